"""What was begun and not finished, with the two things one may want to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.theme import tokens
from ui.widgets.elided import Elided
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mcu_desktop.store.drafts import Draft

SHOWN = 3


class DraftBar(QFrame):
    """Offers drafts; never forces one on a person who came to do something else."""

    wanted = Signal(object)
    unwanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("drafts")
        self.setAccessibleName("Недописанные обращения")
        self.setProperty("role", "bar")
        self._drafts: tuple[Draft, ...] = ()
        self._rows: list[QFrame] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(tokens.GAP, tokens.UNIT, tokens.GAP, tokens.UNIT)
        self._lines.setSpacing(tokens.HALF)
        self._head = label("", "strong")
        self._lines.addWidget(self._head)
        self.hide()

    def offer(self, drafts: Sequence[Draft]) -> None:
        """Show the newest few."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._drafts = tuple(drafts)
        self._rows = [self._row(place, draft) for place, draft in enumerate(self._drafts[:SHOWN])]
        for row in self._rows:
            self._lines.addWidget(row)
        more = len(self._drafts) - SHOWN
        rest = f" Ниже – последние {SHOWN}, всего {len(self._drafts)}." if more > 0 else ""
        self._head.setText(f"Осталось недописанное. F9 – продолжить последнее.{rest}")
        self.setVisible(bool(self._drafts))

    def go_on(self) -> None:
        """Take the newest one up."""
        if self._drafts:
            self.wanted.emit(self._drafts[0])

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
