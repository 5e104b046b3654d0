"""What came again: repeated appeals by block, topic and road, and one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.analytics.account import words
from mcu_desktop.analytics.figures import percent
from mcu_desktop.analytics.reckoning import NO_TOPIC
from mcu_desktop.analytics.reporting import shape
from mcu_desktop.analytics.reporting.results import result_in_words
from mcu_desktop.analytics.wording import appeals
from mcu_desktop.domain.notes.note import Cell, Column, Measure, Section, Table
from mcu_desktop.domain.notes.wording import share
from mcu_desktop.domain.spelling import agreeing
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.analytics.reporting.ledger import Ledger
    from mcu_desktop.analytics.reporting.source import Source
    from mcu_desktop.store.rows import NoteCase

_COLUMNS = (Column(title="Поступило"), Column(title="Повторных"), shape.share_column("Доля повторных"))


def sections(source: Source, ledger: Ledger) -> tuple[Section, ...]:
    """Tell how many came again, where, and each of them."""
    received = source.reckoning.received
    repeated = [case for case in received if case.repeated]
    if not repeated:
        said = f"За {source.period.accusative} поступило {appeals(len(received))}, повторных среди них нет."
        return (shape.nothing("repeats", "Повторные обращения", "Повторные", said),)
    reckoning = source.reckoning
    blocks = [(name, group.cases) for name, group in reckoning.by_block.items()]
    topics = [(_topic(source, code), group.cases) for code, group in reckoning.by_topic.items()]
    channels = [
        (shape.begun(RUSSIAN[channel]), [c.key for c in received if c.channel == channel])
        for channel in Channel
    ]
    came = agreeing(len(repeated), "повторное", "повторных", "повторных")
    said = (
        f"За {source.period.accusative} поступило {appeals(len(received))}, из них {len(repeated)} {came} "
        f"({share(percent(len(repeated), len(received)))})."
    )
    return (
        Section(
            key="repeats",
            title="Повторные обращения",
            short="Повторные",
            paragraphs=(said,),
            tables=(
                _split(source, ledger, "Отраслевой блок", "block", blocks),
                _split(source, ledger, "Канал", "channel", channels),
                _split(source, ledger, "Вопрос классификатора", "topic", topics),
            ),
        ),
        _each(source, repeated),
    )


def _split(
    source: Source, ledger: Ledger, over: str, name: str, groups: Iterable[tuple[str, Iterable[int]]]
) -> Table:
    """Count what came and what of it came again; only groups in which something did."""
    received = source.reckoning.received
    again = {case.key for case in received if case.repeated}
    kept = [(said, keys) for said, found in groups if again.intersection(keys := tuple(found))]

    def cells(said: str, within: frozenset[int] | None) -> shape.Row:
        suffix = "" if within is None else f".{name}.{said}"
        came = [case.key for case in received if within is None or case.key in within]
        some = [key for key in came if key in again]
        return (
            ledger.count(f"received{suffix}", came),
            ledger.count(f"repeated{suffix}", some),
            ledger.share(f"share{suffix}", some, came),
        )

    title = f"Повторные обращения: {over[:1].lower()}{over[1:]}"
    return shape.split(title, (shape.names(over, 4), *_COLUMNS), kept, cells, total="Поступило всего")


def _each(source: Source, repeated: list[NoteCase]) -> Section:
    rows = tuple(
        (
            words(case.number),
            Cell(value=case.registered_on),
            words("; ".join(_topics(source, case.key))),
            words(source.executors_in_words(case.key)),
            words("; ".join(_results(source, case.key))),
        )
        for case in repeated
    )
    columns = (
        Column(title="Номер", measure=Measure.TEXT, width=2),
        Column(title="Зареги\u00adстриро\u00adвано", measure=Measure.DAY, width=1.5),
        Column(title="О чём", measure=Measure.TEXT, width=3.6),
        Column(title="Исполнитель", measure=Measure.TEXT, width=2.6),
        Column(title="Результат", measure=Measure.TEXT, width=1.8),
    )
    table = Table(title="Поступившие повторно", columns=columns, rows=rows)
    return Section(key="each", title="Повторные обращения по одному", short="По одному", tables=(table,))


def _topic(source: Source, code: str) -> str:
    return source.topic(code) or NO_TOPIC


def _topics(source: Source, case: int) -> list[str]:
    codes = dict.fromkeys(question.code for question in source.questions_of.get(case, ()))
    return [_topic(source, code) for code in codes if code] or [NO_TOPIC]


def _results(source: Source, case: int) -> list[str]:
    results = dict.fromkeys(question.result for question in source.questions_of.get(case, ()))
    return [result_in_words(result) for result in results if result] or ["рассматривается"]
