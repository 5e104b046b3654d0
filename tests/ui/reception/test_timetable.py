"""The timetable as it is typed: read into hours, or refused at its field."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog

from mcu_desktop.domain.cards.kinds import CardId, ReceptionHours
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.reception import day
from ui.office.card_form import CardForm
from ui.reception.timetable import Timetable, hours_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.reception.place import ReceptionPlace

TODAY = date(2026, 11, 23)
TYPED = {
    "whom": "a",
    "weekdays": "пн, Вторник",
    "weeks": "1, 3",
    "day": "",
    "begins": "10",
    "ends": "12.30",
    "minutes": "",
    "room": "каб. 5",
}


def test_hours_are_read_as_people_write_them() -> None:
    assert hours_of(TYPED, TODAY) == ReceptionHours(
        whom=CardId("a"),
        weekdays=(0, 1),
        weeks=(1, 3),
        begins=time(10),
        ends=time(12, 30),
        minutes=15,
        room="каб. 5",
    )
    assert hours_of(TYPED | {"day": "24.11", "weekdays": ""}, TODAY).day == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("weekdays", "пнд-ср, завтра"),
        ("weeks", "первая"),
        ("day", "завтра"),
        ("begins", "утром"),
        ("ends", "25:00"),
        ("minutes", "полчаса"),
    ],
)
def test_what_is_no_hour_is_refused_at_its_field(field: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        hours_of(TYPED | {field: said}, TODAY)
    assert refused.value.field == field


def test_hours_and_the_list_of_priorities_are_written_from_the_timetable(
    place: ReceptionPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    place.open_hours()
    timetable = place.findChild(Timetable)
    assert isinstance(timetable, QDialog)
    timetable.add()
    form = timetable.findChildren(CardForm)[-1]
    for name, value in {"weekdays": "ср", "begins": "14:00", "ends": "16:00"}.items():
        form._fields[name].fill(value)
    form.save()
    qtbot.waitUntil(lambda: timetable.table.rows.rowCount() == 2)

    timetable.change_priorities()
    form = timetable.findChildren(CardForm)[-1]
    form._fields["categories"].fill("почётный гражданин – Устав\nдепутат")
    form.save()
    qtbot.waitUntil(lambda: len(day.priorities(bridge.workplace)) == 2)
    assert day.priorities(bridge.workplace)[0] == ("почётный гражданин", "Устав")

    timetable.table.selectRow(0)
    timetable.take_away()
    qtbot.waitUntil(lambda: timetable.table.rows.rowCount() == 1)
    timetable.reject()
