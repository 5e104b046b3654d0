"""Problems that several people wrote about: their cases, and one answer that serves all of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import Problem
from mcu_desktop.domain.cases.commands import Answer
from mcu_desktop.domain.spelling import counted, day
from mcu_desktop.domain.vocabulary import RUSSIAN, Measures, Result, Status
from ui.lists.rows import RowsTable
from ui.office.card_form import CardForm, recording
from ui.office.changing import look_then_make, withdrawing
from ui.theme import tokens
from ui.widgets.allowed import Allowed, press
from ui.widgets.field import Field, choice_field, line_field
from ui.widgets.flow import foot
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import StrEnum

    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.shared_problems import AnsweredAll, SharedProblem
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.office.card_form import Values

_TITLES = ("Проблема", "Дел", "В работе", "Что выяснено и делается")
_WIDTHS = (44, 8, 10, 44)
_CASE_TITLES = ("Дело", "Заявитель", "Суть", "Состояние")
_CASE_WIDTHS = (26, 28, 40, 22)
_NOTHING = (
    "Общих проблем пока нет. Проблема начинается сама, когда при регистрации принимают подсказку «Та же "
    "проблема от других», или кнопкой «Добавить…»; дела связывают с ней из карточки (Ctrl+Shift+F7)."
)
_NO_CASES = "С этой проблемой пока не связано ни одного дела: откройте карточку дела и нажмите Ctrl+Shift+F7."


class ProblemsPage(QWidget):
    """The problems, those with the most work first, and the cases of the one under the cursor."""

    open_case = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._problems: tuple[SharedProblem, ...] = ()
        self._make()
        self._lay_out()
        self.table.chosen.connect(self._choose)
        Allowed(bridge, self, (self.answer,), Answer)
        self.table.activated.connect(lambda _: press(bridge, self.change))
        self.cases.activated.connect(lambda _: self.open())
        self.refresh()

    def refresh(self) -> None:
        """Show the problems as they stand now."""

        def look(office: Workplace) -> tuple[SharedProblem, ...]:
            from mcu_desktop.workplace.shared_problems import shared_problems  # noqa: PLC0415 - seldom

            return shared_problems(office)

        self._bridge.ask(look, self._show)

    def add(self) -> None:
        """Ask for a new problem."""
        CardForm(
            self._bridge, "Новая общая проблема", _fields(Problem(title="")), recording(_card), self
        ).open()

    def mend(self) -> None:
        """Ask for other words of the chosen problem."""
        chosen = self._chosen()
        if chosen is None:
            return

        def write(office: Workplace, values: Values, seen: Seen | None) -> Changes:
            return office.correct(chosen.id, dict(values), reason="Уточнена общая проблема", seen=seen)

        CardForm(self._bridge, "Общая проблема", _fields(chosen.problem), write, self).open()

    def withdraw(self) -> None:
        """Take the chosen problem out of use."""
        chosen = self._chosen()
        if chosen is None:
            return
        title = chosen.problem.title
        said = f"Проблема «{title}» убрана; связанные дела сохраняют её название."
        change = withdrawing(chosen.id, f"Убрать «{title}»", said, "Проблема решена или начата по ошибке")
        look_then_make(self._bridge, change, self, refused=self._refused, done=self.table.setFocus)

    def open(self) -> None:
        """Show the chosen case."""
        problem = self._chosen()
        case = self.cases.under_cursor(problem.cases) if problem else None
        if case is not None:
            self.open_case.emit(case.id)

    def answer_all(self) -> None:
        """Ask for one answer to the linked questions of all cases."""
        chosen = self._chosen()
        if chosen is not None:
            AnswerAll(self._bridge, chosen, self._told, self).open()

    def _make(self) -> None:
        self.table = RowsTable(_TITLES, _WIDTHS, "problems.table", "Общие проблемы")
        self.cases = RowsTable(_CASE_TITLES, _CASE_WIDTHS, "problems.cases", "Дела этой проблемы")
        self.words = label("", "muted")
        self.words.setObjectName("problems.words")
        self.words.hide()
        self.heading = label("", "strong")
        self.answer = button("Ответить всем…", "problems.answer", self.answer_all, role="main")
        self.remove = button("Убрать", "problems.remove", self.withdraw)
        self.change = button("Изменить…", "problems.change", self.mend)
        self.new = button("Добавить…", "problems.add", self.add)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.words)
        lines.addWidget(self.table, stretch=1)
        lines.addWidget(self.heading)
        lines.addWidget(self.cases, stretch=1)
        lines.addWidget(foot(self.remove, self.change, self.new, self.answer))
        lines.addStretch()  # where the tables are hidden
        self.entry: QWidget = self.table

    def _show(self, problems: tuple[SharedProblem, ...]) -> None:
        self._problems = problems
        self.table.show_rows(
            [(one.problem.title, str(len(one.cases)), str(one.open), one.problem.about) for one in problems]
        )
        if not problems:
            self._say(_NOTHING)
        elif self.words.text() == _NOTHING:
            self._say("")
        for part in (self.table, self.heading, self.cases):
            part.setVisible(bool(problems))
        for made in (self.change, self.remove, self.answer):
            made.setEnabled(bool(problems))
        self._choose(self.table.currentIndex().row())

    def _choose(self, row: int) -> None:
        chosen = self._problems[row] if 0 <= row < len(self._problems) else None
        cases = chosen.cases if chosen else ()
        self.heading.setText(
            counted(len(cases), "дело", "дела", "дел") + ": у каждого свой номер, срок и ответ"
            if cases
            else _NO_CASES
        )
        self.cases.setVisible(bool(cases))
        self.cases.show_rows(
            [
                (
                    f"№ {line.number} от {_day(line.registered_on)}",
                    line.applicant,
                    line.summary,
                    RUSSIAN[Status(line.status)],
                )
                for line in cases
            ]
        )
        self.answer.setEnabled(bool(chosen and chosen.open))

    def _chosen(self) -> SharedProblem | None:
        return self.table.under_cursor(self._problems)

    def _told(self, told: AnsweredAll) -> None:
        done = counted(len(told.answered), "дело получило", "дела получили", "дел получили")
        left = f" Не получили: {' '.join(told.left)}" if told.left else ""
        self._say(f"{done} ответ; отправьте его каждому заявителю.{left}")

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.reason)

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.setVisible(bool(words))


class AnswerAll(CardForm):
    """One text for the linked questions of all cases; whoever refuses is named with the reason."""

    def __init__(
        self, bridge: Bridge, shared: SharedProblem, told: Callable[[AnsweredAll], None], parent: QWidget
    ) -> None:
        found: list[AnsweredAll] = []

        def write(office: Workplace, values: Values, _seen: Seen | None) -> Changes:
            from mcu_desktop.workplace.shared_problems import answer_all  # noqa: PLC0415 - seldom

            result = Result(values["result"])
            measures = Measures(values["measures"]) if values["measures"] else None
            found.append(answer_all(office, shared.id, result=result, text=values["text"], measures=measures))
            return found[-1].changes

        text = QPlainTextEdit()
        text.setTabChangesFocus(True)
        fields = (
            Field("text", "Ответ, который подойдёт всем", text),
            choice_field("result", "Результат", _in_words(_RESULTS)),
            choice_field(
                "measures", "Меры (только для поддержанного)", [("", "не указаны"), *_in_words(Measures)]
            ),
        )
        fields[0].fill(shared.problem.answer)
        super().__init__(bridge, f"Ответ по проблеме «{shared.problem.title}»", fields, write, parent)
        self.accepted.connect(lambda: told(found[-1]))


def _in_words(words: Iterable[StrEnum]) -> list[tuple[StrEnum | str, str]]:
    return [(word, RUSSIAN[word]) for word in words]


_RESULTS = (Result.EXPLAINED, Result.SUPPORTED, Result.NOT_SUPPORTED)


def _fields(problem: Problem) -> tuple[Field, ...]:
    made = (
        line_field("title", "В чём проблема", hint="Без имён: место и что не так."),
        line_field("about", "Что выяснено и делается"),
        line_field("answer", "Общий ответ, как он складывается"),
    )
    for field in made:
        field.fill(getattr(problem, field.name))
    return made


def _card(values: Values) -> Problem:
    return Problem(**values)


def _day(iso: str) -> str:
    return day(date.fromisoformat(iso[:10]))
