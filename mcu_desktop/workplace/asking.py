"""What a person asks the office: lists, a case as a whole, a card, what would be if."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import Card, CardId, FavouriteTopic, NormChange, NumberTemplate, OwnDay
from mcu_desktop.domain.permissions.rights import Seeing
from mcu_desktop.domain.permissions.table import REGIME_OF_DUTY
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.names import CASE
from mcu_desktop.later import later
from mcu_desktop.problems import Refusal
from mcu_desktop.store.register import Filter
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.seat import Seat

if TYPE_CHECKING:
    from mcu_desktop.domain.cases import clocks, folding, registration
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.commands import CaseCommand
    from mcu_desktop.domain.cases.register_case import RegisterCase
    from mcu_desktop.domain.office import classifier as topics
    from mcu_desktop.domain.permissions import reach, withheld
    from mcu_desktop.store import projection
    from mcu_desktop.store.journal_table import History
    from mcu_desktop.store.rows import BlockCount, BoardCard, BoardPin, CaseLine, EarlierApplicant
    from mcu_desktop.workplace import readings
    from mcu_desktop.workplace import sheet as of_sheets
else:
    clocks = later("mcu_desktop.domain.cases.clocks")
    folding = later("mcu_desktop.domain.cases.folding")
    registration = later("mcu_desktop.domain.cases.registration")
    topics = later("mcu_desktop.domain.office.classifier")
    reach = later("mcu_desktop.domain.permissions.reach")
    withheld = later("mcu_desktop.domain.permissions.withheld")
    projection = later("mcu_desktop.store.projection")
    readings = later("mcu_desktop.workplace.readings")
    of_sheets = later("mcu_desktop.workplace.sheet")

NO_BLOCK = (CardId(""),)
"""Narrows a list to nothing."""

_NOT_THEIRS = "Это дело не ваше: ваши обязанности показывают дела ваших блоков и порученные вам вопросы."
_ENDED_SHOWN = timedelta(days=14)
"""How long a finished card stays on its board."""


class Asking(Seat):
    """Questions to the office; none of them writes."""

    def case_id(self, said: str) -> CaseId:
        """Find a case by its id or its whole number."""
        if re.fullmatch(r"[0-9a-f]{32}", said) and self.store.history(Stream(CASE, said)).records:
            self.require_sight(CaseId(said))
            return CaseId(said)
        if scanned := self.store.register.by_code(said):
            return CaseId(scanned[0][1])
        found = self.store.register.by_number(said.strip())
        if len(found) == 1:
            return CaseId(found[0].hex())
        if found:
            raise Refusal(f"Номер «{said[:60]}» носят несколько дел: назовите дело его идентификатором.")
        raise Refusal(f"Дела «{said[:60]}» нет.")

    def sheet(self, id_: CaseId) -> of_sheets.CaseSheet:
        """Give everything of a case."""
        terms = self.terms
        told = of_sheets.sheet(self._seen(id_), terms, self)
        if told is None:
            raise Refusal("Такого дела нет.")
        return told

    def read(self, id_: CaseId) -> of_sheets.CaseSheet:
        """Give everything of a case to somebody who looks at its card, and write that down."""
        told = self.sheet(id_)
        readings.opened(self, id_)
        return told

    def case(self, id_: CaseId) -> Case:
        """Give the folded case."""
        return folded(self._seen(id_), id_)

    def require_sight(self, id_: CaseId) -> None:
        """Refuse a case that this person's duties do not show."""
        if self.hides(id_) and self.store.history(Stream(CASE, id_)).records:
            raise Refusal(self.why_not(Seeing.CASES) or _NOT_THEIRS)

    def why_not_on(self, case: Case, command: type[CaseCommand]) -> str | None:
        """Say why this person may not carry a command out on a case, `None` where they may."""
        return self.why_not(command, reach.about(case))

    def hides(self, id_: CaseId) -> bool:
        """Tell whether a case is not this person's to see, as one handed over to others may be."""
        return not (self.sight.whole or self.store.sees(id_)[0])

    def _seen(self, id_: CaseId) -> History:
        """Read a case as this person may know it: whole, or without what names and describes people."""
        self.require_sight(id_)
        past = self.store.history(Stream(CASE, id_))
        if self.sight.whole or self.store.sees(id_)[1]:
            return past
        return past._replace(facts=tuple(map(withheld.withheld, past.facts)))

    def keys(self, asked: Filter) -> list[int]:
        """Give the row numbers of a list."""
        return self.store.register.keys(asked, self.now())

    def lines(self, keys: Sequence[int]) -> tuple[CaseLine, ...]:
        """Give some lines of a list."""
        return self.store.register.lines(keys, self.now())

    def search(self, text: str, *, limit: int = 50) -> tuple[CaseLine, ...]:
        """Give the newest cases that answer what was typed, or the case whose paper was scanned."""
        return self.store.register.search(text, self.now(), limit=limit)

    def board(self, *blocks: CardId, executor: CardId | None = None) -> tuple[BoardCard, ...]:
        """Give the cards of the board of a block, or of several blocks as one board."""
        return tuple(self.board_cards(self.board_pins(*blocks, executor=executor)))

    def board_pins(self, *blocks: CardId, executor: CardId | None = None) -> tuple[BoardPin, ...]:
        """Give where the cards of such a board hang, without what is written on them."""
        since = self.today() - _ENDED_SHOWN
        return self.store.boards.pins(blocks, ended_since=since, executor=executor) if blocks else ()

    def board_cards(self, pins: Sequence[BoardPin]) -> list[BoardCard]:
        """Read the cards that hang somewhere on a board."""
        return self.store.boards.cards(pins)

    def block_counts(self) -> dict[str, BlockCount]:
        """Give how much lies on every block that has anything unfinished."""
        return {count.block: count for count in self.store.boards.counts(self.now())}

    def blockless(self) -> tuple[int, ...]:
        """Give the unfinished cases that stand on no board."""
        return self.store.boards.blockless()

    def earlier_applicants(self, typed: str) -> tuple[EarlierApplicant, ...]:
        """Give people whose name begins as typed."""
        return self.store.earlier.applicants(typed)

    def check(self, command: RegisterCase) -> tuple[clocks.Clock, ...]:
        """Give the terms that a case would have, or the refusal it would meet; writes nothing."""
        rules = self.rules()
        id_ = CaseId("0" * 32)
        fact = registration.register(
            id_, command, rules, station=self.store.station, next_ordinal=lambda *_: 1
        )
        case = folding.evolve(id_, None, fact)
        assert case is not None
        return clocks.clocks(case, rules.terms)

    def proposed_block(self, code: str) -> CardId | None:
        """Give the block that a code of the classifier points to."""
        return topics.propose_block(code, self.office.blocks.items())

    def own_day(self, day: date) -> CardId | None:
        """Give the card by which the office declared a day."""
        return self._card_where(lambda card: isinstance(card, OwnDay) and card.day == day)

    def number_template_card(self, journal: str) -> CardId | None:
        """Give the card of a journal's number template."""
        return self._card_where(lambda card: isinstance(card, NumberTemplate) and card.journal == journal)

    def favourite_card(self, code: str) -> CardId:
        """Give the card of a favourite topic."""
        return self._standing(lambda card: isinstance(card, FavouriteTopic) and card.code == code)

    def norm_change_card(self, norm: str, valid_from: date) -> CardId:
        """Give the card by which the office changed a norm from a day on."""
        return self._standing(
            lambda card: isinstance(card, NormChange) and (card.norm, card.valid_from) == (norm, valid_from)
        )

    def narrowed(self, asked: Filter, duty: Duty) -> Filter:
        """Narrow a list to what concerns this person under one duty; several duties see everything."""
        if duty in REGIME_OF_DUTY:
            return replace(asked, regimes=(REGIME_OF_DUTY[duty],))
        if duty is Duty.BLOCK_HEAD:
            headed = self.office.blocks_headed_by(self.person)
            mine = tuple(block for block in headed if not asked.blocks or block in asked.blocks)
            return replace(asked, blocks=mine or NO_BLOCK)
        if duty in {Duty.EXECUTOR, Duty.OUTSIDE}:
            return replace(asked, executors=(self.person,))
        return asked

    def _card_where(self, fits: Callable[[Card], bool]) -> CardId | None:
        found = (id_ for id_, card, gone in self.store.cards() if not gone and fits(card))
        return next(found, None)

    def _standing(self, fits: Callable[[Card], bool]) -> CardId:
        found = self._card_where(fits)
        if found is None:
            raise Refusal("Такой карточки уже нет.")
        return found

    def card(self, id_: CardId) -> Card:
        """Give a card, also one that is out of use."""
        for known, card, _ in self.store.cards():
            if known == id_:
                return card
        raise Refusal("Такой карточки нет.")


def folded(past: History, id_: str) -> Case:
    """Fold a case, or refuse where there is none."""
    case = projection.folded_case(past)
    if case is None:
        raise Refusal(f"Дела «{id_[:40]}» нет.")
    return case
