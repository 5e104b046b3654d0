"""The head's note: last week looked at, a figure opened down to a case, words, paper, file, approval."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument

from mcu_desktop.workplace.workplace import Workplace
from tests.journeys.screen import wait
from tests.ui.case.lives import letter

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.journeys.desk import Desk

MOST_PRESSES = 60
"""Besides the words of the note and the name of the file."""
PROPOSAL = "Поручить управлению ЖКХ проверить вывоз мусора."
OWN_WORDS = "Показатели проверены главой."
SAVE, PRINT, ALL = "ctrl+Cyrillic_yeru", "ctrl+Cyrillic_ze", "ctrl+Cyrillic_ef"
"""Ctrl+S, P and A on the keyboard of the office, whose layout is Russian."""


def last_monday(office: Workplace) -> date:
    """By the day of the office: in its zone it may be tomorrow already."""
    return office.today() - timedelta(days=office.today().weekday() + 7)


@pytest.fixture
def home(home: Path) -> Path:
    """An office with five letters of last week, and one of long before."""
    office = Workplace.open(home)
    since = (office.today() - last_monday(office)).days
    for days_ago in (*range(since - 4, since + 1), since + 40):
        office.register(letter(office, days_ago=days_ago))
    office.close()
    return home


def ready(desk: Desk, words: str = "") -> str:
    """Wait until the note stands there with these words; give its period."""
    desk.comes("window")
    desk.sees("note.print")
    desk.sees("note.pages", words)
    return desk.sees("note.period")


def look_behind_a_figure(desk: Desk) -> None:
    """Go from the first figure down to a case, and back the same way."""
    desk.press("F3", "Return")
    desk.stands_in("behind.table")
    desk.press("Return")
    desk.stands_in("case")
    desk.press("Escape")
    desk.stands_in("behind.table")
    desk.press("Escape")
    desk.stands_in("note.figures")


def put_into_words(desk: Desk) -> None:
    """Propose something, and mend a paragraph that was computed."""
    desk.press("F4")
    desk.say(PROPOSAL)
    ready(desk, PROPOSAL)
    desk.press("F5")
    desk.comes("note.rewording")
    desk.press("Tab", "ctrl+End")
    desk.say(f" {OWN_WORDS}")
    desk.press("ctrl+Return")
    ready(desk, OWN_WORDS)


def print_to_file(desk: Desk) -> None:
    """Take the printer that every system has: a file."""
    desk.press(PRINT)
    desk.comes("QPrintDialog")
    desk.press("Return")
    desk.comes("window")
    desk.sees("note.state", "Записка отправлена на печать.")


def save(desk: Desk, path: Path) -> None:
    desk.press(SAVE)
    desk.comes("QFileDialog")
    desk.press(ALL)
    desk.say(path.stem)
    desk.press("Return")
    desk.comes("window")
    desk.sees("note.state", f"Сохранено: {path}")


def approve(desk: Desk) -> None:
    """Walk to the button, and answer the only question that is asked."""
    while desk.look()["focus"] != "note.approve":
        desk.press("shift+Tab")
        assert desk.presses < MOST_PRESSES, "до утверждения не дойти"
    desk.press("space")
    desk.comes("note.sure")
    while desk.look()["focus_says"] != "Утвердить":
        desk.press("Tab")
    desk.press("space")
    desk.comes("window")
    desk.sees("toast.words", "утверждена")


def test_the_head_writes_the_note_by_keys_alone(
    home: Path, open_desk: Callable[[], AbstractContextManager[Desk]], figure: Callable[[str], None]
) -> None:
    documents = home.parent / "Documents"
    documents.mkdir()
    path = documents / "записка.pdf"
    with open_desk() as desk:
        desk.count_anew()
        desk.press("alt+5")
        this_week = ready(desk)
        desk.press("alt+Left")
        wait(lambda: ready(desk) != this_week, "прошлая неделя не показана")
        look_behind_a_figure(desk)
        put_into_words(desk)
        print_to_file(desk)
        save(desk, path)
        approve(desk)
        figure(f"записка: {desk.counted()}")
        figure(f"записка: {desk.held()}")
        assert desk.presses <= MOST_PRESSES

    office = Workplace.open(home)
    first = last_monday(office)
    office.close()
    told = desk.told("note", "--from", f"{first}", "--to", f"{first + timedelta(days=6)}")
    assert told["frozen"]
    assert told["figures"]["received"]["value"] == 5
    (printed,) = set(home.parent.rglob("*.pdf")) - {path}
    for paper in (path, printed):
        document = PdfDocument(paper)
        assert len(document) > 1
        document.close()
    saved = PdfDocument(path)
    words = " ".join("".join(page.get_textpage().get_text_range() for page in saved).split())
    saved.close()
    assert PROPOSAL in words
    assert OWN_WORDS in words
