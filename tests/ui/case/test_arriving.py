"""A file that has not come yet, on the card: it says so, comes when it is asked for, and may be stopped."""

from __future__ import annotations

import shutil
import time
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from mcu_desktop.sync.blobs.sealing import CHUNK
from mcu_desktop.workplace.exchange import files, linking, stations
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import MONDAY
from tests.ui.case.forms import whole
from tests.ui.case.lives import letter
from tests.ui.keys import press

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mcu_desktop.domain.vocabulary import CaseId
    from ui.bridge import Bridge
    from ui.case.place import CasePlace

CONTENT = b"%PDF-1.7 " + bytes(2 * CHUNK)
DIGEST = sha256(CONTENT).hexdigest()


@pytest.fixture
def case(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CaseId:
    """A case whose file lies on the road, and no more here."""
    monkeypatch.setenv("MCU_STATE", str(tmp_path / "state"))
    (tmp_path / "скан с очень длинным именем.pdf").write_bytes(CONTENT)
    (tmp_path / "обмен").mkdir()
    office = Workplace.open(home, clock=lambda: MONDAY)
    linking.link(office.store, str(tmp_path / "обмен"), linking.office_id(office.store))
    stations.take_part(office)
    id_ = office.register(letter(office)).id
    office.attach(id_, tmp_path / "скан с очень длинным именем.pdf")
    files.carry(office)
    office.store.attachments.place(DIGEST).unlink()
    office.close()
    return id_


def test_a_file_that_is_not_here_says_so_and_comes_when_asked_for(
    case: CaseId, place: CasePlace, bridge: Bridge, qtbot: QtBot
) -> None:
    place.show_case(case)
    whole(place)
    assert said(place, "state") == "ещё не пришёл"
    assert place.findChild(QPushButton, f"case.open.{DIGEST[:12]}") is None
    get = find(place, "get")
    assert get.accessibleName() == "Получить файл скан с очень длинным именем.pdf"
    get.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.findChild(QPushButton, f"case.open.{DIGEST[:12]}") is not None)
    assert bridge.workplace.store.attachments.read(DIGEST) == CONTENT


def test_a_file_that_lies_on_no_road_is_asked_for(
    case: CaseId, place: CasePlace, bridge: Bridge, tmp_path: Path, qtbot: QtBot
) -> None:
    for blobs in (tmp_path / "обмен").glob("*/blobs"):
        shutil.rmtree(blobs)
    place.show_case(case)
    whole(place)
    find(place, "get").click()
    qtbot.waitUntil(lambda: "запрошен" in said(place, "why"))
    assert find(place, "get").text() == "Получить"
    assert bridge.workplace.store.files.wanted() == {DIGEST}


def test_waiting_for_a_file_may_be_stopped_and_goes_on_later(
    case: CaseId, place: CasePlace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.case import fetching  # noqa: PLC0415 - patched below

    begun: list[bool] = []

    def slowly(office: Workplace, wanted: list[str], *, went: Callable[[int, int], None]) -> int:
        if begun:
            return files.fetch(office, wanted, went=went)
        begun.append(True)
        while True:
            went(1 << 20, 2 << 20)
            time.sleep(0.01)

    monkeypatch.setattr(fetching, "fetch", slowly)
    place.show_case(case)
    whole(place)
    find(place, "get").click()
    qtbot.waitUntil(lambda: said(place, "state").startswith("пришло 1,0 МБ из 2,0 МБ"))
    assert find(place, "get").text() == "Остановить"
    find(place, "get").click()
    qtbot.waitUntil(lambda: "Приём остановлен" in said(place, "why"))
    find(place, "get").click()
    qtbot.waitUntil(lambda: place.findChild(QPushButton, f"case.open.{DIGEST[:12]}") is not None)


def find(place: CasePlace, what: str) -> QPushButton:
    found = place.findChild(QPushButton, f"case.{what}.{DIGEST[:12]}")
    assert isinstance(found, QPushButton)
    return found


def said(place: CasePlace, what: str) -> str:
    found = place.findChild(QLabel, f"case.{what}.{DIGEST[:12]}")
    return found.text() if isinstance(found, QLabel) else ""
