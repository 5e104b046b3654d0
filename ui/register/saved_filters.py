"""Filters kept by name at this desk; they lie in the profile's own file, for a search may name a person."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mcu_desktop.store.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_KIND = "register.filter"


class SavedFilter(NamedTuple):
    """What was chosen, under a name."""

    name: str
    state: dict[str, Any]


def saved_filters(workplace: Workplace) -> tuple[SavedFilter, ...]:
    """Give the filters of this desk by name."""
    kept = (SavedFilter(draft.title, json.loads(draft.body)) for draft in workplace.drafts.all(_KIND))
    return tuple(sorted(kept, key=lambda saved: saved.name.lower()))


def keep_filter(workplace: Workplace, saved: SavedFilter) -> None:
    """Keep a filter, over another one of the same name."""
    saved_at = workplace.now().isoformat(timespec="seconds")
    body = json.dumps(saved.state, ensure_ascii=False)
    workplace.drafts.save(Draft(_id(saved.name), _KIND, saved.name, body, saved_at))


def drop_filter(workplace: Workplace, name: str) -> None:
    """Forget a filter."""
    workplace.drafts.drop(_id(name))


class SavedFiltersMenu(QMenu):
    """Lists the filters when it is opened; a digit chooses one."""

    def __init__(
        self,
        bridge: Bridge,
        state: Callable[[], dict[str, Any]],
        fill: Callable[[dict[str, Any]], None],
        tell: Callable[[str, Callable[[], object] | None], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("register.saved")
        self.setAccessibleName("Сохранённые фильтры")
        self._bridge = bridge
        self._state = state
        self._fill = fill
        self._tell = tell
        self.aboutToShow.connect(self.reload)

    def reload(self) -> None:
        """List the filters anew."""
        self.clear()
        kept = saved_filters(self._bridge.workplace)
        for place, saved in enumerate(kept, start=1):
            mark = f"&{place}  " if place <= 9 else ""  # noqa: PLR2004 - the digits of a keyboard
            self._offer(f"{mark}{_plain(saved.name)}", f"saved.{place}", partial(self._fill, saved.state))
        if not kept:
            nothing = self.addAction("Сохранённых фильтров пока нет")
            nothing.setEnabled(False)
        self.addSeparator()
        self._offer("Сохранить выбранные условия…", "saved.keep", self._ask_name)
        if kept:
            self.forget = self.addMenu("Удалить")
            for saved in kept:
                action = self.forget.addAction(_plain(saved.name))
                action.triggered.connect(lambda _checked, s=saved: self._forget(s))

    def keep(self, name: str) -> None:
        """Keep what is chosen now under a name."""
        saved = SavedFilter(name.strip(), self._state())
        if saved.name:
            self._bridge.ask(
                lambda office: keep_filter(office, saved),
                lambda _: self._tell(f"Фильтр «{saved.name}» сохранён.", None),
            )

    def _offer(self, words: str, name: str, act: Callable[[], object]) -> None:
        action = QAction(words, self)
        action.setObjectName(f"register.{name}")
        action.triggered.connect(lambda _checked: act())
        self.addAction(action)

    def _ask_name(self) -> None:
        from PySide6.QtWidgets import QInputDialog  # noqa: PLC0415 - when asked for

        name, sure = QInputDialog.getText(
            self.parentWidget(), "Сохранить фильтр", "Как назвать выбранные условия?"
        )
        if sure:
            self.keep(name)

    def _forget(self, saved: SavedFilter) -> None:
        def back() -> None:
            self._bridge.ask(lambda office: keep_filter(office, saved), lambda _: None)

        self._bridge.ask(
            lambda office: drop_filter(office, saved.name),
            lambda _: self._tell(f"Фильтр «{saved.name}» удалён.", back),
        )


def _plain(name: str) -> str:
    return name.replace("&", "&&")


def _id(name: str) -> str:
    return f"{_KIND}.{name.lower()}"
