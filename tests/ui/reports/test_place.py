"""The place of reports on a real office: pages, cases behind a figure, files, what may not be published."""

from __future__ import annotations

from datetime import date
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.notes.period import Period
from mcu_desktop.domain.vocabulary import Channel, QuestionId
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.conftest import MONDAY
from tests.ui.keys import press
from ui.figures.papers import PAPERS
from ui.figures.spans import Span
from ui.reports.drawing import Drawer
from ui.reports.place import ReportsPlace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge

OCTOBER = Period(first=date(2026, 10, 1), last=date(2026, 10, 31))
SURNAMES = ("Иванова", "Петров", "Сидорова", "Ким")


@pytest.fixture
def home(home: Path) -> Path:
    """Four letters of October."""
    office = Workplace.open(home, clock=lambda: MONDAY)
    for n, surname in enumerate(SURNAMES, start=1):
        day = date(2026, 10, n)
        office.register(
            RegisterCase(
                channel=Channel.LETTER,
                received_on=day,
                registered_on=day,
                applicants=(Applicant(surname=surname, address=f"ул. Мира, д. {n}"),),
                text="Не вывозят мусор.",
                questions=(
                    AskedQuestion(id=QuestionId("1"), text="Мусор", block=next(iter(office.office.blocks))),
                ),
            )
        )
    office.close()
    return home


@pytest.fixture
def place(bridge: Bridge, qtbot: QtBot) -> ReportsPlace:
    """The place on the month before the current one."""
    made = ReportsPlace(bridge)
    qtbot.addWidget(made)
    made.resize(1096, 772)
    made.page.period_bar.take(Span.MONTH, OCTOBER)
    with qtbot.waitSignal(made.shown):
        made.show()
    return made


def shown(place: ReportsPlace, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Do something, and wait for the report that comes of it."""
    with qtbot.waitSignal(place.shown):
        act()


def test_a_report_is_chosen_read_and_followed_to_its_cases(place: ReportsPlace, qtbot: QtBot) -> None:
    assert place.sheet is not None
    assert place.sheet.written.report.name == "journal"
    shown(place, qtbot, lambda: place.page.choice.choose("executors"))
    assert place.sheet.written.report.figures["received"].value == len(SURNAMES)
    assert place.page.bar.save.isEnabled()
    place.page.pages.picked.emit("received")
    assert place.behind.isVisible()
    assert place.behind.heading.text().startswith("Всего обращений")
    qtbot.waitUntil(lambda: place.behind.model.rowCount() == len(SURNAMES))
    press(Qt.Key.Key_Escape, widget=place.behind.table)
    assert place.page.isVisible()

    shown(place, qtbot, lambda: place.page.choice.choose("comparison"))
    assert place.page.choice.compared.isVisible()
    assert place.sheet.written.report.subtitle == "октябрь 2026 года и сентябрь 2026 года"


def test_each_kind_of_file_is_written_and_the_taking_is_remembered(
    place: ReportsPlace, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    for paper in PAPERS:
        path = tmp_path / f"журнал.{paper.suffix}"
        place.issuing.save_as(paper, path)
        qtbot.waitUntil(path.exists)
        qtbot.waitUntil(place.page.bar.save.isEnabled)
        assert place.page.bar.state.text() == f"Сохранено: {path}"
    assert (tmp_path / "журнал.pdf").read_bytes() == place.sheet.pdf if place.sheet else False
    taken = [trace.reading for trace in bridge.workplace.store.trails.latest(10)]
    assert {getattr(reading, "kind", "") for reading in taken} == {"pdf", "docx", "xlsx"}


def test_a_review_that_names_somebody_cannot_leave(place: ReportsPlace, qtbot: QtBot) -> None:
    choice = place.page.choice
    shown(place, qtbot, lambda: choice.choose("review"))
    assert place.page.bar.save.isEnabled()
    shown(place, qtbot, lambda: choice.typed.setPlainText("Семье Ивановых вывезли мусор."))
    assert "фамилия заявителя – «Ивановых»" in choice.complaint.text()
    assert not place.page.bar.save.isEnabled()
    assert not place.page.bar.print.isEnabled()
    shown(place, qtbot, lambda: choice.typed.setPlainText("Мусор теперь вывозят по графику."))
    assert choice.complaint.isHidden()
    assert place.page.bar.save.isEnabled()


def test_what_is_drawn_too_long_is_left(qtbot: QtBot) -> None:
    drawer, began = Drawer(), Event()

    def endless(went: Callable[[int], None]) -> None:
        page = 0
        while True:
            page += 1
            went(page)
            began.set()

    with qtbot.waitSignal(drawer.stopped):
        drawer.draw(endless, lambda _: pytest.fail("it came to an end"))
        assert began.wait(5)
        drawer.stop()
    came: list[str] = []
    drawer.draw(lambda _went: "готово", came.append)
    qtbot.waitUntil(lambda: came == ["готово"])
    drawer.leave()
