"""The table: which duties a thing is done under, the most fitting first.

Кинель: the head of the МЦУ leads its daily work (2.1.2), heads of blocks see to their own (2.1.3), a
responsible leads the cases of a system (appendix 2). Кострома: the curator decides who works where (3.3),
the administrator keeps the machinery and protects the data (3.4), the analyst writes notes (3.6).
An outside organisation does nothing here: it gets its orders as packets or on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import (
    Absence,
    Administration,
    AwaitedLetter,
    Block,
    Body,
    DestructionAct,
    ExchangeKey,
    FavouriteTopic,
    FrozenNote,
    NameForm,
    NormChange,
    NumberTemplate,
    OpenLine,
    OwnDay,
    OwnWord,
    PaperTemplate,
    Person,
    Phrase,
    Problem,
    ReceptionHours,
    ReceptionPriorities,
    RetentionChange,
    SstuSettings,
    Station,
    Timetable,
    Unit,
)
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.permissions.rights import Export, Managing, Seeing
from mcu_desktop.domain.vocabulary import Regime
from mcu_desktop.later import later

if TYPE_CHECKING:
    from mcu_desktop.domain.permissions import over_cases
    from mcu_desktop.domain.permissions.rights import Right
else:
    over_cases = later("mcu_desktop.domain.permissions.over_cases")

LED: dict[Duty, tuple[Regime, ...]] = {
    Duty.APPEALS: (
        Regime.APPEAL,
        *(Regime.OTHER, Regime.INFORMATION, Regime.SERVICE, Regime.DEPUTY, Regime.PROSECUTOR),
    ),
    Duty.POS: (Regime.POS,),
    Duty.INCIDENT: (Regime.INCIDENT,),
    Duty.CALL_OPERATOR: (Regime.CALL,),
}
"""Whose cases a responsible leads."""
REGIME_OF_DUTY: dict[Duty, Regime] = {duty: regimes[0] for duty, regimes in LED.items()}
"""To which of them a list is narrowed under one duty."""

LEADING = (Duty.HEAD, Duty.CURATOR)
DOING = (Duty.EXECUTOR, Duty.BLOCK_HEAD)
IN_ORDER = (*LED, Duty.INTAKE_OPERATOR, Duty.HEAD)
_READING = (*IN_ORDER, Duty.CURATOR, *DOING)
_RULES = (Duty.ADMINISTRATOR, Duty.HEAD)
_RECEIVING = (Duty.APPEALS, Duty.INTAKE_OPERATOR, Duty.CALL_OPERATOR, *LEADING)

OFFICE: dict[Right, tuple[Duty, ...]] = {
    RegisterCase: (*LED, Duty.INTAKE_OPERATOR, Duty.HEAD),
    Administration: _RULES,
    Block: (*_RULES, Duty.CURATOR),
    Person: (Duty.ADMINISTRATOR,),
    Unit: _RULES,
    Body: (*_RULES, Duty.APPEALS),
    PaperTemplate: _RULES,
    NameForm: (*_RULES, *LED, Duty.INTAKE_OPERATOR),
    OwnDay: _RULES,
    Timetable: _RULES,
    NumberTemplate: _RULES,
    FavouriteTopic: (*_RULES, *LED, Duty.INTAKE_OPERATOR),
    NormChange: _RULES,
    FrozenNote: (*LEADING, *LED),
    Station: (Duty.ADMINISTRATOR,),
    ExchangeKey: (Duty.ADMINISTRATOR,),
    OpenLine: (Duty.ADMINISTRATOR,),
    RetentionChange: _RULES,
    DestructionAct: (Duty.ADMINISTRATOR,),
    ReceptionHours: (Duty.APPEALS, *_RULES, Duty.CURATOR),
    ReceptionPriorities: (Duty.APPEALS, *_RULES),
    SstuSettings: (*_RULES, Duty.APPEALS),
    Problem: (*IN_ORDER, Duty.CURATOR, *DOING),
    AwaitedLetter: (Duty.APPEALS, Duty.HEAD),
    Absence: (*_RULES, Duty.CURATOR, Duty.APPEALS),
    Phrase: (*LED, *DOING, *_RULES),
    OwnWord: (*LED, *DOING, *_RULES, Duty.INTAKE_OPERATOR),
    Seeing.CASES: _READING,
    Seeing.FIGURES: (Duty.ANALYST,),
    Seeing.NOTE: (Duty.HEAD, Duty.CURATOR, Duty.ANALYST, *LED, Duty.INTAKE_OPERATOR),
    Seeing.READINGS: (Duty.HEAD, Duty.CURATOR, Duty.ADMINISTRATOR),
    Export.REGISTER: (*IN_ORDER, Duty.CURATOR, Duty.BLOCK_HEAD, Duty.ANALYST),
    Export.CARD: _READING,
    Export.SLIP: IN_ORDER,
    Export.BOARD: _READING,
    Export.DAY: _READING,
    Export.NOTE_PAPER: (Duty.HEAD, Duty.CURATOR, Duty.ANALYST, *LED, Duty.INTAKE_OPERATOR),
    Export.ATTACHMENT: _READING,
    Export.COMMISSION: (*DOING, *LED, *LEADING),
    Export.PAPER: (*DOING, *LED, *LEADING, Duty.INTAKE_OPERATOR),
    Export.REPORT: (Duty.HEAD, Duty.CURATOR, Duty.ANALYST, *LED, Duty.INTAKE_OPERATOR),
    Export.REVIEW: (*LEADING, *LED),
    Export.FOLDER: (*LEADING, *LED),
    Export.RECEPTION: _RECEIVING,
    Export.SSTU: (Duty.APPEALS, Duty.HEAD),
    Managing.LIMITS: (Duty.BLOCK_HEAD, *_RULES, Duty.CURATOR, *LED),
    Managing.EXCHANGE: (Duty.ADMINISTRATOR,),
    Managing.STATIONS: (Duty.ADMINISTRATOR,),
    Managing.COPY: (Duty.ADMINISTRATOR,),
    Managing.PASSWORDS: (Duty.ADMINISTRATOR,),
    Managing.DESTRUCTION: (Duty.ADMINISTRATOR,),
    Managing.RECEPTION: _RECEIVING,
}
"""All but what is done to one case, which has a table of its own."""

TAKES_BACK_OTHERS: tuple[Duty, ...] = (*LED, Duty.HEAD)
"""Who may undo also what somebody else did."""


def duties_for(right: Right) -> tuple[Duty, ...]:
    """Name the duties under which a thing is done; what stands in no row is done by nobody."""
    return OFFICE.get(right) or over_cases.TABLE.get(right, ())
