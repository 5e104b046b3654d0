"""Under which duty an action is recorded, when a person has several."""

from __future__ import annotations

from typing import Any

from mcu_desktop.domain.cards.duties import Duty, hat_for
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    Close,
    NoteStep,
    RecordMeasures,
    RegisterCase,
    ReleaseControl,
    SendAnswer,
    SetControl,
    Take,
)
from mcu_desktop.domain.vocabulary import Regime

_OF_REGIME: dict[str, Duty] = {
    Regime.APPEAL: Duty.APPEALS,
    Regime.POS: Duty.POS,
    Regime.INCIDENT: Duty.INCIDENT,
    Regime.CALL: Duty.CALL_OPERATOR,
}

REGIME_OF_DUTY: dict[Duty, str] = {duty: regime for regime, duty in _OF_REGIME.items()}
"""Whose cases a duty of intake leads."""

_DOING = (Duty.EXECUTOR, Duty.BLOCK_HEAD)
_LEADING = (Duty.HEAD, Duty.CURATOR)


def hat(duties: tuple[Duty, ...], command: type[Any], regime: str | None) -> str:
    """Give the duty of a person that an action belongs to; the first one when none fits better."""
    of_regime = (_OF_REGIME[regime],) if regime in _OF_REGIME else ()
    wanted: tuple[Duty, ...]
    if issubclass(command, RegisterCase):
        wanted = (*of_regime, Duty.INTAKE_OPERATOR)
    elif issubclass(command, Take | Answer | NoteStep | RecordMeasures):
        wanted = (*_DOING, *of_regime)
    elif issubclass(command, SetControl | ReleaseControl):
        wanted = (*_LEADING, *of_regime)
    elif issubclass(command, Assign | SendAnswer | Close):
        wanted = (*of_regime, *_LEADING, Duty.BLOCK_HEAD)
    else:
        wanted = (*of_regime, Duty.ADMINISTRATOR)
    return hat_for(duties, wanted) or (duties[0] if duties else "")
