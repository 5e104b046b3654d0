"""Several actions taken back as one: what cannot be is named with its reason before anything is written.

An action goes whole, on all that it touched, or stays; what stays keeps what came before it in its case
or card. Everything that goes is one action of ours, so it is taken back as any other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CARD_KINDS
from mcu_desktop.domain.cases.commands import Undo
from mcu_desktop.domain.cases.facts import Registered
from mcu_desktop.domain.cases.history import action_name
from mcu_desktop.domain.permissions.reach import about
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.domain.reception.words import action_noun
from mcu_desktop.domain.undoing import Undone, in_force
from mcu_desktop.journal.names import CASE, VISIT
from mcu_desktop.problems import Refusal
from mcu_desktop.store.projection import folded_case
from mcu_desktop.workplace.card_changes import taken_back, tell
from mcu_desktop.workplace.reception.doing import taken_back as taken_back_visit

if TYPE_CHECKING:
    from mcu_desktop.store.journal_table import History
    from mcu_desktop.store.stream import Stream
    from mcu_desktop.store.writing import Writing
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seat import Seat


_MOST = 5_000
"""Nobody else writes meanwhile: a few seconds of looking."""


class Staying(NamedTuple):
    """An action that cannot be taken back, and why."""

    action: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What taking back would do."""

    going: tuple[str, ...]
    staying: tuple[Staying, ...]


def plan(seat: Seat, actions: Sequence[str]) -> Plan:
    """Tell what can be taken back of some actions, and why the rest cannot; nothing is written."""
    with seat.store.writing() as writing:
        return _Taking(seat, writing, actions).plan


def take_back(seat: Seat, actions: Sequence[str]) -> Changes:
    """Take back, as one action, what can be taken back of some actions."""
    with seat.store.writing() as writing:
        taking, before = _Taking(seat, writing, actions), seat.terms
        facts = taking.facts()
        if not facts:
            staying = taking.plan.staying
            raise Refusal(staying[0].reason if staying else "Отменять нечего: всё это уже отменено.")
        writing.append(facts, seat.signature(taking.duty))
        changes = tell(writing, dict.fromkeys(past.stream for past, _ in facts), before)
    seat.see_anew()
    return changes


class _Taking:
    """Looks at some actions until nothing more has to stay."""

    def __init__(self, seat: Seat, writing: Writing, actions: Sequence[str]) -> None:
        if len(actions) > _MOST:
            raise Refusal(f"За один раз отменяют не больше {_MOST} действий, а здесь {len(actions)}.")
        self._seat = seat
        self._writing = writing
        self.duty = ""
        streams = dict.fromkeys(stream for action in actions for stream in writing.streams_of(action))
        self._past = {stream: writing.history(stream) for stream in streams}
        self._holding = {stream: in_force(past.entries) for stream, past in self._past.items()}
        given = dict.fromkeys(actions)
        counting = {entry.txn for told in self._holding.values() for entry in told if _counts(entry, given)}
        self._wanted = {action: None for action in given if action in counting}
        self._stays: dict[str, str] = {}
        while self._look():
            pass

    @property
    def plan(self) -> Plan:
        """Give what goes, and what stays for which reason."""
        return Plan(
            going=tuple(action for action in self._wanted if action not in self._stays),
            staying=tuple(Staying(action, reason) for action, reason in self._stays.items()),
        )

    def facts(self) -> list[tuple[History, Undone]]:
        """Give the counter-facts, of each case and card from its latest action on back."""
        return [
            (self._past[stream], self._undone(stream, action))
            for stream, told in self._holding.items()
            for action in dict.fromkeys(entry.txn for entry in reversed(told) if self._goes(entry))
        ]

    def _look(self) -> bool:
        """Find what has to stay, by what stays already; give whether there was anything."""
        known = len(self._stays)
        for stream, told in self._holding.items():
            later: Any = None
            for entry in reversed(told):
                if self._goes(entry) and (reason := self._obstacle(stream, entry.txn, later)):
                    self._stays[entry.txn] = reason
                if not self._goes(entry) and not isinstance(entry.fact, Undone):
                    later = entry
        return len(self._stays) > known

    def _goes(self, entry: Any) -> bool:
        return entry.txn in self._wanted and entry.txn not in self._stays

    def _obstacle(self, stream: Stream, action: str, later: Any) -> str | None:
        """Say why an action cannot be taken back in one stream, `None` where it can."""
        if later is not None:
            return self._built_on(stream, later)
        try:
            self._undone(stream, action)
        except Refusal as refusal:
            return refusal.reason
        return None

    def _undone(self, stream: Stream, action: str) -> Undone:
        past = self._past[stream]
        if past.unread:
            raise Refusal(f"{self._title(stream)}: изменено более новой программой, обновите эту.")
        if stream.kind == VISIT:
            self.duty = self._seat.judged(Managing.RECEPTION)
            return taken_back_visit(self._up_to(stream, action), action)
        if stream.kind != CASE:
            self.duty = self._seat.judged(CARD_KINDS[stream.kind])
            return taken_back(self._writing, self._up_to(stream, action), action)
        case = folded_case(past)
        first = next(entry.fact for entry in self._holding[stream] if entry.txn == action)
        if case is None or isinstance(first, Registered):
            never = "регистрацию отменить нельзя, номер присвоен навсегда. Исправьте или отзовите."
            raise Refusal(f"{self._title(stream)}: {never}")
        others = any(r.author != self._seat.person for r in past.records if r.action == action)
        self.duty = self._seat.judged(Undo, about(case, Undo(txn=action), others=others))
        what = _noun(stream, first)
        return Undone(txn=action, what=f"{what} ({first.what})" if isinstance(first, Undone) else what)

    def _up_to(self, stream: Stream, action: str) -> History:
        """Give a card's history without what goes, too, and came after an action."""
        past, told = self._past[stream], self._holding[stream]
        order = list(dict.fromkeys(entry.txn for entry in told))
        after = set(order[order.index(action) + 1 :])
        return past.only(lambda record: record.action not in after)

    def _built_on(self, stream: Stream, later: Any) -> str:
        what = _noun(stream, later.fact)
        authors = (record.author for record in self._past[stream].records if record.action == later.txn)
        who = self._seat.person_name(next(authors))  # type: ignore[arg-type]  # a person is a card
        return f"{self._title(stream)}: после этого было действие «{what}» ({who}), сначала отмените его."

    def _title(self, stream: Stream) -> str:
        case = folded_case(self._past[stream]) if stream.kind == CASE else None
        return f"№ {case.number}" if case else "Личный приём" if stream.kind == VISIT else "Справочник"


def _noun(stream: Stream, fact: Any) -> str:
    if stream.kind == VISIT:
        return action_noun(fact)
    return action_name(fact) if stream.kind == CASE else "изменение карточки"


def _counts(entry: Any, given: Collection[str]) -> bool:
    """Tell whether an entry has an effect that is to go: a taking back of what is to go, too, has none."""
    return not (isinstance(entry.fact, Undone) and entry.fact.txn in given)
