"""The palette: a line to type into and, under it, what answers: commands, cases, people."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout

from mcu_desktop.domain.spelling import other_layout
from ui.palette.commands import answering
from ui.palette.lines import KEYS, KIND, TITLE, Lines
from ui.theme import tokens
from ui.widgets.dates import russian
from ui.widgets.soon import soon
from ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.store.rows import CaseLine, EarlierApplicant
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.palette.commands import Command

AFTER_MS = 100
_CASES, _PEOPLE, _COMMANDS = 6, 4, 40
_HEIGHT = 480
_HINT = "Команды, дела по номеру, словам и адресу, заявители по фамилии; раскладка не важна."
_LOOKING = "Ищу дела и заявителей…"
_NOTHING = "Ничего не нашлось. Наберите меньше букв или другое слово."
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


class Found(NamedTuple):
    """One line of the answer."""

    kind: str
    title: str
    context: str
    keys: str
    act: Callable[[], object]


class Palette(QDialog):
    """Commands answer at once, cases and people after a pause; Enter takes, Esc goes away."""

    def __init__(
        self,
        bridge: Bridge,
        commands: Sequence[Command],
        parent: QWidget,
        *,
        open_case: Callable[[str], object],
        open_person: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle("Найти и сделать")
        self._bridge = bridge
        self._ground = parent
        self._open_case = open_case
        self._open_person = open_person
        self._commands = tuple(commands)
        self._of_office: tuple[Found, ...] = ()
        self._waiting = False
        self._make()
        self._lay_out()
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        self.list.clicked.connect(lambda _index: self._take())
        self._pause.timeout.connect(self._ask)
        self._show()

    def _make(self) -> None:
        self.line = QLineEdit()
        self.line.setObjectName("palette.line")
        self.line.setAccessibleName("Найти команду, дело или заявителя")
        self.line.setPlaceholderText("Что сделать или кого найти")
        self.line.setClearButtonEnabled(True)
        self.model = _Model(self)
        self.list = QListView()
        self.list.setObjectName("palette.list")
        self.list.setAccessibleName("Что нашлось")
        self.list.setModel(self.model)
        self.list.setItemDelegate(Lines(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words = label(_HINT, "caption")
        self.words.setObjectName("palette.words")
        self._pause = QTimer(self, singleShot=True, interval=AFTER_MS)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.GAP, tokens.GAP, tokens.GAP, tokens.GAP)
        lines.setSpacing(tokens.UNIT)
        for part in (self.line, self.words, self.list):
            lines.addWidget(part)
        ground = self._ground.window()
        width = min(tokens.FORM_WIDTH, ground.width() - 2 * tokens.MARGIN)
        height = min(_HEIGHT, ground.height() - 2 * tokens.MARGIN)
        self.resize(width, height)
        top = ground.mapToGlobal(ground.rect().topLeft())
        self.move(top.x() + (ground.width() - width) // 2, top.y() + tokens.MARGIN * 2)

    def _typed(self) -> None:
        self._of_office = ()
        self._waiting = bool(self.line.text().strip())
        self._show()
        if self._waiting:
            self._pause.start()
        else:
            self._pause.stop()

    def _ask(self) -> None:
        typed = self.line.text().strip()
        self._bridge.ask(lambda office: _look(office, typed), lambda found: self._answered(typed, found))

    def _answered(self, typed: str, found: tuple[Sequence[CaseLine], Sequence[EarlierApplicant]]) -> None:
        if typed != self.line.text().strip():
            return
        cases, people = found
        self._waiting = False
        self._of_office = (
            *(self._case(line) for line in cases),
            *(self._person(one) for one in people),
        )
        self._show()

    def _case(self, line: CaseLine) -> Found:
        context = " · ".join(part for part in (line.applicant, line.summary) if part)
        return Found("Дело", line.number, context, "", partial(self._open_case, line.id))

    def _person(self, one: EarlierApplicant) -> Found:
        name = _name(one)
        written = f"дел: {one.cases}, открытых: {one.open_cases}, последнее {_day(one.last_on)}"
        context = " · ".join(part for part in (one.address, written) if part)
        return Found("Заявитель", name, context, "", partial(self._open_person, name))

    def _show(self) -> None:
        typed = self.line.text().strip()
        chosen = self.list.currentIndex().row()
        commands = answering(self._commands, typed)[:_COMMANDS]
        self.model.give(
            (
                *(Found(one.where, one.title, "", one.keys, one.act) for one in commands),
                *self._of_office,
            )
        )
        self.list.setCurrentIndex(self.model.index(min(max(chosen, 0), self.model.rowCount() - 1)))
        self.words.setText(_HINT if self.model.rowCount() else _LOOKING if self._waiting else _NOTHING)

    def _step(self, by: int) -> None:
        row = self.list.currentIndex().row() + by
        self.list.setCurrentIndex(self.model.index(max(min(row, self.model.rowCount() - 1), 0)))

    def _take(self) -> None:
        """Do what is chosen once the window under the palette has the focus again."""
        row = self.list.currentIndex().row()
        if row >= 0:
            act = self.model.at(row).act
            self.accept()
            soon(self._ground, act)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Choose in the list while one types in the line."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_PageDown:
                self._step(_CASES)
            case Qt.Key.Key_PageUp:
                self._step(-_CASES)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case _:
                return super().eventFilter(watched, event)
        return True


class _Model(QAbstractListModel):
    """Holds what was found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: tuple[Found, ...] = ()

    def give(self, found: tuple[Found, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def at(self, row: int) -> Found:
        """Give one."""
        return self._found[row]

    def rowCount(self, parent: Any = None) -> int:
        """Give how many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(self, index: QModelIndex, role: int = TITLE) -> Any:  # type: ignore[override]  # asked with an index
        """Give the parts of a line, or the whole for who listens."""
        if not index.isValid():
            return None
        one = self._found[index.row()]
        if role == TITLE:
            return f"{one.title}   {one.context}" if one.context else one.title
        if role == KIND:
            return one.kind
        if role == KEYS:
            return one.keys
        if role == _SPOKEN:
            return ". ".join(part for part in (one.kind, one.title, one.context, one.keys) if part)
        return None


def _look(office: Workplace, typed: str) -> tuple[Sequence[CaseLine], Sequence[EarlierApplicant]]:
    people = {_name(one) + (one.address or ""): one for one in office.earlier_applicants(typed)}
    for one in office.earlier_applicants(other_layout(typed)):
        people.setdefault(_name(one) + (one.address or ""), one)
    return office.search(typed, limit=_CASES), tuple(people.values())[:_PEOPLE]


def _name(one: EarlierApplicant) -> str:
    named = " ".join(part for part in (one.surname, one.name, one.patronymic) if part)
    return named or one.organisation or "Без имени"


def _day(iso: str) -> str:
    from datetime import date  # noqa: PLC0415 - with an answer of the office only

    return russian(date.fromisoformat(iso[:10]))
