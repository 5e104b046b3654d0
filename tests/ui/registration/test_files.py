"""Files go with an appeal: by button, drop, paste, from the scanner's folder; before and after the number."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.ui.keys import focused, press, type_text
from ui.registration import scans
from ui.registration.pasted import PASTED

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.cases.case import Case
    from ui.bridge import Bridge
    from ui.registration.place import RegistrationPlace

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PDF = b"%PDF-1.7 \n"


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look into the folder more often than an office needs to."""
    monkeypatch.setattr(scans, "EVERY_MS", 300)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of files."""
    made = tmp_path / "Сканер"
    made.mkdir()
    return made


def a_file(folder: Path, name: str, content: bytes = PDF) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def dropped(target: QWidget, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    mime.setText("\n".join(map(str, paths)))
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), copy, mime, left, none)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), copy, mime, left, none))


def registered(place: RegistrationPlace, bridge: Bridge, qtbot: QtBot) -> Case:
    press(Key.Key_F4)
    type_text("Яма.")
    press(Key.Key_Return, CTRL)
    qtbot.waitUntil(place.result.isVisible)
    return case(place, bridge)


def case(place: RegistrationPlace, bridge: Bridge) -> Case:
    return bridge.workplace.case(bridge.workplace.case_id(place.result.number.text()))


def pressed(place: RegistrationPlace, name: str) -> None:
    found = place.findChild(QPushButton, name)
    assert found is not None
    found.click()


@pytest.mark.parametrize("name", ["applicants[0].surname", "received_on", "text", "form"])
def test_a_file_dropped_on_a_field_goes_with_the_appeal_and_is_no_text(
    place: RegistrationPlace, folder: Path, name: str
) -> None:
    field = next(one for one in place.form.fields() if one.name == name)
    before, scan = field.value(), a_file(folder, "скан.pdf")
    dropped(field.control, scan)
    assert place.form.files.paths == [scan]
    assert field.value() == before


def test_dropped_files_are_attached_with_the_number_and_stay_where_they_were(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot, folder: Path
) -> None:
    one, two = a_file(folder, "письмо.pdf"), a_file(folder, "фото.pdf", PDF + b"2")
    dropped(place.form, one, two)
    dropped(place.form, one)
    pressed(place, "files[1].remove")
    made = registered(place, bridge, qtbot)
    assert [file.name for file in made.attachments] == ["письмо.pdf"]
    assert one.exists()
    assert "1 файл приложен" in place.result.files.text()
    assert place.form.files.paths == [one]
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not place.form.files.paths)


def test_a_file_that_is_gone_does_not_keep_the_number_back(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot, folder: Path
) -> None:
    gone = a_file(folder, "письмо.pdf")
    dropped(place.form, gone)
    gone.unlink()
    made = registered(place, bridge, qtbot)
    assert made.attachments == ()
    assert "«письмо.pdf» не приложен" in place.result.left.text()


def test_a_pasted_picture_becomes_a_file_of_the_appeal(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot
) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    QGuiApplication.clipboard().setImage(image)
    press(Key.Key_F3)
    press(Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: len(place.form.files.paths) == 1)
    (kept,) = place.form.files.paths
    assert place.form.content().applicants[0]["surname"] == ""
    made = registered(place, bridge, qtbot)
    assert [file.media_type for file in made.attachments] == ["image/png"]
    assert kept.parent.name == PASTED
    assert not kept.exists()


def test_a_pasted_file_becomes_a_file_of_the_appeal_and_words_stay_words(
    place: RegistrationPlace, folder: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(a_file(folder, "письмо.pdf")))])
    QGuiApplication.clipboard().setMimeData(mime)
    press(Key.Key_F4)
    press(Key.Key_V, CTRL)
    assert place.form.files.paths == [folder / "письмо.pdf"]
    assert place.form.content().text == ""
    QGuiApplication.clipboard().setText("Яма")
    press(Key.Key_V, CTRL)
    assert place.form.content().text == "Яма"


def test_files_are_part_of_a_draft(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot, folder: Path
) -> None:
    dropped(place.form, a_file(folder, "письмо.pdf"))
    press(Key.Key_N, CTRL)
    qtbot.waitUntil(place.drafts.isVisible)
    assert place.form.files.paths == []
    press(Key.Key_F9)
    qtbot.waitUntil(lambda: place.form.files.paths == [folder / "письмо.pdf"])


def test_new_scans_are_offered_in_the_form_and_after_the_number(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot, folder: Path
) -> None:
    old = a_file(folder, "вчера.pdf")
    os.utime(old, (time.time() - 90_000,) * 2)
    place.scans.choose(folder)
    one = a_file(folder, "Скан 1.PDF")
    a_file(folder, "заметки.txt")
    qtbot.waitUntil(lambda: [scan.path for scan in place.scans.offered] == [one])
    press(Key.Key_F11)
    assert place.form.files.paths == [one]
    assert place.scans.offered == ()
    registered(place, bridge, qtbot)
    two, three = a_file(folder, "Скан 2.pdf", PDF + b"2"), a_file(folder, "Скан 3.pdf", PDF + b"3")
    place.scans.look()
    qtbot.waitUntil(lambda: {scan.path for scan in place.scans.offered} == {two, three})
    place.scans.take(three)
    press(Key.Key_F11)
    qtbot.waitUntil(lambda: len(case(place, bridge).attachments) == 2)
    assert [file.name for file in case(place, bridge).attachments] == ["Скан 1.PDF", "Скан 2.pdf"]
    qtbot.waitUntil(lambda: "2 файла" in place.result.files.text())
    assert all(path.exists() for path in (one, two, three))
    dropped(place.result, three)
    qtbot.waitUntil(lambda: len(case(place, bridge).attachments) == 3)


def test_a_scan_is_offered_once_it_is_whole(place: RegistrationPlace, qtbot: QtBot, folder: Path) -> None:
    place.scans.choose(folder)
    growing = a_file(folder, "скан.pdf", b"")
    qtbot.wait(300)
    assert place.scans.offered == ()
    growing.write_bytes(PDF)
    qtbot.waitUntil(lambda: [scan.path for scan in place.scans.offered] == [growing])


def test_the_folder_of_the_scanner_is_a_setting_of_the_desk(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot, folder: Path
) -> None:
    place.scans.choose(folder)
    assert scans.Scans(bridge, place).folder == folder
    assert folder.name in place.form.files.folder.text()
    place.scans.choose(folder / "нет такой")
    qtbot.waitUntil(lambda: "недоступна" in place.scans.trouble)
    place.scans.choose(None)
    assert place.scans.folder is None
    assert place.scans.trouble == ""


def test_f10_asks_for_files(
    place: RegistrationPlace, bridge: Bridge, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [str(a_file(folder, "письмо.pdf"))]
    monkeypatch.setattr("ui.case.attachments.QFileDialog.getOpenFileNames", lambda *_: (chosen, ""))
    press(Key.Key_F10)
    assert place.form.files.paths == [folder / "письмо.pdf"]
    pressed(place, "files[0].remove")
    assert focused().objectName() == "files.choose"
    registered(place, bridge, qtbot)
    press(Key.Key_F10)
    qtbot.waitUntil(lambda: len(case(place, bridge).attachments) == 1)
