"""The statistical form: what came by section and topic of the classifier, and from whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from mcu_desktop.analytics.account import words
from mcu_desktop.analytics.figures import percent
from mcu_desktop.analytics.heaps import heaped
from mcu_desktop.analytics.reporting import shape
from mcu_desktop.analytics.reporting.results import questions_cell, result_in_words
from mcu_desktop.analytics.wording import appeals
from mcu_desktop.domain.notes.note import Cell, Column, Section, Table
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import RUSSIAN, Mark, Result

if TYPE_CHECKING:
    from mcu_desktop.analytics.reporting.ledger import Ledger
    from mcu_desktop.analytics.reporting.source import Source
    from mcu_desktop.store.report_rows import Behind
    from mcu_desktop.store.rows import NoteQuestion

SECTION_DIGITS, TOPIC_DIGITS = 4, 9
"""How much of a code names its section, and its topic: «0005», «0005.0005»."""
NO_CODE = "Тема не определена"
NO_CATEGORY = "не указано"
_SORTS = (Mark.COLLECTIVE, Mark.ANONYMOUS, Mark.ORGANISATION, Mark.REPEATED)


def sections(
    source: Source,
    ledger: Ledger,
    *,
    marks: Mapping[int, tuple[str, ...]],
    behind: Sequence[Behind],
    categories: Mapping[str, Mapping[int, tuple[str, ...]]],
) -> tuple[Section, ...]:
    """Tell what came by what it is about, how it came, and from whom.

    `categories` give by title what applicants of a case belong to: benefits, social standing.
    """
    received = source.reckoning.received
    if not received:
        said = f"За {source.period.accusative} обращений не поступало."
        return (shape.nothing("statistics", "Статистическая форма", "Форма", said),)
    keys = {case.key for case in received}
    questions = [question for question in source.reckoning.questions if question.case in keys]
    said = (
        f"За {source.period.accusative} поступило {appeals(len(keys))} "
        f"с {counted(len(questions), 'вопросом', 'вопросами', 'вопросами')}. Результаты – по этим вопросам, "
        "каковы они сейчас."
    )
    return (
        Section(
            key="statistics",
            title="По классификатору",
            short="Классификатор",
            paragraphs=(said,),
            tables=(
                _about(source, ledger, questions, SECTION_DIGITS, "Раздел"),
                _about(source, ledger, questions, TOPIC_DIGITS, "Тематика"),
            ),
        ),
        Section(
            key="forms",
            title="Как поступили",
            short="Как поступили",
            tables=tuple(_ways(source, ledger, marks)),
        ),
        Section(
            key="people",
            title="От кого поступили",
            short="От кого",
            paragraphs=(_who(keys, behind),),
            tables=tuple(_of_category(ledger, keys, title, known) for title, known in categories.items()),
        ),
    )


def by_code(questions: Iterable[NoteQuestion], digits: int) -> dict[str, list[NoteQuestion]]:
    """Give questions by the beginning of their code, in the order of the classifier, none at the end."""
    kept = list(questions)
    groups = heaped([question.code[:digits] for question in kept], kept)
    return {code: groups[code] for code in sorted(groups, key=lambda code: (not code, code))}


def code_in_words(source: Source, code: str) -> str:
    """Name a code of the classifier."""
    return f"{code} {source.names.topic(code)}".strip() if code else NO_CODE


def _about(
    source: Source, ledger: Ledger, questions: Sequence[NoteQuestion], digits: int, over: str
) -> Table:
    met = [result for result in Result if any(question.result == result for question in questions)]

    def row(said: str, name: str, some: Sequence[NoteQuestion]) -> shape.Row:
        return (
            words(said),
            questions_cell(ledger, f"questions.{name}", some),
            Cell(value=percent(len(some), len(questions))),
            ledger.count(f"cases.{name}", (question.case for question in some)),
            *(
                questions_cell(ledger, f"questions.{name}.{result}", [q for q in some if q.result == result])
                for result in met
            ),
            questions_cell(ledger, f"questions.{name}.open", [q for q in some if not q.result]),
        )

    groups = by_code(questions, digits)
    rows = [row(code_in_words(source, code), f"code.{code}", those) for code, those in groups.items()]
    columns = (
        shape.names(over, 4),
        Column(title="Вопросов"),
        shape.share_column("Доля"),
        Column(title="Обра\u00adщений"),
        *(Column(title=shape.begun(result_in_words(result)), width=1.2) for result in met),
        Column(title="Рассма\u00adтрива\u00adется", width=1.2),
    )
    title = "Вопросы по разделам классификатора" if digits == SECTION_DIGITS else "Вопросы по тематикам"
    return Table(title=title, columns=columns, rows=(*rows, row("Всего", "code", questions)), summed=True)


def _ways(source: Source, ledger: Ledger, marks: Mapping[int, tuple[str, ...]]) -> Iterable[Table]:
    received = source.reckoning.received
    for over, name, words_of in shape.BY_WORD:
        groups = [
            (shape.begun(RUSSIAN[word]), [c.key for c in received if getattr(c, name) == word])
            for word in words_of
        ]
        yield _counted(ledger, over, name, groups, [case.key for case in received])
    keys = [case.key for case in received]
    sorts = [
        (shape.begun(RUSSIAN[mark]), [key for key in keys if mark in marks.get(key, ())]) for mark in _SORTS
    ]
    yield _counted(ledger, "Особенность", "mark", sorts, keys, additive=False)


def _of_category(ledger: Ledger, keys: set[int], title: str, known: Mapping[int, tuple[str, ...]]) -> Table:
    """Count cases by a category of their applicants; a case of several stands in each."""
    groups: dict[str, list[int]] = {}
    for key in sorted(keys):
        for name in known.get(key) or (NO_CATEGORY,):
            groups.setdefault(name, []).append(key)
    ordered = sorted(groups.items(), key=lambda one: (one[0] == NO_CATEGORY, -len(one[1]), one[0]))
    return _counted(ledger, title, title, [(shape.begun(name), some) for name, some in ordered], sorted(keys))


def _counted(
    ledger: Ledger,
    over: str,
    name: str,
    groups: Iterable[tuple[str, Sequence[int]]],
    whole: Sequence[int],
    *,
    additive: bool = True,
) -> Table:
    rows = [
        (
            words(said),
            ledger.count(f"received.{name}.{said}", keys),
            ledger.share(f"share.{name}.{said}", keys, whole),
        )
        for said, keys in groups
        if keys
    ]
    columns = (shape.names(over, 4), Column(title="Обращений"), shape.share_column("Доля"))
    total = (words("Всего обращений"), ledger.count("received", whole), Cell(value=100.0))
    title = shape.came_by(over)
    return Table(title=title, columns=columns, rows=(*rows, total) if additive or rows else (), summed=True)


def _who(keys: set[int], behind: Sequence[Behind]) -> str:
    people = [one for one in behind if one.case in keys]
    named = len({one.case for one in people})
    said = f"Заявителей названо {len(people)} в {counted(named, 'обращении', 'обращениях', 'обращениях')}"
    return f"{said}; обращение нескольких заявителей учтено в каждой их категории."
