"""Which terms changes of the calendar and of norms moved, and who has been told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mcu_desktop.domain.spelling import counted
from ui.lists.due import day_and_time
from ui.lists.rows import RowsTable
from ui.theme import tokens
from ui.widgets.allowed import Allowed
from ui.widgets.flow import foot
from ui.widgets.keys import on_keys
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.moves import Move
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_NOTHING = (
    "Сроки пока не сдвигались. Когда изменятся календарь, порядок счёта или норма, здесь появится "
    "список: что было, что стало и кому об этом сказать."
)
_ABOUT = "Список печатает Ctrl+P. Отмечайте, кому сообщено: отметка остаётся в журнале с вашим именем."
_TERMS = ("срок", "срока", "сроков")


class MovedPage(QWidget):
    """The changes, newest first; under them the terms of the chosen one and the people it concerns."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._moves: tuple[Move, ...] = ()
        self._make()
        self._lay_out()
        self.table.chosen.connect(self._show_chosen)
        on_keys(self, {"Ctrl+P": self.print_list})
        Allowed(bridge, self, (self.mark,), None)
        self.refresh()

    def refresh(self) -> None:
        """Ask what moved by now."""
        self._bridge.ask(_asked, self._show, refused=self._refused)

    def tell(self) -> None:
        """Mark that the chosen person was told."""
        move = self._chosen()
        person = self.people.under_cursor(move.people) if move else None
        if move is None or person is None:
            return

        def mark(office: Workplace) -> Changes:
            from mcu_desktop.workplace.changes import Changes  # noqa: PLC0415 - loaded with the office
            from mcu_desktop.workplace.moves import told  # noqa: PLC0415

            told(office, move.id, person.person)
            return Changes()

        self._bridge.do(
            mark,
            said=f"Отмечено: {person.name} – сообщено.",
            done=lambda _: self.refresh(),
            refused=self._refused,
        )

    def print_list(self) -> None:
        """Show the chosen list as it will print."""
        move = self._chosen()
        if move is None:
            return
        from mcu_desktop.workplace.moves_paper import pages  # noqa: PLC0415 - when it is printed
        from ui.paper.preview import Preview, pdf_papers  # noqa: PLC0415 - the reader of PDF, when needed

        Preview(
            self._bridge,
            "Сдвинувшиеся сроки",
            lambda office: pdf_papers(pages(office, move)),
            f"Сдвинувшиеся сроки {move.at:%Y-%m-%d}.pdf",
            self,
        ).open()

    def _make(self) -> None:
        self.words = label(role="muted")
        self.words.setObjectName("moved.words")
        self.table = RowsTable(
            ("Когда", "Что изменилось", "Кто", "Сроков", "Не сообщено"),
            (18, 52, 26, 12, 16),
            "moved.table",
            "Изменения, сдвинувшие сроки",
        )
        self.terms = RowsTable(
            ("Дело", "Срок", "Был до", "Стал до"), (20, 50, 18, 18), "moved.terms", "Сдвинувшиеся сроки"
        )
        self.people = RowsTable(
            ("Исполнитель", "Сроков", "Сообщено"), (40, 12, 34), "moved.people", "Кому сообщить"
        )
        self.paper = button("Печать списка…", "moved.print", self.print_list)
        self.mark = button("Отметить: сообщено", "moved.tell", self.tell, role="main")

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.words)
        for table in (self.table, self.terms, self.people):
            lines.addWidget(table, stretch=1)
        lines.addWidget(foot(self.paper, self.mark))
        lines.addStretch()
        self.entry: QWidget = self.table

    def _show(self, moves: tuple[Move, ...]) -> None:
        self._moves = moves
        self.words.setText(_ABOUT if moves else _NOTHING)
        for part in (self.table, self.terms, self.people, self.paper, self.mark):
            part.setVisible(bool(moves))
        self.table.show_rows(
            [
                (
                    f"{one.at:%d.%m.%Y %H:%M}",
                    one.cause,
                    one.author,
                    counted(len(one.terms), *_TERMS),
                    str(one.untold) if one.untold else "всем сообщено",
                )
                for one in moves
            ]
        )
        self._show_chosen(self.table.currentIndex().row())

    def _show_chosen(self, _row: int) -> None:
        move = self._chosen()
        titles = {norm.id: norm.title for norm in self._bridge.workplace.terms.norms}
        self.terms.show_rows(
            [
                (
                    f"№ {one.number}",
                    titles.get(one.norm, one.norm),
                    day_and_time(one.before),
                    day_and_time(one.after),
                )
                for one in (move.terms if move else ())
            ]
        )
        self.people.show_rows(
            [
                (
                    one.name,
                    str(len(one.terms)),
                    f"{one.told_at:%d.%m.%Y %H:%M}, {one.told_by}" if one.told_at else "нет",
                )
                for one in (move.people if move else ())
            ]
        )
        self.mark.setEnabled(bool(move and move.untold))

    def _chosen(self) -> Move | None:
        return self.table.under_cursor(self._moves)

    def _refused(self, refusal: Refusal) -> None:
        self.words.setText(refusal.reason)
        for part in (self.table, self.terms, self.people, self.paper, self.mark):
            part.setVisible(bool(self._moves))


def _asked(office: Workplace) -> tuple[Move, ...]:
    from mcu_desktop.workplace.moves import moves  # noqa: PLC0415 - loaded with the office

    return moves(office)
