"""What is shown on each picture: a place, filled; what lies over one is in `dialogs`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from mcu_desktop.store.register import Filter
from tests.screenshots.profiles import LONG, LONG_WORD
from ui.boards.place import BoardsPlace
from ui.note.place import NotePlace
from ui.office.place import ENTRIES, OfficePlace
from ui.registration.content import Content
from ui.registration.place import RegistrationPlace
from ui.today.place import TodayPlace

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.main_window import MainWindow

Prepare = Callable[["MainWindow", "Bridge", str], "Callable[[], bool] | None"]
"""Shows it; what it gives, if anything, says when it stands there."""


def registration(window: MainWindow, bridge: Bridge, content: str) -> None:
    """Fill the form; when long, refuse something."""
    window.show_place("registration")
    place = window.place
    assert isinstance(place, RegistrationPlace)
    place.begin()
    if content == "empty":
        return
    who = {
        "surname": "Петрова",
        "name": "Анна",
        "patronymic": "Сергеевна",
        "address": "г. Кинель, ул. Мира, д. 4",
    }
    if content == "long":
        who = dict.fromkeys(("surname", "name", "patronymic", "address", "organisation"), LONG)
    code = bridge.workplace.classifier.search("мусор", limit=1)[0].code
    question = {"code": code, "text": LONG_WORD if content == "long" else "Не вывозят мусор"}
    place.form.fill(
        Content(
            applicants=(who, who) if content == "long" else (who,),
            text=f"{LONG_WORD} " * 40 if content == "long" else "Не вывозят мусор со двора вторую неделю.",
            questions=(question, question) if content == "long" else (question,),
        )
    )
    if content == "long":
        place.form.fields()[3].complain("Дата поступления позже даты регистрации. " * 2)


def registration_more(window: MainWindow, bridge: Bridge, content: str) -> Callable[[], bool]:
    """Go to what is seldom said, below the fold."""
    registration(window, bridge, content)
    place = window.place
    assert isinstance(place, RegistrationPlace)
    if content != "empty":
        said = LONG if content == "long" else "Прокуратура Самарской области"
        for name in ("covering.body", "covering.number", "social"):
            place.form.more.fields[name].fill(said)
        place.form.more.fields["covering.dated"].fill("20.11.2026")
    last = place.form.more.fields["social"]

    def there() -> bool:
        place.form.go_to("social")
        return last.control.hasFocus()

    return there


def registered(window: MainWindow, bridge: Bridge, content: str) -> Callable[[], bool]:
    """Register what the form holds, and show the number."""
    registration(window, bridge, "full" if content == "empty" else content)
    place = window.place
    assert isinstance(place, RegistrationPlace)
    place.register()

    def stands() -> bool:
        """Have the number, with the keyboard on what is next: another window may just have had it."""
        if place.result.isVisible() and not place.result.next.hasFocus():
            window.activateWindow()
            place.result.next.setFocus()
        return place.result.next.hasFocus()

    return stands


def slip(window: MainWindow, bridge: Bridge, content: str) -> Callable[[], bool]:
    """Show the slip for the citizen as it will print, after the number."""
    numbered = registered(window, bridge, content)
    shown: list[bool] = []

    def stands() -> bool:
        place = window.place
        assert isinstance(place, RegistrationPlace)
        if numbered() and not shown:
            shown.append(True)
            place.result.show_slip()
        return bool(shown)

    return stands


def letter(window: MainWindow, bridge: Bridge, content: str) -> None:
    """Paste a letter: its questions are offered; files go with it."""
    registration(window, bridge, content)
    place = window.place
    assert isinstance(place, RegistrationPlace)
    paragraph = "Во дворе дома 4 по улице Мира вторую неделю не вывозят мусор. "
    pasted = f"{LONG_WORD} {paragraph}" if content == "long" else paragraph
    QGuiApplication.clipboard().setText(f"{pasted}\n\n{paragraph * 4}")
    place.form.text.field.fill("")
    place.form.go_to("text")
    place.form.text.letter.paste()
    place.form.files.put([Path(f"{LONG if content == 'long' else 'Письмо жителей'}.pdf")])


def plain(key: str) -> Prepare:
    """Show a place with what the profile holds."""

    def show(window: MainWindow, _bridge: Bridge, _content: str) -> None:
        window.show_place(key)

    return show


def day_paper(window: MainWindow, _bridge: Bridge, _content: str) -> None:
    """Show the sheet of the day as it will print."""
    window.show_place("today")
    assert isinstance(window.place, TodayPlace)
    window.place.print_day()


def card(window: MainWindow, bridge: Bridge, _content: str) -> None:
    """Show the most urgent case; the card's own empty state where there is none."""
    id_ = urgent(bridge)
    if id_ is not None:
        window.open_case(id_)
    else:
        window.show_place("case")


def urgent(bridge: Bridge) -> str | None:
    """Give the case whose term ends first, where there is one."""
    lines = bridge.workplace.lines(bridge.workplace.keys(Filter(order="due"))[:1])
    return lines[0].id if lines else None


def drilled(window: MainWindow, _bridge: Bridge, _content: str) -> Callable[[], bool]:
    """Show the cases behind the first figure of the note."""
    window.show_place("note")
    place = window.place
    assert isinstance(place, NotePlace)
    asked: list[bool] = []

    def stands() -> bool:
        if place.sheet is None:
            return False
        if not asked:
            asked.append(True)
            first = next((line for line in place.sheet.figures if not line.heading), None)
            if first is not None:
                place.open_figure(first)
        return True

    return stands


def whole_note(window: MainWindow, _bridge: Bridge, _content: str) -> Callable[[], bool]:
    """Show the note."""
    window.show_place("note")
    place = window.place
    assert isinstance(place, NotePlace)
    place.close_figure()
    return lambda: place.sheet is not None


def directory(title: str) -> Prepare:
    """Show a page of the directories."""

    def show(window: MainWindow, _bridge: Bridge, _content: str) -> None:
        window.show_place("office")
        assert isinstance(window.place, OfficePlace)
        window.place.show_page(title)

    return show


def boards(*, lanes: bool = False, beside: bool = False, choose: bool = False) -> Prepare:
    """Show the boards otherwise than as one: in lanes, side by side, with all cards chosen."""

    def show(window: MainWindow, _bridge: Bridge, _content: str) -> Callable[[], bool]:
        window.show_place("boards")
        place = window.place
        assert isinstance(place, BoardsPlace)
        place.view.lanes.setChecked(lanes)
        place.view.beside.setChecked(beside)
        if place.board.how_many > 1:  # for the picture before this one
            place.board.choose_none()
        for row in range(1 + beside):
            place.blocks.item(row).setSelected(True)
        asked: list[bool] = []

        def stands() -> bool:
            if place.board.has_cards and choose and not asked:
                asked.append(True)
                place.board.choose_all()
            return place.board.has_cards or place.empty.isVisible()

        return stands

    return show


PLACES: dict[str, Prepare] = {
    "today": plain("today"),
    "day-paper": day_paper,
    "registration": registration,
    "registration-more": registration_more,
    "letter": letter,
    "register": plain("register"),
    "boards": plain("boards"),
    "boards-chosen": boards(choose=True),
    "boards-lanes": boards(lanes=True),
    "boards-beside": boards(beside=True),
    "card": card,
    "note": whole_note,
    "note-behind": drilled,
    **{f"office-{place}": directory(entry.title) for place, entry in enumerate(ENTRIES, start=1)},
}
LAST: dict[str, Prepare] = {"registered": registered, "slip": slip}
"""What changes the profile."""
