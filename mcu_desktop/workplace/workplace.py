"""The workplace: carries a person's commands out whole or refuses them whole, and answers questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from mcu_desktop.domain.cards.kinds import Card, CardId
from mcu_desktop.later import later
from mcu_desktop.problems import Trouble
from mcu_desktop.store.store import Store
from mcu_desktop.workplace import rulebook
from mcu_desktop.workplace.asking import Asking
from mcu_desktop.workplace.exchange import copies
from mcu_desktop.workplace.signing_in import Door, without_password

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.commands import CaseCommand
    from mcu_desktop.domain.cases.register_case import RegisterCase
    from mcu_desktop.domain.settling import Choice
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.store.integrity import Verdict
    from mcu_desktop.workplace import on_cards, on_cases, safekeeping, undo
    from mcu_desktop.workplace.changes import Changes, Registration
    from mcu_desktop.workplace.exchange import exchanging
    from mcu_desktop.workplace.seen import Seen
else:
    exchanging = later("mcu_desktop.workplace.exchange.exchanging")
    on_cards = later("mcu_desktop.workplace.on_cards")
    on_cases = later("mcu_desktop.workplace.on_cases")
    safekeeping = later("mcu_desktop.workplace.safekeeping")
    undo = later("mcu_desktop.workplace.undo")


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
            safekeeping.copy_before(store, "edition")
            workplace.rebuild()
        copies.settle_copy(workplace)
        if person:
            workplace.person = workplace.office.person_named(person, field="--as")
        door(workplace)
        return workplace

    # ------------------------------------------------------------------ commands on cases

    def register(self, command: RegisterCase) -> Registration:
        """Register a case: number, facts and rows in one transaction."""
        return on_cases.register(self, command)

    def act(self, id_: CaseId, command: CaseCommand, *, seen: Seen | None = None) -> Changes:
        """Carry one command out on one case; with `seen`, on the case as a person saw it while writing."""
        return on_cases.act(self, id_, command, seen=seen)

    def act_on_all(self, ids: Sequence[CaseId], command: CaseCommand) -> Changes:
        """Carry one command out on several cases: on all of them, or on none."""
        return self.act_on_each([(id_, command) for id_ in dict.fromkeys(ids)])

    def act_on_each(self, acts: Sequence[tuple[CaseId, CaseCommand]], *, seen: Seen | None = None) -> Changes:
        """Carry commands out as one action, in their order: all of them, or none.

        Where several cases are meant, a refusal names the one that refuses.
        """
        return on_cases.act_on_each(self, acts, seen=seen)

    def attach(self, id_: CaseId, source: Path) -> Changes:
        """Keep a file and put it to a case."""
        return on_cases.attach(self, id_, source)

    # ------------------------------------------------------------------ commands on cards

    def record(self, card: Card, *, preview: bool = False) -> tuple[CardId, Changes]:
        """Write a new card. With `preview` nothing stays, and the terms that would move are told."""
        return on_cards.record(self, card, preview=preview)

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
        return on_cards.correct(self, id_, changes, reason=reason, preview=preview, seen=seen)

    def withdraw(
        self,
        id_: CardId,
        *,
        reason: str,
        preview: bool = False,
        handing_over: Sequence[tuple[CaseId, CaseCommand]] = (),
    ) -> Changes:
        """Take a card out of use, handing its cases over in one action; what refers to it keeps its words."""
        return on_cards.withdraw(self, id_, reason=reason, preview=preview, handing_over=handing_over)

    def settle_card(self, id_: CardId, choices: Sequence[Choice]) -> Changes:
        """Say what holds in fields of a card that several wrote without knowing of each other."""
        return on_cards.settle(self, id_, choices)

    def undo(self, action: str) -> Changes:
        """Take an action back whole, on every case and card that it touched, or refuse it whole."""
        return undo.undo(self, action)

    # ------------------------------------------------------------------ the whole

    def exchange(
        self,
        address: str | None = None,
        *,
        went: Callable[[int, int], None] = lambda _done, _whole: None,
        phase: Callable[[str], None] = lambda _words: None,
    ) -> exchanging.Exchange:
        """Exchange with the shared database that the profile is linked to, or with another of this office."""
        self.store.require_present()
        return exchanging.exchange(self, address, went=went, phase=phase)

    def verify(self) -> Verdict:
        """Check the chains and that the projections equal a rebuild."""
        return self.machinery.verify(rulebook.terms_of_cards)

    def rebuild(self, progress: Callable[[int], None] | None = None) -> None:
        """Tell every projection anew."""
        self.machinery.rebuild(rulebook.terms_of_cards, rulebook.edition(), progress)
        self.see_anew()
