"""What was decided: questions of the cases that were answered or left the flow, by result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mcu_desktop.analytics.account import words
from mcu_desktop.analytics.figures import percent
from mcu_desktop.analytics.reporting import shape
from mcu_desktop.domain.notes.note import Cell, Column, Measure, Section, Table
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import RUSSIAN, Kind, Measures, Result

if TYPE_CHECKING:
    from mcu_desktop.analytics.reporting.ledger import Ledger
    from mcu_desktop.analytics.reporting.source import Source
    from mcu_desktop.store.rows import NoteQuestion

NO_RESULT = "результат не записан"
_MEASURES = {
    Measures.TAKEN.value: "в том числе меры приняты",
    Measures.PENDING.value: "в том числе меры ещё не приняты",
}


def sections(source: Source, ledger: Ledger) -> tuple[Section, ...]:
    """Tell the results of the period, and by block and kind."""
    settled = considered(source)
    if not settled:
        said = "В этом периоде ответов не направляли и обращений из работы не выводили."
        return (shape.nothing("results", "Результаты рассмотрения", "Результаты", said),)
    met = _met(settled)
    kinds = {case.key: case.kind for case in (*source.reckoning.answered, *source.reckoning.out)}
    by_kind = [(shape.begun(RUSSIAN[kind]), [q for q in settled if kinds[q.case] == kind]) for kind in Kind]
    by_block = [
        (name, [question for question in settled if source.block_of(question) == name])
        for name in source.reckoning.blocks
    ]
    cases = len({question.case for question in settled})
    said = (
        f"За {source.period.accusative} рассмотрено {counted(len(settled), 'вопрос', 'вопроса', 'вопросов')} "
        f"по {counted(cases, 'обращению', 'обращениям', 'обращениям')}, на которые дан ответ или которые "
        "выведены из работы без ответа по существу."
    )
    return (
        Section(
            key="results",
            title="Результаты рассмотрения",
            short="Результаты",
            paragraphs=(said,),
            tables=(_whole(ledger, settled, met),),
        ),
        _crossed(ledger, "blocks", "По отраслевым блокам", "По блокам", "Отраслевой блок", by_block, met),
        _crossed(ledger, "kinds", "По видам обращений", "По видам", "Вид", by_kind, met),
    )


def considered(source: Source) -> list[NoteQuestion]:
    """Give the questions of what was answered or left the flow in the period."""
    ended = {case.key for case in (*source.reckoning.answered, *source.reckoning.out)}
    return [question for question in source.reckoning.questions if question.case in ended]


def result_in_words(result: str) -> str:
    """Name a result, also none."""
    return RUSSIAN[Result(result)] if result in set(Result) else NO_RESULT


def _met(questions: Iterable[NoteQuestion]) -> tuple[str, ...]:
    """Give the results that occur, in the order of the law's list, none at the end."""
    found = {question.result for question in questions}
    return tuple(result for result in (*(one.value for one in Result), "") if result in found)


def questions_cell(ledger: Ledger, name: str, questions: Sequence[NoteQuestion]) -> Cell:
    """Count questions; behind the number stand their cases."""
    return ledger.value(name, len(questions), (question.case for question in questions))


def _whole(ledger: Ledger, settled: Sequence[NoteQuestion], met: Sequence[str]) -> Table:
    rows = []
    for result in met:
        those = [question for question in settled if question.result == result]
        rows.append(_row(ledger, shape.begun(result_in_words(result)), f"result.{result}", those, settled))
        for measures, said in _MEASURES.items():
            if some := [question for question in those if question.measures == measures]:
                rows.append(_row(ledger, said, f"result.{result}.{measures}", some, settled))
    columns = (
        shape.names("Результат"),
        Column(title="Вопросов"),
        shape.share_column("Доля вопросов"),
        Column(title="Обращений"),
    )
    total = _row(ledger, "Всего", "result", settled, settled)
    return Table(title="Результаты", columns=columns, rows=(*rows, total), summed=True)


def _row(
    ledger: Ledger, said: str, name: str, some: Sequence[NoteQuestion], whole: Sequence[NoteQuestion]
) -> shape.Row:
    return (
        words(said),
        questions_cell(ledger, f"questions.{name}", some),
        Cell(value=percent(len(some), len(whole))),
        ledger.count(f"cases.{name}", (question.case for question in some)),
    )


def _crossed(
    ledger: Ledger,
    key: str,
    title: str,
    short: str,
    over: str,
    groups: Sequence[tuple[str, list[NoteQuestion]]],
    met: Sequence[str],
) -> Section:
    """Tell one split of the questions by every result, with both totals."""

    def row(said: str, name: str, questions: Sequence[NoteQuestion]) -> shape.Row:
        return (
            words(said),
            questions_cell(ledger, name, questions),
            *(
                questions_cell(ledger, f"{name}.{result}", [q for q in questions if q.result == result])
                for result in met
            ),
        )

    rows = [row(name, f"{key}.{name}", questions) for name, questions in groups if questions]
    total = row("Всего вопросов", key, [question for _, questions in groups for question in questions])
    columns = (
        shape.names(over),
        Column(title="Вопросов"),
        *(
            Column(title=shape.begun(result_in_words(result)), measure=Measure.COUNT, width=1.3)
            for result in met
        ),
    )
    table = Table(title=f"Результаты: {title.lower()}", columns=columns, rows=(*rows, total), summed=True)
    return Section(key=key, title=title, short=short, tables=(table,))
