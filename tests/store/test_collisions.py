"""Whatever some desks write of one case, and however it travels: all find the same conflicts, each once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from mcu_desktop.domain.cases.facts import Corrected, Settled, StepNoted
from mcu_desktop.domain.cases.known_facts import CaseFact
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.undoing import Undone
from mcu_desktop.journal.codec import decoded, encoded, kind_of
from mcu_desktop.journal.names import CASE
from mcu_desktop.journal.record import (
    Parent,
    Record,
    first_link,
    frontier,
    in_order,
    packed,
    sealed,
    unpacked,
)
from mcu_desktop.journal.stamps import tick
from mcu_desktop.store.journal_table import History
from mcu_desktop.store.projection import whole_case
from mcu_desktop.store.stream import Stream
from tests.offices import LIFE, MONDAY, Life

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.colliding import Conflict

PLACES = st.sampled_from(["ул. Мира, 1", "ул. Мира, 2", "ул. Мира, 3"])
DESKS = st.integers(0, 3)
STREAM = Stream(CASE, LIFE)


@dataclass
class Desk:
    """What one desk has heard of the case, and what it writes itself."""

    log: bytes
    known: dict[Parent, Record] = field(default_factory=dict)
    written: int = 0
    stamp: int = 0

    def write(self, fact: CaseFact, *, minute: int, kind: str | None = None) -> None:
        """Record a fact, perhaps as a kind that only a newer program knows."""
        self.written += 1
        self.stamp = tick(self.stamp, MONDAY + timedelta(minutes=minute))
        bare = Record(
            log=self.log,
            seq=self.written,
            stamp=self.stamp,
            txn=self.written,
            stream_kind=CASE,
            stream=bytes.fromhex(LIFE),
            parents=packed(frontier(self.known.values())),
            author="",
            duty="",
            kind=kind or kind_of(fact),
            version=1,
            min_reader=1,
            body=encoded(fact),
            body_digest=b"",
            link=b"",
        )
        record = sealed(bare, first_link(self.log, "А"))
        self.known[Parent(self.log, self.written)] = record

    def hear(self, other: Desk) -> None:
        self.known |= other.known

    def history(self) -> History:
        return told(self.known.values())

    def conflicts(self) -> tuple[Conflict, ...]:
        return whole_case(self.history()).conflicts


def told(records: Iterable[Record]) -> History:
    """Read records as the store does, in whatever order they lie."""
    ordered = in_order(records)
    return History(STREAM, ordered, tuple(map(_fact, ordered)))


def _fact(record: Record) -> Any:
    assert record.body is not None
    return decoded(CASE, record.kind, record.min_reader, record.body)


@st.composite
def days(draw: st.DrawFn) -> list[Desk]:
    """Some desks with what they wrote and heard."""
    desks = [Desk(bytes([number]) * 16) for number in range(draw(st.integers(2, 4)))]
    desks[0].write(Life.registered().told[0].fact, minute=0)
    for desk in desks[1:]:
        desk.hear(desks[0])
    steps = st.tuples(st.sampled_from(["place", "text", "settle", "undo", "hear"]), DESKS, DESKS, PLACES)
    for minute, (what, one, other, place) in enumerate(draw(st.lists(steps, max_size=14)), start=1):
        desk, peer = desks[one % len(desks)], desks[other % len(desks)]
        match what:
            case "place":
                desk.write(Corrected(reason="", place=place), minute=minute)
            case "text":
                desk.write(Corrected(reason="", text=place), minute=minute)
            case "settle" if found := desk.conflicts():
                chosen = found[0]
                choice = Choice(field=chosen.field, value=place, between=chosen.between)
                desk.write(Settled(choices=(choice,)), minute=minute)
            case "undo" if desk.written > (desk is desks[0]):
                last = desk.known[Parent(desk.log, desk.written)]
                desk.write(Undone(txn=last.action, what=""), minute=minute)
            case "hear":
                desk.hear(peer)
    return desks


def gossip(desks: list[Desk]) -> None:
    for desk in desks:
        for other in desks:
            desk.hear(other)
    for desk in desks:
        desk.hear(desks[0])


def ancestors(record: Record, known: dict[Parent, Record]) -> set[Parent]:
    """Everything that the author of a record had seen, found by walking back."""
    found: set[Parent] = set()
    waiting = list(unpacked(record.parents))
    while waiting:
        parent = waiting.pop()
        if parent not in found and parent in known:
            found.add(parent)
            waiting += unpacked(known[parent].parents)
    return found


def expected(desk: Desk) -> dict[str, set[str]]:
    """Find the collisions the long way: writings in force that no other one has seen, by field."""
    history = desk.history()
    gone: set[str] = set()
    for record, fact in reversed(list(zip(history.records, history.facts, strict=True))):
        if isinstance(fact, Undone) and record.action not in gone:
            gone.add(fact.txn)
    writings: dict[str, list[tuple[Parent, Any]]] = {}
    for record, fact in zip(history.records, history.facts, strict=True):
        if record.action in gone:
            continue
        values: dict[str, Any] = {}
        if isinstance(fact, Corrected):
            values = {
                name: getattr(fact, name) for name in ("place", "text") if getattr(fact, name) is not None
            }
        elif isinstance(fact, Settled):
            values = {choice.field: choice.value for choice in fact.choices}
        for name, value in values.items():
            writings.setdefault(name, []).append((Parent(record.log, record.seq), value))
    standing = {}
    for name, written in writings.items():
        overwritten = {seen for place, _ in written for seen in ancestors(desk.known[place], desk.known)}
        heads = {value for place, value in written if place not in overwritten}
        if len(heads) > 1:
            standing[name] = heads
    return standing


@given(days())
def test_every_desk_finds_each_collision_exactly_once(desks: list[Desk]) -> None:
    for desk in desks:
        found = desk.conflicts()
        assert {one.field: {side.value for side in one.sides} for one in found} == expected(desk)
        assert len({one.field for one in found}) == len(found)
        event(f"{len(found)} conflicts")


@given(days(), st.randoms(use_true_random=False))
def test_the_order_in_which_records_arrive_changes_nothing(desks: list[Desk], chance: Any) -> None:
    gossip(desks)
    records = list(desks[0].known.values())
    chance.shuffle(records)
    assert whole_case(told(records)) == whole_case(desks[-1].history())


@given(days(), DESKS)
@settings(max_examples=60)
def test_what_one_settles_is_settled_everywhere(desks: list[Desk], who: int) -> None:
    gossip(desks)
    desk = desks[who % len(desks)]
    choices = tuple(
        Choice(field=one.field, value=one.sides[0].value, between=one.between) for one in desk.conflicts()
    )
    if choices:
        desk.write(Settled(choices=choices), minute=60)
    gossip(desks)
    assert [one.conflicts() for one in desks] == [()] * len(desks)
    case = whole_case(desks[0].history()).case
    assert case is not None
    assert {choice.field: getattr(case, choice.field) for choice in choices} == {
        choice.field: choice.value for choice in choices
    }


def test_what_only_a_newer_program_reads_still_tells_what_its_author_had_seen() -> None:
    one, other = Desk(b"1" * 16), Desk(b"2" * 16)
    one.write(Life.registered().told[0].fact, minute=0)
    other.hear(one)
    one.write(Corrected(reason="", place="ул. Мира, 1"), minute=1)
    other.write(StepNoted(text="Звонила."), minute=2)
    one.write(StepNoted(text=""), minute=3, kind="weighed")
    other.hear(one)
    other.write(Corrected(reason="", place="ул. Мира, 2"), minute=4)
    assert other.conflicts() == ()
    one.write(Corrected(reason="", place="ул. Мира, 3"), minute=5)
    gossip([one, other])
    assert [one.field for one in other.conflicts()] == ["place"]
