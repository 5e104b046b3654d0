"""Reports at the workplace: counted from the register, taken away by whom the table of duties lets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from mcu_desktop.analytics.reporting import review
from mcu_desktop.analytics.reporting.catalogue import Asks, Given, ReportKind, report_named
from mcu_desktop.analytics.reporting.ledger import Ledger
from mcu_desktop.analytics.reporting.source import Source
from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.notes.period import Period, day_in_words
from mcu_desktop.domain.notes.report import Report
from mcu_desktop.domain.publishing.identifying import Finding, findings
from mcu_desktop.domain.publishing.suppression import LEAST
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import RUSSIAN, Regime
from mcu_desktop.problems import Refusal
from mcu_desktop.store.collecting import no_cycles
from mcu_desktop.workplace.naming import names
from mcu_desktop.workplace.readings import exported

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.drawing import Spots
    from mcu_desktop.store.note_rows import NoteRows
    from mcu_desktop.store.rows import NoteCase, NoteQuestion
    from mcu_desktop.workplace.asking import Asking

_TOLD_FINDINGS = 8
_MOST_LEAST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which report, about which days, with what beside."""

    name: str
    period: Period
    compared: Period | None = None
    """The other period of a comparison; the days before where none is named."""
    regime: Regime | None = None
    """Only what lives by these rules; everything where none is named."""
    typed: tuple[str, ...] = ()
    least: int = LEAST


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReport:
    """A report with the identifiers of the cases that its figures count."""

    asked: Asked
    kind: ReportKind
    report: Report
    ids: Mapping[int, str]
    findings: tuple[Finding, ...] = ()
    """By what somebody could be known; while there is anything, the report is not published."""

    @property
    def counted(self) -> frozenset[int]:
        """The cases that stand behind any figure."""
        return frozenset(chain.from_iterable(one.cases for one in self.report.figures.values()))

    def figures(self) -> dict[str, dict[str, Any]]:
        """Give each figure with the identifiers behind it."""
        return {
            name: {"value": figure.value, "cases": [self.ids[key] for key in figure.cases]}
            for name, figure in self.report.figures.items()
        }


@no_cycles()
def write(workplace: Asking, asked: Asked) -> WrittenReport:
    """Count a report from the register as this person sees it."""
    kind = report_named(asked.name)
    workplace.judged(kind.right)
    _require_sense(workplace, kind, asked)
    if Asks.COMPARED in kind.asks and asked.compared is None:
        asked = replace(asked, compared=asked.period.whole_before())
    source = _source(workplace, asked)
    given = Given(
        source=source,
        rows=workplace.store.report_rows,
        then=source.of(asked.compared) if asked.compared else None,
        regime=asked.regime,
        typed=asked.typed,
        least=asked.least,
    )
    ledger = Ledger()
    sections = kind.write(given, ledger)
    report = Report(
        name=kind.name,
        title=kind.title,
        subtitle=_subtitle(asked),
        office=workplace.office.administration.name,
        made=" ".join(filter(None, _made(workplace, source, asked, signed=Asks.LEAST not in kind.asks))),
        as_of=source.as_of,
        figures=ledger.figures,
        sections=sections,
        lying=kind.lying,
    )
    cases = chain.from_iterable(side.cases for side in (source, given.then) if side is not None)
    ids = dict(map(attrgetter("key", "id"), cases))
    found = _findings(given, report) if Asks.LEAST in kind.asks else ()
    return WrittenReport(asked=asked, kind=kind, report=report, ids=ids, findings=found)


def take(workplace: Asking, written: WrittenReport, kind: str) -> None:
    """Let a report leave the program as a file of a kind, or refuse it; what leaves is written down."""
    if written.findings:
        raise Refusal(why_not_published(written.findings))
    period = written.asked.period
    exported(
        workplace,
        written.kind.right,
        kind,
        count=len(written.counted),
        conditions=f"{written.report.title} за {period.accusative}",
    )


