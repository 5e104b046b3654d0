"""The journal of registration as it is printed: a row a case, in the order of its numbers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.analytics.reporting import shape
from mcu_desktop.analytics.reporting.results import result_in_words
from mcu_desktop.domain.notes.note import Cell, Column, Measure, Section, Table
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel, Form, Kind, Mark, Regime

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mcu_desktop.analytics.reporting.ledger import Ledger
    from mcu_desktop.analytics.reporting.source import Source
    from mcu_desktop.store.report_rows import JournalLine
    from mcu_desktop.store.rows import NoteQuestion

_TITLE, _SHORT = "Журнал регистрации", "Журнал"
_TOLD_MARKS = (Mark.REPEATED, Mark.COLLECTIVE, Mark.ANONYMOUS, Mark.ORGANISATION)
_CONTROL = (Mark.CONTROL, Mark.EXTENDED)
_COLUMNS = tuple(
    Column(title=title, measure=Measure.TEXT, width=width)
    for title, width in (
        ("№ и дата регистрации", 1.3),
        ("Поступило", 1.7),
        ("Вид и особенности", 1.35),
        ("Заявитель, адрес", 2.1),
        ("Содержание, тема", 2.75),
        ("Блок, исполнитель", 1.9),
        ("Срок, контроль", 1.2),
        ("Результат", 1.35),
        ("Ответ, в дело", 1.25),
    )
)


def sections(source: Source, ledger: Ledger, lines: Sequence[JournalLine]) -> tuple[Section, ...]:
    """Tell everything that was registered in the period."""
    if not lines:
        said = f"За {source.period.accusative} ничего не зарегистрировано."
        return (shape.nothing("journal", _TITLE, _SHORT, said),)
    ledger.count("registered", (line.key for line in lines))
    amount = counted(len(lines), "обращение", "обращения", "обращений")
    rows = tuple(_row(source, line) for line in lines)
    return (
        Section(
            key="journal",
            title=_TITLE,
            short=_SHORT,
            paragraphs=(f"Всего зарегистрировано: {amount}.",),
            tables=(Table(title="Зарегистрированные обращения и сообщения", columns=_COLUMNS, rows=rows),),
        ),
    )


def _row(source: Source, line: JournalLine) -> shape.Row:
    questions = source.questions_of.get(line.key, [])
    marks = [mark for mark in _TOLD_MARKS if mark in line.marks]
    control = [mark for mark in _CONTROL if mark in line.marks]
    cells = (
        f"{line.number} от {_day(line.registered_on)}",
        _listed(
            [_day(line.received_on), RUSSIAN[Channel(line.channel)], RUSSIAN[Form(line.form)]],
        ),
        _listed([_regime(line), RUSSIAN[Kind(line.kind)], *(RUSSIAN[mark] for mark in marks)]),
        _listed([line.applicant, line.address]),
        _listed([line.summary, *_topics(source, questions)], by=". "),
        _listed([source.blocks_in_words(line.key), source.executors_in_words(line.key)], by=": "),
        _listed([_until(line.due), *(RUSSIAN[mark] for mark in control)]),
        _listed(_results(questions), by="; "),
        _ended(line),
    )
    return tuple(Cell(value=cell) for cell in cells)


def _regime(line: JournalLine) -> str:
    return "" if line.regime == Regime.APPEAL else RUSSIAN[Regime(line.regime)]


def _topics(source: Source, questions: Iterable[NoteQuestion]) -> list[str]:
    codes = dict.fromkeys(question.code for question in questions if question.code)
    return [f"{code} {source.topic(code)}" for code in codes]


def _results(questions: Iterable[NoteQuestion]) -> list[str]:
    return [result_in_words(one) for one in dict.fromkeys(question.result for question in questions) if one]


def _ended(line: JournalLine) -> str:
    told = (("ответ", line.answered_on), ("в дело", line.closed_on), ("выведено", line.out_on))
    return _listed([f"{said} {_day(day)}" for said, day in told if day])


def _until(due: str | None) -> str:
    if due is None:
        return ""
    moment = f" {due[11:16]}" if len(due) > len("2026-01-01") else ""
    return f"{_day(due)}{moment}"


def _day(day: str) -> str:
    return f"{date.fromisoformat(day[:10]):%d.%m.%Y}"


def _listed(parts: Iterable[str], by: str = ", ") -> str:
    return by.join(part.rstrip(".") if by == ". " else part for part in parts if part)
