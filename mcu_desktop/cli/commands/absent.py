"""`absent`: who is away and who stands in."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer, day, opened
from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import Absence
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace


def describe_absent(parser: ArgumentParser) -> None:
    """Name what `absent` asks for."""
    parser.add_argument("absent", metavar="КТО", nargs="?", help="кто отсутствует; без него – список")
    parser.add_argument(
        "--from", dest="begins", type=day, metavar="ДАТА", help="первый день; без него – сегодня"
    )
    parser.add_argument("--to", dest="ends", type=day, metavar="ДАТА", help="последний день")
    parser.add_argument("--reason", default="", metavar="ПРИЧИНА", help="отпуск, болезнь, командировка")
    parser.add_argument("--instead", metavar="КТО", help="кто замещает")
    parser.add_argument(
        "--duty",
        action="append",
        default=[],
        choices=list(Duty),
        metavar="ОБЯЗАННОСТЬ",
        help="какая обязанность переходит, по одной; без неё – все",
    )
    parser.add_argument(
        "--work-only", action="store_true", help="замещает в делах; визы и подпись остаются за отсутствующим"
    )
    parser.add_argument("--back", action="store_true", help="человек вернулся: убрать его отсутствие")


def run_absent(options: Namespace) -> int:
    """List absences; write one down, or take it out."""
    workplace = opened(options)
    try:
        if options.absent is not None:
            _write(workplace, options)
        absences = sorted(workplace.office.absences.values(), key=lambda one: one.begins, reverse=True)
        told = [_document(workplace, one) for one in absences]
    finally:
        workplace.close()
    answer(options, {"absences": told}, lambda: "\n".join(map(_words, told)) or "Все на месте.")
    return 0


def _write(workplace: Workplace, options: Namespace) -> None:
    office = workplace.office
    person = office.person_named(options.absent, "КТО")
    if options.back:
        standing = [id_ for id_, one in office.absences.items() if one.person == person]
        if not standing:
            raise Refusal("Отсутствие этого человека не записано.", field="КТО")
        for id_ in standing:
            workplace.withdraw(id_, reason="Вернулся на работу")
        return
    if options.ends is None:
        raise Refusal("Назовите последний день отсутствия.", field="--to")
    workplace.record(
        Absence(
            person=person,
            begins=options.begins or workplace.today(),
            ends=options.ends,
            reason=options.reason,
            substitute=office.person_named(options.instead, "--instead") if options.instead else None,
            duties=tuple(map(Duty, options.duty)),
            signs=not options.work_only,
        )
    )


def _document(workplace: Workplace, one: Absence) -> dict[str, Any]:
    return {
        "person": workplace.person_name(one.person),
        "from": one.begins.isoformat(),
        "to": one.ends.isoformat(),
        "reason": one.reason,
        "instead": workplace.person_name(one.substitute) if one.substitute else None,
        "duties": list(one.duties),
        "signs": one.signs,
    }


def _words(one: dict[str, Any]) -> str:
    instead = f", замещает {one['instead']}" if one["instead"] else ", никто не замещает"
    return f"{one['person']}: {one['from']} – {one['to']}, {one['reason']}{instead}"
