"""`password`, `readings`: personal passwords, and who looked at what and took it away."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from mcu_desktop.cli.session import answer, asked, opened, positive
from mcu_desktop.problems import Refusal
from mcu_desktop.settings import new_password, password

if TYPE_CHECKING:
    from mcu_desktop.workplace.readings import ReadingLine


def describe_password(parser: ArgumentParser) -> None:
    """Name what `password` asks for."""
    parser.add_argument(
        "--reset",
        metavar="КТО",
        help="дать этому сотруднику одноразовый пароль и напечатать его; для администратора",
    )
    parser.epilog = (
        "Пароль, который действует сейчас, – в MCU_PASSWORD, новый – в MCU_NEW_PASSWORD; с терминала их "
        "спросят.\nОдноразовый пароль надо сменить этой же командой, прежде чем работать."
    )


def run_password(options: Namespace) -> int:
    """Change one's own password, or reset somebody's."""
    from mcu_desktop.workplace import signing_in  # noqa: PLC0415 - `--help` needs no database

    if options.reset is not None:
        return _reset(options)
    known = password() or asked("Нынешний личный пароль (если он есть): ") or None
    office = opened(options, signing_in.with_password(known, to_change_it=True))
    try:
        new = new_password() or asked("Новый личный пароль: ")
        if new is None:
            raise Refusal("Новый пароль не задан: укажите его в MCU_NEW_PASSWORD.")
        signing_in.change_password(office, new, old=known or "")
        title = office.person_name(office.person)
    finally:
        office.close()
    answer(options, {"person": title, "changed": True}, lambda: f"Пароль задан: {title}.")
    return 0


def _reset(options: Namespace) -> int:
    from mcu_desktop.workplace.signing_in import reset_password  # noqa: PLC0415 - `--help` needs no database

    office = opened(options)
    try:
        person = office.office.person_named(options.reset, field="--reset")
        once, _ = reset_password(office, person)
        title = office.person_name(person)
    finally:
        office.close()
    answer(
        options,
        {"person": title, "password": once},
        lambda: f"{title}: одноразовый пароль {once}. Передайте его лично: при входе он будет сменён.",
    )
    return 0


def describe_readings(parser: ArgumentParser) -> None:
    """Name what `readings` asks for."""
    parser.add_argument("case", metavar="ДЕЛО", nargs="?", help="только об этом деле; без него – обо всех")
    parser.add_argument("--limit", type=positive, default=100, metavar="N", help="не больше N строк (100)")


def run_readings(options: Namespace) -> int:
    """List who read and exported what, newest first."""
    from mcu_desktop.workplace.readings import of_case, readings  # noqa: PLC0415 - `--help` needs no database

    office = opened(options)
    try:
        if options.case is None:
            lines = readings(office, limit=options.limit)
        else:
            lines = of_case(office, office.case_id(options.case), limit=options.limit)
    finally:
        office.close()
    document = {
        "readings": [
            {"at": line.at.isoformat(), "person": line.person, "duty": line.duty, "what": line.what}
            for line in lines
        ]
    }
    answer(options, document, lambda: _words(lines))
    return 0


def _words(lines: tuple[ReadingLine, ...]) -> str:
    told = (f"{line.at:%d.%m.%Y %H:%M}  {line.person} ({line.duty}): {line.what}" for line in lines)
    return "\n".join(told) or "Карточек пока никто не открывал и ничего не выгружал."
