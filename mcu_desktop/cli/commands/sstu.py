"""`sstu`: the monthly report to the state's portal as a ZIP of JSON files, and what appeals lack for it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer, opened
from mcu_desktop.domain.spelling import counted
from mcu_desktop.problems import Refusal, Trouble, os_words
from mcu_desktop.sstu import months
from mcu_desktop.sstu.checking import sentences
from mcu_desktop.sstu.record import STATUS_NAMES

if TYPE_CHECKING:
    from mcu_desktop.workplace.sstu.report import Entry, MonthReport
    from mcu_desktop.workplace.workplace import Workplace

REFUSED = 1
_YES_NO = {"yes": True, "no": False}


def describe_sstu(parser: ArgumentParser) -> None:
    """Name what `sstu` asks for."""
    parser.add_argument("--month", type=_month, metavar="ГОД-ММ", help="месяц (без него – последний полный)")
    parser.add_argument("--out", type=Path, metavar="ПАПКА", help="записать в эту папку файл sstu-ГОД-ММ.zip")
    parser.add_argument(
        "--only-complete",
        action="store_true",
        help="записать готовое, если чему-то не хватает сведений",
    )
    parser.add_argument("--only-new", action="store_true", help="только то, чего портал ещё не знает")
    parser.add_argument(
        "--refused",
        action="append",
        default=[],
        metavar="НОМЕР",
        help="портал не принял это обращение; можно повторять",
    )
    settings = parser.add_argument_group("настройки, которые запоминаются")
    settings.add_argument("--department", metavar="GUID", help="идентификатор администрации в ССТУ")
    settings.add_argument(
        "--closes-on", type=int, metavar="ДЕНЬ", help="каким днём кончается отчётный месяц; 0 – последним"
    )
    settings.add_argument("--codes", choices=("full", "short"), help="код вопроса: полный или четыре цифры")
    settings.add_argument("--extension", choices=tuple(_YES_NO), help="сообщать ли о продлении срока")
    parser.epilog = (
        "Без --out ничего не записывает: показывает, что пойдёт и чего не хватает.\n"
        "Если чего-то не хватает, с --out отказывает (код выхода 1) и перечисляет, чего."
    )


def run_sstu(options: Namespace) -> int:
    """Set what is to be set; show the report of a month, and write it."""
    from mcu_desktop.workplace.sstu import report  # noqa: PLC0415 - `--help` needs no register

    workplace = opened(options)
    try:
        set_only = _settled(workplace, options)
        if set_only:
            answer(options, _settings(workplace), lambda: "Настройки выгрузки записаны.")
            return 0
        for number in options.refused:
            _refuse(workplace, number)
        month = options.month or months.last_whole(workplace.today(), workplace.office.sstu.closes_on)
        told = report.report(workplace, month)
        chosen = told.news if options.only_new else told.ready
        refused = _why_not(told, only_complete=options.only_complete) if options.out else ""
        place = _written(workplace, told, chosen, options.out) if options.out and not refused else None
        answer(options, _document(told, chosen, place), lambda: _words(told, chosen, place))
    finally:
        workplace.close()
    if refused:
        print(f"Отказано. {refused}", file=sys.stderr)
    return REFUSED if refused else 0


def _month(text: str) -> str:
    try:
        months.period_of(text)
    except Refusal as refusal:
        raise ArgumentTypeError(refusal.reason.rstrip(".")) from None
    return text


def _settled(workplace: Workplace, options: Namespace) -> bool:
    """Write down the settings that were named; tell whether nothing else was asked for."""
    from mcu_desktop.workplace.sstu.settings import settle  # noqa: PLC0415 - with the register

    said = {
        "department": options.department,
        "closes_on": options.closes_on,
        "short_codes": None if options.codes is None else options.codes == "short",
        "tells_extension": None if options.extension is None else _YES_NO[options.extension],
    }
    changes = {name: value for name, value in said.items() if value is not None}
    if changes:
        settle(workplace, changes)
    return bool(changes) and options.month is None and options.out is None


def _refuse(workplace: Workplace, number: str) -> None:
    from mcu_desktop.workplace.sstu import by_hand, report  # noqa: PLC0415 - with the register

    by_hand.refused(workplace, report.of_case(workplace, workplace.case_id(number)))


def _settings(workplace: Workplace) -> dict[str, Any]:
    settings = workplace.office.sstu
    return {
        "department": settings.department,
        "closes_on": settings.closes_on,
        "codes": "short" if settings.short_codes else "full",
        "extension": settings.tells_extension,
    }


def _why_not(told: MonthReport, *, only_complete: bool) -> str:
    if not told.department:
        return "Не задан идентификатор администрации в ССТУ: sstu --department GUID."
    if told.lacking and not only_complete:
        lacking = counted(len(told.lacking), "обращении", "обращениях", "обращениях")
        return f"Не хватает сведений в {lacking}; готовое записывает --only-complete."
    return ""


def _written(workplace: Workplace, told: MonthReport, chosen: tuple[Entry, ...], folder: Path) -> Path:
    from mcu_desktop.workplace.sstu.file import write  # noqa: PLC0415 - with the register

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(f"Не удалось создать папку «{folder}»: {os_words(error)}.") from error
    place = folder / f"sstu-{told.month}.zip"
    write(workplace, told, chosen, place)
    return place


def _document(told: MonthReport, chosen: tuple[Entry, ...], place: Path | None) -> dict[str, Any]:
    return {
        "month": told.month,
        "from": told.period.first.isoformat(),
        "to": told.period.last.isoformat(),
        "file": str(place) if place else None,
        "written": len(chosen) if place else 0,
        "appeals": [
            {
                "number": one.number,
                "day": one.day.isoformat(),
                "earlier": one.earlier,
                "statuses": [question.status.value for question in one.record.questions],
                "state": one.state.value,
                "lacks": [{"field": lack.field, "words": lack.words} for lack in one.lacks],
            }
            for one in told.entries
        ],
    }


def _words(told: MonthReport, chosen: tuple[Entry, ...], place: Path | None) -> str:
    lines = [_line(one) for one in told.entries]
    lines.append(told.words)
    if place:
        lines.append(f"Записано {len(chosen)}: {place}")
    return "\n".join(lines)


def _line(entry: Entry) -> str:
    statuses = "; ".join(dict.fromkeys(STATUS_NAMES[one.status] for one in entry.record.questions))
    lacks = "".join(f"\n    {words}" for words in sentences(entry.lacks))
    return f"№ {entry.number:<14} {entry.day:%d.%m.%Y} {entry.state:<19} {statuses}{lacks}"
