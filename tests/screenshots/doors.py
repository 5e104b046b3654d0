"""Pictures of the door: who works here, one's own password, the lock, the way into an office, the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.workplace.signing_in import Comer, Doorway
from tests.screenshots.dialogs import after, opened
from tests.screenshots.places import card as urgent_card
from tests.screenshots.places import directory
from tests.screenshots.profiles import LONG
from ui.app import settings
from ui.as_of.window import PastWindows
from ui.exchange.joining import JoinOffice
from ui.office.password_reset import PasswordReset
from ui.safety.own_password import OwnPassword
from ui.safety.sign_in import AT_START, LOCKED, SignIn

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.bridge import Bridge
    from ui.main_window import MainWindow


def door(words: str, *, has_password: bool = True) -> Callable[[MainWindow, Bridge], SignIn]:
    """Make the dialog that stands before the window."""

    def make(window: MainWindow, bridge: Bridge) -> SignIn:
        office = bridge.workplace
        names = {office.person_name(person): person for person in office.office.people}
        comers = tuple(Comer(person, name, has_password) for name, person in sorted(names.items()))
        comers += (Comer(CardId("0" * 32), LONG, has_password),)
        return SignIn(bridge.home, None, Doorway(comers, office.person), words, window)

    return make


def once(window: MainWindow, bridge: Bridge) -> SignIn:
    """Ask for a password of one's own, after the one-time one."""
    dialog = door(AT_START)(window, bridge)
    dialog._ask_anew(True)
    return dialog


def reset(window: MainWindow, bridge: Bridge) -> None:
    """Give somebody a one-time password."""
    dialog = PasswordReset(bridge, bridge.workplace.person, window)
    dialog.open()
    dialog.reset.click()


def past(window: MainWindow, bridge: Bridge, content: str) -> Callable[[], bool]:
    """Show how it was a week before, in the window of its own; a fresh profile refuses."""
    urgent_card(window, bridge, content)
    windows = PastWindows(window, bridge, settings(bridge.home))
    asking = windows.ask()
    asking.day.fill("23.11.2026" if content == "long" else "16.11.2026")
    asking.look()

    def stands() -> bool:
        if not windows.shown:
            return content == "empty"
        (shown,) = windows.shown
        if shown.parent() is not window:
            shown.setParent(window, shown.windowFlags())
            shown.setGeometry(window.geometry())
            shown.show()
        return shown.bridge.ready

    return stands


DOORS = {
    "door": opened(door(AT_START)),
    "door-open": opened(door(AT_START, has_password=False)),
    "door-locked": opened(door(LOCKED)),
    "door-once": opened(once),
    "own-password": opened(lambda window, bridge: OwnPassword(bridge, settings(bridge.home), window)),
    "join": opened(lambda window, bridge: JoinOffice(bridge.home / "new", window)),
    "past": past,
    "password-reset": opened(lambda window, bridge: PasswordReset(bridge, bridge.workplace.person, window)),
}
LATER = {"password-told": after(directory("Люди"), reset)}
"""What changes the profile."""
