"""What earlier cases make of the appeal that is being typed: three lines at most, each with why and a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.spelling import counted, day
from mcu_desktop.domain.vocabulary import RUSSIAN, Relation
from mcu_desktop.problems import Refusal
from ui.theme.tokens import GAP, HALF, UNIT
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cases.register_case import RegisterCase
    from mcu_desktop.domain.repeats.verdicts import Suggestion
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

KEYS = ("Ctrl+1", "Ctrl+2", "Ctrl+3")
_PAUSE_MS = 400
_NAMED = 3


class Radar(QFrame):
    """Stands beside the form once there is something to say; what is accepted is done after registration."""

    open_case = Signal(str)
    changed = Signal()
    """It has something to say, or nothing any more."""

    def __init__(self, bridge: Bridge, command: Callable[[], RegisterCase], keys_of: QWidget) -> None:
        super().__init__()
        self._bridge = bridge
        self._command = command
        self._shown: tuple[Suggestion, ...] = ()
        self._accepted: set[tuple[str, ...]] = set()
        self._rows: list[_Row] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.setObjectName("radar")
        self.setAccessibleName("Было раньше")
        self.setProperty("role", "card")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(GAP, UNIT + HALF, GAP, GAP)
        self._lines.setSpacing(GAP)
        self._lines.addWidget(label("Было раньше", "heading"))
        for place, keys in enumerate(KEYS):
            QShortcut(QKeySequence(keys), keys_of).activated.connect(partial(self.accept, place))
        self.hide()

    def typed(self) -> None:
        """Look again when the hands have rested."""
        self._pause.start()

    def forget(self) -> None:
        """Begin anew: another appeal."""
        self._pause.stop()
        self._accepted.clear()
        self._show(())

    def accepted(self) -> tuple[Suggestion, ...]:
        """Give what is to be done after registration."""
        return tuple(one for one in self._shown if _name(one) in self._accepted)

    def brief(self) -> str:
        """Say it in a line, for a window where the suggestions are rolled out of sight."""
        said = (f"{_TITLES[one.relation].lower()} ({KEYS[at]})" for at, one in enumerate(self._shown))
        return f"Было раньше: {'; '.join(said)}" if self._shown else ""

    def accept(self, place: int) -> None:
        """Accept a suggestion; the same key lets it go."""
        if place >= len(self._rows):
            return
        name = _name(self._shown[place])
        (self._accepted.discard if name in self._accepted else self._accepted.add)(name)
        self._rows[place].mark(name in self._accepted)

    def _look(self) -> None:
        if not self._bridge.ready:
            return
        try:
            typed = self._command()
        except Refusal:  # a day that is none says nothing of people and matters
            return

        def look(office: Workplace) -> tuple[Suggestion, ...]:
            from mcu_desktop.workplace.radar import radar  # noqa: PLC0415 - loaded with the first appeal

            return radar(office, typed)

        self._bridge.ask(look, self._show)

    def _show(self, found: tuple[Suggestion, ...]) -> None:
        if found == self._shown:
            return
        self._shown = found
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [_Row(place, one) for place, one in enumerate(found)]
        for place, row in enumerate(self._rows):
            row.mark(_name(found[place]) in self._accepted)
            row.wanted.connect(partial(self.accept, place))
            row.open_case.connect(self.open_case)
            self._lines.addWidget(row)
        self.setVisible(bool(found))
        self.changed.emit()


class _Row(QWidget):
    """One suggestion: what it may be, which case, why, and the key that accepts it."""

    wanted = Signal()
    open_case = Signal(str)

    def __init__(self, place: int, suggestion: Suggestion) -> None:
        super().__init__()
        self._place = place
        self._relation = suggestion.relation
        name = f"radar.{place}"
        self._done = label("", "caption")
        self._accept = button("", f"{name}.accept", self.wanted.emit)
        latest = suggestion.cases[0]
        link = button(f"№ {latest.number} от {day(latest.on)}", f"{name}.open", role="link")
        link.setToolTip(latest.matter.questions or "Открыть дело")
        link.clicked.connect(partial(self.open_case.emit, latest.id))
        more = len(suggestion.cases) - 1
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(HALF)
        lines.addWidget(label(_TITLES[suggestion.relation], "strong"))
        across = QHBoxLayout()
        across.addWidget(link)
        if more:
            across.addWidget(label(f"и ещё {counted(more, 'дело', 'дела', 'дел')}", "caption", wrap=False))
        across.addStretch()
        lines.addLayout(across)
        if latest.matter.questions:
            lines.addWidget(label(latest.matter.questions))
        why = "; ".join(suggestion.why)
        lines.addWidget(label(f"{why[0].upper()}{why[1:]}.", "caption"))
        lines.addWidget(self._done)
        below = QHBoxLayout()
        below.addWidget(self._accept)
        below.addStretch()
        lines.addLayout(below)

    def mark(self, accepted: bool) -> None:
        """Show whether it was accepted."""
        words = "Не отмечать" if accepted else _ACCEPT[self._relation]
        self._accept.setText(f"{words} ({KEYS[self._place]})")
        self._accept.setAccessibleName(f"{_TITLES[self._relation]}: {words.lower()}")
        self._done.setText(_WILL_BE[self._relation] if accepted else "")
        self._done.setVisible(accepted)


def _name(suggestion: Suggestion) -> tuple[str, ...]:
    return (suggestion.relation, *(one.id for one in suggestion.cases[:_NAMED]))


_TITLES = {
    Relation.REPEATED: "Похоже, повторное",
    Relation.MANY: "Похоже, неоднократное",
    Relation.DUPLICATE: "Похоже, дубликат",
    Relation.ANSWERED: "Уже отвечено: основание прекратить переписку",
    Relation.PROBLEM: "Та же проблема от других",
}
_ACCEPT = {
    Relation.REPEATED: "Отметить как повторное",
    Relation.MANY: "Отметить как неоднократное",
    Relation.DUPLICATE: "Отметить как дубликат",
    Relation.ANSWERED: "Отметить: уже отвечено",
    Relation.PROBLEM: "Связать общей проблемой",
}
_WILL_BE: dict[Relation, str] = {
    **{
        relation: f"После регистрации дело будет отмечено: {RUSSIAN[relation]}."
        for relation in Relation
        if relation is not Relation.PROBLEM
    },
    Relation.PROBLEM: "После регистрации дела будут связаны общей проблемой; сроки и ответы у каждого свои.",
}
