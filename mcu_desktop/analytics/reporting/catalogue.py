"""The reports there are: what each is called and for, what it asks, who may take it, how it is counted."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cached_property

from mcu_desktop.analytics.reporting import (
    comparison,
    executors,
    journal,
    repeats,
    results,
    review,
    statistics,
    terms,
)
from mcu_desktop.analytics.reporting.ledger import Ledger
from mcu_desktop.analytics.reporting.source import Source
from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.note import Section
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.publishing.suppression import LEAST
from mcu_desktop.problems import Refusal
from mcu_desktop.store.report_rows import Behind, ReportRows


class Asks(StrEnum):
    """What a report asks for beside its period."""

    COMPARED = "compared"
    """Another period."""
    TYPED = "typed"
    """Paragraphs in a person's own words."""
    LEAST = "least"
    """The smallest count that is published."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a report is given to be written from."""

    source: Source
    rows: ReportRows
    then: Source | None = None
    regime: str | None = None
    typed: tuple[str, ...] = ()
    least: int = LEAST

    @cached_property
    def behind(self) -> tuple[Behind, ...]:
        """The applicants of what came in the period."""
        period = self.source.period
        return self.rows.behind(period.first, period.last)

    @cached_property
    def categories(self) -> dict[str, dict[int, tuple[str, ...]]]:
        """What the applicants of each case belong to, by the title of the category."""
        titles = (("Социальное положение", "social"), ("Льготная категория", "benefit"))
        return {title: _by_case(self.behind, field) for title, field in titles}


def _by_case(behind: tuple[Behind, ...], field: str) -> dict[int, tuple[str, ...]]:
    known: dict[int, tuple[str, ...]] = {}
    for one in behind:
        name = str(getattr(one, field)).strip()
        if name and name not in known.get(one.case, ()):
            known[one.case] = (*known.get(one.case, ()), name)
    return known


Writer = Callable[[Given, Ledger], tuple[Section, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind:
    """One report before its days are chosen."""

    name: str
    title: str
    purpose: str
    right: Export
    write: Writer
    asks: frozenset[Asks] = frozenset()
    lying: bool = False


def _compared(given: Given, ledger: Ledger) -> tuple[Section, ...]:
    assert given.then is not None
    return comparison.sections(given.source, given.then, ledger)


def _journal(given: Given, ledger: Ledger) -> tuple[Section, ...]:
    period = given.source.period
    lines = given.rows.journal(period.first, period.last, given.regime)
    return journal.sections(given.source, ledger, lines)


def _statistics(given: Given, ledger: Ledger) -> tuple[Section, ...]:
    source, rows = given.source, given.rows
    marks = rows.marks(source.period.first, source.period.last)
    return statistics.sections(source, ledger, marks=marks, behind=given.behind, categories=given.categories)


def _review(given: Given, ledger: Ledger) -> tuple[Section, ...]:
    return review.sections(given.source, ledger, least=given.least, typed=given.typed)


CATALOGUE = (
    ReportKind(
        name="journal",
        title="Журнал регистрации обращений",
        purpose="Печатная форма журнала: каждое обращение одной строкой, по порядку номеров.",
        right=Export.REGISTER,
        write=_journal,
        lying=True,
    ),
    ReportKind(
        name="executors",
        title="Работа исполнителей",
        purpose="Сколько у каждого поступило, отвечено, в срок, в работе и просрочено.",
        right=Export.REPORT,
        write=lambda given, ledger: executors.sections(given.source, ledger),
        lying=True,
    ),
    ReportKind(
        name="terms",
        title="Исполнение сроков",
        purpose="Ответы в срок и позже – на сколько дней, по блокам и исполнителям, каждый нарушенный срок.",
        right=Export.REPORT,
        write=lambda given, ledger: terms.sections(given.source, ledger),
        lying=True,
    ),
    ReportKind(
        name="results",
        title="Результаты рассмотрения",
        purpose="Поддержано, разъяснено, не поддержано: всего, по блокам, по видам обращений.",
        right=Export.REPORT,
        write=lambda given, ledger: results.sections(given.source, ledger),
        lying=True,
    ),
    ReportKind(
        name="repeats",
        title="Повторные обращения",
        purpose="Что пришло повторно: блоки, каналы, вопросы и каждое такое обращение.",
        right=Export.REPORT,
        write=lambda given, ledger: repeats.sections(given.source, ledger),
    ),
    ReportKind(
        name="comparison",
        title="Сравнение периодов",
        purpose="Два периода рядом: показатели, каналы, виды, блоки и вопросы, где перемены больше всего.",
        right=Export.REPORT,
        write=_compared,
        asks=frozenset({Asks.COMPARED}),
    ),
    ReportKind(
        name="statistics",
        title="Статистическая форма",
        purpose="Вопросы по разделам классификатора, формы и каналы, социальные и льготные категории.",
        right=Export.REPORT,
        write=_statistics,
        lying=True,
    ),
    ReportKind(
        name="review",
        title="Обзор обращений",
        purpose="Для публикации: малые числа скрыты, перед сохранением проверено, что никого нельзя узнать.",
        right=Export.REVIEW,
        write=_review,
        asks=frozenset({Asks.TYPED, Asks.LEAST}),
        lying=True,
    ),
)


def report_named(name: str) -> ReportKind:
    """Give the report of a name."""
    found = next((kind for kind in CATALOGUE if kind.name == name), None)
    if found is None:
        listed = ", ".join(kind.name for kind in CATALOGUE)
        raise Refusal(f"Отчёта «{name[:40]}» нет. Есть: {listed}.", field="name")
    return found
