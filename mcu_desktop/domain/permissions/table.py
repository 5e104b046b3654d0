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
from mcu_desktop.domain.cases.chapters.citizens import ChangeCitizen, Identify
from mcu_desktop.domain.cases.chapters.commissions import Commission, TakeAnswer
from mcu_desktop.domain.cases.chapters.complaint import NameAgainst
from mcu_desktop.domain.cases.chapters.control import ReleaseControl, SetControl
from mcu_desktop.domain.cases.chapters.copies import EndWithLeading, LinkCopy, TakeCopy
from mcu_desktop.domain.cases.chapters.correspondence import EndCorrespondence
from mcu_desktop.domain.cases.chapters.course import ChooseCourse
from mcu_desktop.domain.cases.chapters.extension import Extend
from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.chapters.holding import Hold, ReleaseHold
from mcu_desktop.domain.cases.chapters.named_term import NameTerm
from mcu_desktop.domain.cases.chapters.orders import AcceptOrder, GiveOrder, ReportOrder, ReturnOrder
from mcu_desktop.domain.cases.chapters.papers import IssuePaper
from mcu_desktop.domain.cases.chapters.problems import LinkProblem, UnlinkProblem
from mcu_desktop.domain.cases.chapters.repeats import DenyRepeat, NoteRepeat
from mcu_desktop.domain.cases.chapters.requests import Remind, Reply, Request
from mcu_desktop.domain.cases.chapters.returning import Return
from mcu_desktop.domain.cases.chapters.signing import Agree, MakeReady, ReturnDraft, Sign, WriteDraft
from mcu_desktop.domain.cases.chapters.unanswered import LeaveUnanswered
from mcu_desktop.domain.cases.chapters.visiting import VisitSite
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    Attach,
    Close,
    CorrectCase,
    NoteStep,
    RecordMeasures,
    RegisterCase,
    Renumber,
    Reopen,
    SendAnswer,
    Settle,
    Take,
    Undo,
    Withdraw,
)
from mcu_desktop.domain.permissions.rights import Export, Managing, Seeing
from mcu_desktop.domain.vocabulary import Regime

if TYPE_CHECKING:
    from mcu_desktop.domain.permissions.rights import Right

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

_LED = tuple(LED)
_LEADING = (Duty.HEAD, Duty.CURATOR)
_DOING = (Duty.EXECUTOR, Duty.BLOCK_HEAD)
_IN_ORDER = (*_LED, Duty.INTAKE_OPERATOR, Duty.HEAD)
_READING = (*_IN_ORDER, Duty.CURATOR, *_DOING)
_ASKED = (*_LEADING, *_DOING, *_LED, Duty.INTAKE_OPERATOR)
"""Whoever was asked; the rules of the case know whom."""
_RULES = (Duty.ADMINISTRATOR, Duty.HEAD)
_RECEIVING = (Duty.APPEALS, Duty.INTAKE_OPERATOR, Duty.CALL_OPERATOR, *_LEADING)

