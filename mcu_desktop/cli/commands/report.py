"""`report`: the reports of the office as figures, text, PDF, DOCX and XLSX; a whole case as one PDF."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer, day, end_progress, opened, progress
from mcu_desktop.cli.writing import period_of, require_period, save
from mcu_desktop.domain.vocabulary import Regime

if TYPE_CHECKING:
    from mcu_desktop.cli.usage import Parser
    from mcu_desktop.domain.notes.period import Period
    from mcu_desktop.workplace.reporting import Asked, WrittenReport
    from mcu_desktop.workplace.workplace import Workplace

_FOLDER = "folder"


def describe_report(parser: Parser) -> None:
    """Name what `report` asks for."""
    from mcu_desktop.analytics.reporting.catalogue import CATALOGUE  # noqa: PLC0415 - with all that counts
    from mcu_desktop.domain.publishing.suppression import LEAST  # noqa: PLC0415

    parser.add_argument(
        "name",
        nargs="?",
        choices=[*(kind.name for kind in CATALOGUE), _FOLDER],
        metavar="ОТЧЁТ",
        help="какой отчёт; folder – дело для прокурора",
    )
    parser.add_argument("--list", action="store_true", help="перечислить отчёты")
    parser.add_argument("--from", type=day, dest="first", metavar="ДАТА", help="первый день периода")
    parser.add_argument("--to", type=day, dest="last", metavar="ДАТА", help="последний день периода")
    parser.add_argument(
        "--with-from", type=day, metavar="ДАТА", help="с каким периодом сравнить: первый день"
    )
    parser.add_argument("--with-to", type=day, metavar="ДАТА", help="последний день того периода")
    parser.add_argument("--regime", choices=list(Regime), help="только этот порядок рассмотрения")
    parser.add_argument(
        "--text", action="append", default=[], metavar="АБЗАЦ", help="свой текст обзора; можно повторять"
    )
    parser.add_argument(
        "--least",
        type=int,
        default=LEAST,
        metavar="N",
        help=f"какие числа обзор скрывает: меньше N ({LEAST})",
    )
    parser.add_argument("--case", metavar="ДЕЛО", help="номер или идентификатор дела для folder")
    for kind in ("pdf", "docx", "xlsx"):
        parser.add_argument(f"--{kind}", metavar="ФАЙЛ", help=f"записать {kind.upper()}")
    listed = "\n".join(f"  {kind.name:<11} {kind.title}. {kind.purpose}" for kind in CATALOGUE)
    parser.epilog = (
        f"Отчёты:\n{listed}\n  {_FOLDER:<11} Дело для прокурора одним файлом PDF (--case, --pdf).\n"
        "Без периода – прошлый месяц. Период – не длиннее пяти лет."
    )
    parser.set_defaults(complain=parser.error)


def run_report(options: Namespace) -> int:
    """Count a report, or list them, or put a case together."""
    require_period(options)
    require_period(options, first="with_from", last="with_to")
    if options.list:
        return _listed(options)
    if options.name is None:
        options.complain("назовите отчёт или --list")
    workplace = opened(options)
    try:
        if options.name == _FOLDER:
            _folder(options, workplace)
        else:
            _report(options, workplace)
    finally:
        workplace.close()
    return 0


def _report(options: Namespace, workplace: Workplace) -> None:
    from mcu_desktop.workplace import reporting  # noqa: PLC0415 - `--help` needs no register

    written = reporting.write(workplace, _asked(options, workplace))
    for kind in ("pdf", "docx", "xlsx"):
        if path := getattr(options, kind):
            reporting.take(workplace, written, kind)
            save(path, reporting.file_of(written.report, kind))
    answer(options, _document(written), lambda: _words(written))


def _folder(options: Namespace, workplace: Workplace) -> None:
    from mcu_desktop.workplace import case_folder  # noqa: PLC0415 - `--help` needs no register

    if not options.case or not options.pdf:
        options.complain("дело для прокурора: назовите --case и --pdf")
    say = progress("Вшито файлов") or (lambda _done, _whole: None)
    made = case_folder.write(workplace, workplace.case_id(options.case), options.pdf, say)
    end_progress()
    document = {"pages": made.pages, "sheets": made.sheets, "files": made.bound, "apart": list(made.apart)}
    answer(options, document, made.in_words)


def _listed(options: Namespace) -> int:
    from mcu_desktop.analytics.reporting.catalogue import CATALOGUE  # noqa: PLC0415

    document = [
        {"name": kind.name, "title": kind.title, "purpose": kind.purpose, "asks": sorted(kind.asks)}
        for kind in CATALOGUE
    ]
    answer(
        options,
        {"reports": document},
        lambda: "\n".join(f"{kind.name:<11} {kind.title}. {kind.purpose}" for kind in CATALOGUE),
    )
    return 0


def _asked(options: Namespace, workplace: Workplace) -> Asked:
    from mcu_desktop.workplace.reporting import Asked  # noqa: PLC0415

    return Asked(
        name=options.name,
        period=period_of(options) or _last_month(workplace),
        compared=period_of(options, first="with_from", last="with_to"),
        regime=Regime(options.regime) if options.regime else None,
        typed=tuple(text.strip() for text in options.text if text.strip()),
        least=options.least,
    )


def _last_month(workplace: Workplace) -> Period:
    from mcu_desktop.domain.notes.period import month_before  # noqa: PLC0415

    return month_before(workplace.today())


def _document(written: WrittenReport) -> dict[str, Any]:
    report = written.report
    return {
        "report": report.name,
        "title": report.title,
        "period": _span(written.asked.period),
        "compared": _span(written.asked.compared) if written.asked.compared else None,
        "as_of": report.as_of.isoformat(),
        "figures": written.figures(),
        "tables": [
            {
                "title": table.title,
                "columns": [column.title.replace("\u00ad", "") for column in table.columns],
                "rows": [[cell.value for cell in row] for row in table.rows],
            }
            for section in report.sections
            for table in section.tables
        ],
        "text": list(report.text),
        "findings": [{"what": one.what, "where": one.where, "text": one.text} for one in written.findings],
    }


def _span(period: Period) -> dict[str, str]:
    return {"from": period.first.isoformat(), "to": period.last.isoformat()}


def _words(written: WrittenReport) -> str:
    report = written.report
    parts = [f"{report.title} {report.subtitle}", report.made]
    for section in report.sections:
        parts += ["", section.title, *section.paragraphs]
        for table in section.tables:
            rows = len(table.rows) - table.summed
            parts.append(f"Таблица «{table.title}»: строк {rows}.")
    if written.findings:
        parts += ["", "Публиковать нельзя:", *(one.said for one in written.findings)]
    return "\n".join(parts)
