"""Every figure of a note under a name that a person reads, in the order of its pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mcu_desktop.domain.notes.note import Note, Section
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel, Form, Kind, Regime
from mcu_desktop.reports.outline import as_table, headings
from ui.figures.lines import FigureLine, lines_of

_TOTALS = "totals"
_NAMES = {
    "received": "Поступило обращений",
    "answered": "Дан ответ",
    "closed": "Закрыто",
    "in_time": "Дан ответ в срок, доля",
    "average_term": "Средний срок ответа, дней",
    "received.late": "Поступило раньше, зарегистрировано в периоде",
    "received.previous": "Поступило в предыдущем периоде",
    "out": "Выведено из работы без ответа по существу",
    "answered.in_time": "Дан ответ в срок",
    "unassigned": "Исполнитель не назначен",
    "overdue": "Просрочено",
    "control": "На контроле",
    "repeated": "Поступило повторных",
    "extended": "Срок продлён",
    "due_next_week": "Истекает в следующие семь дней",
    "in_work": "В работе на конец периода",
}
_KINDS = {
    "regime": "Порядок рассмотрения",
    "form": "Форма",
    "kind": "Вид",
    "channel": "Канал",
    "territory": "Территория",
    "topic": "Тема",
    "block": "Блок",
}
"""What a figure is split by, where only a sentence tells it."""


def figure_lines(note: Note) -> tuple[FigureLine, ...]:
    """Give the figures of each section, each once; a nought opens nothing and is left to the totals."""
    lines: list[FigureLine] = []
    for key, heading, found in _by_section(note):
        kept = [line for line in found if key == _TOTALS or note.figures[line.figure or ""].cases]
        if kept:
            lines += [FigureLine(name=heading), *kept]
    return tuple(lines)


def line_of(note: Note, figure: str) -> FigureLine:
    """Give a figure of the pages under its name, noughts too."""
    every = (line for _, _, lines in _by_section(note) for line in lines)
    return next(line for line in every if line.figure == figure)


def _by_section(note: Note) -> Iterator[tuple[str, str, list[FigureLine]]]:
    """Give key, heading and lines of each section: those of its tables, then what only its text tells."""
    in_tables = {line.figure for section in note.sections for line in _of_section(section)}
    told: set[str | None] = set()
    for heading, section in zip(headings(note), note.sections, strict=True):
        every = (*_of_section(section), *_of_text(section, in_tables))
        lines = {line.figure: line for line in reversed(every)}
        yield section.key, heading, [line for name, line in reversed(lines.items()) if name not in told]
        told |= lines.keys()


def _of_text(section: Section, told: Collection[str | None]) -> Iterator[FigureLine]:
    for paragraph, mentions in zip(section.paragraphs, section.mentions, strict=False):
        for one in mentions:
            if one.figure not in told:
                value = paragraph[one.start : one.end]
                yield FigureLine(name=_name_in_text(one.figure), value=value, figure=one.figure)


def _name_in_text(figure: str) -> str:
    """Name a figure that stands in no table."""
    if figure in _NAMES:
        return _NAMES[figure]
    _, kind, value = f"{figure}..".split(".", 2)
    said = _russian(kind, value.rstrip("."))
    return f"{_KINDS[kind]}: {said}" if kind in _KINDS else "Показатель в тексте"


def _russian(kind: str, value: str) -> str:
    known = {"regime": Regime, "form": Form, "kind": Kind, "channel": Channel}.get(kind)
    return RUSSIAN[known(value)] if known is not None and value in set(known) else value


def _of_section(section: Section) -> Iterator[FigureLine]:
    for table in (*section.tables, *map(as_table, section.charts)):
        yield from lines_of(table)
