"""The review of appeals for publication: no count of fewer than some people, nothing to reckon one from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from mcu_desktop.analytics.account import words
from mcu_desktop.analytics.figures import percent
from mcu_desktop.analytics.heaps import heaped
from mcu_desktop.analytics.reckoning import NO_PLACE
from mcu_desktop.analytics.reporting import shape
from mcu_desktop.analytics.reporting.results import questions_cell, result_in_words
from mcu_desktop.analytics.reporting.statistics import TOPIC_DIGITS, by_code, code_in_words
from mcu_desktop.analytics.reporting.terms import delay
from mcu_desktop.analytics.wording import appeals, by_appeals, compared
from mcu_desktop.domain.notes.note import Cell, Column, Measure, Section, Table
from mcu_desktop.domain.notes.wording import share
from mcu_desktop.domain.publishing.identifying import Finding, Passage, People
from mcu_desktop.domain.publishing.suppression import Grid
from mcu_desktop.domain.vocabulary import RUSSIAN, Result

if TYPE_CHECKING:
    from mcu_desktop.analytics.reporting.ledger import Ledger
    from mcu_desktop.analytics.reporting.source import Source
    from mcu_desktop.domain.notes.report import Report
    from mcu_desktop.store.report_rows import Behind
    from mcu_desktop.store.rows import NoteCase, NoteQuestion

HIDDEN = "…"
_ELSEWHERE = "Другие места"
TYPED = "typed"
"""The section that a person wrote."""
_LEGEND = "Знак «{hidden}» стоит там, где число скрыто: оно меньше {least} или по нему можно вычислить такое."
_TOO_FEW = "За этот период обращений слишком мало, чтобы публиковать числа."


def sections(source: Source, ledger: Ledger, *, least: int, typed: Sequence[str]) -> tuple[Section, ...]:
    """Write the review; tables whose very total is small are left out."""
    received = source.reckoning.received
    own = Section(key=TYPED, title="О чём писали", short="О чём писали", paragraphs=tuple(typed))
    if len(received) < least:
        return (shape.nothing("review", "Обзор обращений", "Обзор", _TOO_FEW), *((own,) if typed else ()))
    keys = {case.key for case in received}
    questions = [question for question in source.reckoning.questions if question.case in keys]
    tables = (
        *(_of_cases(ledger, received, *asked, least=least) for asked in _ways(received)),
        _of_cases(
            ledger,
            received,
            "Населённый пункт или улица",
            "territory",
            _places_told(received, least),
            least=least,
        ),
    )
    return (
        Section(
            key="review",
            title="Сколько обращений поступило",
            short="Поступило",
            paragraphs=(*_told(source, least), _LEGEND.format(hidden=HIDDEN, least=least)),
            tables=tuple(filter(None, tables)),
        ),
        Section(
            key="topics",
            title="О чём были вопросы и что решено",
            short="Вопросы",
            tables=tuple(filter(None, (_of_questions(source, ledger, questions, least),))),
        ),
        *((own,) if typed else ()),
    )


# ---------------------------------------------------------------------- what the check reads


def passages(report: Report) -> Iterator[Passage]:
    """Give every piece of a finished report that somebody may read."""
    for section in report.sections:
        typed = section.key == TYPED
        for place, text in enumerate(section.paragraphs, start=1):
            yield Passage(where=f"раздел «{section.title}», абзац {place}", text=text, typed=typed)
        for table in section.tables:
            for place, row in enumerate(table.rows, start=1):
                where = f"таблица «{table.title}», строка {place}"
                yield Passage(where=where, text=str(row[0].value or ""))


def small_counts(report: Report, least: int) -> Iterator[Finding]:
    """Give every count of a finished report that is told and small."""
    for section in report.sections:
        for table in section.tables:
            for row in table.rows:
                for column, cell in zip(table.columns, row, strict=True):
                    value = cell.value
                    if column.measure is Measure.COUNT and isinstance(value, int) and 0 < value < least:
                        where = f"таблица «{table.title}», строка «{row[0].value}»"
                        yield Finding(what=f"меньше {least}", where=where, text=str(value))


def people(
    source: Source, behind: Sequence[Behind], categories: Mapping[str, Mapping[int, tuple[str, ...]]]
) -> People:
    """Give whom the review must not give away."""
    received = source.reckoning.received
    keys = frozenset(case.key for case in received)
    traits = {
        "место": {name: frozenset(cases) for name, cases in _places(received)},
        "блок": {name: keys & frozenset(of.cases) for name, of in source.reckoning.by_block.items()},
        **{
            title: {
                name: frozenset(key for key in keys if name in known.get(key, ()))
                for name in {name for names in known.values() for name in names}
            }
            for title, known in categories.items()
        },
    }
    return People(
        surnames=frozenset(one.surname for one in behind if one.case in keys),
        streets=frozenset(one.address for one in behind if one.case in keys and one.address),
        numbers=frozenset(case.number for case in received),
        traits=traits,
    )


# ---------------------------------------------------------------------- inside


def _told(source: Source, least: int) -> Iterator[str]:
    reckoning, period = source.reckoning, source.period
    earlier = period.whole_before()
    received, before = len(reckoning.received), len(source.of(earlier).reckoning.received)
    change = f": {compared(received, before, f'за {earlier.accusative}')}" if before >= least else ""
    yield f"За {period.accusative} поступило {appeals(received)}{change}."
    answered = reckoning.answered
    late = sum(bool(delay(case)) for case in answered)
    if len(answered) >= least and (not late or late >= least):
        in_time = share(percent(len(answered) - late, len(answered)))
        yield f"Ответы направлены по {by_appeals(len(answered))}, в срок – {in_time}."


def _ways(received: Sequence[NoteCase]) -> Iterator[tuple[str, str, list[tuple[str, list[int]]]]]:
    for over, name, words_of in shape.BY_WORD:
        yield (
            over,
            name,
            [
                (shape.begun(RUSSIAN[word]), [case.key for case in received if getattr(case, name) == word])
                for word in words_of
            ],
        )


def _places_told(received: Sequence[NoteCase], least: int) -> list[tuple[str, list[int]]]:
    """Give the places that so many wrote from, all others together."""
    places = _places(received)
    rest = [key for _, keys in places if len(keys) < least for key in keys]
    return [*((name, keys) for name, keys in places if len(keys) >= least), (_ELSEWHERE, rest)]


def _places(received: Sequence[NoteCase]) -> list[tuple[str, list[int]]]:
    groups = heaped([case.territory or NO_PLACE for case in received], [case.key for case in received])
    return sorted(groups.items(), key=lambda one: (one[0] == NO_PLACE, -len(one[1]), one[0]))


def _of_cases(
    ledger: Ledger,
    received: Sequence[NoteCase],
    over: str,
    name: str,
    groups: Iterable[tuple[str, Sequence[int]]],
    *,
    least: int,
) -> Table | None:
    rows = [(words(said), ledger.count(f"received.{name}.{said}", keys)) for said, keys in groups if keys]
    total = (words("Всего обращений"), ledger.count("received", (case.key for case in received)))
    title = shape.came_by(over)
    columns = (shape.names(over, 4), Column(title="Обращений"))
    return _published(Table(title=title, columns=columns, rows=(*rows, total), summed=True), ledger, least)


def _of_questions(
    source: Source, ledger: Ledger, questions: Sequence[NoteQuestion], least: int
) -> Table | None:
    """Tell topics by result; each row and each column adds up, so both are kept from reckoning."""
    met = [result for result in Result if any(question.result == result for question in questions)]

    def row(said: str, name: str, some: Sequence[NoteQuestion]) -> tuple[Cell, ...]:
        parts = [*((result, result) for result in met), ("open", "")]
        return (
            words(said),
            *(
                questions_cell(ledger, f"{name}.{part}", [q for q in some if q.result == result])
                for part, result in parts
            ),
            questions_cell(ledger, name, some),
        )

    groups = by_code(questions, TOPIC_DIGITS)
    rows = [row(code_in_words(source, code), f"topic.{code}", those) for code, those in groups.items()]
    columns = (
        shape.names("Тематика", 4),
        *(Column(title=shape.begun(result_in_words(result)), width=1.2) for result in met),
        Column(title="Рассма\u00adтрива\u00adется", width=1.2),
        Column(title="Всего вопросов", width=1.1),
    )
    table = Table(
        title="Вопросы по тематикам и результатам",
        columns=columns,
        rows=(*rows, row("Всего", "topic", questions)),
        summed=True,
    )
    return _published(table, ledger, least, across=True)


def _published(table: Table, ledger: Ledger, least: int, *, across: bool = False) -> Table | None:
    """Hide what may not be told; a table whose total would have to go is not published."""
    counts = tuple(tuple(int(cell.value or 0) for cell in row[1:]) for row in table.rows)
    hidden = Grid(counts=counts, across=across).hidden(least)
    last = len(counts) - 1, len(counts[0]) - 1
    if last in hidden:
        return None
    rows = tuple(
        (row[0], *(_shown(cell, (r, c) in hidden, ledger) for c, cell in enumerate(row[1:])))
        for r, row in enumerate(table.rows)
    )
    return Table(title=table.title, columns=table.columns, rows=rows, summed=table.summed)


def _shown(cell: Cell, hidden: bool, ledger: Ledger) -> Cell:
    if not hidden:
        return cell
    ledger.figures.pop(cell.figure or "", None)
    return Cell(value=HIDDEN)
