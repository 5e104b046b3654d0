"""How the reception ends: one of six outcomes, and what that one asks for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QVBoxLayout, QWidget

from mcu_desktop.domain.reception.visit import Outcome
from ui.office.ticks import Ticks
from ui.reception.content import YES
from ui.registration.sections import Section
from ui.widgets.dates import DayEdit
from ui.widgets.field import Field, line_field
from ui.widgets.flow import flowing
from ui.widgets.letter import Letter
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from mcu_desktop.store.visits import AnsweredBefore

CHOICES = {
    Outcome.EXPLAINED: "Разъяснено устно",
    Outcome.ANSWER: "Будет письменный ответ",
    Outcome.PAPER: "Принято заявление",
    Outcome.ORDER: "Дано поручение",
    Outcome.REFUSED: "Отказ: ответ уже дан",
    Outcome.ELSEWHERE: "Не наша компетенция",
}
_SAID = {
    Outcome.EXPLAINED: "Что разъяснено",
    Outcome.ANSWER: "Что сказано посетителю (необязательно)",
    Outcome.PAPER: "Что сказано посетителю (необязательно)",
    Outcome.ORDER: "Что поручено",
    Outcome.REFUSED: "Что разъяснено (необязательно)",
    Outcome.ELSEWHERE: "Куда и как обратиться",
}
_ASKED: dict[Outcome, tuple[str, ...]] = {
    Outcome.EXPLAINED: ("consent",),
    Outcome.ANSWER: (),
    Outcome.PAPER: ("sheets",),
    Outcome.ORDER: ("until",),
    Outcome.REFUSED: ("earlier",),
    Outcome.ELSEWHERE: (),
}
"""What an outcome asks for beside words."""
_WHAT = {
    Outcome.EXPLAINED: "Обращение регистрируется и закрывается, ответ – устный с согласия (ч. 3 ст. 13).",
    Outcome.ANSWER: "Обращение регистрируется, ответ даётся в срок закона (ч. 3 ст. 13).",
    Outcome.PAPER: "Письменное обращение регистрируется в общем порядке (ч. 4 ст. 13).",
    Outcome.ORDER: "Обращение регистрируется и назначается исполнителю; поручение идёт со своим сроком.",
    Outcome.REFUSED: "Дело не заводится; прежние ответы остаются в карточке приёма (ч. 6 ст. 13).",
    Outcome.ELSEWHERE: "Дело не заводится; разъяснение остаётся в карточке приёма (ч. 5 ст. 13).",
}


class EndingSection(Section):
    """Shows what the chosen outcome asks for, and nothing else."""

    chosen = Signal()
    """Another outcome was chosen."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("Чем закончился приём", "F5")
        self.setObjectName("reception.ending")
        self.outcome: Outcome | None = None
        self._group = QButtonGroup(self)
        self.said = Field("said", "Что разъяснено", Letter(lines=3))
        self.consent = QCheckBox("Гражданин согласен на устный ответ")
        self.consent.setObjectName("consent")
        self.consent.setAccessibleName(self.consent.text())
        self.sheets = line_field("sheets", "Принято листов")
        self.day = DayEdit(today, empty_means="дд.мм.гггг", ahead=True)
        self.until = Field("until", "Срок поручения", self.day)
        self.earlier = Ticks("earlier", "Прежние ответы этому человеку")
        self.earlier_words = label("", "caption")
        self.what = label("", "caption")
        self.what.setObjectName("reception.what")
        self.complaint = label("", "complaint")
        self.complaint.setObjectName("reception.complaint")
        self._lay_out()

    def choose(self, outcome: Outcome | None) -> None:
        """Ask for what an outcome needs."""
        self.outcome = outcome
        self._group.setExclusive(False)
        for place, one in enumerate(Outcome):
            self._group.button(place).setChecked(one is outcome)
        self._group.setExclusive(True)
        asked = _ASKED[outcome] if outcome else ()
        for name, part in self._parts.items():
            part.setVisible(name in asked)
        self.said.setVisible(outcome is not None)
        self.what.setText(_WHAT[outcome] if outcome else "Выберите исход (Ctrl+1 … Ctrl+6).")
        if outcome:
            self.said.retitle(_SAID[outcome])
        self.complain("")

    def ask(self, outcome: Outcome) -> None:
        """Choose as the person at the keys does."""
        self.choose(outcome)
        self.edited.emit()
        self.chosen.emit()

    @property
    def first(self) -> QWidget:
        """Where the hands go once an outcome is chosen."""
        wanted: dict[Outcome | None, QWidget] = {
            Outcome.EXPLAINED: self.consent,
            Outcome.PAPER: self.sheets.control,
            Outcome.REFUSED: self.earlier,
        }
        return wanted.get(self.outcome, self.said.control) if self.outcome else self._group.button(0)

    def offer_earlier(self, answered: Iterable[AnsweredBefore]) -> None:
        """List what was answered to this person before."""
        known = tuple(answered)
        held = set(self.earlier.ticked())
        self.earlier.offer((one.case, _told(one)) for one in known)
        self.earlier.tick(held)
        self.earlier_words.setText(
            "Отметьте пробелом ответы по существу этого же вопроса."
            if known
            else "Ответов этому человеку в журнале нет: отказать по ч. 6 ст. 13 нельзя."
        )

    def values(self) -> dict[str, str]:
        """Give what was chosen and typed."""
        return {
            "outcome": self.outcome or "",
            "said": self.said.value(),
            "consent": YES if self.consent.isChecked() else "",
            "sheets": self.sheets.value(),
            "until": self.until.value(),
            "earlier": " ".join(self.earlier.ticked()),
        }

    def fill(self, said: Mapping[str, str]) -> None:
        """Put in what was said before."""
        self.choose(Outcome(said["outcome"]) if said.get("outcome") else None)
        for field in (self.said, self.sheets, self.until):
            field.fill(said.get(field.name, ""))
        self.consent.setChecked(said.get("consent") == YES)
        self.earlier.offer(())

    def complain(self, words: str) -> None:
        """Say what is wrong where no field shows it."""
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))

    def _lay_out(self) -> None:
        row = QWidget()
        across = flowing(row)
        for place, outcome in enumerate(Outcome):
            made = button(
                f"{place + 1} {CHOICES[outcome]}",
                f"outcome.{outcome}",
                partial(self.ask, outcome),
                role="hat",
            )
            made.setCheckable(True)
            made.setAccessibleName(CHOICES[outcome])
            made.setToolTip(f"{CHOICES[outcome]} (Ctrl+{place + 1})")
            self._group.addButton(made, place)
            across.addWidget(made)
        answers = QWidget()
        lines = QVBoxLayout(answers)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.earlier_words)
        lines.addWidget(self.earlier)
        fields = (self.hold(self.sheets), self.hold(self.until), self.hold(self.said))
        for part in (row, self.what, self.complaint, answers, self.consent, *fields):
            self.add(part)
        self._parts: dict[str, QWidget] = {
            "consent": self.consent,
            "sheets": self.sheets,
            "until": self.until,
            "earlier": answers,
        }
        self.consent.toggled.connect(self.edited)
        self.earlier.itemChanged.connect(self.edited)


def _told(one: AnsweredBefore) -> str:
    when = "{2}.{1}.{0}".format(*one.answered_on.split("-"))
    return f"№ {one.number}, ответ {when}: {one.summary}"
