"""The review for publication: nothing small is told, nobody can be known, and then it may leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.analytics.reporting.review import HIDDEN, small_counts
from mcu_desktop.domain.notes.period import Period
from mcu_desktop.domain.office.readings import Exported
from mcu_desktop.domain.publishing.suppression import Grid
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.reporting import Asked, take, write

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace
    from tests.reporting.recount import Told

AUTUMN = Period(first=date(2026, 9, 1), last=date(2026, 10, 31))
REVIEW = Asked(name="review", period=AUTUMN)


@pytest.mark.parametrize("least", [3, 10])
def test_what_is_published_holds_no_small_count_and_lets_none_be_reckoned(
    town: Workplace, least: int
) -> None:
    report = write(town, replace(REVIEW, least=least)).report
    hidden = 0
    for table in (table for section in report.sections for table in section.tables):
        counts = [row[1:] for row in table.rows]
        places = {
            (r, c) for r, row in enumerate(counts) for c, cell in enumerate(row) if cell.value == HIDDEN
        }
        told = [int(cell.value) for row in counts for cell in row if isinstance(cell.value, int)]
        assert all(not count or count >= least for count in told)
        across = table.title == "Вопросы по тематикам и результатам"
        any_filling = [[cell.value if isinstance(cell.value, int) else 2 for cell in row] for row in counts]
        assert not Grid(counts=any_filling, across=across).told_by_totals(places)
        hidden += len(places)
    assert hidden
    assert list(small_counts(report, least)) == []
    assert all(figure.value >= least or not figure.value for figure in report.figures.values())


def test_every_applicant_of_the_period_is_found_in_a_text_that_names_them(
    town: Workplace, cases: tuple[Told, ...]
) -> None:
    people = {
        applicant.surname: applicant.address
        for told in cases
        if AUTUMN.first <= told.case.received_on <= AUTUMN.last
        for applicant in told.case.applicants
        if applicant.surname
    }
    typed = tuple(f"Обратился {surname}: {address}." for surname, address in people.items())
    found = write(town, replace(REVIEW, typed=typed)).findings
    named = {one.where for one in found if one.what == "фамилия заявителя"}
    assert len(named) == len(people) > 50


def test_a_review_that_names_somebody_is_shown_and_does_not_leave(
    town: Workplace, cases: tuple[Told, ...]
) -> None:
    number = next(t.case.number for t in cases if AUTUMN.first <= t.case.received_on <= AUTUMN.last)
    written = write(town, replace(REVIEW, typed=(f"По обращению {number} вопрос решён.",)))
    assert [one.what for one in written.findings] == ["номер обращения"]
    with pytest.raises(Refusal, match=rf"«О чём писали», абзац 1: номер обращения – «{number}»"):
        take(town, written, "pdf")
    clean = write(town, replace(REVIEW, typed=("Жители чаще всего просили отремонтировать дороги.",)))
    assert clean.findings == ()
    take(town, clean, "pdf")
    taken = town.store.trails.latest(1)[0].reading
    assert isinstance(taken, Exported)
    here = sum(AUTUMN.first <= t.case.received_on <= AUTUMN.last for t in cases)
    assert (taken.what, taken.count) == ("review", here)


def test_too_few_appeals_are_not_published_at_all(town: Workplace) -> None:
    day = date(2026, 10, 7)
    report = write(town, Asked(name="review", period=Period(first=day, last=day), least=100)).report
    assert not any(section.tables for section in report.sections)
    assert report.figures == {}
