"""What the signing of an answer is made of: its draft, the round of those who agree, the signature."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.vocabulary import QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What the answer says about a question, or why it says nothing."""

    question: QuestionId
    text: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """The answer was written, or written anew: whoever had agreed is asked again."""

    letter: str
    passages: tuple[Passage, ...] = ()

    def passage(self, question: QuestionId) -> Passage | None:
        """Give what is said about a question."""
        return next((one for one in self.passages if one.question == question), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeReady:
    """The answer is whole; these are asked to agree and to sign."""

    author: CardId
    """Who hands it over: nobody signs an own answer."""
    visas: tuple[CardId, ...] = ()
    signer: CardId | None = None
    at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Somebody put a visa."""

    person: CardId
    """Whose visa it is."""
    deputy: CardId | None = None
    """Who put it, where somebody stood in."""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReturned:
    """The draft came back to be written better."""

    person: CardId
    deputy: CardId | None = None
    author: CardId
    """Who had handed it over: counted against nobody else."""
    returned_on: date
    reason: str
    own: bool = False
    """Whoever had handed it over took it back themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The letter was signed."""

    signer: CardId
    deputy: CardId | None = None
    signed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A round: whom it was handed to, who has agreed, whether it is signed."""

    asked: MadeReady
    agreed: tuple[Agreed, ...] = ()
    signed: Signed | None = None

    @property
    def visas_awaited(self) -> tuple[CardId, ...]:
        """Whose visa comes next: one, or everybody's who is asked at once."""
        done = {one.person for one in self.agreed}
        left = tuple(one for one in self.asked.visas if one not in done)
        return left if self.asked.at_once else left[:1]

    @property
    def signature_awaited(self) -> tuple[CardId, ...]:
        """Who signs next, once everybody has agreed."""
        if self.signed or self.visas_awaited or self.asked.signer is None:
            return ()
        return (self.asked.signer,)

    @property
    def awaited(self) -> tuple[CardId, ...]:
        """Whom the letter waits for."""
        return self.visas_awaited or self.signature_awaited

    def with_visa(self, visa: Agreed) -> Chain:
        """Give the round with one more visa."""
        return replace(self, agreed=(*self.agreed, visa))

    def with_signature(self, signed: Signed) -> Chain:
        """Give the round signed."""
        return replace(self, signed=signed)
