"""The workplace: carries a person's commands out whole or refuses them whole, and answers questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from uuid import uuid4
from zoneinfo import ZoneInfo

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.facts import CardCorrected, CardFact, CardRecorded, CardWithdrawn
from mcu_desktop.domain.cards.kinds import (
    Card,
    CardId,
    FavouriteTopic,
    NormChange,
    NumberTemplate,
    OwnDay,
)
from mcu_desktop.domain.cases.case import Case, evolve
from mcu_desktop.domain.cases.clocks import Clock, clocks
from mcu_desktop.domain.cases.commands import Attach, CaseCommand, RegisterCase, Undo
from mcu_desktop.domain.cases.decisions import Rules, decide
from mcu_desktop.domain.cases.registration import register
from mcu_desktop.domain.office.classifier import propose_block
from mcu_desktop.domain.office.office import Office, office_of
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.codec import CASE
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.drafts import Drafts
from mcu_desktop.store.journal_table import History, Signature, Stream
from mcu_desktop.store.projection import folded_case
from mcu_desktop.store.register import Filter
from mcu_desktop.store.store import Store, Writing
from mcu_desktop.workplace import exchanging, rulebook
from mcu_desktop.workplace.card_changes import KIND_NAMES, require_change, taken_back, tell
from mcu_desktop.workplace.changes import Changes, Registration
from mcu_desktop.workplace.hats import REGIME_OF_DUTY, hat
from mcu_desktop.workplace.sheet import CaseSheet, sheet

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.facts import CaseFact
    from mcu_desktop.domain.office.classifier import Classifier
    from mcu_desktop.domain.terms.deadlines import Terms
    from mcu_desktop.store.integrity import Verdict
    from mcu_desktop.store.rows import BlockCount, BoardCard, CaseLine, EarlierApplicant
    from mcu_desktop.workplace.exchanging import Exchange

_ENDED_SHOWN = timedelta(days=14)
"""How long a finished card stays on its board."""


class Workplace:
    """One person at one profile. Reads and writes never wait for a network."""

    def __init__(
        self,
        store: Store,
        *,
        person: CardId,
        clock: Callable[[], datetime] | None = None,
        identity: Callable[[], str] = lambda: uuid4().hex,
    ) -> None:
        self.store = store
        self.person = person
        self.given_clock = clock
        """The clock that a caller told to go by; `None` for the machine's."""
        self._clock = clock or (lambda: datetime.now().astimezone())
        self._identity = identity
        self._seen_version = -1
        self._office = Office()
        self._terms: Terms | None = None
        self._titles: dict[str, str] = {}

    @classmethod
    def open(
        cls,
        home: Path,
        *,
        person: str | None = None,
        clock: Callable[[], datetime] | None = None,
        identity: Callable[[], str] = lambda: uuid4().hex,
        key: bytes | None = None,
    ) -> Workplace:
        """Open a profile as its owner, or as somebody named by name, post or id."""
        store = Store.open(home, key=key)
        owner = store.trait("owner")
        if owner is None:
            raise Trouble("Профиль не закончен: создайте его заново в другой папке.")
        workplace = cls(store, person=CardId(owner), clock=clock, identity=identity)
        if store.trait("edition") != rulebook.edition():
            from mcu_desktop.workplace.safekeeping import copy_before  # noqa: PLC0415 - once an edition

            copy_before(store, "edition")
            workplace.rebuild()
        exchanging.settle_copy(workplace)
        if person:
            workplace.person = workplace.office.person_named(person, field="--as")
        return workplace

    # ------------------------------------------------------------------ the office

    @property
    def office(self) -> Office:
        """The office as its cards stand now."""
        version = self.store.version()
        if version != self._seen_version:
            self._look_again(self.store.cards())
            self._seen_version = version
        return self._office

    @property
    def terms(self) -> Terms:
        """What terms depend on now."""
        office = self.office
        if self._terms is None:
            self._terms = rulebook.terms_of(office)
        return self._terms

    @property
    def classifier(self) -> Classifier:
        """The state classifier."""
        return rulebook.classifier()

    def now(self) -> datetime:
        """Give the moment, in the office's zone."""
        return self.in_zone(self._clock())

    def in_zone(self, moment: datetime) -> datetime:
        """Give a moment in the office's zone; one without a zone is meant so already."""
        zone = ZoneInfo(self.office.administration.zone)
        return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)

    def new_id(self) -> str:
        """Give 32 hexadecimal digits that nobody else has."""
        return self._identity()

    def see_anew(self) -> None:
        """Look at the cards again: somebody changed them through this very connection."""
        self._seen_version = -1

    def today(self) -> date:
        """Give the day in the office's zone."""
        return self.now().date()

    def block_name(self, block: CardId | None) -> str:
        """Give the short name of a block, also of one that is no longer in use."""
        return self._name(block, "без блока")

    def person_name(self, person: CardId | None) -> str:
        """Give a person's name or post."""
        return self._name(person, "не назначен")

    # ------------------------------------------------------------------ commands on cases

    def register(self, command: RegisterCase) -> Registration:
        """Register a case: number, facts and rows in one transaction."""
        id_ = CaseId(self._identity())
        stream = Stream(CASE, id_)
        with self.store.writing() as writing:
            rules = self._rules()
            fact = register(
                id_,
                command,
                rules,
                station=self.store.station,
                next_ordinal=writing.next_ordinal,
            )
            past = History(stream, (), ())
            writing.append([(past, fact)], self._signature(RegisterCase, command.regime))
            writing.project([stream], lambda: rules.terms)
        case = evolve(id_, None, fact)
        assert case is not None
        changes = Changes(streams=frozenset({stream}))
        return Registration(id=id_, number=case.number, clocks=clocks(case, rules.terms), changes=changes)

    def act(self, id_: CaseId, command: CaseCommand) -> Changes:
        """Carry one command out on one case."""
        return self.act_on_all([id_], command)

    def act_on_all(self, ids: Sequence[CaseId], command: CaseCommand) -> Changes:
        """Carry one command out on several cases: on all of them, or on none."""
        return self.act_on_each([(id_, command) for id_ in dict.fromkeys(ids)])

    def act_on_each(self, orders: Sequence[tuple[CaseId, CaseCommand]]) -> Changes:
        """Carry commands out as one action, in their order: all of them, or none.

        Where several cases are meant, a refusal names the one that refuses.
        """
        streams = [Stream(CASE, id_) for id_ in dict.fromkeys(id_ for id_, _ in orders)]
        with self.store.writing() as writing:
            rules = self._rules()
            facts = self._decided_on_each(writing, orders, rules)
            if orders:
                last, command = orders[-1]
                regime = _folded(writing.history(Stream(CASE, last)), last).regime
                writing.append(facts, self._signature(type(command), regime))
            writing.project(streams, lambda: rules.terms)
            action = writing.history(streams[-1]).records[-1].action if streams else None
        return Changes(streams=frozenset(streams), action=action)

    def attach(self, id_: CaseId, source: Path) -> Changes:
        """Keep a file and put it to a case."""
        kept = self.store.attachments.keep(source)
        command = Attach(digest=kept.digest, name=kept.name, media_type=kept.media_type, size=kept.size)
        return self.act(id_, command)

    # ------------------------------------------------------------------ commands on cards

    def record(self, card: Card, *, preview: bool = False) -> tuple[CardId, Changes]:
        """Write a new card. With `preview` nothing stays, and the terms that would move are told."""
        id_ = CardId(self._identity())
        return id_, self._change_card(id_, card, CardRecorded(card=card), preview=preview)

    def correct(self, id_: CardId, changes: dict[str, Any], *, reason: str, preview: bool = False) -> Changes:
        """Change fields of a card, with a reason."""
        card = self._card(id_)
        standing = {name: value for name, value in changes.items() if getattr(card, name) != value}
        if not standing:
            raise Refusal("Ничего не изменилось.")
        if not reason.strip():
            raise Refusal("Укажите причину изменения.", field="reason")
        return self._change_card(id_, card, CardCorrected(changes=standing, reason=reason), preview=preview)

    def withdraw(
        self,
        id_: CardId,
        *,
        reason: str,
        preview: bool = False,
        handing_over: Sequence[tuple[CaseId, CaseCommand]] = (),
    ) -> Changes:
        """Take a card out of use, handing its cases over in one action; what refers to it keeps its words."""
        if not reason.strip():
            raise Refusal("Укажите причину.", field="reason")
        if id_ == self.person:
            raise Refusal("Себя убрать нельзя: за этим рабочим местом работаете вы.")
        return self._change_card(
            id_, self._card(id_), CardWithdrawn(reason=reason), preview=preview, with_cases=handing_over
        )

    def undo(self, action: str) -> Changes:
        """Take an action back whole, on every case and card that it touched, or refuse it whole."""
        with self.store.writing() as writing:
            rules, before = self._rules(), self.terms
            streams = writing.streams_of(action)
            cards = [writing.history(stream) for stream in streams if stream.kind != CASE]
            cases = [CaseId(stream.id) for stream in streams if stream.kind == CASE]
            facts = [
                *self._decided_on_each(writing, [(case, Undo(txn=action)) for case in cases], rules),
                *((past, taken_back(writing, past, action)) for past in cards),
            ]
            if not facts:
                raise Refusal("Такого действия нет.")
            regime = _folded(facts[0][0], cases[0]).regime if cases else None
            writing.append(facts, self._signature(Undo, regime))
            changes = tell(writing, [past.stream for past, _ in facts], before)
        self._seen_version = -1
        return changes

    def _change_card(
        self,
        id_: CardId,
        card: Card,
        fact: CardFact,
        *,
        preview: bool,
        with_cases: Sequence[tuple[CaseId, CaseCommand]] = (),
    ) -> Changes:
        stream = Stream(KIND_NAMES[type(card)], id_)
        changes = Changes()
        try:
            with self.store.writing() as writing:
                past = writing.history(stream)
                if past.unread:
                    raise Refusal("Карточка изменена более новой программой: обновите эту.")
                require_change(id_, card, fact, writing.cards())
                before = self.terms
                facts = [*self._decided_on_each(writing, with_cases, self._rules()), (past, fact)]
                writing.append(facts, self._signature(type(card), None))
                changes = tell(writing, [past.stream for past, _ in facts], before)
                if preview:
                    _leave()
        except _OnlyLooking:
            return changes
        self._seen_version = -1
        return changes

    def _decided_on_each(
        self, writing: Writing, orders: Sequence[tuple[CaseId, CaseCommand]], rules: Rules
    ) -> list[tuple[History, Any]]:
        """Decide on each order as the ones before left its case."""
        past = {id_: writing.history(Stream(CASE, id_)) for id_ in dict.fromkeys(id_ for id_, _ in orders)}
        cases = {id_: _folded(history, id_) for id_, history in past.items()}
        facts: list[tuple[History, Any]] = []
        for id_, command in orders:
            case, history = cases[id_], past[id_]
            if history.unread:
                raise Refusal(f"Дело {case.number} изменено более новой программой: обновите эту.")
            decided = _decided(case, command, rules, history, of_several=len(past) > 1)
            facts += [(history, fact) for fact in decided]
            for fact in decided:
                cases[id_] = evolve(id_, cases[id_], fact) or cases[id_]
        return facts

    # ------------------------------------------------------------------ queries

    def case_id(self, said: str) -> CaseId:
        """Find a case by its id or its whole number."""
        if re.fullmatch(r"[0-9a-f]{32}", said) and self.store.history(Stream(CASE, said)).records:
            return CaseId(said)
        found = self.store.register.by_number(said.strip())
        if len(found) == 1:
            return CaseId(found[0].hex())
        if found:
            raise Refusal(f"Номер «{said[:60]}» носят несколько дел: назовите дело его идентификатором.")
        raise Refusal(f"Дела «{said[:60]}» нет.")

    def sheet(self, id_: CaseId) -> CaseSheet:
        """Give everything of a case."""
        terms = self.terms
        told = sheet(self.store.history(Stream(CASE, id_)), terms, self)
        if told is None:
            raise Refusal("Такого дела нет.")
        return told

    def case(self, id_: CaseId) -> Case:
        """Give the folded case."""
        return _folded(self.store.history(Stream(CASE, id_)), id_)

    def keys(self, asked: Filter) -> list[int]:
        """Give the row numbers of a list."""
        return self.store.register.keys(asked, self.now())

    def lines(self, keys: Sequence[int]) -> tuple[CaseLine, ...]:
        """Give some lines of a list."""
        return self.store.register.lines(keys, self.now())

    def search(self, text: str, *, limit: int = 50) -> tuple[CaseLine, ...]:
        """Give the newest cases that answer what was typed."""
        return self.store.register.search(text, self.now(), limit=limit)

    def board(self, *blocks: CardId, executor: CardId | None = None) -> tuple[BoardCard, ...]:
        """Give the cards of the board of a block, or of several blocks as one board."""
        since = self.today() - _ENDED_SHOWN
        return self.store.boards.cards(blocks, ended_since=since, executor=executor) if blocks else ()

    def block_counts(self) -> dict[str, BlockCount]:
        """Give how much lies on every block that has anything unfinished."""
        return {count.block: count for count in self.store.boards.counts(self.now())}

    def earlier_applicants(self, typed: str) -> tuple[EarlierApplicant, ...]:
        """Give people whose name begins as typed."""
        return self.store.earlier.applicants(typed)

    def check(self, command: RegisterCase) -> tuple[Clock, ...]:
        """Give the terms that a case would have, or the refusal it would meet; writes nothing."""
        rules = self._rules()
        id_ = CaseId("0" * 32)
        fact = register(id_, command, rules, station=self.store.station, next_ordinal=lambda *_: 1)
        case = evolve(id_, None, fact)
        assert case is not None
        return clocks(case, rules.terms)

    def proposed_block(self, code: str) -> CardId | None:
        """Give the block that a code of the classifier points to."""
        return propose_block(code, self.office.blocks.items())

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

    @property
    def drafts(self) -> Drafts:
        """What was typed and not yet done at this desk."""
        return self.store.drafts

    # ------------------------------------------------------------------ the whole

    def exchange(self, address: str | None = None) -> Exchange:
        """Exchange with the shared database that the profile is linked to, or with another of this office."""
        return exchanging.exchange(self, address)

    def verify(self) -> Verdict:
        """Check the chains and that the projections equal a rebuild."""
        return self.store.verify(rulebook.terms_of_cards)

    def rebuild(self, progress: Callable[[int], None] | None = None) -> None:
        """Tell every projection anew."""
        self.store.rebuild(rulebook.terms_of_cards, rulebook.edition(), progress)
        self._seen_version = -1

    def close(self) -> None:
        """Leave the profile."""
        self.store.close()

    # ------------------------------------------------------------------ inside

    def _look_again(self, cards: Iterable[tuple[CardId, Card, bool]]) -> None:
        known = tuple(cards)
        self._office = office_of((id_, card) for id_, card, gone in known if not gone)
        self._titles = {id_: _title(card) for id_, card, _ in known}
        self._terms = None

    def _rules(self) -> Rules:
        """Look at the office as it is now; inside a transaction nobody can change it meanwhile."""
        return Rules(office=self.office, terms=self.terms, classifier=rulebook.classifier, today=self.today())

    def _signature(self, command: type[Any], regime: str | None) -> Signature:
        duty = hat(self.office.duties_of(self.person), command, regime)
        return Signature(author=self.person, duty=duty, moment=self.now())

    def _name(self, card: CardId | None, otherwise: str) -> str:
        if not card:
            return otherwise
        self.office  # noqa: B018 - brings the titles up to date
        return self._titles.get(card, card)

    def _card_where(self, fits: Callable[[Card], bool]) -> CardId | None:
        found = (id_ for id_, card, gone in self.store.cards() if not gone and fits(card))
        return next(found, None)

    def _standing(self, fits: Callable[[Card], bool]) -> CardId:
        found = self._card_where(fits)
        if found is None:
            raise Refusal("Такой карточки уже нет.")
        return found

    def _card(self, id_: CardId) -> Card:
        for known, card, _ in self.store.cards():
            if known == id_:
                return card
        raise Refusal("Такой карточки нет.")


NO_BLOCK = (CardId(""),)
"""Narrows a list to nothing."""


class _OnlyLooking(Exception):
    """Leaves the transaction of a preview without a trace."""


def _leave() -> NoReturn:
    raise _OnlyLooking


def _decided(
    case: Case, command: CaseCommand, rules: Rules, past: History, *, of_several: bool
) -> tuple[CaseFact, ...]:
    """Decide on one case; of several cases a refusal says which it is."""
    try:
        return decide(case, command, rules, past.told)
    except Refusal as refusal:
        if not of_several or case.number in refusal.reason:
            raise
        raise Refusal(f"№ {case.number}: {refusal.reason}", field=refusal.field) from refusal


def _folded(past: History, id_: str) -> Case:
    case = folded_case(past)
    if case is None:
        raise Refusal(f"Дела «{id_[:40]}» нет.")
    return case


def _title(card: Card) -> str:
    for name in ("short", "title", "name", "code", "journal"):
        value = getattr(card, name, None)
        if value:
            return str(value)
    return ""