TABLE: dict[Right, tuple[Duty, ...]] = {
    RegisterCase: (*_LED, Duty.INTAKE_OPERATOR, Duty.HEAD),
    CorrectCase: _IN_ORDER,
    Assign: (*_LED, *_LEADING, Duty.BLOCK_HEAD, Duty.INTAKE_OPERATOR),
    Take: (*_DOING, *_LED, Duty.HEAD),
    NoteStep: (*_DOING, *_LED, Duty.HEAD, Duty.INTAKE_OPERATOR),
    Answer: (*_DOING, *_LED, Duty.HEAD),
    RecordMeasures: (*_DOING, *_LED, Duty.HEAD),
    WriteDraft: (*_DOING, *_LED, Duty.HEAD),
    MakeReady: (*_DOING, *_LED, Duty.HEAD),
    Agree: _ASKED,
    ReturnDraft: _ASKED,
    Sign: _ASKED,
    GiveOrder: (*_LEADING, *_LED),
    ReportOrder: _ASKED,
    AcceptOrder: _ASKED,
    ReturnOrder: _ASKED,
    SendAnswer: (*_LED, *_LEADING, Duty.BLOCK_HEAD),
    Close: (*_LED, *_LEADING, Duty.BLOCK_HEAD),
    Reopen: (*_LED, Duty.HEAD),
    Withdraw: (*_LED, Duty.HEAD),
    Hold: (Duty.HEAD, Duty.APPEALS),
    ReleaseHold: (Duty.HEAD, Duty.APPEALS),
    LeaveUnanswered: (Duty.APPEALS, *_LEADING),
    Return: (Duty.APPEALS, *_LEADING),
    EndCorrespondence: (Duty.APPEALS, *_LEADING),
    NameAgainst: _IN_ORDER,
    NameTerm: _IN_ORDER,
    LinkCopy: _IN_ORDER,
    TakeCopy: _IN_ORDER,
    EndWithLeading: (*_LED, *_LEADING),
    SetControl: (*_LEADING, *_LED),
    ReleaseControl: (*_LEADING, *_LED),
    Attach: (*_IN_ORDER, *_DOING),
    Commission: (*_DOING, *_LED, *_LEADING),
    IssuePaper: (*_LED, *_LEADING, Duty.BLOCK_HEAD, Duty.INTAKE_OPERATOR),
    Request: (*_DOING, *_LED, *_LEADING),
    Remind: (*_DOING, *_LED, *_LEADING),
    Reply: (*_DOING, *_LED, *_LEADING, Duty.INTAKE_OPERATOR),
    Forward: (*_LED, *_LEADING),
    Extend: (*_LED, *_LEADING, Duty.BLOCK_HEAD),
    VisitSite: (*_DOING, *_LED, Duty.HEAD),
    ChooseCourse: (*_LED, *_LEADING, Duty.INTAKE_OPERATOR),
    TakeAnswer: (*_DOING, *_LED, *_LEADING, Duty.INTAKE_OPERATOR),
    Identify: _IN_ORDER,
    ChangeCitizen: _IN_ORDER,
    NoteRepeat: (*_IN_ORDER, *_DOING),
    DenyRepeat: (*_IN_ORDER, *_DOING),
    LinkProblem: (*_IN_ORDER, Duty.CURATOR, *_DOING),
    UnlinkProblem: (*_IN_ORDER, Duty.CURATOR, *_DOING),
    Settle: (*_IN_ORDER, Duty.CURATOR, *_DOING),
    Renumber: _IN_ORDER,
    Undo: (*_IN_ORDER, Duty.CURATOR, *_DOING),
    Administration: _RULES,
    Block: (*_RULES, Duty.CURATOR),
    Person: (Duty.ADMINISTRATOR,),
    Unit: _RULES,
    Body: (*_RULES, Duty.APPEALS),
    PaperTemplate: _RULES,
    NameForm: (*_RULES, *_LED, Duty.INTAKE_OPERATOR),
    OwnDay: _RULES,
    Timetable: _RULES,
    NumberTemplate: _RULES,
    FavouriteTopic: (*_RULES, *_LED, Duty.INTAKE_OPERATOR),
    NormChange: _RULES,
    FrozenNote: (*_LEADING, *_LED),
    Station: (Duty.ADMINISTRATOR,),
    ExchangeKey: (Duty.ADMINISTRATOR,),
    OpenLine: (Duty.ADMINISTRATOR,),
    RetentionChange: _RULES,
    DestructionAct: (Duty.ADMINISTRATOR,),
    ReceptionHours: (Duty.APPEALS, *_RULES, Duty.CURATOR),
    ReceptionPriorities: (Duty.APPEALS, *_RULES),
    SstuSettings: (*_RULES, Duty.APPEALS),
    Problem: (*_IN_ORDER, Duty.CURATOR, *_DOING),
    AwaitedLetter: (Duty.APPEALS, Duty.HEAD),
    Absence: (*_RULES, Duty.CURATOR, Duty.APPEALS),
    Phrase: (*_LED, *_DOING, *_RULES),
    OwnWord: (*_LED, *_DOING, *_RULES, Duty.INTAKE_OPERATOR),
    Seeing.CASES: _READING,
    Seeing.FIGURES: (Duty.ANALYST,),
    Seeing.NOTE: (Duty.HEAD, Duty.CURATOR, Duty.ANALYST, *_LED, Duty.INTAKE_OPERATOR),
    Seeing.READINGS: (Duty.HEAD, Duty.CURATOR, Duty.ADMINISTRATOR),
    Export.REGISTER: (*_IN_ORDER, Duty.CURATOR, Duty.BLOCK_HEAD, Duty.ANALYST),
    Export.CARD: _READING,
    Export.SLIP: _IN_ORDER,
    Export.BOARD: _READING,
    Export.DAY: _READING,
    Export.NOTE_PAPER: (Duty.HEAD, Duty.CURATOR, Duty.ANALYST, *_LED, Duty.INTAKE_OPERATOR),
    Export.ATTACHMENT: _READING,
    Export.COMMISSION: (*_DOING, *_LED, *_LEADING),
    Export.PAPER: (*_DOING, *_LED, *_LEADING, Duty.INTAKE_OPERATOR),
    Export.REPORT: (Duty.HEAD, Duty.CURATOR, Duty.ANALYST, *_LED, Duty.INTAKE_OPERATOR),
    Export.REVIEW: (*_LEADING, *_LED),
    Export.FOLDER: (*_LEADING, *_LED),
    Export.RECEPTION: _RECEIVING,
    Export.SSTU: (Duty.APPEALS, Duty.HEAD),
    Managing.LIMITS: (Duty.BLOCK_HEAD, *_RULES, Duty.CURATOR, *_LED),
    Managing.EXCHANGE: (Duty.ADMINISTRATOR,),
    Managing.STATIONS: (Duty.ADMINISTRATOR,),
    Managing.COPY: (Duty.ADMINISTRATOR,),
    Managing.PASSWORDS: (Duty.ADMINISTRATOR,),
    Managing.DESTRUCTION: (Duty.ADMINISTRATOR,),
    Managing.RECEPTION: _RECEIVING,
}
"""What stands in no row is done by nobody."""

TAKES_BACK_OTHERS: tuple[Duty, ...] = (*_LED, Duty.HEAD)
"""Who may undo also what somebody else did."""
