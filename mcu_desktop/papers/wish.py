"""What somebody who makes a paper says beside what the case knows."""

from __future__ import annotations

from datetime import date

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.vocabulary import QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A body or an official that a letter goes to."""

    name: str
    """In the nominative."""
    addressee: str = ""
    """In the dative, as the envelope has it; empty – the body itself."""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """The electronic signature that a paper is marked with; the signature itself is made elsewhere."""

    certificate: str
    owner: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A paper that is to be drawn."""

    kind: PaperKind
    text: str = ""
    reason: str = ""
    bodies: tuple[Recipient, ...] = ()
    asked: str = ""
    """What another body is asked for, a line each."""
    until: date | None = None
    page: str = ""
    """Where the answer is published."""
    earlier: str = ""
    """The answers given before, a line each."""
    helpers: str = ""
    enclosure: str = ""
    questions: tuple[QuestionId, ...] = ()
    """Which questions it is about; all where none is named."""
    signer: CardId | None = None
    executor: CardId | None = None
    seal: Seal | None = None
