"""What colleagues changed while a form is open: marked at its field, taken or left by a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ui.widgets.field_mark import KEY, FieldMark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.workplace.seen import Seen


class MarkedField(NamedTuple):
    """A field of the form, and how somebody else's value for it is compared, put in and said."""

    control: QWidget
    standing: Callable[[], object]
    """What stands there."""
    value: Callable[[Any], object]
    """Theirs, to be compared with what stands there."""
    follow: Callable[[Any], object]
    """Let it hold theirs, as if it always had."""
    put: Callable[[Any], object]
    """Put theirs over what was typed."""
    words: Callable[[Any], str]


class FormMarks(QObject):
    """As long as one mark waits for a choice, `seen` stays what it was: nobody's wording is lost."""

    shown = Signal()
    """Something more stands in the form."""

    def __init__(self, form: QWidget, named: str, fields: Mapping[str, MarkedField], seen: Seen) -> None:
        super().__init__(form)
        self.seen = self.latest = seen
        self._fields = fields
        self._began = {name: field.standing() for name, field in fields.items()}
        self._theirs: dict[str, Any] = {}
        self.fields = {
            name: FieldMark(f"{named}.{name}", partial(self.take, name), partial(self.leave, name))
            for name in fields
        }
        QShortcut(QKeySequence(KEY), form).activated.connect(self.take_here)

    def take(self, name: str) -> None:
        """Put theirs into a field."""
        if name in self._theirs:
            self._fields[name].put(self._theirs[name])
        self.leave(name)
        self._fields[name].control.setFocus()

    def leave(self, name: str) -> None:
        """Let one's own wording stand, knowing of theirs."""
        self._theirs.pop(name, None)
        self.fields[name].hide()
        self._go_on()

    def take_here(self) -> None:
        """Take theirs in the field of the cursor, else in the first that waits."""
        here = [name for name in self._theirs if _holds_focus(self._fields[name].control)]
        for name in (here or list(self._theirs))[:1]:
            self.take(name)

    def compare(self, latest: Seen, now: Mapping[str, Any], who: Iterable[str]) -> None:
        """Mark what differs in the form as it stands in the office by now; `latest` is what is known then."""
        self.latest, told_by = latest, tuple(who)
        for name, theirs in now.items():
            if name in self._fields and self._fields[name].value(theirs) != self._began[name]:
                self._mark(name, theirs, told_by)
        self._go_on()
        self.shown.emit()

    def _mark(self, name: str, theirs: Any, who: tuple[str, ...]) -> None:
        field = self._fields[name]
        untouched = field.standing() == self._began[name]
        self._began[name] = field.value(theirs)
        if field.standing() == field.value(theirs):
            return
        if untouched:
            field.follow(theirs)
            self.fields[name].say_followed(field.words(theirs), who)
        else:
            self._theirs[name] = theirs
            self.fields[name].say_other(field.words(theirs), who)

    def _go_on(self) -> None:
        """Stand on all that is known once nothing waits for a choice."""
        if not self._theirs:
            self.seen = self.latest


def _holds_focus(control: QWidget) -> bool:
    return control.hasFocus() or control.isAncestorOf(control.window().focusWidget() or control.window())
