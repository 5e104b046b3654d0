"""The directories of applicants and of common problems: found, joined, parted, answered at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QPlainTextEdit

from mcu_desktop.domain.cards.kinds import Problem
from mcu_desktop.domain.cases.chapters.problems import LinkProblem
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.vocabulary import CaseId, Result
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.keys import type_text
from ui.office import words
from ui.office.citizens_page import CitizensPage
from ui.office.place import OfficePlace
from ui.office.problems_page import AnswerAll, ProblemsPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.lists.rows import RowsTable

ANNA = Applicant(surname="Волкова", name="Анна", patronymic="Ильинична", address="ул. Мира, 4-12")
MOVED = replace(ANNA, address="с. Бобровка, ул. Лесная, 8", phone="8 927 555 66 77")
IGOR = Applicant(surname="Дубов", name="Игорь", address="ул. Мира, 4-15")


@pytest.fixture
def place(bridge: Bridge, qtbot: QtBot) -> OfficePlace:
    made = OfficePlace(bridge)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    return made


def registered(bridge: Bridge, qtbot: QtBot, *people: Applicant) -> None:
    for one in people:
        command = RegisterCase(applicants=(one,), text="Темно во дворе.")
        with qtbot.waitSignal(bridge.changed):
            bridge.do(partial(Workplace.register, command=command))


def cells(table: RowsTable) -> list[tuple[str, ...]]:
    return list(table.rows.all())


def choose_all(table: RowsTable) -> None:
    table.selectAll()


def test_doubles_are_joined_and_parted_by_hand(place: OfficePlace, bridge: Bridge, qtbot: QtBot) -> None:
    page = place.show_page(words.CITIZENS)
    assert isinstance(page, CitizensPage)
    qtbot.waitUntil(lambda: "Заявителей пока нет" in page.words.text())
    registered(bridge, qtbot, ANNA, MOVED, IGOR)
    qtbot.waitUntil(lambda: len(cells(page.table)) == 3)
    page.looked_for.setFocus()
    type_text("волк", page.looked_for)
    qtbot.waitUntil(lambda: len(cells(page.table)) == 2)
    choose_all(page.table)
    page.join.click()
    qtbot.waitUntil(lambda: len(cells(page.table)) == 1)
    qtbot.waitUntil(lambda: len(cells(page.cases)) == 2)
    assert "Адрес: с. Бобровка" in page.known.text()
    page.cases.selectionModel().select(
        page.cases.model().index(0, 0),
        QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
    )
    page.part.click()
    qtbot.waitUntil(lambda: len(cells(page.table)) == 2)
    with qtbot.waitSignal(place.open_case):
        page.open()


def test_one_answer_is_given_to_all_cases_of_a_problem(
    place: OfficePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    page = place.show_page(words.PROBLEMS)
    assert isinstance(page, ProblemsPage)
    qtbot.waitUntil(lambda: "Общих проблем пока нет" in page.words.text())
    registered(bridge, qtbot, ANNA, IGOR)

    def link(office: Workplace) -> None:
        problem, _ = office.record(Problem(title="Темно на Мира, 4"))
        cases = office.lines(office.keys(Filter()))
        office.act_on_each([(CaseId(line.id), LinkProblem(problem=problem)) for line in cases])

    bridge.ask(link, lambda _: page.refresh())
    qtbot.waitUntil(lambda: len(cells(page.cases)) == 2)
    page.answer.click()
    form = page.findChild(AnswerAll)
    assert form is not None
    text = form.findChild(QPlainTextEdit)
    assert text is not None
    text.setPlainText("Фонари починены.")
    form.save()
    qtbot.waitUntil(lambda: "2 дела получили ответ" in page.words.text())
    for line in bridge.workplace.lines(bridge.workplace.keys(Filter())):
        assert bridge.workplace.case(CaseId(line.id)).questions[0].result is Result.EXPLAINED
