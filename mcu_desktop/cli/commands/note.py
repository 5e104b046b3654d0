"""`note`: the weekly note as figures, text, PDF, DOCX and XLSX."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer, day, opened
from mcu_desktop.cli.writing import period_of, require_period, save
from mcu_desktop.domain.notes.period import week, week_of
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.period import Period
    from mcu_desktop.workplace.notes import WrittenNote
    from mcu_desktop.workplace.workplace import Workplace


def describe_note(parser: ArgumentParser) -> None:
    """Name what `note` asks for."""
    parser.add_argument("--week", type=_week, metavar="ГОД-WНН", help="неделя, например 2026-W47")
    parser.add_argument("--from", type=day, dest="first", metavar="ДАТА", help="первый день периода")
    parser.add_argument("--to", type=day, dest="last", metavar="ДАТА", help="последний день периода")
    parser.add_argument(
        "--proposal", action="append", default=[], metavar="ТЕКСТ", help="предложение; можно повторять"
    )
    parser.add_argument("--pdf", metavar="ФАЙЛ", help="записать PDF")
    parser.add_argument("--docx", metavar="ФАЙЛ", help="записать DOCX")
    parser.add_argument("--xlsx", metavar="ФАЙЛ", help="записать XLSX")
    parser.add_argument(
        "--freeze", action="store_true", help="утвердить: дальше печатается только в этом виде"
    )
    parser.epilog = (
        "Без периода – текущая отчётная неделя. Период – не длиннее пяти лет.\n"
        "Утверждённая записка выдаётся такой, какой была утверждена."
    )
    parser.set_defaults(complain=parser.error)


def run_note(options: Namespace) -> int:
    """Write the note, or reprint a frozen one."""
    from mcu_desktop.workplace import notes  # noqa: PLC0415 - `--help` needs no register

    _check_period(options)
    workplace = opened(options)
    try:
        period = _period(workplace, options)
        written = notes.reopened(workplace, period)
        if written is None:
            written = notes.write(workplace, period, proposals=tuple(options.proposal))
            if options.freeze:
                notes.freeze(workplace, written)
                written = notes.reopened(workplace, period) or written
        elif options.freeze or options.proposal:
            raise Refusal("Записка за этот период уже утверждена и не меняется.", field="--freeze")
        for path, drawn in (
            (options.pdf, notes.pages),
            (options.docx, notes.document),
            (options.xlsx, notes.workbook),
        ):
            if path is not None:
                save(path, drawn(workplace, written))
        answer(options, _document(period, written), lambda: _words(written))
    finally:
        workplace.close()
    return 0


def _week(text: str) -> str:
    try:
        week(text)
    except Refusal as refusal:
        raise ArgumentTypeError(refusal.reason.rstrip(".")) from None
    return text


def _check_period(options: Namespace) -> None:
    if options.week and (options.first or options.last):
        options.complain("укажите либо --week, либо --from и --to")
    require_period(options)


def _period(workplace: Workplace, options: Namespace) -> Period:
    starts = workplace.office.administration.week_starts
    if options.week:
        return week(options.week, starts)
    return period_of(options) or week_of(workplace.today(), starts)


def _document(period: Period, written: WrittenNote) -> dict[str, Any]:
    return {
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "as_of": written.note.as_of.isoformat(),
        "frozen": written.frozen is not None,
        "figures": written.figures(),
        "text": list(written.note.text),
    }


def _words(written: WrittenNote) -> str:
    parts = [f"Аналитическая записка, {written.note.period.title}"]
    for section in written.note.sections:
        parts += ["", section.title, *section.paragraphs]
    return "\n".join(parts)
