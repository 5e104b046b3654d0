"""What was begun and not finished, with the two things one may want to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from ui.theme import tokens
from ui.widgets.elided import Elided
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.store.drafts import Draft

SHOWN = 3
_MOST_SEEN = 6
_ROW = tokens.CONTROL_HEIGHT + tokens.HALF


class DraftBar(QFrame):
    """Offers drafts; never forces one on a person who came to do something else.

    Its parts are made when there is one to offer.
    """

    wanted = Signal(object)
    unwanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("drafts")
        self.setAccessibleName("Недописанные обращения")
        self.setProperty("role", "bar")
        self._drafts: tuple[Draft, ...] = ()
        self._all = False
        self._rows: list[QFrame] = []
        self.hide()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.GAP, tokens.UNIT, tokens.GAP, tokens.UNIT)
        lines.setSpacing(tokens.HALF)
        self._head = label("", "strong")
        self._more = button("", "drafts.more", self._turn, role="quiet")
        across = QHBoxLayout()
        across.addWidget(self._head, stretch=1)
        across.addWidget(self._more)
        lines.addLayout(across)
        ground = QFrame()
        ground.setProperty("role", "bar")
        self._list = QVBoxLayout(ground)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(tokens.HALF)
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setProperty("role", "bar")
        self._scroll.setWidget(ground)
        lines.addWidget(self._scroll)

    def offer(self, drafts: Sequence[Draft]) -> None:
        """Show the newest few, or all of them when asked."""
        self._drafts = tuple(drafts)
        if self._drafts and self.layout() is None:
            self._lay_out()
        if self.layout() is not None:
            self._show()

    def go_on(self) -> None:
        """Take the newest one up."""
        if self._drafts:
            self.wanted.emit(self._drafts[0])

    def _turn(self) -> None:
        self._all = not self._all
        self._show()

    def _show(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        shown = self._drafts if self._all else self._drafts[:SHOWN]
        self._rows = [self._row(place, draft) for place, draft in enumerate(shown)]
        for row in self._rows:
            self._list.addWidget(row)
        self._more.setText("Только последние" if self._all else f"Показать все: {len(self._drafts)}")
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(len(self._drafts) > SHOWN)
        self._head.setText("Осталось недописанное. F9 – продолжить последнее.")
        self._scroll.setFixedHeight(_ROW * min(len(shown), _MOST_SEEN))
        self.setVisible(bool(self._drafts))

    def _row(self, place: int, draft: Draft) -> QFrame:
        row = QFrame()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(tokens.UNIT)
        day, clock = draft.saved_at[:10], draft.saved_at[11:16]
        across.addWidget(Elided(f"{day[8:]}.{day[5:7]} в {clock} · {draft.title}"), stretch=1)
        across.addWidget(button("Продолжить", f"drafts[{place}].go_on", lambda: self.wanted.emit(draft)))
        across.addWidget(
            button("Удалить", f"drafts[{place}].drop", lambda: self.unwanted.emit(draft), role="quiet")
        )
        return row
