"""`act`: one command on one case."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

from mcu_desktop.cli import shown
from mcu_desktop.cli.json_input import parsed, read
from mcu_desktop.cli.session import answer, opened
from mcu_desktop.domain.cases.commands import (
    CASE_COMMANDS,
    COMMAND_NAMES,
    Assign,
    Attach,
    CaseCommand,
    CorrectCase,
)
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace

_ATTACH = "attach"


def describe_act(parser: ArgumentParser) -> None:
    """Name what `act` asks for."""
    parser.add_argument("case", metavar="ДЕЛО", help="идентификатор или номер")
    parser.add_argument("act", metavar="КОМАНДА", choices=list(CASE_COMMANDS), help="одна из команд ниже")
    parser.add_argument("details", metavar="JSON", nargs="?", default="{}", help="поля команды")
    listed = "\n".join(f"  {name:<10} {COMMAND_NAMES[kind]}: {_fields(kind)}" for name, kind in CASE_COMMANDS.items())
    parser.epilog = (
        f"Команды и их поля (* – обязательное):\n{listed}\n"
        "block и executor – именем; question – номер вопроса в деле, без него команда относится ко всем.\n"
        "Значения: result supported, explained, not_supported; measures taken, pending;\n"
        "channel post, email, epgu, hand, oral (с consent: true), phone, pos, incident, none.\n"
        'Пример: mcu-desktop act У-А-12/26 answer \'{"result": "supported", "measures": "taken"}\''
    )


def run_act(options: Namespace) -> int:
    """Carry the command out and show where the case stands."""
    workplace = opened(options)
    try:
        case = workplace.case_id(options.case)
        details = parsed(options.details)
        if options.act == _ATTACH:
            workplace.attach(case, _file(details))
        else:
            workplace.act(case, _command(workplace, CASE_COMMANDS[options.act], details))
        whole = workplace.sheet(case)
        answer(
            options,
            shown.sheet(workplace, whole),
            lambda: f"№ {whole.case.number}: {whole.history[-1].text}",
        )
    finally:
        workplace.close()
    return 0


def _command(workplace: Workplace, kind: type[CaseCommand], details: Any) -> CaseCommand:
    command: CaseCommand = read(kind, details)
    office = workplace.office
    if isinstance(command, Assign):
        block = office.block_named(command.block) if command.block is not None else None
        executor = office.person_named(command.executor, "executor") if command.executor is not None else None
        return replace(command, block=block, executor=executor)
    if isinstance(command, CorrectCase) and command.questions is not None:
        questions = tuple(
            replace(question, block=office.block_named(question.block, f"questions[{place}].block"))
            if question.block is not None
            else question
            for place, question in enumerate(command.questions)
        )
        return replace(command, questions=questions)
    return command


def _file(details: Any) -> Path:
    if not isinstance(details, dict) or set(details) != {"file"} or not isinstance(details["file"], str):
        raise Refusal('Укажите путь: {"file": "скан.pdf"}.', field="file")
    return Path(details["file"])


def _fields(kind: type[CaseCommand]) -> str:
    if kind is Attach:
        return "file*"
    hints = get_type_hints(kind)
    named = (
        f"{field.name}{'*' if field.default is MISSING and field.default_factory is MISSING else ''}"
        for field in fields(kind)
        if field.name in hints
    )
    return ", ".join(named) or "нет полей"
