"""Two periods beside one another: totals, roads, kinds, blocks, topics."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mcu_desktop.analytics.account import words
from mcu_desktop.analytics.figures import figures
from mcu_desktop.analytics.reporting import shape
from mcu_desktop.analytics.wording import growth
from mcu_desktop.domain.notes.note import Cell, Column, Figure, Measure, Section, Table
from mcu_desktop.domain.notes.period import day_in_words
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel, Kind, Regime

if TYPE_CHECKING:
    from mcu_desktop.analytics.reporting.ledger import Ledger
    from mcu_desktop.analytics.reporting.source import Source

_TOTALS = (
    ("Поступило обращений", "received"),
    ("из них повторных", "repeated"),
    ("Дан ответ", "answered"),
    ("из них в срок", "answered.in_time"),
    ("Закрыто", "closed"),
    ("Выведено без ответа по существу", "out"),
    ("В работе на конец периода", "in_work"),
    ("Просрочено на конец периода", "overdue"),
    ("На контроле на конец периода", "control"),
)
_MOST_TOPICS = 25
_ALIKE = 3
"""Days by which months differ."""


class _Pair:
    """The figures of both periods, told under names of their own."""

    def __init__(self, ledger: Ledger, now: Source, then: Source) -> None:
        self._ledger = ledger
        self.now, self.then = figures(now.reckoning), figures(then.reckoning)

    def cells(self, name: str) -> tuple[Cell, Cell]:
        """Give a figure of both periods, 0 for a count that did not occur."""
        return self._cell("now", self.now, name), self._cell("then", self.then, name)

    def ratios(self, name: str) -> tuple[Cell, Cell]:
        """Give a share or a mean of both periods, nothing where it has no meaning."""
        now, then = self.cells(name)
        return now if name in self.now else Cell(value=None), then if name in self.then else Cell(value=None)

    def _cell(self, side: str, known: dict[str, Figure], name: str) -> Cell:
        figure = known.get(name, Figure(value=0, cases=()))
        return self._ledger.value(f"{side}.{name}", figure.value, figure.cases)


def sections(source: Source, then: Source, ledger: Ledger) -> tuple[Section, ...]:
    """Compare a period with another one."""
    pair = _Pair(ledger, source, then)
    blocks = list(source.reckoning.blocks)
    blocks += [name for name in then.reckoning.blocks if name not in source.reckoning.blocks]
    topics = {code: source.topic(code) for code in {**source.reckoning.topics, **then.reckoning.topics}}
    heads = (source.period.title, then.period.title)
    said = [f"Сравниваются {heads[0]} и {heads[1]}."]
    if source.as_of < source.period.last:
        said.append(f"Первый ещё не закончился: его показатели – на {day_in_words(source.as_of)}.")
    elif abs(source.period.length - then.period.length) > _ALIKE:
        lengths = (counted(p.length, "день", "дня", "дней") for p in (source.period, then.period))
        said.append(f"Периоды разной длины ({' и '.join(lengths)}): сравнивайте доли, а не числа.")
    return (
        Section(
            key="comparison",
            title="Основные показатели",
            short="Показатели",
            paragraphs=(" ".join(said),),
            tables=(_totals(pair, heads), _ratios(pair, heads)),
        ),
        Section(
            key="apart",
            title="Поступившие обращения",
            short="Поступившие",
            tables=(
                _parts(
                    pair, heads, "Порядок рассмотрения", "regime", Regime, lambda one: RUSSIAN[Regime(one)]
                ),
                _parts(
                    pair, heads, "Канал", "channel", Channel, lambda one: shape.begun(RUSSIAN[Channel(one)])
                ),
                _parts(pair, heads, "Вид", "kind", Kind, lambda one: shape.begun(RUSSIAN[Kind(one)])),
                _parts(pair, heads, "Отраслевой блок", "block", blocks, str),
            ),
        ),
        Section(
            key="topics",
            title="Вопросы классификатора",
            short="Вопросы",
            tables=(_topics(pair, heads, topics),),
        ),
    )


def _columns(over: str, heads: tuple[str, str]) -> tuple[Column, ...]:
    first, second = map(shape.begun, heads)
    return (
        shape.names(over, 3.4),
        Column(title=first, width=1.5),
        Column(title=second, width=1.5),
        Column(title="Измене\u00adние", measure=Measure.CHANGE, width=1.2),
        Column(title="Измене\u00adние, %", measure=Measure.GROWTH, width=1.3),
    )


def _row(said: str, now: Cell, then: Cell) -> shape.Row:
    new, old = int(now.value or 0), int(then.value or 0)
    return words(said), now, then, Cell(value=new - old), Cell(value=growth(new, old))


def _totals(pair: _Pair, heads: tuple[str, str]) -> Table:
    rows = tuple(_row(said, *pair.cells(name)) for said, name in _TOTALS)
    return Table(title="Основные показатели", columns=_columns("Показатель", heads), rows=rows)


def _ratios(pair: _Pair, heads: tuple[str, str]) -> Table:
    """Tell share and mean, a period a row: the difference of two shares would be read as per cent."""
    in_time, average = pair.ratios("in_time"), pair.ratios("average_term")
    rows = tuple(
        (words(shape.begun(head)), *cells)
        for head, cells in zip(heads, zip(in_time, average, strict=True), strict=True)
    )
    columns = (
        shape.names("Период", 4),
        shape.share_column("Доля ответов в срок", 1.5),
        Column(title="Средний срок ответа, дней", measure=Measure.AMOUNT, width=1.5),
    )
    return Table(title="Сроки ответа", columns=columns, rows=rows)


def _parts(
    pair: _Pair,
    heads: tuple[str, str],
    over: str,
    kind: str,
    names: Iterable[str],
    said: Callable[[str], str],
) -> Table:
    rows = [_row(said(name), *pair.cells(f"received.{kind}.{name}")) for name in names]
    met = tuple(row for row in rows if row[1].value or row[2].value)
    title = shape.came_by(over)
    return Table(
        title=title,
        columns=_columns(over, heads),
        rows=(*met, _row("Всего", *pair.cells("received"))),
        summed=True,
    )


def _topics(pair: _Pair, heads: tuple[str, str], topics: dict[str, str]) -> Table:
    """Tell the questions that changed most, up or down."""
    rows = [_row(name or code, *pair.cells(f"received.topic.{code}")) for code, name in topics.items()]
    met = [row for row in rows if row[1].value or row[2].value]
    met.sort(key=lambda row: (-abs(int(row[3].value or 0)), -int(row[1].value or 0), str(row[0].value)))
    title = "Поступило: вопросы, по которым перемены больше всего"
    return Table(
        title=title, columns=_columns("Вопрос классификатора", heads), rows=tuple(met[:_MOST_TOPICS])
    )
