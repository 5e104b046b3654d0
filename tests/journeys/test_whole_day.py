"""A whole day in the real window on a real X server, by keys alone; the terminal tells what became of it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from tests.cli.terminal import ask
from tests.journeys.screen import Screen, screen, wait

WINDOW = "Муниципальный центр управления"
ORAL = "Не вывозят мусор со двора вторую неделю."
WRITTEN = "Прошу отремонтировать дорогу у школы."
ANSWER = "Мусор вывезен, график исправлен."
DEEDS = ["registered", "assigned", "taken", "answered", "sent", "closed"]
FIND, SAVE, PALETTE, ALL = "ctrl+Cyrillic_a", "ctrl+Cyrillic_yeru", "ctrl+Cyrillic_el", "ctrl+Cyrillic_ef"
"""Ctrl+F, S, K and A on the keyboard of the office, whose layout is Russian."""


def listed(home: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(home, "list", "--json", now=None).json["cases"]
    return found


def case(home: Path, number: str) -> dict[str, Any]:
    told: dict[str, Any] = ask(home, "show", number, "--json", now=None).json
    return told


def register(desk: Screen, surname: str, text: str, topic: str, *, written: bool = False) -> None:
    desk.press("F2")
    if written:
        desk.press("Down")
    desk.press("F3")
    desk.type(surname)
    desk.press("Return")
    desk.type("Анна")
    desk.press("Return")
    desk.type("Ивановна")
    desk.press("Return")
    desk.type("ул. Мира, д. 4")
    desk.press("F4")
    desk.type(text)
    desk.press("F5")
    desk.type(topic)
    desk.rests()
    desk.press("Down")
    desk.picture("topics")
    desk.press("Return")
    desk.rests()
    desk.picture("filled")
    desk.press("ctrl+Return")


def command(desk: Screen, key: str, title: str, *, text: str = "", after_tabs: int = 0) -> None:
    """Carry out a command of the card that asks by a form."""
    desk.press(key)
    desk.shows(title)
    desk.rests()
    desk.press(*["Tab"] * after_tabs)
    if text:
        desk.type(text)
    desk.picture(title)
    desk.press("ctrl+Return")
    desk.leaves(title)
    desk.shows(WINDOW)


def take_in(desk: Screen, home: Path) -> tuple[str, str]:
    """Register an oral and a written appeal; give their numbers."""
    register(desk, "Сидорова", ORAL, "мусор")
    wait(lambda: len(listed(home)) == 1, "устное обращение не зарегистрировано")
    desk.rests()
    desk.picture("number")
    desk.press("Return")
    desk.rests()
    register(desk, "Кузнецов", WRITTEN, "дорог", written=True)
    wait(lambda: len(listed(home)) == 2, "письменное обращение не зарегистрировано")
    desk.rests()
    desk.picture("number")
    numbers = {case(home, line["number"])["case"]["form"]: line["number"] for line in listed(home)}
    return numbers["oral"], numbers["written"]


def find(desk: Screen, words: str) -> None:
    """Find a case in the register and open its card."""
    desk.press(FIND)
    desk.type(words)
    desk.rests()
    desk.picture("found")
    desk.press("Down", "Return")
    desk.rests()
    desk.picture("card")


def see_through(desk: Screen, home: Path, number: str) -> None:
    """Lead the case on the card to its end, each step seen by the terminal before the next."""

    def stands(status: str) -> None:
        wait(lambda: case(home, number)["case"]["status"] == status, f"дело не стало {status}")
        desk.rests()
        desk.picture(status)

    command(desk, "F3", "Назначить")
    stands("assigned")
    desk.press("F4")
    stands("in_work")
    command(desk, "F6", "Ответить", text=ANSWER, after_tabs=2)
    stands("agreement")
    command(desk, "F8", "Отправить")
    stands("waiting")
    desk.press("F9")
    stands("done")


def save_note(desk: Screen, path: Path) -> None:
    """Go to the note and save its pages in the folder that the dialog begins with."""
    desk.press("alt+5")
    desk.rests()
    desk.picture("note")
    desk.press(SAVE)
    desk.shows("Сохранить записку")
    desk.press(ALL)
    desk.type(path.stem)
    desk.picture("file")
    desk.press("Return")
    desk.leaves("Сохранить записку")
    wait(path.exists, "записка не сохранена")
    desk.shows(WINDOW)
    desk.picture("saved")


def leave(desk: Screen) -> None:
    """Close the window by the palette: without a window manager Alt+F4 is nobody's."""
    desk.press(PALETTE)
    desk.shows("Найти и сделать")
    desk.type("закрыть окно")
    desk.rests()
    desk.picture("palette")
    assert desk.ended_by("Return") == 0


@pytest.mark.skipif(sys.platform != "linux", reason="X-сервер есть только в Linux")
def test_a_day_by_keys_alone_from_the_first_appeal_to_the_note_on_paper(
    tmp_path: Path, figure: Callable[[str], None]
) -> None:
    home, paper = tmp_path / "profile", tmp_path / "Documents" / "записка.pdf"
    paper.parent.mkdir()
    assert ask(home, "setup", "--preset", "kinel", "--station", "А", now=None).code == 0

    began = time.monotonic()
    with screen(home, Path(os.environ.get("MCU_SHOTS", str(tmp_path / "pictures")))) as desk:
        desk.shows(WINDOW)
        desk.rests()
        desk.picture("window")
        oral, written = take_in(desk, home)
        find(desk, "сидоров")
        see_through(desk, home, oral)
        save_note(desk, paper)
        leave(desk)
    figure(f"весь день: нажатий {desk.presses}, {time.monotonic() - began:.1f} с вместе с картинками")

    assert not list(home.glob("reports/*")), "окно сообщило об ошибке"
    told = case(home, oral)
    assert [line["kind"] for line in told["history"]] == DEEDS
    assert told["case"]["applicants"][0]["surname"] == "Сидорова"
    assert case(home, written)["case"]["status"] == "registered"
    assert ask(home, "list", "--json", now=None).json["total"] == 2
    assert ask(home, "verify", now=None).code == 0
    document = PdfDocument(paper)
    assert "АНАЛИТИЧЕСКАЯ ЗАПИСКА" in document[0].get_textpage().get_text_range()
    document.close()
