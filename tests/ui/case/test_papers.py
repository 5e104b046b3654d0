"""The papers of a case from its card: chosen, filled in, looked at, registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from mcu_desktop.domain.cards.kinds import Body, Person
from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.vocabulary import CaseId
from tests.ui.case.lives import letter, registered
from tests.ui.case.test_card import shown
from tests.ui.keys import press
from ui.case.editors import Chosen
from ui.case.papers.dialog import PapersDialog
from ui.case.several import Several

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge
    from ui.case.place import CasePlace


@pytest.fixture
def case(bridge: Bridge, place: CasePlace) -> CaseId:
    """A letter on its card, in an office with a signer and with another body."""
    office = bridge.workplace
    office.record(Person(post="Глава", name="Кузнецов Иван Петрович"))
    office.record(Body(name="Государственная жилищная инспекция", address="г. Самара"))
    (id_,) = registered(bridge, letter(office))
    shown(place, id_)
    return id_


@pytest.fixture
def papers(place: CasePlace, case: CaseId, qtbot: QtBot) -> PapersDialog:
    """The dialog, with the sheets of its first paper drawn."""
    assert place.view is not None
    assert place.view.case_id == case
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    press(Qt.Key.Key_F10, widget=place.view)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in place.findChildren(PapersDialog)))
    return place.findChildren(PapersDialog)[0]


def choose(papers: PapersDialog, kind: PaperKind, qtbot: QtBot) -> None:
    """Go to a paper of the list, and wait for its sheets."""
    row = next(row for row in range(papers.list.count()) if papers.list.item(row).data(_PAPER).kind is kind)
    papers.list.setCurrentRow(row)
    qtbot.waitUntil(lambda: papers.sheets.page_count > 0)


_PAPER = Qt.ItemDataRole.UserRole


def say(editor: QWidget, words: str) -> None:
    """Type into a field, whatever it is."""
    editor.say(words)  # type: ignore[attr-defined]  # every field that is typed into has it


def test_a_paper_is_registered_and_its_files_lie_in_the_case(
    bridge: Bridge, papers: PapersDialog, case: CaseId, qtbot: QtBot
) -> None:
    choose(papers, PaperKind.FORWARD, qtbot)
    bodies = papers.editors["bodies"]
    assert isinstance(bodies, Several)
    bodies.list.item(0).setCheckState(Qt.CheckState.Checked)
    signer = papers.editors["signer"]
    assert isinstance(signer, Chosen)
    signer.setCurrentText("Кузнецов Иван Петрович")
    papers.issue()
    qtbot.waitUntil(lambda: bool(bridge.workplace.case(case).papers))
    issued = bridge.workplace.case(case)
    assert [one.name.rpartition(".")[2] for one in issued.attachments] == ["docx", "pdf"] * 2
    assert len({one.number for one in issued.papers}) == 2


def test_what_lacks_is_said_at_its_field_and_nothing_is_registered(
    bridge: Bridge, papers: PapersDialog, case: CaseId, qtbot: QtBot
) -> None:
    choose(papers, PaperKind.FORWARD, qtbot)
    papers.issue()
    qtbot.waitUntil(lambda: papers.complaint.text() == "Не заполнено: кому направлено.")
    assert not bridge.workplace.case(case).papers


def test_the_list_begins_with_the_first_paper_that_may_go_out(papers: PapersDialog) -> None:
    offered = [papers.list.item(row).data(_PAPER) for row in range(papers.list.count())]
    chosen = papers.list.currentRow()
    assert not offered[chosen].why_not
    assert chosen
    assert all(paper.why_not for paper in offered[:chosen])


def test_a_paper_that_cannot_go_out_yet_says_why_and_may_be_drawn(papers: PapersDialog, qtbot: QtBot) -> None:
    choose(papers, PaperKind.ANSWER, qtbot)
    assert papers.reason.text() == "Ответ дан не на все вопросы: пока это только проект."
    papers.issue()
    assert papers.complaint.text().startswith("Ответ дан не на все вопросы.")


def test_what_was_typed_is_there_when_one_comes_back(
    bridge: Bridge, place: CasePlace, papers: PapersDialog, qtbot: QtBot
) -> None:
    choose(papers, PaperKind.COURT, qtbot)
    say(papers.editors["text"], "Решение Кинельского районного суда")
    papers.reject()
    qtbot.waitUntil(lambda: not place.findChildren(PapersDialog))
    qtbot.waitUntil(lambda: bool(bridge.workplace.drafts.all("command")))
    assert place.view is not None
    place.view.commands.papers.click()
    again = place.findChildren(PapersDialog)[0]
    choose(again, PaperKind.COURT, qtbot)
    assert again.editors["text"].value() == "Решение Кинельского районного суда"  # type: ignore[attr-defined]
    assert again.restored.isVisible()


def test_a_draft_leaves_as_files_without_a_number(
    bridge: Bridge, papers: PapersDialog, case: CaseId, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(papers, PaperKind.UNREADABLE, qtbot)
    papers.save_draft(tmp_path)
    qtbot.waitUntil(lambda: papers.state.text() == "Файлов сохранено: 2.")
    assert sorted(one.suffix for one in tmp_path.glob("*.*") if one.is_file()) == [".docx", ".pdf"]
    assert not bridge.workplace.case(case).papers
