"""The demonstration: the same for the same seed, whole, and alive."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from mcu_desktop.demo.demo import make_demo
from mcu_desktop.domain.cases.limits import LONG_TEXT, SHORT_TEXT
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import CaseId, Channel, Kind, Mark, Status
from mcu_desktop.journal.record import Record
from mcu_desktop.store.register import Filter
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.cases.case import Case

TODAY = date(2026, 11, 20)


def cases(workplace: Workplace) -> list[Case]:
    lines = workplace.lines(workplace.keys(Filter()))
    return [workplace.case(CaseId(line.id)) for line in lines]


def records(workplace: Workplace) -> list[Record]:
    streams = [Stream("case", case.id) for case in cases(workplace)]
    found = [record for stream in streams for record in workplace.store.history(stream).records]
    return sorted(found, key=lambda record: record.seq)


def last_link(home: Path, *, seed: int, today: date = TODAY) -> bytes:
    workplace = make_demo(home, cases=40, seed=seed, today=today)
    link = records(workplace)[-1].link
    workplace.close()
    return link


def _like(case: Case) -> RegisterCase:
    return RegisterCase(regime=case.regime, form=case.form, channel=case.channel, text="Ещё одно обращение.")


def test_the_same_seed_gives_the_same_journal(tmp_path: Path) -> None:
    assert last_link(tmp_path / "one", seed=7) == last_link(tmp_path / "two", seed=7)


@pytest.mark.parametrize(
    ("seed", "today"),
    [pytest.param(8, TODAY, id="seed"), pytest.param(7, date(2026, 11, 19), id="day")],
)
def test_another_seed_or_day_gives_another(tmp_path: Path, seed: int, today: date) -> None:
    assert last_link(tmp_path / "one", seed=7) != last_link(tmp_path / "two", seed=seed, today=today)


def test_the_profile_is_sound(town: Workplace) -> None:
    verdict = town.verify()
    assert verdict.ok, verdict.reason
    assert verdict.records > 400 * 6


def test_running_numbers_have_no_gaps(town: Workplace) -> None:
    series: dict[tuple[str, int], list[int]] = {}
    for case in cases(town):
        series.setdefault((case.journal, case.registered_on.year), []).append(case.ordinal)
    assert len(series) > 7
    assert all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in series.values())


def test_a_hand_may_go_on_where_the_demonstration_ended(tmp_path: Path) -> None:
    workplace = make_demo(
        tmp_path / "home", cases=40, today=TODAY, clock=lambda: datetime(2026, 11, 20, 12, tzinfo=UTC)
    )
    case = next(case for case in cases(workplace) if not case.ended)
    again = workplace.register(_like(case))
    assert workplace.case(again.id).ordinal == 1 + max(
        known.ordinal
        for known in cases(workplace)
        if known.id != again.id and (known.journal, known.registered_on.year) == (case.journal, 2026)
    )
    assert workplace.verify().ok
    workplace.close()


def test_every_column_of_the_board_has_cards(town: Workplace) -> None:
    assert set(Counter(case.status for case in cases(town))) == set(Status)


def test_something_is_overdue_and_something_on_control(town: Workplace) -> None:
    moment = datetime.combine(TODAY, time(10), ZoneInfo("Europe/Samara"))
    keys = town.store.register.keys(Filter(), moment)
    lines = town.store.register.lines(keys, moment)
    assert 2 <= sum(line.overdue for line in lines) <= 40
    marks = Counter(mark for line in lines for mark in line.marks)
    assert {Mark.CONTROL, Mark.COLLECTIVE, Mark.ANONYMOUS, Mark.ORGANISATION} <= set(marks)


def test_the_rules_of_the_law_are_lived_by(town: Workplace) -> None:
    """Some cases are forwarded, some wait for another body, some are extended, some are looked at."""
    known = cases(town)
    left = [case for case in known if case.forwardings]
    assert 0.02 < len(left) / len(known) < 0.08
    assert any(case.out_on for case in left)
    assert all(any(getattr(case, name) for case in known) for name in ("requests", "replies", "visits"))
    assert any(case.extension for case in known)


def test_all_roads_and_kinds_are_used(town: Workplace) -> None:
    told = cases(town)
    assert {case.channel for case in told} == set(Channel) - {Channel.EMAIL}
    assert {case.kind for case in told} == set(Kind)
    assert any(len(case.questions) == 2 for case in told)


def test_the_office_works_on_working_days(town: Workplace) -> None:
    calendar = town.terms.calendar
    assert all(calendar.is_working(case.registered_on) for case in cases(town))
    assert all(case.registered_on <= TODAY for case in cases(town))


def test_stamps_grow_with_the_log(town: Workplace) -> None:
    assert all(one.stamp < two.stamp for one, two in pairwise(records(town)))


def test_commands_keep_their_records_together(town: Workplace) -> None:
    firsts = {record.seq for record in records(town)}
    assert all(record.txn in firsts and record.txn <= record.seq for record in records(town))


def test_everybody_acts_under_a_duty_that_lets_them(town: Workplace) -> None:
    assert [record.kind for record in records(town) if not record.duty] == []


def test_no_sentence_is_left_unfinished(town: Workplace) -> None:
    for case in cases(town):
        told = [line.text for line in town.sheet(case.id).history]
        texts = [case.text, case.place or "", *(question.text for question in case.questions), *told]
        whole = "\n".join(texts)
        assert not set("{}#") & set(whole), whole
        assert ".." not in whole, whole
        assert "  " not in whole, whole
        assert "…" not in whole, whole
        assert len(case.text) <= LONG_TEXT
        assert len(case.place or "") <= SHORT_TEXT


def test_texts_do_not_read_as_copies(town: Workplace) -> None:
    texts = Counter(case.text for case in cases(town))
    assert len(texts) >= 395


def test_surnames_agree_with_patronymics(town: Workplace) -> None:
    for case in cases(town):
        for person in case.applicants:
            if person.surname and person.patronymic and person.surname.endswith(("ов", "ева", "ина", "ин")):
                woman = person.surname.endswith("а")
                assert person.patronymic.endswith("на") is woman, person


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    make_demo(
        tmp_path / "home", cases=40, today=TODAY, progress=lambda done, all_: said.append((done, all_))
    ).close()
    assert said[-1] == (80, 80)
    assert sorted(said) == said


def test_an_interrupted_demonstration_opens_whole(tmp_path: Path) -> None:
    def stop(done: int, all_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_demo(tmp_path / "home", cases=40, today=TODAY, progress=stop)
    workplace = Workplace.open(tmp_path / "home")
    assert workplace.verify().ok
    workplace.close()
