"""The bodies that appeals are forwarded to; the whole list from a file and into one."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from mcu_desktop.domain.cards.kinds import Body, BodyKind
from mcu_desktop.domain.office.bodies import BODY_KINDS
from mcu_desktop.workplace.effects import Effect
from ui.office.changing import Change, look_then_make
from ui.office.listed_page import ListedPage, Listing
from ui.paper.asking_place import documents
from ui.widgets.allowed import Allowed
from ui.widgets.field import Field, choice_field, line_field
from ui.widgets.text import button

if TYPE_CHECKING:
    from mcu_desktop.domain.office.office import Office
    from mcu_desktop.intake.bodies import Row
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.office.card_form import Values

_NOTHING = (
    "Органов пока нет. Нажмите «Добавить…» или возьмите справочник из файла CSV: в первой строке "
    "Название, Кому, Адрес, Почта, Идентификатор ССТУ, Вид."
)
_CSV = "Таблица CSV (*.csv)"


def bodies_page(bridge: Bridge) -> ListedPage:
    """List them; one without an identifier can be written to, but ССТУ takes no forwarding to it."""
    return ListedPage(bridge, _BODIES, lambda page: BodyFiles(bridge, page).buttons)


class BodyFiles(QObject):
    """The whole directory from a file and into one."""

    def __init__(self, bridge: Bridge, page: ListedPage) -> None:
        super().__init__(page)
        self._bridge = bridge
        self._page = page
        self.buttons = (
            button("Из файла…", "bodies.take", self.ask_file),
            button("В файл…", "bodies.save", self.ask_place),
        )
        taking, saving = self.buttons
        page.shown.connect(lambda amount: saving.setEnabled(amount > 0))
        Allowed(bridge, page, (taking,), Body)

    def ask_file(self) -> None:
        """Take bodies from a file that the person chooses."""
        chosen, _ = QFileDialog.getOpenFileName(self._page, "Взять органы из файла", documents(), _CSV)
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

        def make(office: Workplace, _acts: object) -> Changes:
            from mcu_desktop.workplace.bodies import take_in  # noqa: PLC0415 - seldom

            return take_in(office, rows)

        change = Change(
            title=f"Взять органы из файла «{path.name}»",
            said=f"Справочник органов дополнен из файла «{path.name}».",
            look=look,
            make=make,
        )
        page = self._page
        look_then_make(self._bridge, change, page, refused=page.refuse, done=page.table.setFocus)

    def ask_place(self) -> None:
        """Write the directory where the person chooses."""
        proposed = str(Path(documents()) / "Органы.csv")
        chosen, _ = QFileDialog.getSaveFileName(self._page, "Записать справочник органов", proposed, _CSV)
        if chosen:
            self.write_to(Path(chosen))

    def write_to(self, path: Path) -> None:
        """Write the directory to a file."""

        def write(office: Workplace) -> str:
            from mcu_desktop.workplace.bodies import write as written  # noqa: PLC0415 - seldom

            return written(office, path)

        self._bridge.ask(write, lambda count: self._page.say(f"Записано {count}: {path}"))


def _row(_office: Office, body: Body) -> tuple[str, ...]:
    return body.name, body.addressee, body.address, "да" if body.sstu else "нет"


def _fields(_office: Office) -> tuple[Field, ...]:
    return (
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


def _said(values: Values) -> dict[str, Any]:
    return {
        one.name: BodyKind(values[one.name]) if one.name == "kind" else values[one.name]
        for one in fields(Body)
    }


_BODIES = Listing(
    name="bodies",
    words="Органы",
    titles=("Орган", "Кому пишут", "Адрес", "Есть в ССТУ"),
    widths=(40, 40, 36, 16),
    nothing=_NOTHING,
    about="",
    one="Орган",
    new="Новый орган",
    cards=lambda workplace: workplace.office.bodies,
    row=_row,
    fields=_fields,
    standing=lambda body: {one.name: str(getattr(body, one.name)) for one in fields(Body)},
    typed=_said,
    kind=Body,
    mended="Уточнён орган",
    gone="«{}» больше не в справочнике; дела сохраняют прежние слова.",
    why_gone="Убран из справочника",
)
