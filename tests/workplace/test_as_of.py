"""How it was: any history, looked back at after each of its actions."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import DayKind, OwnDay, Person
from mcu_desktop.domain.cases.chapters.control import SetControl
from mcu_desktop.domain.cases.commands import Answer, Assign, CorrectCase, NoteStep, Take, Undo
from mcu_desktop.domain.notes.period import Period
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.vocabulary import CaseId, Result
from mcu_desktop.folder import PAST
from mcu_desktop.problems import Refusal
from mcu_desktop.store.past import SORTING
from mcu_desktop.store.past_room import Room
from mcu_desktop.store.projection import PROJECTIONS
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace import notes
from mcu_desktop.workplace.as_of import AsOf, moment_said
from mcu_desktop.workplace.readings import exported, readings
from mcu_desktop.workplace.setup import set_up
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import (
    APPEAL,
    IVANOV,
    MONDAY,
    ORDINARY,
    OTHER_ORDINARY,
    PEOPLE,
    PETROVA,
    Hands,
    identities,
    kinel_cards,
    office,
)
from tests.store.files import dumped
from tests.store.profiles import keep

if TYPE_CHECKING:
    from pathlib import Path


class Action(NamedTuple):
    """Something that an office does, named for the report of a failing history."""

    name: str
    do: Callable[[Workplace, CaseId], object]


ACTIONS = (
    Action("register", lambda office, _: office.register(APPEAL)),
    Action("assign", lambda office, case: office.act(case, Assign(block=ORDINARY, executor=PEOPLE[1]))),
    Action("forward", lambda office, case: office.act(case, Assign(block=OTHER_ORDINARY[0]))),
    Action("take", lambda office, case: office.act(case, Take())),
    Action("note", lambda office, case: office.act(case, NoteStep(text="Звонила."))),
    Action("correct", lambda office, case: office.act(case, CorrectCase(reason="!", applicants=(IVANOV,)))),
    Action("answer", lambda office, case: office.act(case, Answer(result=Result.EXPLAINED))),
    Action("control", lambda office, case: office.act(case, SetControl())),
    Action("undo", lambda office, case: office.act(case, Undo())),
    Action("day off", lambda office, _: office.record(own_day(office))),
    Action("rename", lambda office, _: office.correct(ORDINARY, {"short": str(office.now())}, reason="!")),
)


def own_day(office: Workplace) -> OwnDay:
    declared = len(office.office.own_days)
    return OwnDay(day=date(2026, 12, 1) + timedelta(days=declared), kind=DayKind.OFF, reason="Приказ")


def seen(office: Workplace) -> dict[str, Any]:
    """Everything that a person can see, less what a bytewise copy would differ in."""
    keys = office.keys(Filter(order="newest"))
    period = Period(first=date(2026, 11, 16), last=date(2026, 11, 29))
    return {
        "lines": office.lines(keys),
        "found": office.search("мусор"),
        "boards": [office.board(block) for block in office.office.blocks],
        "sheets": [office.sheet(line.id) for line in office.lines(keys)],  # type: ignore[arg-type]
        "cards": office.store.cards(),
        "note": notes.write(office, period).figures(),
    }


@settings(max_examples=7, deadline=None, suppress_health_check=list(HealthCheck))
@given(story=st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 9)), min_size=3, max_size=7))
def test_looked_back_at_after_each_action_an_office_is_what_it_was_then(
    story: list[tuple[Action, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    hands = Hands()
    with closing(office(tmp_path_factory.mktemp("past"), hands)) as desk:
        cases, then = [desk.register(APPEAL).id], list[tuple[datetime, dict[str, Any]]]()
        for action, place in story:
            hands.on(minutes=200)
            try:
                done: Any = action.do(desk, cases[place % len(cases)])
            except Refusal:
                continue
            cases += [done.id] if action.name == "register" else []
            then.append((desk.now(), seen(desk)))
            hands.on(days=1)
        for moment, stood in then:
            with closing(AsOf(desk, moment).open()) as past:
                assert seen(past) == stood
                assert past.verify().ok


def test_what_is_told_in_part_is_what_a_rebuild_would_tell(kinel_office: Workplace, hands: Hands) -> None:
    first, *_ = [kinel_office.register(APPEAL).id for _ in range(9)]
    hands.on(days=1)
    between = kinel_office.now()
    hands.on(days=1)
    last = kinel_office.register(APPEAL).id
    kinel_office.act(first, SetControl())

    with closing(AsOf(kinel_office, between).open()) as past:
        in_part = dumped(past.store.home, *PROJECTIONS)
        past.store.past = None
        past.rebuild()
        assert in_part == dumped(past.store.home, *PROJECTIONS)
        with pytest.raises(Refusal):
            past.sheet(last)


def test_countdowns_stand_at_the_moment_that_is_looked_at(kinel_office: Workplace, hands: Hands) -> None:
    kinel_office.register(APPEAL)
    hands.on(days=60)
    assert kinel_office.keys(Filter(overdue=True))

    with closing(AsOf(kinel_office, MONDAY + timedelta(minutes=1)).open()) as past:
        assert past.today() == MONDAY.date()
        assert not past.keys(Filter(overdue=True))


WRITING: tuple[tuple[str, Callable[[Workplace, CaseId], object]], ...] = (
    ("register", lambda past, _: past.register(APPEAL)),
    ("act", lambda past, case: past.act(case, Take())),
    ("record", lambda past, _: past.record(own_day(past))),
    ("correct", lambda past, _: past.correct(ORDINARY, {"short": "Иное"}, reason="!")),
    ("undo", lambda past, case: past.undo(past.sheet(case).history[0].action)),
    ("exchange", lambda past, _: past.exchange()),
    ("rebuild", lambda past, _: past.rebuild()),
)


@pytest.mark.parametrize("write", [pytest.param(one, id=name) for name, one in WRITING])
def test_the_past_is_not_changed(
    kinel_office: Workplace, write: Callable[[Workplace, CaseId], object]
) -> None:
    case = kinel_office.register(APPEAL).id
    with (
        closing(AsOf(kinel_office, kinel_office.now()).open()) as past,
        pytest.raises(Refusal, match="Вы смотрите, как было 23 ноября 2026 года"),
    ):
        write(past, case)


def test_a_file_is_not_put_to_the_past(kinel_office: Workplace, tmp_path: Path) -> None:
    case = kinel_office.register(APPEAL).id
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4")
    with (
        closing(AsOf(kinel_office, kinel_office.now()).open()) as past,
        pytest.raises(Refusal, match="менять прошлое нельзя"),
    ):
        past.attach(case, scan)
    assert not list(kinel_office.store.attachments.digests())


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        pytest.param(MONDAY - timedelta(days=1), "записей ещё не было", id="before the first record"),
        pytest.param(MONDAY + timedelta(days=1), "ещё не наступил", id="not yet"),
    ],
)
def test_there_is_no_looking_at(kinel_office: Workplace, moment: datetime, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        AsOf(kinel_office, moment)


def test_who_may_see_less_today_sees_less_of_the_past_too(kinel_office: Workplace, hands: Hands) -> None:
    kinel_office.register(APPEAL)
    person, _ = kinel_office.record(Person(name="Бывший Куратор", post="Советник", duties=(Duty.CURATOR,)))
    hands.on(days=1)
    kinel_office.correct(person, {"duties": (Duty.EXECUTOR,)}, reason="Переведён")
    kinel_office.person = person

    with closing(AsOf(kinel_office, MONDAY + timedelta(minutes=1)).open()) as past:
        assert past.office.duties_of(person) == (Duty.CURATOR,)
        assert past.keys(Filter()) == []


def test_who_looks_at_the_past_and_exports_it_is_written_down_now(
    kinel_office: Workplace, hands: Hands
) -> None:
    case = kinel_office.register(APPEAL).id
    hands.on(days=1)
    with closing(AsOf(kinel_office, MONDAY).open()) as past:
        past.read(case)
        exported(past, Export.CARD, "PDF", case=case)
    told = readings(kinel_office)
    assert {line.at for line in told} == {kinel_office.now()}
    assert [line.what.partition(" № ")[0] for line in told] == ["выгрузка: карточка", "открыта карточка"]
    assert "как было 23 ноября 2026 года, 09:30" in told[0].what


def test_a_day_means_its_end_and_today_means_now(kinel_office: Workplace, hands: Hands) -> None:
    assert moment_said(kinel_office, MONDAY.date()) == kinel_office.now()
    hands.on(days=1)
    assert moment_said(kinel_office, MONDAY.date()).isoformat() == "2026-11-23T23:59:59.999999+04:00"


def test_nothing_stays_when_the_last_one_who_looks_has_gone(kinel_office: Workplace) -> None:
    home = kinel_office.store.home
    looking = AsOf(kinel_office, kinel_office.now())
    first, second = looking.open(), looking.open()
    (folder,) = (home / PAST).iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    first.close()
    assert second.keys(Filter()) == []
    second.close()
    assert not (home / PAST).exists()


def test_nothing_stays_of_a_look_that_was_stopped(kinel_office: Workplace) -> None:
    def stop(*_: object) -> None:
        raise Refusal("Остановлено.")

    kinel_office.register(APPEAL)
    with pytest.raises(Refusal, match="Остановлено"):
        AsOf(kinel_office, kinel_office.now(), stop).open()
    assert not (kinel_office.store.home / PAST).exists()


def test_a_long_statement_can_be_stopped_as_well(
    kinel_office: Workplace, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mcu_desktop.store.past._INSTRUCTIONS", 100)
    kinel_office.register(APPEAL)
    hands.on(days=1)
    kinel_office.register(APPEAL)
    told: list[str] = []

    def stop_within(words: str, _done: int, _total: int) -> None:
        told.append(words)
        if told.count(SORTING) > 1:
            raise Refusal("Остановлено.")

    with pytest.raises(Refusal, match="Остановлено"):
        AsOf(kinel_office, MONDAY + timedelta(hours=1), stop_within).open()
    assert told[-2:] == [SORTING, SORTING]
    assert not (kinel_office.store.home / PAST).exists()


def test_the_next_start_sweeps_away_what_a_killed_one_left(fresh_kinel: Path, tmp_path: Path) -> None:
    home = tmp_path / "profile"
    shutil.copytree(fresh_kinel, home)
    left = home / PAST / "left"
    left.mkdir(parents=True)
    (left / "office.db").write_bytes(b"rows")
    living = Room(home)
    assert not left.exists()
    Workplace.open(home).close()
    assert living.folder.exists()
    living.clear()


def test_a_look_at_an_encrypted_profile_puts_no_open_text_on_the_disk(tmp_path: Path) -> None:
    hands = Hands()
    made = set_up(tmp_path, kinel_cards(), station="А", clock=hands, identity=identities(1 << 64), keep=keep)
    with closing(made) as desk:
        desk.register(replace(APPEAL, applicants=(PETROVA,)))
        hands.on(days=1)
        desk.register(APPEAL)
        with closing(AsOf(desk, MONDAY + timedelta(minutes=1)).open()) as past:
            assert past.search("Петрова")
            files = [file for file in past.store.home.rglob("*") if file.is_file()]
            assert files
            assert not any("Петрова".encode() in file.read_bytes() for file in files)
