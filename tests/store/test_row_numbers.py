"""The number of a register's row: newest first, and never shared by two cases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import Form
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.setup import preset_cards, set_up
from tests.store.files import raw

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace

MOMENT = datetime(2026, 11, 20, 6, tzinfo=UTC)


def office(home: Path) -> Workplace:
    identities = count(1)
    cards = preset_cards("kinel", lambda: f"{next(identities):032x}")
    return set_up(home, cards, station="А", clock=lambda: MOMENT)


def test_any_number_of_cases_may_be_registered_at_one_moment(tmp_path: Path) -> None:
    workplace = office(tmp_path)
    registered = [workplace.register(RegisterCase(text="Нет воды.")).number for _ in range(300)]
    assert [line.number for line in workplace.lines(workplace.keys(Filter()))] == registered[::-1]


def test_the_day_of_registration_goes_before_the_moment_of_writing(tmp_path: Path) -> None:
    workplace = office(tmp_path)
    days = [date(2026, 11, 20) - timedelta(days=back) for back in (3, 0, 5)]
    for day in days:
        workplace.register(RegisterCase(text="Нет воды.", registered_on=day))
    lines = workplace.lines(workplace.keys(Filter()))
    assert [line.registered_on for line in lines] == [day.isoformat() for day in sorted(days, reverse=True)]


def test_the_list_by_number_counts_as_people_do_and_needs_no_sorting(tmp_path: Path) -> None:
    workplace = office(tmp_path)
    letters = [workplace.register(RegisterCase(text="Нет воды.")).number for _ in range(11)]
    spoken = [workplace.register(RegisterCase(text="Нет воды.", form=Form.ORAL)).number for _ in range(2)]
    by_number = workplace.keys(Filter(order="number"))
    assert [line.number for line in workplace.lines(by_number)] == [*spoken, *letters]
    with raw(tmp_path) as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT c.key FROM case_line c ORDER BY c.running, c.key"
        ).fetchall()
    assert "USE TEMP B-TREE" not in str(plan)
    assert workplace.verify().ok
