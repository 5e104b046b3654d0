"""A profile that was restored or copied goes on in a log of its own, and says so once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mcu_desktop.store.store import Store
    from mcu_desktop.workplace.seat import Seat

_NOTICE = "notice"


def settle_copy(seat: Seat) -> None:
    """Begin a new log where this file was restored or copied, before anything is written in the old one."""
    store = seat.machinery
    displaced = store.displaced()
    if displaced is None:
        return
    with store.writing() as writing:
        writing.begin_anew(bytes.fromhex(seat.new_id()))
        writing.go_on_above(displaced.numbers)
        writing.set(_NOTICE, f"{displaced.why} Рабочее место пишет дальше в новую ленту; ничего не потеряно.")
    store.know_copies()


def told_once(store: Store) -> tuple[str, ...]:
    """Give what was noticed when the profile was opened, and say it no more."""
    notice = store.trait(_NOTICE)
    if not notice:
        return ()
    with store.writing() as writing:
        writing.set(_NOTICE, "")
    return (notice,)
