"""What lies over a place on a picture: a dialog, a menu, a bar of messages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from PySide6.QtWidgets import QAbstractButton, QDialog, QMessageBox

from mcu_desktop.domain.cases.commands import (
    CASE_COMMANDS,
    CaseCommand,
)
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.problems import Refusal
from tests.screenshots.places import Prepare, boards, card, directory, plain, urgent, whole_note
from tests.screenshots.profiles import LONG_WORD
from ui.as_of.asking import AskMoment
from ui.boards.place import BoardsPlace
from ui.case.doing import begin
from ui.case.offers.groups import EVERY, offer_of
from ui.crash import tell
from ui.help.pages import NAMES
from ui.help.window import HelpWindow
from ui.note.asking import sure_to_approve
from ui.note.place import NotePlace
from ui.palette.palette import Palette
from ui.safety.dialog import ChooseKeeper, SafetyDialog
from ui.safety.restoring import ChooseCopy
from ui.safety.unlock import Unlock
from ui.tray import Reminders, Tray
from ui.undoing.brought import BroughtActions
from ui.undoing.own import OwnActions

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.bridge import Bridge
    from ui.main_window import MainWindow


def over(act: str, key: str = "registration") -> Prepare:
    """Show a dialog of the window over a place."""

    def show(window: MainWindow, _bridge: Bridge, _content: str) -> None:
        window.show_place(key)
        getattr(window.commands, act)()

    return show


def after(first: Prepare, then: Callable[[MainWindow, Bridge], object]) -> Prepare:
    """Do something once a place stands there."""

    def show(window: MainWindow, bridge: Bridge, content: str) -> Callable[[], bool]:
        there = first(window, bridge, content)
        done: list[bool] = []

        def stands() -> bool:
            if done:
                return True
            if there is None or there():
                done.append(True)
                then(window, bridge)
            return False

        return stands

    return show


def pressing(first: Prepare, *names: str) -> Prepare:
    """Press buttons of a place, those that can be pressed, one after another."""

    def press(window: MainWindow, _bridge: Bridge) -> None:
        for name in names:
            pressed = window.findChild(QAbstractButton, name)
            if pressed is not None and pressed.isEnabled() and pressed.isVisible():
                pressed.click()

    return after(first, press)


def form(command: type[CaseCommand]) -> Prepare:
    """Show the form of a command over its card."""

    def open_form(window: MainWindow, bridge: Bridge) -> None:
        id_ = urgent(bridge)
        if id_ is not None:
            begin(bridge, offer_of(command), bridge.workplace.case(CaseId(id_)), window.place)

    return after(card, open_form)


def opened(make: Callable[[MainWindow, Bridge], QDialog]) -> Prepare:
    """Show a dialog of its own over today."""
    return after(plain("today"), lambda window, bridge: make(window, bridge).open())


def sure(window: MainWindow, _bridge: Bridge) -> None:
    """Ask whether the note is to be approved, without waiting for the answer."""
    assert isinstance(window.place, NotePlace)
    assert window.place.sheet is not None
    with patch.object(QMessageBox, "exec", QMessageBox.open):
        sure_to_approve(window.place.sheet, window.place)


def fault(window: MainWindow, bridge: Bridge) -> None:
    """Let a fault of ours be told, without waiting for the answer."""

    def stay(box: QMessageBox) -> None:
        box.setParent(window, box.windowFlags())
        box.open()

    with patch.object(QMessageBox, "exec", stay), patch("sys.stderr.write"):
        tell(bridge.home, RuntimeError("нарочно"))


def typed(words: str) -> Callable[[MainWindow, Bridge], None]:
    """Type into the palette."""

    def type_words(window: MainWindow, _bridge: Bridge) -> None:
        window.commands.show_palette()
        for palette in window.findChildren(Palette):
            palette.line.setText(words)

    return type_words


def help_page(name: str) -> Prepare:
    """Show a page of the help, as high as the window."""

    def show(window: MainWindow, _bridge: Bridge, _content: str) -> None:
        window.show_place("today")
        window.commands.show_help()
        (shown,) = window.findChildren(HelpWindow)
        shown.open_page(name)

    return show


def messages(window: MainWindow, bridge: Bridge) -> None:
    """Show what the window says by itself: a refusal above, a reminder, a toast."""
    bridge.refused.emit(Refusal(f"Отказано. Нельзя так: {LONG_WORD} уже закрыто."))
    bridge.carried_out.emit("Дело № П-А-12/26 закрыто.", _Told())
    (reminders,) = window.findChildren(Reminders) or (Reminders(bridge, window),)
    reminders.bar.tell("Срок истекает у 4 дел: № П-А-12/26, № У-А-3/26, № Э-А-7/26 и ещё 1.")


class _Told:
    action = "1"
    streams = frozenset[object]()


def tray(window: MainWindow, _bridge: Bridge) -> None:
    """Show the menu of the tray."""
    menu = Tray(window).menu
    menu.setParent(window, menu.windowFlags())
    menu.popup(window.mapToGlobal(window.rect().center()))


def limits(window: MainWindow, _bridge: Bridge) -> None:
    """Ask for the limits of the columns."""
    assert isinstance(window.place, BoardsPlace)
    _press(window, "boards.limits")


def _press(window: QWidget, name: str) -> None:
    pressed = window.findChild(QAbstractButton, name)
    assert pressed is not None, name
    pressed.click()


FORMS = tuple(offer.command for offer in EVERY if offer.fields)

DIALOGS: dict[str, Prepare] = {
    **{f"card-{name}": form(one) for name, one in CASE_COMMANDS.items() if one in FORMS},
    "card-paper": pressing(card, "case.print"),
    "card-papers": pressing(card, "case.papers"),
    "register-columns": pressing(plain("register"), "register.columns.show"),
    "register-filters": pressing(plain("register"), "register.saved.show"),
    "register-files": pressing(plain("register"), "register.save"),
    "register-paper": pressing(plain("register"), "register.print"),
    "boards-limits": after(boards(), limits),
    "boards-paper": pressing(boards(), "boards.print"),
    "note-words": after(whole_note, lambda window, _: window.place.reword()),  # type: ignore[attr-defined]
    "note-sure": after(whole_note, sure),
    "note-files": pressing(whole_note, "note.save"),
    "person-new": pressing(directory("Люди"), "people.add"),
    "block-new": pressing(directory("Отраслевые блоки"), "blocks.add"),
    "block-gone": pressing(directory("Отраслевые блоки"), "blocks.remove"),
    "body-new": pressing(directory("Органы"), "bodies.add"),
    "unit-new": pressing(directory("Подразделения"), "units.add"),
    "as-of": opened(lambda window, bridge: AskMoment(bridge, window)),
    "own-actions": opened(lambda window, bridge: OwnActions(bridge, window)),
    "brought": opened(lambda window, bridge: BroughtActions(bridge, window)),
    "safety": opened(lambda window, bridge: SafetyDialog(bridge, window)),
    "safety-keeper": opened(lambda window, _: ChooseKeeper(window)),
    "safety-unlock": opened(lambda window, bridge: Unlock(bridge.home, lambda _: None, parent=window)),
    "safety-restore": opened(
        lambda window, bridge: ChooseCopy(
            bridge.home, None, "Файл рабочего места повреждён.", "Закрыть", window
        )
    ),
    "tray": after(plain("today"), tray),
    "fault": after(plain("today"), fault),
    "messages": after(plain("today"), messages),
    "keys": over("show_keys"),
    "help": over("show_help"),
    **{f"help-{name}": help_page(name) for name in NAMES},
    "palette": after(plain("today"), lambda window, _: window.commands.show_palette()),
    "palette-typed": after(plain("today"), typed("мир")),
    "palette-nothing": after(plain("today"), typed("ъъъ")),
    "view": over("choose_view"),
}
