"""The places, one shown at a time: each fetched, made and laid out in turns when first asked for."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.held_keys import HeldKeys
from ui.places import ASIDE, CARD, CONFLICTS, FIRST, RAIL, Entry
from ui.theme.tokens import MARGIN
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ui.bridge import Bridge

    Then = Callable[[QWidget], object]
"""What is done with a place once it is there."""

_OFFICE = "mcu_desktop.workplace.workplace"
"""What every place is built on."""


class PlacesStack(QStackedWidget):
    """Shows a place at once if its code is at hand; else the one before stays until the new one is whole."""

    marked = Signal(str)
    """Where one is, or is going to."""
    told = Signal(str, object)
    came = Signal()
    """A place is shown for the first time."""
    _loaded = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._entries = {entry.key: entry for entry in (*RAIL, *ASIDE, CARD)}
        self._made: dict[str, QWidget] = {}
        self._coming: dict[str, Thread] = {}
        self._here = ""
        self._before = FIRST
        self._then: Then | None = None
        self._keys = HeldKeys(self)
        self._complete_yet = False
        self._loaded.connect(self._go_there)

    @property
    def place(self) -> QWidget:
        """The place that is shown."""
        return self.currentWidget()

    @property
    def left(self) -> str:
        """The place to begin with next time."""
        return self._before if self._here == CARD.key else self._here

    def begin(self, key: str) -> None:
        """Show the place that was left; one that needs the office is shown when the office has opened."""
        entry = next((one for one in RAIL if one.key == key), self._entries[FIRST])
        if entry.at_once or self._bridge.ready:
            self._head_for(entry.key)
            self._enter(self._make(entry))
            return
        self._head_for(entry.key)
        waiting = label("Открываю рабочее место…", "muted")
        waiting.setMargin(MARGIN)
        self.addWidget(waiting)

        def go_on() -> None:
            if self.currentWidget() is waiting:
                self.show_place(entry.key)

        self._bridge.opened.connect(go_on)

    def show_place(self, key: str, then: Then | None = None) -> None:
        """Go to a place, and do something with it once it is there."""
        entry, place = self._entries[key], self._made.get(key)
        self._head_for(key)
        if key in self._coming or (place is None and not entry.at_hand):
            self._then = then
            self._keys.hold(entry.title)
            self._fetch(key)
            return
        if place is None:
            place = self._make(entry)
        elif place is not self.currentWidget():
            refresh = getattr(place, "refresh", None)
            if refresh:
                refresh()
        self._enter(place)
        if then:
            then(place)

    def open_case(self, case_id: str) -> None:
        """Show a case on its card."""
        self.show_place(CARD.key, lambda card: card.show_case(case_id))  # type: ignore[attr-defined]  # see ui.places

    def settle(self, case_id: str) -> None:
        """Show what several wrote of a case at once."""
        self.show_place(CONFLICTS.key, lambda place: place.show_case(case_id))  # type: ignore[attr-defined]  # see ui.places

    def back(self) -> None:
        """Leave the card for the place one came from."""
        self.show_place(self._before)

    def next_case(self) -> None:
        """Open what comes next on today's list, from wherever one is."""
        day = self._made.get("today")
        if self._here == CARD.key and day is not None:
            self._before = "today"
            day.next_case()  # type: ignore[attr-defined]  # the day has it, see ui.places
        else:
            self.show_place("today", lambda day: day.next_case())  # type: ignore[attr-defined]

    def complete(self) -> None:
        """Make what nobody could see or press before the first paint."""
        self._complete_yet = True
        for place in self._made.values():
            _complete(place)

    def leave(self) -> None:
        """Let places write down what is unfinished; before they are complete nothing can be."""
        for thread in self._coming.values():
            thread.join()
        for place in self._made.values() if self._complete_yet else ():
            leave = getattr(place, "leave", None)
            if leave:
                leave()

    # ------------------------------------------------------------------ inside

    def _head_for(self, key: str) -> None:
        if self._here and self._here != CARD.key:
            self._before = self._here
        self._here = key
        self.marked.emit(key)

    def _fetch(self, key: str) -> None:
        if key in self._coming:
            return
        self._coming[key] = Thread(target=self._load_office, args=(key,), name="place", daemon=True)
        self._coming[key].start()

    def _load_office(self, key: str) -> None:
        """Load what the bridge's worker may be loading just now: the window's thread would wait for it.

        A fault is met again where the place is fetched.
        """
        with suppress(Exception):
            for module in (_OFFICE, *self._entries[key].office):
                import_module(module)
        self._loaded.emit(key)

    def _go_there(self, key: str) -> None:
        from ui.widgets.turns import Turns  # noqa: PLC0415 - after the first paint

        self._coming[key].join()
        Turns(self).begin(self._way_to(self._entries[key]))

    def _way_to(self, entry: Entry) -> Iterator[None]:
        """Fetch, make, fill, lay out and show a place, each in turns of its own."""
        try:
            yield from entry.fetch()
            place = self._make(entry)
        except Exception:
            del self._coming[entry.key]
            self._enter(self.currentWidget())
            raise
        yield
        self._fill(entry.key, place)
        yield
        self._lay_out(place)
        yield
        self._show(entry.key, place)

    def _fill(self, key: str, place: QWidget) -> None:
        """Do what was wanted of the place; it may have taken the keyboard, too early."""
        then, self._then = self._then, None
        if then and key == self._here:
            then(place)
            self._keys.hold(self._entries[key].title)

    def _lay_out(self, place: QWidget) -> None:
        """Dress the parts and give them their room while nobody sees it."""
        place.setGeometry(self.contentsRect())
        for part in place.findChildren(QWidget):
            part.ensurePolished()
        layout = place.layout()
        if layout is not None:
            layout.activate()

    def _show(self, key: str, place: QWidget) -> None:
        """Show it unless one has gone elsewhere meanwhile, and press the keys that were meant for it."""
        del self._coming[key]
        if key == self._here:
            self._enter(place)
            self.came.emit()
            self._keys.give()

    def _enter(self, place: QWidget) -> None:
        """Show a place, with the cursor where it was, or where its work is."""
        last = place.focusWidget()
        self.setCurrentWidget(place)
        first = place.focusWidget()
        (last if last is not None and last.isVisible() and last.isEnabled() else place).setFocus()
        if place.hasFocus() and first is not None:
            first.setFocus()

    def _make(self, entry: Entry) -> QWidget:
        place = entry.make(self._bridge, self)
        for signal, slot in (
            ("open_case", self.open_case),
            ("settle_wanted", self.settle),
            ("closed", self.back),
            ("told", self.told),
        ):
            if hasattr(place, signal):
                getattr(place, signal).connect(slot)
        self._made[entry.key] = place
        self.addWidget(place)
        if self._complete_yet:
            _complete(place)
        return place


def _complete(place: QWidget) -> None:
    complete = getattr(place, "complete", None)
    if complete:
        complete()
