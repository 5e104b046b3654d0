"""The case for the prosecutor from its card: one key, one file; left half-way, none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import Channel
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL
from tests.ui.conftest import MONDAY
from ui.case.folder import FolderDialog
from ui.case.place import CasePlace

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.cases.case import Case
    from ui.bridge import Bridge


@pytest.fixture
def case(home: Path, tmp_path: Path) -> Case:
    """A letter with a file that is broken."""
    office = Workplace.open(home, clock=lambda: MONDAY)
    id_ = office.register(
        RegisterCase(channel=Channel.LETTER, text=APPEAL.text, applicants=APPEAL.applicants)
    ).id
    broken = tmp_path / "битый.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing more")
    office.attach(id_, broken)
    found = office.case(id_)
    office.close()
    return found


def test_the_folder_is_written_and_says_what_lies_apart(
    case: Case, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    place = CasePlace(bridge)
    qtbot.addWidget(place)
    place.show_case(case.id)
    assert place.folder.isEnabled()
    path = tmp_path / "дело.pdf"
    dialog = FolderDialog(bridge, case, path, place)
    with qtbot.waitSignal(dialog.ended) as ended:
        dialog.start()
    assert ended.args == [True]
    assert "битый.pdf – файл повреждён" in dialog.state.text()
    with pypdfium2.PdfDocument(path) as paper:
        assert paper.get_metadata_value("Title") == f"Дело № {case.number}"


def test_a_folder_that_is_left_leaves_no_file(
    case: Case, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    place = CasePlace(bridge)
    qtbot.addWidget(place)
    folder = tmp_path / "куда"
    folder.mkdir()
    dialog = FolderDialog(bridge, case, folder / "дело.pdf", place)
    with qtbot.waitSignal(dialog.ended) as ended:
        dialog.start()
        dialog.reject()
    assert ended.args == [False]
    assert list(folder.iterdir()) == []
