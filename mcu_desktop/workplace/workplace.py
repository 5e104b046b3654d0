"""The workplace: carries a person's commands out whole or refuses them whole, and answers questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from uuid import uuid4

from mcu_desktop.domain.cards.facts import CardCorrected, CardFact, CardRecorded, CardWithdrawn
from mcu_desktop.domain.cards.kinds import CARD_KINDS, Card, CardId
from mcu_desktop.domain.cards.settlement import settle_card
from mcu_desktop.domain.cards.telling import fold_card
from mcu_desktop.domain.cases.chapters.copies import both_ends
from mcu_desktop.domain.cases.clocks import clocks
from mcu_desktop.domain.cases.commands import Attach, CaseCommand, RegisterCase, Undo
from mcu_desktop.domain.cases.folding import evolve
from mcu_desktop.domain.cases.registration import register
from mcu_desktop.domain.permissions.reach import Whole
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.codec import BESIDE, CASE, VISIT
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.journal_table import History, Stream
from mcu_desktop.store.store import Store
from mcu_desktop.workplace import conflicts, moves, rulebook
from mcu_desktop.workplace.asking import Asking
from mcu_desktop.workplace.card_changes import KIND_NAMES, require_change, require_in_use, taken_back, tell
from mcu_desktop.workplace.card_words import field_title as card_field_title
from mcu_desktop.workplace.changes import Changes, Registration
from mcu_desktop.workplace.deciding import decided_on_each
from mcu_desktop.workplace.exchange import copies
from mcu_desktop.workplace.other_cases import with_others
from mcu_desktop.workplace.seen import Seen, as_seen
from mcu_desktop.workplace.signing_in import Door, without_password

if TYPE_CHECKING:
    from mcu_desktop.store.integrity import Verdict
    from mcu_desktop.workplace.exchange.exchanging import Exchange


class Workplace(Asking):
    """One person at one profile. Reads and writes never wait for a network."""

    @classmethod
    def open(
        cls,
        home: Path,
        *,
        person: str | None = None,
        clock: Callable[[], datetime] | None = None,
        identity: Callable[[], str] = lambda: uuid4().hex,
        key: bytes | None = None,
        door: Door | None = None,
    ) -> Workplace:
        """Open a profile as its owner, or as somebody named by name, post or id, through a door.

        Without a door only those come in who have no password.
        """
        store = Store.open(home, key=key)
        try:
            return cls._entered(store, person, clock, identity, door or without_password)
        except BaseException:
            store.close()
            raise

    @classmethod
    def _entered(
        cls,
        store: Store,
        person: str | None,
        clock: Callable[[], datetime] | None,
        identity: Callable[[], str],
        door: Door,
    ) -> Workplace:
        owner = store.trait("owner")
        if owner is None:
            raise Trouble("Профиль не закончен: создайте его заново в другой папке.")
        workplace = cls(store, person=CardId(owner), clock=clock, identity=identity)
        if store.trait("edition") != rulebook.edition():
            from mcu_desktop.workplace.safekeeping import copy_before  # noqa: PLC0415 - once an edition

            copy_before(store, "edition")
            workplace.rebuild()
        copies.settle_copy(workplace)
        if person:
            workplace.person = workplace.office.person_named(person, field="--as")
        door(workplace)
        return workplace

    # ------------------------------------------------------------------ commands on cases

    def register(self, command: RegisterCase) -> Registration:
        """Register a case: number, facts and rows in one transaction."""
        id_ = CaseId(self.new_id())
        stream = Stream(CASE, id_)
        with self.store.writing() as writing:
            rules = self.rules()
            duty = self.judged(RegisterCase, Whole(regime=command.regime))
            fact = register(
                id_,
                command,
                rules,
                station=self.store.station,
                next_ordinal=writing.next_ordinal,
            )
            past = History(stream, (), ())
            writing.append([(past, fact)], self.signature(duty))
            writing.project([stream], lambda: rules.terms)
        case = evolve(id_, None, fact)
        assert case is not None
        changes = Changes(streams=frozenset({stream}))
        return Registration(id=id_, number=case.number, clocks=clocks(case, rules.terms), changes=changes)

    def act(self, id_: CaseId, command: CaseCommand, *, seen: Seen | None = None) -> Changes:
        """Carry one command out on one case; with `seen`, on the case as a person saw it while writing."""
        if isinstance(command, Undo):
            from mcu_desktop.workplace.reception.doing import ending_undone  # noqa: PLC0415 - not at the start

            if ending := ending_undone(self, id_, command):
                return self.undo(ending)
        return self.act_on_each([(id_, command)], seen=seen)

    def act_on_all(self, ids: Sequence[CaseId], command: CaseCommand) -> Changes:
        """Carry one command out on several cases: on all of them, or on none."""
        return self.act_on_each([(id_, command) for id_ in dict.fromkeys(ids)])

    def act_on_each(self, acts: Sequence[tuple[CaseId, CaseCommand]], *, seen: Seen | None = None) -> Changes:
        """Carry commands out as one action, in their order: all of them, or none.

        Where several cases are meant, a refusal names the one that refuses.
        """
        acts = tuple(both_ends(acts))
        streams = [Stream(CASE, id_) for id_ in dict.fromkeys(id_ for id_, _ in acts)]
        with self.store.writing() as writing:
            rules = with_others(conflicts.with_numbers(self.rules(), writing), writing)
            facts, duty = decided_on_each(self, writing, acts, rules, seen=seen)
            if acts:
                writing.append(facts, self.signature(duty))
            writing.project(streams, lambda: rules.terms)
            action = writing.history(streams[-1]).records[-1].action if streams else None
        return Changes(streams=frozenset(streams), action=action)

    def attach(self, id_: CaseId, source: Path) -> Changes:
        """Keep a file and put it to a case."""
        self.store.require_present()
        kept = self.store.attachments.keep(source)
        command = Attach(digest=kept.digest, name=kept.name, media_type=kept.media_type, size=kept.size)
        return self.act(id_, command)

    # ------------------------------------------------------------------ commands on cards

    def record(self, card: Card, *, preview: bool = False) -> tuple[CardId, Changes]:
        """Write a new card. With `preview` nothing stays, and the terms that would move are told."""
        id_ = CardId(self.new_id())
        return id_, self._change_card(id_, card, CardRecorded(card=card), preview=preview)

    def correct(
        self,
        id_: CardId,
        changes: dict[str, Any],
        *,
        reason: str,
        preview: bool = False,
        seen: Seen | None = None,
    ) -> Changes:
        """Change fields of a card, with a reason; with `seen`, as a person saw it while writing."""
        card = self._card_as_seen(id_, seen)
        standing = {name: value for name, value in changes.items() if getattr(card, name) != value}
        if not standing:
            raise Refusal("Ничего не изменилось.")
        if not reason.strip():
            raise Refusal("Укажите причину изменения.", field="reason")
        fact = CardCorrected(changes=standing, reason=reason)
        return self._change_card(id_, self.card(id_), fact, preview=preview, seen=seen)

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
            id_, self.card(id_), CardWithdrawn(reason=reason), preview=preview, with_cases=handing_over
        )

    def settle_card(self, id_: CardId, choices: Sequence[Choice]) -> Changes:
        """Say what holds in fields of a card that several wrote without knowing of each other."""
        card = self.card(id_)
        stream = Stream(KIND_NAMES[type(card)], id_)
        told = self.store.history(stream).told_of_card
        fact = settle_card(told, choices, partial(card_field_title, kind=stream.kind))
        return self._change_card(id_, card, fact, preview=False)

    def undo(self, action: str) -> Changes:
        """Take an action back whole, on every case and card that it touched, or refuse it whole."""
        with self.store.writing() as writing:
            rules, before = self.rules(), self.terms
            streams = writing.streams_of(action)
            if any(stream.kind in BESIDE for stream in streams):
                raise Refusal("Смену пароля не отменяют: задайте другой пароль.")
            visits = [writing.history(stream) for stream in streams if stream.kind == VISIT]
            cards = [writing.history(stream) for stream in streams if stream.kind not in {CASE, VISIT}]
            cases = [CaseId(stream.id) for stream in streams if stream.kind == CASE]
            of_cases, duty = decided_on_each(
                self, writing, [(case, Undo(txn=action)) for case in cases], rules
            )
            for past in cards:
                duty = self.judged(CARD_KINDS[past.stream.kind])
            facts = [*of_cases, *((past, taken_back(writing, past, action)) for past in cards)]
            if visits:
                from mcu_desktop.workplace.reception.doing import taken_back as visit_back  # noqa: PLC0415 - as above

                duty = duty or self.judged(Managing.RECEPTION)
                facts += [(past, visit_back(past, action)) for past in visits]
            if not facts:
                raise Refusal("Такого действия нет.")
            writing.append(facts, self.signature(duty))
            changes = tell(writing, [past.stream for past, _ in facts], before)
            moves.note(writing, self, changes, "Отмена изменения", duty or "")
        self.see_anew()
        return changes

    def _card_as_seen(self, id_: CardId, seen: Seen | None) -> Card:
        card = self.card(id_)
        past = self.store.history(Stream(KIND_NAMES[type(card)], id_)) if seen else None
        known = fold_card(as_seen(past, seen).told_of_card) if past else None
        return known.card if known else card

    def _change_card(
        self,
        id_: CardId,
        card: Card,
        fact: CardFact,
        *,
        preview: bool,
        with_cases: Sequence[tuple[CaseId, CaseCommand]] = (),
        seen: Seen | None = None,
    ) -> Changes:
        stream = Stream(KIND_NAMES[type(card)], id_)
        changes = Changes()
        try:
            with self.store.writing() as writing:
                past = writing.history(stream)
                if past.unread:
                    raise Refusal("Карточка изменена более новой программой: обновите эту.")
                duty = self.judged_on_card(id_, card, fact)
                known = as_seen(past, seen)
                require_in_use(known, fact)
                require_change(id_, card, fact, writing.cards())
                before = self.terms
                handed, _ = decided_on_each(self, writing, with_cases, self.rules(), under=duty)
                facts = [*handed, (known, fact)]
                writing.append(facts, self.signature(duty))
                changes = tell(writing, [past.stream for past, _ in facts], before)
                if preview:
                    _leave()
                moves.note(writing, self, changes, moves.cause_of(stream.kind, card), duty)
        except _OnlyLooking:
            return changes
        self.see_anew()
        return changes

    # ------------------------------------------------------------------ the whole

    def exchange(
        self,
        address: str | None = None,
        *,
        went: Callable[[int, int], None] = lambda _done, _whole: None,
        phase: Callable[[str], None] = lambda _words: None,
    ) -> Exchange:
        """Exchange with the shared database that the profile is linked to, or with another of this office."""
        from mcu_desktop.workplace.exchange import exchanging  # noqa: PLC0415 - no window exchanges itself

        self.store.require_present()
        return exchanging.exchange(self, address, went=went, phase=phase)

    def verify(self) -> Verdict:
        """Check the chains and that the projections equal a rebuild."""
        return self.machinery.verify(rulebook.terms_of_cards)

    def rebuild(self, progress: Callable[[int], None] | None = None) -> None:
        """Tell every projection anew."""
        self.machinery.rebuild(rulebook.terms_of_cards, rulebook.edition(), progress)
        self.see_anew()


class _OnlyLooking(Exception):
    """Leaves the transaction of a preview without a trace."""


def _leave() -> NoReturn:
    raise _OnlyLooking
