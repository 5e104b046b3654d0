"""`reception`: the day of a reception, its journal on paper, free times, a booking."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer, day, opened
from mcu_desktop.problems import Refusal
from mcu_desktop.whole_file import written_whole

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.store.visits import VisitLine
    from mcu_desktop.workplace.reception.day import ReceptionDay
    from mcu_desktop.workplace.workplace import Workplace


def describe_reception(parser: ArgumentParser) -> None:
    """Name what `reception` asks for."""
    parser.add_argument("--day", type=day, metavar="ДАТА", help="день приёма; без ключа – сегодня")
    parser.add_argument("--until", type=day, metavar="ДАТА", help="журнал до этого дня включительно")
    parser.add_argument("--official", metavar="КТО", help="кто ведёт приём: фамилия, должность, обязанность")
    parser.add_argument("--pdf", type=Path, metavar="ФАЙЛ", help="записать журнал в файл PDF")
    parser.add_argument("--docx", type=Path, metavar="ФАЙЛ", help="записать журнал в файл DOCX")
    parser.add_argument("--xlsx", type=Path, metavar="ФАЙЛ", help="записать журнал в файл XLSX")
    parser.add_argument("--book", type=_hour, metavar="ЧЧ:ММ", help="записать на это время (с --visitor)")
    parser.add_argument("--visitor", metavar="ФИО", help="кого записать: фамилия, имя, отчество")
    parser.add_argument("--phone", metavar="ТЕЛЕФОН", help="телефон того, кого записывают")
    parser.add_argument("--about", metavar="СЛОВА", default="", help="о чём будет разговор")
    parser.epilog = "Без --official – все, кто ведёт приём. Часы приёма записывают в окне: раздел «Приём»."


def run_reception(options: Namespace) -> int:
    """List a day, write its journal, or book somebody."""
    office = opened(options)
    try:
        whom = office.office.person_named(options.official, "--official") if options.official else None
        if options.book:
            _book(options, office, whom)
        else:
            _list(options, office, whom)
    finally:
        office.close()
    return 0


def _book(options: Namespace, office: Workplace, whom: CardId | None) -> None:
    from mcu_desktop.domain.cases.values import Applicant  # noqa: PLC0415 - `--help` needs no database
    from mcu_desktop.domain.reception.commands import Book  # noqa: PLC0415
    from mcu_desktop.workplace.reception.doing import book  # noqa: PLC0415

    if whom is None:
        raise Refusal("Назовите, к кому записать.", field="--official")
    names = zip(("surname", "name", "patronymic"), (options.visitor or "").split(maxsplit=2), strict=False)
    visitor = Applicant(phone=options.phone, **dict(names))
    on = options.day or office.today()
    done = book(office, Book(whom=whom, day=on, at=options.book, visitor=visitor, about=options.about))
    document = {"visit": done.visit, "day": on.isoformat(), "at": f"{options.book:%H:%M}"}
    answer(options, document, lambda: f"Записано: {options.visitor}, {on:%d.%m.%Y} в {options.book:%H:%M}.")


def _list(options: Namespace, office: Workplace, whom: CardId | None) -> None:
    from mcu_desktop.workplace.reception.day import day as stands  # noqa: PLC0415 - `--help` needs no database
    from mcu_desktop.workplace.reception.day import officials  # noqa: PLC0415

    first = options.day or office.today()
    _write(options, office, whom)
    everyone = (whom,) if whom else tuple(one.id for one in officials(office))
    days = [stands(office, one, first) for one in everyone]
    answer(options, [_document(one) for one in days], lambda: "\n\n".join(map(_words, days)) or _NOBODY)


_NOBODY = "Часы приёма ещё не записаны: раздел «Приём», кнопка «Расписание»."


def _write(options: Namespace, office: Workplace, whom: CardId | None) -> None:
    from mcu_desktop.workplace.reception.papers import Kind, journal, save_journal  # noqa: PLC0415

    first = options.day or office.today()
    last = options.until or first
    if last < first:
        raise Refusal("Последний день раньше первого.", field="--until")
    for kind, path in ((Kind.PDF, options.pdf), (Kind.DOCX, options.docx)):
        if path:
            written_whole(path, journal(office, first, last, whom, kind))
    if options.xlsx:
        save_journal(office, options.xlsx, first, last, whom)


def _hour(text: str) -> time:
    """Read a time of day."""
    try:
        return time.fromisoformat(text if len(text) == len("10:15") else "")
    except ValueError:
        raise ArgumentTypeError(f"нужно время вида 10:15, а не «{text[:40]}»") from None


def _document(stands: ReceptionDay) -> dict[str, Any]:
    return {
        "official": stands.title,
        "day": stands.day.isoformat(),
        "free": [f"{slot.at:%H:%M}" for slot in stands.free],
        "taken_twice": sorted(f"{at:%H:%M}" for at in stands.twice),
        "visits": [_visit(line) for line in stands.lines],
    }


def _visit(line: VisitLine) -> dict[str, Any]:
    from mcu_desktop.domain.cases.field_words import full_name  # noqa: PLC0415 - `--help` needs no database

    visit = line.visit
    return {
        "visit": visit.id,
        "state": str(visit.state),
        "at": f"{visit.at:%H:%M}" if visit.at else None,
        "visitor": full_name(visit.visitor),
        "priority": visit.priority,
        "card": visit.came.number if visit.came else None,
        "outcome": str(visit.received.outcome) if visit.received else None,
        "case": line.number or None,
    }


def _words(stands: ReceptionDay) -> str:
    from mcu_desktop.domain.reception.visit import State  # noqa: PLC0415 - `--help` needs no database
    from mcu_desktop.domain.reception.words import STATE_NAMES  # noqa: PLC0415

    rows = [
        f"{one['at'] or '–':<6}{one['visitor'][:36]:<37}{STATE_NAMES[State(one['state'])]:<16}"
        f"{one['case'] or one['card'] or ''}"
        for one in map(_visit, stands.lines)
    ]
    free = ", ".join(f"{slot.at:%H:%M}" for slot in stands.free) or "нет"
    head = f"{stands.title}, {stands.day:%d.%m.%Y}. Свободно: {free}."
    twice = [f"Время занято дважды: {at:%H:%M}" for at in sorted(stands.twice)]
    return "\n".join((head, *twice, *(rows or ["Никто не записан."])))
