"""The templates of outgoing papers: which are the office's own; one is saved, laid in, taken out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.lists.rows import RowsTable
from ui.office.layout import over_buttons
from ui.paper.asking_place import documents
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.paper_templates import Listed
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_TITLES = ("Бумага", "Лист", "Шаблон")
_WIDTHS = (44, 34, 20)
_ABOUT = (
    "Сохраните шаблон, измените его в текстовом редакторе и положите обратно. Слова в фигурных скобках – "
    "поля: на их место встанет то, что известно о деле. Все поля названы в справке «Письма и другие бумаги»."
)
_DOCX = "Документ Word (*.docx)"


class TemplatesPage(QWidget):
    """A template of one's own that names an unknown field is refused by that name, and the old one stays."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._listed: tuple[Listed, ...] = ()
        self._make()
        self._lay_out()
        self.table.chosen.connect(lambda _: self._offer())
        self.refresh()

    def refresh(self) -> None:
        """Show which templates are in force."""
        from mcu_desktop.workplace.paper_templates import listed  # noqa: PLC0415 - when the page is looked at

        at = max(self.table.currentIndex().row(), 0)
        self._listed = listed(self._bridge.workplace)
        self.table.show_rows(
            [(one.paper, one.sheet, "свой" if one.own else "обычный") for one in self._listed]
        )
        self.table.selectRow(at)
        self._offer()

    def ask_place(self) -> None:
        """Write the chosen template where the person chooses."""
        proposed = str(Path(documents()) / f"{self._chosen.name}.docx")
        chosen, _ = QFileDialog.getSaveFileName(self, "Сохранить шаблон", proposed, _DOCX)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the chosen template to a file."""
        name = self._chosen.name

        def save(office: Workplace) -> None:
            from mcu_desktop.workplace import paper_templates  # noqa: PLC0415 - seldom

            paper_templates.save(office, name, path)

        saved = f"Шаблон сохранён: {path}"
        self._bridge.ask(save, lambda _: self.words.setText(saved), refused=self._refused)

    def ask_file(self) -> None:
        """Lay in a template that the person chooses."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Свой шаблон", documents(), _DOCX)
        if chosen:
            self.put(Path(chosen))

    def put(self, path: Path) -> None:
        """Lay a template of the office's own in."""
        name = self._chosen.name

        def put(office: Workplace) -> Changes:
            from mcu_desktop.workplace import paper_templates  # noqa: PLC0415 - seldom

            return paper_templates.put(office, name, path)

        self._do(put, f"Теперь действует свой шаблон: {path.name}.")

    def take_out(self) -> None:
        """Go back to the template that ships."""
        name = self._chosen.name

        def take_out(office: Workplace) -> Changes:
            from mcu_desktop.workplace import paper_templates  # noqa: PLC0415 - seldom

            return paper_templates.take_out(office, name)

        self._do(take_out, "Снова действует обычный шаблон.")

    def _make(self) -> None:
        self.table = RowsTable(_TITLES, _WIDTHS, "templates.table", "Шаблоны бумаг")
        self.words = label(_ABOUT, "muted")
        self.words.setObjectName("templates.words")
        self.words.setWordWrap(True)
        self.remove = button("Вернуть обычный", "templates.remove", self.take_out)
        self.save = button("Сохранить как…", "templates.save", self.ask_place)
        self.take_file = button("Положить свой…", "templates.put", self.ask_file, role="main")

    def _lay_out(self) -> None:
        buttons = (self.remove, self.save, self.take_file)
        over_buttons(self, self.words, self.table, buttons)
        self.entry: QWidget = self.table

    @property
    def _chosen(self) -> Listed:
        return self._listed[max(self.table.currentIndex().row(), 0)]

    def _offer(self) -> None:
        self.remove.setEnabled(bool(self._listed) and self._chosen.own)

    def _do(self, act: Callable[[Workplace], Changes], said: str) -> None:
        self.words.setText(_ABOUT)
        self._bridge.do(act, said=said, done=lambda _: self.refresh(), refused=self._refused)

    def _refused(self, refusal: Refusal) -> None:
        self.words.setText(refusal.reason)
