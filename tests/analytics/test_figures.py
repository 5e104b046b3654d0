"""Each figure against a count of the same rows made by other code."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given

from mcu_desktop.analytics.reckoning import NO_BLOCK, NO_PLACE, Names
from mcu_desktop.analytics.weekly import weekly_note
from mcu_desktop.store.rows import NoteCase
from tests.analytics.registers import BLOCKS, OFFICE, PERIOD, a_case, a_question, note, registers

FIRST, LAST = PERIOD.first.isoformat(), PERIOD.last.isoformat()
BEFORE = set(PERIOD.previous().days)
YEAR_AGO = set(PERIOD.year_before().days)
NEXT = {(PERIOD.last + timedelta(days=n)).isoformat() for n in range(1, 8)}
SHARES = ("in_time", "average_term")


def open_at(case: NoteCase, day: str) -> bool:
    return case.registered_on <= day and not any(end and end <= day for end in (case.closed_on, case.out_on))


def late_at(case: NoteCase, day: str) -> bool:
    unanswered = case.answered_on is None or case.answered_on > day
    return open_at(case, day) and unanswered and case.due is not None and case.due[:10] < day


@given(registers())
def test_every_count_is_the_number_of_the_cases_behind_it(register):
    for name, figure in note(*register).figures.items():
        assert len(set(figure.cases)) == len(figure.cases)
        if not name.startswith(SHARES):
            assert figure.value == len(figure.cases), name


@given(registers())
def test_totals_are_what_counting_the_rows_gives(register):
    cases, questions = register
    figures = note(cases, questions).figures
    expected = {
        "received": [c for c in cases if FIRST <= c.received_on <= LAST],
        "received.previous": [c for c in cases if c.received_on in BEFORE],
        "received.year_before": [c for c in cases if c.received_on in YEAR_AGO],
        "received.late": [c for c in cases if c.received_on < FIRST <= c.registered_on <= LAST],
        "closed": [c for c in cases if c.closed_on and FIRST <= c.closed_on <= LAST],
        "closed.previous": [c for c in cases if c.closed_on in BEFORE],
        "closed.year_before": [c for c in cases if c.closed_on in YEAR_AGO],
        "answered": [c for c in cases if c.answered_on and FIRST <= c.answered_on <= LAST],
        "out": [c for c in cases if c.out_on and FIRST <= c.out_on <= LAST],
        "in_work": [c for c in cases if open_at(c, LAST)],
        "in_work.previous": [c for c in cases if open_at(c, max(BEFORE))],
        "overdue": [c for c in cases if late_at(c, LAST)],
        "overdue.previous": [c for c in cases if late_at(c, max(BEFORE))],
        "repeated": [c for c in cases if FIRST <= c.received_on <= LAST and c.repeated],
        "extended": [c for c in cases if open_at(c, LAST) and c.extended],
        "control": [c for c in cases if open_at(c, LAST) and c.control],
        "due_next_week": [
            c
            for c in cases
            if open_at(c, LAST) and c.due in NEXT and (c.answered_on is None or c.answered_on > LAST)
        ],
        "answered.in_time": [
            c
            for c in cases
            if c.answered_on and FIRST <= c.answered_on <= LAST and (not c.due or c.answered_on <= c.due)
        ],
    }
    for name, those in expected.items():
        assert set(figures[name].cases) == {case.key for case in those}, name


@given(registers())
def test_what_was_received_is_split_without_rest(register):
    figures = note(*register).figures
    for part in ("channel", "kind", "regime", "form", "territory"):
        prefix = f"received.{part}."
        split = [
            f for name, f in figures.items() if name.startswith(prefix) and not name.endswith(".previous")
        ]
        assert sum(figure.value for figure in split) == figures["received"].value
        assert {key for figure in split for key in figure.cases} == set(figures["received"].cases)


@given(registers())
def test_blocks_and_topics_count_a_case_once_each(register):
    cases, questions = register
    figures = note(cases, questions).figures
    heaps = {
        "received.block": set(figures["received"].cases),
        "closed.block": set(figures["closed"].cases),
        "overdue.block": set(figures["overdue"].cases),
        "in_work.block": set(figures["in_work"].cases),
        "due_next_week.block": set(figures["due_next_week"].cases),
    }
    for name, keys in heaps.items():
        pairs = {(q.case, q.block or NO_BLOCK) for q in questions if q.case in keys}
        counted = Counter(block for _, block in pairs)
        assert {
            full.removeprefix(f"{name}."): figure.value
            for full, figure in figures.items()
            if full.startswith(f"{name}.") and figure.value
        } == counted
    topics = Counter(
        code for _, code in {(q.case, q.code) for q in questions if q.case in heaps["received.block"]}
    )
    assert {code: figures[f"received.topic.{code}"].value for code in topics} == topics


@given(registers())
def test_the_terms_of_answers_make_up_all_that_was_answered(register):
    figures = note(*register).figures
    steps = [figure.value for name, figure in figures.items() if name.startswith("answered.term.")]
    assert len(steps) == 5
    assert sum(steps) == figures["answered"].value


@pytest.mark.parametrize(
    ("due", "overdue"),
    [
        ("2026-11-21", 1),
        ("2026-11-22", 0),
        ("2026-11-22T09:00:00+04:00", 1),
        ("2026-11-21T18:00:00+04:00", 1),
        (None, 0),
    ],
)
def test_a_case_is_overdue_when_its_last_day_or_moment_is_over(due, overdue):
    assert note([a_case(1, due=due)], [a_question(1)]).figures["overdue"].value == overdue


def test_speed_is_counted_from_registration_to_the_answer():
    cases = [
        a_case(1, "2026-11-02", answered_on="2026-11-16"),
        a_case(2, "2026-11-09", answered_on="2026-11-20", due="2026-11-19"),
        a_case(3, "2026-11-10", answered_on="2026-11-20"),
    ]
    figures = note(cases, [a_question(1), a_question(2), a_question(3, block="Транспорт")]).figures
    block = "Жилищно-коммунальное хозяйство"
    assert figures["average_term"].value == 11.7
    assert figures[f"average_term.block.{block}"].value == 12.5
    assert figures[f"in_time.block.{block}"].value == 50.0
    assert figures[f"in_time.block.{block}"].cases == (1, 2)
    assert "in_time.block.Спорт и «Досуг»" not in figures


def test_an_executor_who_gave_a_result_is_not_named_among_the_late():
    overdue = a_case(1, "2026-09-01")
    questions = [
        a_question(1, executor="Успел", result="explained"),
        a_question(1, executor="Не успел"),
    ]
    figures = note([overdue], questions).figures
    assert "overdue.executor.Успел" not in figures
    assert figures["overdue.executor.Не успел"].cases == (1,)


def test_a_case_without_a_place_is_counted_as_such():
    figures = note([a_case(1, territory="")], [a_question(1)]).figures
    assert figures[f"received.territory.{NO_PLACE}"].cases == (1,)


def test_blocks_of_one_name_count_a_case_once_whichever_question_named_it():
    questions = [a_question(1, block=block) for block in ("ЖКХ", "Дороги", "ЖКХ")] + [
        a_question(2, block="Дороги")
    ]
    written = weekly_note(
        period=PERIOD,
        as_of=PERIOD.last,
        cases=[a_case(1), a_case(2)],
        questions=questions,
        blocks=BLOCKS,
        letterhead=OFFICE,
        names=Names(block=lambda _: "Городское хозяйство"),
    )
    assert written.figures["received.block.Городское хозяйство"].cases == (1, 2)
