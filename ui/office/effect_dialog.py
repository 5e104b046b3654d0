"""What a change would do, shown before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QDialog, QWidget

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.spelling import agreeing, counted
from ui.lists.due import day_and_time
from ui.lists.rows import RowsTable
from ui.theme import tokens
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.entrance import Page
from ui.widgets.field import choice_field, compact
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.office.moves import Moved
    from mcu_desktop.store.card_uses import HeldQuestion
    from mcu_desktop.workplace.effects import Effect
    from mcu_desktop.workplace.workplace import Workplace

_MOVED = ("Дело", "Срок", "Был до", "Станет до")
_MOVED_WIDTHS = (16, 44, 22, 22)
_HELD = ("Дело", "О чём", "Блок", "Срок до")
_HELD_WIDTHS = (16, 44, 22, 22)
_STAY = ""


class Answers(NamedTuple):
    """What making a change and leaving it are called."""

    make: str
    leave: str


WRITE = Answers("Записать", "Не записывать")


class EffectDialog(QDialog):
    """Nothing is written until it is accepted; held questions may be handed over with the change."""

    def __init__(
        self,
        change: str,
        effect: Effect,
        office: Workplace,
        parent: QWidget | None = None,
        *,
        answers: Answers = WRITE,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("effect")
        self.setWindowTitle("Что изменится")
        self.heading = label(change, "heading")
        told = list(effect.sentences)
        if effect.moved is not None:
            told.append(moved_words(len(effect.moved)))
        self.words = label("\n".join(told))
        self.words.setObjectName("effect.words")
        norms = {norm.id: norm.title for norm in office.terms.norms}
        self.moved = RowsTable(_MOVED, _MOVED_WIDTHS, "effect.moved", "Сроки, которые сдвинутся")
        self.moved.show_rows([_moved_row(term, norms) for term in effect.moved or ()])
        self.held = RowsTable(_HELD, _HELD_WIDTHS, "effect.held", "Открытые вопросы")
        self.held.show_rows([_held_row(question, office) for question in effect.held])
        self.successor = choice_field("effect.successor", "Кому передать", _choices(effect, office))
        self.successor.fill(effect.proposed or _STAY)
        self.write = button(answers.make, "effect.write", self.accept, role="main")
        self.leave = button(answers.leave, "effect.leave", self.reject)
        self._lay_out()
        self.write.setFocus()

    @property
    def chosen_successor(self) -> CardId | None:
        """Who takes the held questions; nobody where they stay."""
        return CardId(self.successor.value()) if self.successor.value() else None

    def _lay_out(self) -> None:
        page = Page()
        lines = page_layout(page, tokens.GAP)
        lines.addWidget(self.heading)
        lines.addWidget(self.words)
        for table in (self.moved, self.held):
            lines.addWidget(table, stretch=1)
            table.setVisible(bool(table.rows.rowCount()))
        lines.addWidget(compact(self.successor))
        self.successor.setVisible(bool(self.held.rows.rowCount()))
        listed = self.moved.rows.rowCount() or self.held.rows.rowCount()
        width = tokens.FORM_WIDTH if listed else tokens.FORM_WIDTH // 2
        lay_out_dialog(self, page, (self.leave, self.write), width)


def moved_words(moved: int) -> str:
    """Say how many terms would move."""
    if not moved:
        return "Ни один идущий срок не сдвинется."
    verb = agreeing(moved, "Сдвинется", "Сдвинутся", "Сдвинутся")
    return f"{verb} {counted(moved, 'идущий срок', 'идущих срока', 'идущих сроков')}:"


def _moved_row(term: Moved, norms: dict[str, str]) -> tuple[str, ...]:
    name = norms.get(term.norm, term.norm)
    return (f"№ {term.number}", name, day_and_time(term.before), day_and_time(term.after))


def _held_row(question: HeldQuestion, office: Workplace) -> tuple[str, ...]:
    due = day_and_time(question.due) if question.due else "не идёт"
    block = office.block_name(CardId(question.block))
    return (f"№ {question.number}", question.summary, block, due)


def _choices(effect: Effect, office: Workplace) -> list[tuple[str, str]]:
    known = office.office
    named = [
        (one, known.people[one].title if one in known.people else known.blocks[one].short)
        for one in effect.successors
        if one in known.people or one in known.blocks
    ]
    return [(_STAY, "Никому: оставить как есть"), *named]
