"""What an office writes down about itself: one typed dataclass for each kind of card."""

from __future__ import annotations

from mcu_desktop.domain.cards.kinds.answering import FrozenNote, Problem
from mcu_desktop.domain.cards.kinds.counting import DayKind, NormChange, OwnDay, Timetable
from mcu_desktop.domain.cards.kinds.exchange import ExchangeKey, OpenLine, Station
from mcu_desktop.domain.cards.kinds.identity import CardId
from mcu_desktop.domain.cards.kinds.keeping import DestructionAct, RetentionChange
from mcu_desktop.domain.cards.kinds.office import (
    Absence,
    Administration,
    Block,
    Body,
    BodyKind,
    Person,
    Unit,
    UnitKind,
)
from mcu_desktop.domain.cards.kinds.reception import ReceptionHours, ReceptionPriorities
from mcu_desktop.domain.cards.kinds.registering import FavouriteTopic, NumberTemplate
from mcu_desktop.domain.cards.kinds.sstu import AwaitedLetter, SstuSettings
from mcu_desktop.domain.cards.kinds.writing import NameForm, OwnWord, PaperTemplate, Phrase

__all__ = [
    "CARD_KINDS",
    "Absence",
    "Administration",
    "AwaitedLetter",
    "Block",
    "Body",
    "BodyKind",
    "Card",
    "CardId",
    "DayKind",
    "DestructionAct",
    "ExchangeKey",
    "FavouriteTopic",
    "FrozenNote",
    "NameForm",
    "NormChange",
    "NumberTemplate",
    "OpenLine",
    "OwnDay",
    "OwnWord",
    "PaperTemplate",
    "Person",
    "Phrase",
    "Problem",
    "ReceptionHours",
    "ReceptionPriorities",
    "RetentionChange",
    "SstuSettings",
    "Station",
    "Timetable",
    "Unit",
    "UnitKind",
]

Card = (
    Administration
    | Block
    | Person
    | Unit
    | Body
    | NameForm
    | PaperTemplate
    | OwnDay
    | Timetable
    | NumberTemplate
    | FavouriteTopic
    | NormChange
    | FrozenNote
    | Station
    | ExchangeKey
    | OpenLine
    | RetentionChange
    | DestructionAct
    | SstuSettings
    | AwaitedLetter
    | ReceptionHours
    | ReceptionPriorities
    | Problem
    | Absence
    | Phrase
    | OwnWord
)

CARD_KINDS: dict[str, type[Card]] = {
    "administration": Administration,
    "block": Block,
    "person": Person,
    "unit": Unit,
    "own_day": OwnDay,
    "timetable": Timetable,
    "number_template": NumberTemplate,
    "favourite_topic": FavouriteTopic,
    "norm_change": NormChange,
    "frozen_note": FrozenNote,
    "station": Station,
    "exchange_key": ExchangeKey,
    "open_line": OpenLine,
    "retention_change": RetentionChange,
    "destruction_act": DestructionAct,
    "reception_hours": ReceptionHours,
    "reception_priorities": ReceptionPriorities,
    "sstu_settings": SstuSettings,
    "awaited_letter": AwaitedLetter,
    "body": Body,
    "name_form": NameForm,
    "paper_template": PaperTemplate,
    "problem": Problem,
    "absence": Absence,
    "phrase": Phrase,
    "own_word": OwnWord,
}
"""The name of each kind in the journal; a released name never changes."""
