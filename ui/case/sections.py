"""The parts of a case's sheet, each made anew from what the case is now."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mcu_desktop.domain.cases.field_names import of_question
from mcu_desktop.domain.cases.field_words import title as field_title
from mcu_desktop.domain.cases.history import full_name
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import RUSSIAN
from ui.case.words import Words
from ui.lists.chip import DueChip
from ui.lists.due import left
from ui.theme.tokens import GAP, HALF, UNIT
from ui.widgets.flow import flowing
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent

    from mcu_desktop.domain.cases.case import Case, Question
    from mcu_desktop.domain.cases.values import Applicant
    from mcu_desktop.workplace.sheet import CaseSheet, HistoryLine
    from mcu_desktop.workplace.workplace import Workplace

_LONGEST = 24
_LONG_WORD = re.compile(rf"[^\s-]{{{_LONGEST + 1},}}")
_BREAK = "\u200b"
_PEOPLE_SHOWN = 4
_A_STEP = 6
"""Lines of the history that are made in one turn of the loop."""


def section(title: str, name: str) -> tuple[QFrame, QVBoxLayout]:
    """Begin a section: a card with a heading."""
    card = QFrame()
    card.setObjectName(f"case.{name}")
    card.setAccessibleName(title)
    card.setProperty("role", "card")
    lines = QVBoxLayout(card)
    lines.setContentsMargins(GAP, GAP, GAP, GAP)
    lines.setSpacing(UNIT)
    lines.addWidget(label(title, "heading"))
    return card, lines


def readable(text: str, role: str | None = None) -> QLabel:
    """Make a label whose words can be copied; a word too long for any line is broken on the screen alone."""
    broken = _LONG_WORD.sub(lambda word: _BREAK.join(textwrap.wrap(word.group(), _LONGEST)), text)
    if broken == text:
        made = label(text, role)
    else:
        made = Broken(broken)
        made.setAccessibleName(text)
        if role:
            made.setProperty("role", role)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class Broken(QLabel):
    """Words that are broken to fit; what is copied of them is whole."""

    def __init__(self, broken: str) -> None:
        super().__init__(broken)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def copy(self) -> None:
        """Put what is selected, or everything, to the clipboard without the breaks."""
        chosen = self.selectedText() or self.text()
        QGuiApplication.clipboard().setText(chosen.replace(_BREAK, ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        menu = QMenu(self)
        menu.addAction("Копировать", self.copy)
        menu.exec(event.globalPos())
        menu.deleteLater()


def head(sheet: CaseSheet, office: Workplace, settle: Callable[[], object]) -> QWidget:
    """Make the head: number, status, clock, marks, where it came from; `settle` leads to its conflicts."""
    case = sheet.case
    whole = QWidget()
    whole.setObjectName("case.head")
    lines = QVBoxLayout(whole)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(HALF)
    first = QWidget()
    beside = flowing(first)
    beside.setSpacing(GAP)
    number = readable(f"№ {case.number}", "title")
    number.setObjectName("case.number")
    number.setWordWrap(False)
    beside.addWidget(number)
    status = label(RUSSIAN[case.status], "strong", wrap=False)
    status.setObjectName("case.status")
    beside.addWidget(status)
    running = [clock.due for clock in sheet.clocks if clock.running and not case.ended]
    chip = DueChip()
    chip.show_left(left(min(running, default=None), office.now()))
    beside.addWidget(chip)
    lines.addWidget(first)
    lines.addWidget(readable(_came(case), "muted"))
    marks = [RUSSIAN[mark] for mark in case.marks]
    if case.control and case.control.until:
        marks.append(f"контроль до {day(case.control.until)}")
    if marks:
        line = label("Отметки: " + ", ".join(marks))
        line.setObjectName("case.marks")
        lines.addWidget(line)
    if sheet.update_needed:
        lines.addWidget(label("Часть сведений записана более новой программой: обновите эту.", "warning"))
    if sheet.unsettled:
        lines.addLayout(_to_settle(sheet.unsettled, settle))
    return whole


def _to_settle(unsettled: tuple[str, ...], settle: Callable[[], object]) -> QHBoxLayout:
    """Say which fields wait, and lead there."""
    line = QHBoxLayout()
    line.setSpacing(UNIT)
    told = label(f"Разногласие: {', '.join(map(field_title, unsettled))}.", "warning")
    told.setObjectName("case.unsettled")
    line.addWidget(told, 1)
    line.addWidget(button("Решить разногласие", "case.settle", settle, role="quiet"))
    return line


def _mark(name: str, field: str, unsettled: tuple[str, ...]) -> QLabel:
    """Name a field; one that waits to be settled says so."""
    if field not in unsettled:
        return label(name, "muted", wrap=False)
    return label(f"{name} (разногласие)", "warning", wrap=False)


def _came(case: Case) -> str:
    kind = f"{RUSSIAN[case.regime]}: {RUSSIAN[case.kind]}, {RUSSIAN[case.form]}"
    came = f"поступило {day(case.received_on)} ({RUSSIAN[case.channel]})"
    return (
        f"{kind}; {came}, зарегистрировано {day(case.registered_on)}. Ответ – {RUSSIAN[case.answer_channel]}."
    )


def applicants(case: Case, unsettled: tuple[str, ...]) -> QWidget:
    """Tell who asks; of a long list the first few, the rest on demand."""
    several = len(case.applicants) > 1
    card, lines = section("Заявители" if several else "Заявитель", "applicants")
    _warn(lines, ("applicants",), unsettled)
    if not case.applicants:
        lines.addWidget(label("Без подписи: заявитель не назвал себя.", "muted"))
    lines.addLayout(_people(case.applicants[:_PEOPLE_SHOWN]))
    rest = case.applicants[_PEOPLE_SHOWN:]
    if rest:
        more = button(f"Показать ещё {len(rest)}", "case.applicants.more", role="quiet")

        def show_rest() -> None:
            more.hide()
            lines.addLayout(_people(rest))

        more.clicked.connect(show_rest)
        lines.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _people(people: tuple[Applicant, ...]) -> QGridLayout:
    rows = QGridLayout()
    rows.setHorizontalSpacing(GAP)
    rows.setVerticalSpacing(HALF)
    rows.setColumnStretch(0, 2)
    rows.setColumnStretch(1, 3)
    for row, applicant in enumerate(people):
        top = Qt.AlignmentFlag.AlignTop
        rows.addWidget(readable(full_name(applicant), "strong"), row, 0, top)
        rows.addWidget(readable(_known(applicant) or "Больше ничего не известно."), row, 1, top)
    return rows


def _known(applicant: Applicant) -> str:
    benefit = f"льгота: {applicant.benefit}" if applicant.benefit else None
    return " · ".join(filter(None, (applicant.address, applicant.phone, applicant.email, benefit)))


def text(case: Case, unsettled: tuple[str, ...]) -> QWidget:
    """Show the words of the appeal as they came."""
    card, lines = section("Текст", "text")
    _warn(lines, ("text", "place"), unsettled)
    lines.addWidget(Words(case.text))
    if case.place:
        lines.addWidget(readable(f"Место: {case.place}"))
    return card


def _warn(lines: QVBoxLayout, names: tuple[str, ...], unsettled: tuple[str, ...]) -> None:
    """Mark a section in which a field waits to be settled."""
    waiting = [field_title(field) for field in unsettled if field in names]
    if waiting:
        lines.addWidget(label(f"Разногласие: {', '.join(waiting)}.", "warning"))


def questions(case: Case, office: Workplace, unsettled: tuple[str, ...]) -> Iterator[QWidget]:
    """Tell each question with where it stands; the section comes with the first, and grows."""
    several = len(case.questions) > 1
    card, lines = section("Вопросы" if several else "Вопрос", "questions")
    for question in case.questions:
        lines.addWidget(_question(question, case, office, unsettled, numbered=several))
        yield card


def _question(
    question: Question, case: Case, office: Workplace, unsettled: tuple[str, ...], *, numbered: bool
) -> QWidget:
    whole = QWidget()
    whole.setObjectName(f"case.question.{question.id}")
    rows = QGridLayout(whole)
    rows.setContentsMargins(0, 0, 0, UNIT)
    rows.setHorizontalSpacing(GAP)
    rows.setVerticalSpacing(HALF)
    rows.setColumnStretch(1, 1)
    title = f"{question.id}. {question.text}" if numbered else question.text
    rows.addWidget(readable(title, "strong"), 0, 0, 1, 2)
    topic = office.classifier.topic(question.code) if question.code else None
    code = f"{question.code} {topic.name if topic else ''}".strip() if question.code else "не указана"
    told = [("Тема", "code", code), ("Блок", "block", _block(question, office))]
    told.append(("Исполнитель", "executor", office.person_name(question.executor)))
    told.append(("Состояние", "kept", RUSSIAN[case.stage_of(question)]))
    if question.result:
        measures = f", {RUSSIAN[question.measures]}" if question.measures else ""
        came_back = f" – {_CAME_BACK}" if question in case.assignable else ""
        told.append(("Результат", "outcome", f"{RUSSIAN[question.result]}{measures}{came_back}"))
    told += _elsewhere(question, case, office)
    if question.answer:
        told.append(("Ответ", "answer", question.answer))
    for row, (name, field, value) in enumerate(told, start=1):
        named = _mark(name, of_question(question.id, field), unsettled)
        rows.addWidget(named, row, 0, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(readable(value), row, 1)
    return whole


_CAME_BACK = "прежний результат, его снимает «Назначить» (F3)"


def _elsewhere(question: Question, case: Case, office: Workplace) -> Iterator[tuple[str, str, str]]:
    """Tell which way of the law was chosen, to whom the question went, and whom it waits for."""
    if question.course and question.result is None:
        yield "Решено", "course", RUSSIAN[question.course]
    sent = [one for one in case.forwardings if question.id in one.questions]
    bodies = dict.fromkeys(office.body_name(body) for one in sent for body in one.bodies)
    if bodies:
        yield "Направлено", "outcome", "; ".join(bodies)
    waits = [one for one in case.awaited if one.question in {None, question.id}]
    if waits and question.result is None:
        asked = (f"{office.body_name(one.body)}, № {one.outgoing} от {day(one.sent_on)}" for one in waits)
        yield "Ждём ответ", "kept", "; ".join(asked)


def _block(question: Question, office: Workplace) -> str:
    name = office.block_name(question.block)
    if question.block and question.block in office.office.headless_blocks:
        return f"{name} – блок без руководителя"
    return name


def history(lines_told: tuple[HistoryLine, ...]) -> Iterator[QWidget]:
    """Tell what happened, the latest first; the section comes with the first lines, and grows."""
    card, lines = section("История", "history")
    rows = QGridLayout()
    rows.setHorizontalSpacing(GAP)
    rows.setVerticalSpacing(UNIT)
    rows.setColumnStretch(1, 1)
    lines.addLayout(rows)
    for row, line in enumerate(reversed(lines_told), start=1):
        when = label(line.at.strftime("%d.%m.%Y %H:%M"), "muted", wrap=False)
        rows.addWidget(when, row, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(_said(line), row, 1)
        if row % _A_STEP == 0:
            yield card
    yield card


def _said(line: HistoryLine) -> QVBoxLayout:
    who = f"{line.author}, {line.duty}" if line.duty else line.author
    undone = line.undone
    said = QVBoxLayout()
    said.setSpacing(0)
    said.addWidget(readable(f"{line.text} (отменено)" if undone else line.text, "muted" if undone else None))
    said.addWidget(label(who, "caption"))
    return said
