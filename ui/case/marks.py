"""What colleagues changed of a case while a form of it is open."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mcu_desktop.journal.names import CASE
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.seen import Since, since
from ui.case.standing import in_words, stand, standing
from ui.widgets.form_marks import FormMarks, MarkedField
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.case.offers.offer import Occasion, Offer

_SHOWN = 4
"""Lines of the notice; who was away longer finds the rest in the history."""


class Marks(FormMarks):
    """Compares what the form began with to the case as it stands, whenever somebody writes in it."""

    def __init__(
        self,
        bridge: Bridge,
        offer: Offer,
        occasion: Occasion,
        editors: Mapping[str, QWidget],
        seen: Seen,
        form: QWidget,
    ) -> None:
        fields = {name: _marked(editor) for name, editor in editors.items()}
        super().__init__(form, "command", fields, seen)
        self._bridge = bridge
        self._offer = offer
        self._occasion = occasion
        self.notice = label("", "warning")
        self.notice.setObjectName("command.notice")
        self.notice.hide()
        bridge.changed.connect(self._hear)

    def _hear(self, changes: Changes) -> None:
        id_ = self._occasion.case.id
        if changes.streams and Stream(CASE, id_) not in changes.streams:
            return
        seen = self.latest

        def look(office: Workplace) -> Since | None:
            return since(office, office.store.history(Stream(CASE, id_)), seen)

        self._bridge.ask(look, self._show)

    def _show(self, told: Since | None) -> None:
        if told is None or told.seen == self.latest or not told.lines:
            return
        told_by = [f"{line.author}, {line.at:%H:%M}" for line in told.lines]
        said = [f"{whose} – {line.text}" for whose, line in zip(told_by, told.lines, strict=True)]
        more = [f"и ещё {len(said) - _SHOWN}, они в истории дела"] if len(said) > _SHOWN else []
        self.notice.setText("\n".join(("Пока вы писали:", *said[:_SHOWN], *more)))
        self.notice.show()
        now = self._offer.editors(replace(self._occasion, case=told.case))
        self.compare(told.seen, now, told_by)


def _marked(editor: QWidget) -> MarkedField:
    """Compare an editor with a fresh one of its kind."""
    return MarkedField(
        control=editor,
        standing=partial(standing, editor),
        value=standing,
        follow=partial(stand, editor),
        put=partial(stand, editor),
        words=in_words,
    )
