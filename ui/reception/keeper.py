"""What is typed on a card and not finished: kept by visit, and there again when the card is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.reception import errands
from ui.reception.content import written
from ui.widgets.keeping import Keeping

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.bridge import Bridge
    from ui.reception.content import Values


class CardKeeper(QObject):
    """Writes a card down while one types."""

    def __init__(self, bridge: Bridge, values: Callable[[], Values], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._values = values
        self.visit = ""
        """Whose card is shown; empty where none is."""
        self.drafts: dict[str, Values] = {}
        self._soon = Keeping(self.keep, self)

    def know(self, drafts: dict[str, Values]) -> None:
        """Take what was kept before the window was opened."""
        self.drafts = drafts | self.drafts

    def touched(self) -> None:
        """Something was typed."""
        if self.visit:
            self._soon.touched()

    def stop(self) -> None:
        """Write nothing down for now: what is typed is being done."""
        self._soon.stop()

    def keep(self) -> None:
        """Write down what is typed now."""
        if not self._soon.isActive():
            return
        self._soon.stop()
        visit, values = self.visit, self._values()
        body = written(values)
        if body:
            self.drafts[visit] = values
        else:
            self.drafts.pop(visit, None)
        title = " ".join(filter(None, (values["surname"], values["name"]))) or "посетитель"
        self._bridge.ask(lambda office: errands.keep(office, visit, title, body), _nothing)

    def done(self) -> None:
        """Forget the draft of the card that is shown: it is done."""
        self._soon.stop()
        self.drafts.pop(self.visit, None)


def _nothing(_answer: object) -> None:
    """Want no answer."""
