"""What the window offers as one command of a case: its key, what it asks, what is said when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.commands import CaseCommand
from mcu_desktop.domain.office.office import Office
from mcu_desktop.workplace.changes import Changes
from mcu_desktop.workplace.seen import Seen
from mcu_desktop.workplace.workplace import Workplace
from ui.case import editors as e

Carry = Callable[[Workplace, CaseCommand, Seen | None], Changes]
"""Carries a command out on what the person had seen, where that is more than one command on one case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a form may look at while it is made."""

    case: Case
    office: Office
    today: date
    person: CardId
    workplace: Workplace
    questions: tuple[str, ...] = ()
    """The questions it is about, where a board asks for those of its block alone."""

    @classmethod
    def of(cls, workplace: Workplace, case: Case, questions: tuple[str, ...] = ()) -> Occasion:
        """Look at a case as the office stands now."""
        return cls(
            case=case,
            office=workplace.office,
            today=workplace.today(),
            person=workplace.person,
            workplace=workplace,
            questions=questions,
        )

    @property
    def named(self) -> dict[str, str]:
        """The question as the command's field, where it is about one alone."""
        return {"question": self.questions[0]} if len(self.questions) == 1 else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a command's form; no editor where there is nothing to ask."""

    name: str
    label: str
    editor: Callable[[Occasion], e.Editor | None]
    hint: str | Callable[[Occasion], str] = ""

    def hint_on(self, occasion: Occasion) -> str:
        """Give what is said below it."""
        return self.hint if isinstance(self.hint, str) else self.hint(occasion)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One command: its key, its form, and what is said when it is done."""

    command: type[CaseCommand]
    key: str
    said: str
    fields: tuple[Field, ...] = ()

    def made(self, values: Mapping[str, Any]) -> CaseCommand:
        """Give the command with what was asked."""
        return self.command(**values)

    def editors(self, occasion: Occasion) -> dict[str, QWidget]:
        """Make what has to be asked; nothing where the command can be carried out at once."""
        made: dict[str, QWidget] = {}
        for field in self.fields:
            editor = field.editor(occasion)
            if isinstance(editor, QWidget):
                made[field.name] = editor
        return made
