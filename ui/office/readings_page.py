"""Who opened cards and took lists away, the newest first; for those who watch over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.lists.rows import RowsTable
from ui.office.layout import under_words
from ui.widgets.text import label

if TYPE_CHECKING:
    from mcu_desktop.workplace.readings import ReadingLine
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_TITLES = ("Когда", "Кто", "Обязанность", "Что")
_WIDTHS = (18, 36, 26, 40)
MOST = 500
_WORDS = (
    f"Новые сверху, не больше {MOST}. Повторное открытие той же карточки за десять минут – одна запись. "
    "Записи лежат в журнале, при обмене приходят и с других рабочих мест."
)
_NOTHING = "Карточек пока никто не открывал и ничего не выгружал: записи появятся сами."


class ReadingsPage(QWidget):
    """A table, or the reason why it is not this person's to see."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.table = RowsTable(_TITLES, _WIDTHS, "readings.table", "Кто открывал и выгружал дела")
        self.words = label(role="muted")
        self.words.setObjectName("readings.words")
        under_words(self, self.words, self.table)
        self.entry: QWidget = self.table
        self.refresh()

    def refresh(self) -> None:
        """Ask who read what by now."""
        self._bridge.ask(_asked, self._show)

    def _show(self, answer: tuple[str | None, tuple[ReadingLine, ...]]) -> None:
        why_not, told = answer
        self.table.setVisible(bool(told))
        self.words.setText(why_not or (_WORDS if told else _NOTHING))
        self.table.show_rows([(f"{one.at:%d.%m.%Y %H:%M}", one.person, one.duty, one.what) for one in told])


def _asked(office: Workplace) -> tuple[str | None, tuple[ReadingLine, ...]]:
    from mcu_desktop.domain.permissions.rights import Seeing  # noqa: PLC0415 - loaded with the office
    from mcu_desktop.workplace.readings import readings  # noqa: PLC0415

    why_not = office.why_not(Seeing.READINGS)
    return why_not, () if why_not else readings(office, limit=MOST)
