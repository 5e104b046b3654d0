"""The bodies that appeals are forwarded to: a table, a form for each, the whole from a file and into one."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from mcu_desktop.domain.cards.kinds import Body, BodyKind, CardId
from mcu_desktop.domain.office.bodies import BODY_KINDS
from mcu_desktop.workplace.effects import Effect
from ui.office.card_form import CardForm, recording
from ui.office.changing import Change, look_then_make, withdrawing
from ui.office.layout import over_buttons
from ui.office.rows import RowsTable
from ui.paper.asking_place import documents
from ui.widgets.field import Field, choice_field, line_field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.intake.bodies import Row
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.office.card_form import Values

_TITLES = ("Орган", "Кому пишут", "Адрес", "Есть в ССТУ")
_WIDTHS = (40, 40, 36, 16)
_NOTHING = (
    "Органов пока нет. Нажмите «Добавить…» или возьмите справочник из файла CSV: в первой строке "
    "Название, Кому, Адрес, Почта, Идентификатор ССТУ, Вид."
)
_CSV = "Таблица CSV (*.csv)"


class BodiesPage(QWidget):
    """Without an identifier a body can be written to, but a forwarding to it is not taken by ССТУ."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._bodies: tuple[CardId, ...] = ()
        self._make()
        self._lay_out()
        self.table.activated.connect(lambda _: self.mend())
        self.refresh()

    def refresh(self) -> None:
        """Show the bodies as they stand now."""
        bodies = self._bridge.workplace.office.bodies
        self._bodies = tuple(bodies)
        self.table.show_rows([_row(body) for body in bodies.values()])
        self.table.setVisible(bool(bodies))
        self.nothing.setText("" if bodies else _NOTHING)
        self.nothing.setVisible(not bodies)
        for part in (self.change, self.remove, self.save):
            part.setEnabled(bool(bodies))

    def add(self) -> None:
        """Ask for a new body."""
        written = recording(lambda values: Body(**_said(values)))
        CardForm(self._bridge, "Новый орган", _fields(Body(name="")), written, self).open()

    def mend(self) -> None:
        """Ask for other words of the chosen body."""
        chosen = self._chosen()
        if chosen is None:
            return

        def write(office: Workplace, values: Values, seen: Seen | None) -> Changes:
            return office.correct(chosen, _said(values), reason="Уточнён орган", seen=seen)

        body = self._bridge.workplace.office.bodies[chosen]
        CardForm(self._bridge, "Орган", _fields(body), write, self).open()

    def withdraw(self) -> None:
        """Take the chosen body out of use."""
        chosen = self._chosen()
        if chosen is None:
            return
        name = self._bridge.workplace.office.bodies[chosen].name
        said = f"«{name}» больше не в справочнике; дела сохраняют прежние слова."
        change = withdrawing(chosen, f"Убрать «{name}»", said, "Убран из справочника")
        look_then_make(self._bridge, change, self, refused=self._refused, done=self.table.setFocus)

    def ask_file(self) -> None:
        """Take bodies from a file that the person chooses."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Взять органы из файла", documents(), _CSV)
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Say what a file would change, and take it where the person agrees."""
        rows: list[Row] = []

        def look(office: Workplace) -> Effect:
            from mcu_desktop.intake.bodies import read  # noqa: PLC0415 - seldom
            from mcu_desktop.workplace.bodies import effect  # noqa: PLC0415

            rows[:] = read(path)
            return effect(office, rows)

        def make(office: Workplace, _orders: object) -> Changes:
            from mcu_desktop.workplace.bodies import take_in  # noqa: PLC0415 - seldom

            return take_in(office, rows)

        change = Change(
            title=f"Взять органы из файла «{path.name}»",
            said=f"Справочник органов дополнен из файла «{path.name}».",
            look=look,
            make=make,
        )
        look_then_make(self._bridge, change, self, refused=self._refused, done=self.table.setFocus)

    def ask_place(self) -> None:
        """Write the directory where the person chooses."""
        proposed = str(Path(documents()) / "Органы.csv")
        chosen, _ = QFileDialog.getSaveFileName(self, "Записать справочник органов", proposed, _CSV)
        if chosen:
            self.write_to(Path(chosen))

    def write_to(self, path: Path) -> None:
        """Write the directory to a file."""

        def write(office: Workplace) -> str:
            from mcu_desktop.workplace.bodies import write as written  # noqa: PLC0415 - seldom

            return written(office, path)

        self._bridge.ask(write, lambda count: self._say(f"Записано {count}: {path}"))

    def _make(self) -> None:
        self.table = RowsTable(_TITLES, _WIDTHS, "bodies.table", "Органы")
        self.nothing = label("", "muted")
        self.nothing.setObjectName("bodies.words")
        self.take_file = button("Из файла…", "bodies.take", self.ask_file)
        self.save = button("В файл…", "bodies.save", self.ask_place)
        self.remove = button("Убрать", "bodies.remove", self.withdraw)
        self.change = button("Изменить…", "bodies.change", self.mend)
        self.new = button("Добавить…", "bodies.add", self.add, role="main")

    def _lay_out(self) -> None:
        buttons = (self.take_file, self.save, self.remove, self.change, self.new)
        over_buttons(self, self.nothing, self.table, buttons)
        self.entry: QWidget = self.table

    def _chosen(self) -> CardId | None:
        row = self.table.currentIndex().row()
        return self._bodies[row] if 0 <= row < len(self._bodies) else None

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.reason)

    def _say(self, words: str) -> None:
        self.nothing.setText(words)
        self.nothing.show()


def _row(body: Body) -> tuple[str, ...]:
    return body.name, body.addressee, body.address, "да" if body.sstu else "нет"


def _fields(body: Body) -> tuple[Field, ...]:
    made = (
        line_field("name", "Название"),
        line_field("addressee", "Кому пишут", hint="В дательном падеже: «Руководителю … И. И. Иванову»."),
        line_field("address", "Почтовый адрес"),
        line_field("email", "Электронная почта"),
        line_field(
            "sstu",
            "Идентификатор в ССТУ",
            hint="GUID; без него портал не примет обращения, направленные сюда.",
        ),
        choice_field("kind", "Что это за орган", BODY_KINDS.items()),
    )
    for field in made:
        field.fill(str(getattr(body, field.name)))
    return made


def _said(values: Values) -> dict[str, Any]:
    return {
        one.name: BodyKind(values[one.name]) if one.name == "kind" else values[one.name]
        for one in fields(Body)
    }