def why_not_published(found: tuple[Finding, ...]) -> str:
    """Say what stands in the way of publishing, and where."""
    told = "; ".join(one.said for one in found[:_TOLD_FINDINGS])
    more = len(found) - _TOLD_FINDINGS
    rest = f"; и ещё {counted(more, 'место', 'места', 'мест')}" if more > 0 else ""
    return f"Публиковать нельзя, по тексту можно узнать человека. {told[:1].upper()}{told[1:]}{rest}."


def drawn(report: Report, went: Callable[[int], None] | None = None) -> tuple[bytes, Spots]:
    """Give the PDF and where its figures stand."""
    from mcu_desktop.reports.report_pdf import printed  # noqa: PLC0415 - half a second of libraries

    paper = printed(report, went)
    return paper.content, paper.spots


def file_of(report: Report, kind: str, went: Callable[[int], None] | None = None) -> bytes:
    """Give a report as a file: `pdf`, `docx`, `xlsx`."""
    if kind == "docx":
        from mcu_desktop.reports.report_docx import document  # noqa: PLC0415

        return document(report)
    if kind == "xlsx":
        from mcu_desktop.reports.report_xlsx import workbook  # noqa: PLC0415

        return workbook(report)
    return drawn(report, went)[0]


def _require_sense(workplace: Asking, kind: ReportKind, asked: Asked) -> None:
    if asked.period.first > workplace.today():
        raise Refusal("Период ещё не начался: считать нечего.", field="--from")
    if asked.compared and Asks.COMPARED not in kind.asks:
        raise Refusal(f"Отчёт «{kind.title}» второй период не сравнивает.", field="--with-from")
    if asked.typed and Asks.TYPED not in kind.asks:
        raise Refusal(f"Отчёт «{kind.title}» своего текста не содержит.", field="--text")
    if not LEAST <= asked.least <= _MOST_LEAST:
        raise Refusal(
            f"Порог малых чисел – от {LEAST} до {_MOST_LEAST}: меньшее число выдаёт человека.",
            field="--least",
        )


def _source(workplace: Asking, asked: Asked) -> Source:
    office = workplace.office
    return Source(
        period=asked.period,
        today=workplace.today(),
        now=workplace.now().isoformat(),
        fetch=partial(_fetch, workplace.store.note_rows, asked.regime),
        blocks={block.name: block.short for block in office.blocks.values()},
        names=names(workplace),
    )


def _fetch(
    rows: NoteRows, regime: Regime | None, spans: Iterable[tuple[date, date]], today: date
) -> tuple[tuple[NoteCase, ...], tuple[NoteQuestion, ...]]:
    """Read what the spans touch, or what of it lives by some rules."""
    cases, questions = rows.within(list(spans), today)
    if regime is None:
        return cases, questions
    kept = tuple(case for case in cases if case.regime == regime)
    keys = {case.key for case in kept}
    return kept, tuple(question for question in questions if question.case in keys)


def _subtitle(asked: Asked) -> str:
    if asked.compared is not None:
        return f"{asked.period.title} и {asked.compared.title}"
    return f"за {asked.period.accusative}"


def _made(workplace: Asking, source: Source, asked: Asked, *, signed: bool) -> Iterator[str]:
    """Say whose state a report tells, what it leaves out, and who made it where that is nobody's secret."""
    yield f"По состоянию на {day_in_words(source.as_of)}."
    if asked.regime is not None:
        yield f"Порядок рассмотрения: {RUSSIAN[asked.regime]}."
    if signed:
        yield f"Составил: {workplace.person_name(workplace.person)}."
    if not (workplace.sight.whole or workplace.sight.depersonalised):
        yield "Учтены только дела, которые видит составитель."


def _findings(given: Given, report: Report) -> tuple[Finding, ...]:
    people = review.people(given.source, given.behind, given.categories)
    told = findings(review.passages(report), people, given.least)
    return (*told, *review.small_counts(report, given.least))
