"""Nothing typed is lost: drafts are written down while one types, and offered when one comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from ui.registration.content import Content, read, written
from ui.widgets.keeping import Keeping

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.store.drafts import Draft
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

KIND = "registration"


class DraftKeeper(QObject):
    """Keeps the form's content under one name until it is done."""

    kept = Signal(str)
    """The time of day when the draft was last written down."""

    def __init__(self, bridge: Bridge, content: Callable[[], Content], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._content = content
        self.id = uuid4().hex
        self._written = ""
        self._soon = Keeping(self.keep, self)

    def touched(self) -> None:
        """Something was typed."""
        self._soon.touched()

    def keep(self) -> None:
        """Write down what is typed now."""
        self._soon.stop()
        content = self._content()
        body = "" if content.empty else written(content)
        if body == self._written:
            return
        self._written = body
        id_ = self.id

        def save(office: Workplace) -> str:
            from mcu_desktop.store.drafts import Draft  # noqa: PLC0415 - loaded with the office

            if not body:
                office.drafts.drop(id_)
                return ""
            moment = office.now()
            office.drafts.save(Draft(id_, KIND, content.title, body, moment.isoformat(timespec="seconds")))
            return f"{moment:%H:%M}"

        self._bridge.ask(save, self.kept.emit)

    def begin(self) -> None:
        """Leave this draft as it is, and begin another."""
        self.keep()
        self._adopt(uuid4().hex, "")

    def done(self) -> None:
        """Forget this draft, its work is done; begin another."""
        self._soon.stop()
        self._adopt(uuid4().hex, "")

    def go_on(self, draft: Draft) -> Content:
        """Take an earlier draft up again."""
        self.keep()
        self._adopt(draft.id, draft.body)
        return read(draft.body)

    def _adopt(self, id_: str, body: str) -> None:
        self.id = id_
        self._written = body
