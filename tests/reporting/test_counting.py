"""Each report of a town against counting its cards one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.notes.period import Period
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel, Regime
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.reporting import Asked, WrittenReport, write

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.note import Table
    from mcu_desktop.workplace.workplace import Workplace
    from tests.reporting.recount import Told

AUTUMN = Period(first=date(2026, 9, 1), last=date(2026, 10, 31))
WINTER = Period(first=date(2026, 1, 1), last=date(2026, 2, 28))
PERIODS = pytest.mark.parametrize("period", [AUTUMN, WINTER], ids=["autumn", "winter"])


def report(town: Workplace, name: str, period: Period = AUTUMN) -> WrittenReport:
    return write(town, Asked(name=name, period=period))


def table(written: WrittenReport, title: str) -> Table:
    return next(t for s in written.report.sections for t in s.tables if t.title == title)


def columns(written: WrittenReport, title: str, *places: int) -> dict[str, tuple[object, ...]]:
    """Give some columns of a table by the names of its rows."""
    return {str(row[0].value): tuple(row[n].value for n in places) for row in table(written, title).rows}


def within(day: date | None, period: Period) -> bool:
    return day is not None and period.first <= day <= period.last


def by_executor(cases: Iterable[Told], counts: Callable[[Told], bool]) -> Counter[str]:
    return Counter(
        name for told in cases if counts(told) for name in told.executors or {"Исполнитель не назначен"}
    )


@PERIODS
def test_the_journal_has_a_row_for_everything_registered_in_the_order_of_its_numbers(
    town: Workplace, cases: tuple[Told, ...], period: Period
) -> None:
    rows = table(report(town, "journal", period), "Зарегистрированные обращения и сообщения").rows
    numbers = [str(row[0].value).split(" от ")[0] for row in rows]
    here = [told.case for told in cases if within(told.case.registered_on, period)]
    by_series = sorted(
        here, key=lambda case: (case.journal, case.station, case.registered_on.year, case.ordinal)
    )
    assert numbers == [case.number for case in by_series]


@PERIODS
def test_executors_have_what_their_cards_say(
    town: Workplace, cases: tuple[Told, ...], period: Period
) -> None:
    told = columns(report(town, "executors", period), "Работа исполнителей", 1, 3, 4, 7, 8)
    counted = [
        by_executor(cases, lambda one: within(one.case.received_on, period)),
        by_executor(cases, lambda one: within(one.answered_on, period)),
        by_executor(cases, lambda one: within(one.answered_on, period) and not one.late),
        by_executor(cases, lambda one: one.stood(period.last)),
        by_executor(cases, lambda one: one.overdue(period.last)),
    ]
    total = told.pop("Всего обращений")
    assert told == {name: tuple(c[name] for c in counted) for name in sorted({n for c in counted for n in c})}
    assert total[0] == sum(within(one.case.received_on, period) for one in cases)


@PERIODS
def test_terms_are_late_by_the_days_on_the_cards(
    town: Workplace, cases: tuple[Told, ...], period: Period
) -> None:
    written = report(town, "terms", period)
    told = columns(written, "Исполнение сроков по блокам", 1, 2, 3, 4, 5, 6, 8)
    answered = [one for one in cases if within(one.answered_on, period)]
    steps = (range(1), range(1, 4), range(4, 11), range(11, 31), range(31, 10_000))
    whole = (
        len(answered),
        *(sum(one.late in step for one in answered) for step in steps),
        sum(one.overdue(period.last) for one in cases),
    )
    assert told["Всего обращений"] == whole
    late = Counter(name for one in answered if one.late for name in one.blocks)
    late_told = {name: sum(int(str(cell)) for cell in row[2:6]) for name, row in told.items()}
    assert {name: times for name, times in late_told.items() if times} == {
        **late,
        "Всего обращений": sum(whole[2:6]),
    }
    broken = [t for s in written.report.sections for t in s.tables if s.key == "broken"]
    listed = Counter(str(row[0].value) for one in broken for row in one.rows)
    assert listed == Counter(
        one.case.number for one in cases if one.overdue(period.last) or (one in answered and one.late)
    )


@PERIODS
def test_results_are_those_of_the_questions_that_ended(
    town: Workplace, cases: tuple[Told, ...], period: Period
) -> None:
    told = columns(report(town, "results", period), "Результаты", 1, 3)
    ended = [
        one.case
        for one in cases
        if within(one.answered_on, period) or within(one.case.withdrawn_on or one.case.out_on, period)
    ]
    questions = Counter(
        _begun(RUSSIAN[q.result]) if q.result else "Результат не записан"
        for case in ended
        for q in case.questions
    )
    assert {name: row[0] for name, row in told.items() if not name.startswith("в том числе")} == {
        **questions,
        "Всего": questions.total(),
    }
    assert told["Всего"][1] == len(ended)


def test_the_statistical_form_counts_questions_by_section_and_applicants_by_benefit(
    town: Workplace, cases: tuple[Told, ...]
) -> None:
    written = report(town, "statistics")
    here = [one.case for one in cases if within(one.case.received_on, AUTUMN)]
    told = columns(written, "Вопросы по разделам классификатора", 1)
    sections = Counter((q.code or "")[:4] for case in here for q in case.questions)
    assert {
        name[:4] if name[:1] == "0" else "": row[0] for name, row in told.items() if name != "Всего"
    } == sections
    benefits = columns(written, "Поступило: льготная категория", 1)
    named = Counter(
        _begun(name) for case in here for name in {a.benefit or "" for a in case.applicants} if name
    )
    assert {name: row[0] for name, row in benefits.items() if name in named} == named
    assert benefits["Всего обращений"] == (len(here),)


def test_a_comparison_puts_each_count_beside_that_of_the_other_period(
    town: Workplace, cases: tuple[Told, ...]
) -> None:
    written = write(town, Asked(name="comparison", period=AUTUMN, compared=WINTER))
    told = columns(written, "Поступило: канал", 1, 2, 3)
    now, then = (
        Counter(_begun(RUSSIAN[Channel(c.case.channel)]) for c in cases if within(c.case.received_on, period))
        for period in (AUTUMN, WINTER)
    )
    assert told == {
        **{name: (now[name], then[name], now[name] - then[name]) for name in now | then},
        "Всего": (now.total(), then.total(), now.total() - then.total()),
    }


@pytest.mark.parametrize("regime", Regime)
def test_a_report_may_count_what_lives_by_the_same_rules_alone(
    town: Workplace, cases: tuple[Told, ...], regime: Regime
) -> None:
    here = [one.case for one in cases if one.case.regime is regime]
    for name, figure, days in (
        ("journal", "registered", [case.registered_on for case in here]),
        ("executors", "received", [case.received_on for case in here]),
    ):
        told = write(town, Asked(name=name, period=AUTUMN, regime=regime)).report.figures
        assert (told[figure].value if figure in told else 0) == sum(within(day, AUTUMN) for day in days)


@pytest.mark.parametrize("name", ["executors", "terms", "results", "repeats", "comparison", "statistics"])
def test_behind_each_count_stand_its_cases(town: Workplace, cases: tuple[Told, ...], name: str) -> None:
    written = report(town, name)
    known = {one.case.id for one in cases}
    told = written.figures()
    assert all(set(figure["cases"]) <= known for figure in told.values())
    for section in written.report.sections:
        for cell in (cell for t in section.tables for row in t.rows for cell in row if cell.figure):
            assert told[str(cell.figure)]["value"] == cell.value


@pytest.mark.parametrize(
    ("asked", "because"),
    [
        (Asked(name="nothing", period=AUTUMN), "Отчёта «nothing» нет"),
        (Asked(name="terms", period=Period(first=date(2027, 1, 1), last=date(2027, 1, 2))), "ещё не начался"),
        (Asked(name="terms", period=AUTUMN, compared=WINTER), "второй период"),
        (Asked(name="terms", period=AUTUMN, typed=("Слова.",)), "своего текста"),
        (Asked(name="review", period=AUTUMN, least=2), "от 3 до 100"),
    ],
    ids=["unknown", "to come", "not compared", "not typed", "too small"],
)
def test_what_makes_no_sense_is_refused(town: Workplace, asked: Asked, because: str) -> None:
    with pytest.raises(Refusal, match=because):
        write(town, asked)


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
