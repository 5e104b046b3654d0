"""`act`: one command on one case."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli import shown
from mcu_desktop.cli.json_input import LONGEST_LINE, parsed, read, values
from mcu_desktop.cli.session import answer, opened
from mcu_desktop.cli.settle_input import SettleInput, settling
from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.copies import LinkCopy, TakeCopy
from mcu_desktop.domain.cases.chapters.correspondence import EndCorrespondence
from mcu_desktop.domain.cases.chapters.repeats import EarlierCase, NoteRepeat
from mcu_desktop.domain.cases.chapters.signing import MakeReady
from mcu_desktop.domain.cases.commands import (
    CASE_COMMANDS,
    COMMAND_NAMES,
    Assign,
    Attach,
    CaseCommand,
    CorrectCase,
    Settle,
)
from mcu_desktop.domain.office.absences import absence_words
from mcu_desktop.domain.office.office import Office
from mcu_desktop.domain.vocabulary import Relation
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.workplace.workplace import Workplace

EXAMPLES = {
    "correct": '{"reason": "Опечатка", "place": "ул. Мира, 4"}',
    "assign": '{"block": "ЖКХ", "executor": "Начальник отдела ЖКХ"}',
    "take": "{}",
    "note": '{"text": "Выезд назначен на 24 ноября"}',
    "answer": '{"question": "1", "result": "supported", "measures": "taken", "text": "Мусор вывезен"}',
    "draft": '{"passages": [{"question": "1", "text": "Мусор вывезен 20 ноября."}]}',
    "ready": '{"visas": ["Начальник отдела ЖКХ"], "signer": "Глава округа"}',
    "agree": "{}",
    "return-draft": '{"reason": "Нет ответа о сроке"}',
    "sign": '{"signed_on": "2026-11-20"}',
    "order": '{"text": "Выехать на место", "responsible": "Начальник отдела ЖКХ", "due": "2026-12-01"}',
    "report-order": '{"text": "Колонка отремонтирована"}',
    "accept-order": "{}",
    "return-order": '{"reason": "Нет фотографий", "due": "2026-12-08"}',
    "measures": '{"text": "Дорога отремонтирована", "taken_on": "2026-11-20"}',
    "send": '{"sent_on": "2026-11-20", "channel": "post", "outgoing": "01-12/345"}',
    "close": "{}",
    "reopen": '{"reason": "Гражданин не согласен с ответом"}',
    "withdraw": '{"reason": "Заявление от 20.11.2026"}',
    "no-answer": '{"ground": "no-essence", "notified_on": "2026-11-20", "outgoing": "01-12/346"}',
    "return": '{"ground": "court", "outgoing": "01-12/347", "papers": "обращение на 2 л."}',
    "end-correspondence": (
        '{"earlier": ["У-А-1/25", "У-А-9/26"], "decided_by": "Руководитель МЦУ", "no_new_reasons": true, '
        '"notified_on": "2026-11-20", "outgoing": "01-12/348"}'
    ),
    "against": '{"people": ["Начальник отдела ЖКХ"], "reason": "Уточнено по телефону"}',
    "due": '{"due": "2026-12-01", "reason": "Запрос прокурора от 20.11.2026"}',
    "copy-of": '{"leading": "П-А-7/26"}',
    "lead-copy": '{"copy": "П-А-9/26"}',
    "end-copy": "{}",
    "control": '{"reason": "Поручение главы", "until": "2026-12-01"}',
    "hold": '{"reason": "Запрос прокуратуры от 12.01.2032"}',
    "release-hold": '{"reason": "Проверка окончена"}',
    "release": '{"reason": "Поручение исполнено"}',
    "course": '{"way": "forward", "reason": "Решает жилищная инспекция"}',
    "forward": (
        '{"bodies": ["Жилищная инспекция"], "questions": ["2"], "outgoing": ["01-12/349"], '
        '"notified_on": "2026-11-20", "ask_result_by": "2026-12-15"}'
    ),
    "extend": (
        '{"reason": "Ждём акт осмотра", "ground": "request", "decided_by": "Руководитель МЦУ", '
        '"notified_on": "2026-11-20", "notice": "01-12/351"}'
    ),
    "visit-site": '{"text": "Яма 2 на 3 метра", "took_part": true, "files": ["акт.pdf"]}',
    "request": '{"body": "Росреестр", "text": "Выписка на участок", "outgoing": "01-12/350"}',
    "remind": '{"outgoing": "01-12/350", "text": "По телефону"}',
    "reply": '{"outgoing": "01-12/350", "received_on": "2026-11-20", "text": "Выписка получена"}',
    "attach": '{"file": "скан.pdf"}',
    "identify": '{"place": 0, "citizen": "5f0c1d2e3a4b5c6d7e8f90a1b2c3d4e5"}',
    "changed": '{"surname": "Петрова", "since": "2026-09-01"}',
    "repeat": '{"relation": "repeated", "of": ["У-А-1/26"]}',
    "not-repeat": "{}",
    "problem": '{"problem": "Не вывозят мусор с площадки", "question": "1"}',
    "no-problem": "{}",
    "settle": '{"choices": [{"field": "place", "take": "theirs"}]}',
    "renumber": "{}",
    "undo": "{}",
}
"""What one types after the command's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileInput:
    """What `attach` takes: the path of a file; the rest is told from the file."""

    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatInput:
    """What `repeat` takes: the earlier cases by their numbers or ids."""

    of: tuple[str, ...]
    relation: Relation = Relation.REPEATED


INPUTS: dict[type[CaseCommand], type[Any]] = {
    Attach: FileInput,
    Settle: SettleInput,
    NoteRepeat: RepeatInput,
}
"""What is typed otherwise than the command is."""


def describe_act(parser: ArgumentParser) -> None:
    """Name what `act` asks for."""
    parser.add_argument("case", metavar="ДЕЛО", help="идентификатор или номер")
    parser.add_argument("act", metavar="КОМАНДА", choices=list(CASE_COMMANDS), help="одна из команд ниже")
    parser.add_argument(
        "details",
        metavar="JSON|-",
        nargs="?",
        default="{}",
        help="поля команды; «-» – прочесть их со стандартного ввода",
    )
    listed = "\n".join(_described(name, kind) for name, kind in CASE_COMMANDS.items())
    parser.epilog = (
        f"Команды, их поля (* – обязательное) и пример:\n{listed}\n\n"
        "block и executor – именем; question – номер вопроса в деле строкой («1»), без него команда\n"
        "относится ко всем вопросам, к которым подходит. Даты без указания – сегодня. Устный ответ\n"
        "(channel oral) требует consent: true. questions в correct – все вопросы дела заново.\n"
        "Поля с разногласиями называет отказ на пустой список choices; other – другое значение, из value."
    )


def run_act(options: Namespace) -> int:
    """Carry the command out and show where the case stands."""
    workplace = opened(options)
    try:
        case = workplace.case_id(options.case)
        details = parsed(_typed() if options.details == "-" else options.details)
        kind = CASE_COMMANDS[options.act]
        if kind is Attach:
            workplace.attach(case, Path(read(FileInput, details).file))
        elif kind is Settle:
            workplace.act(case, settling(workplace, case, read(SettleInput, details)))
        else:
            workplace.act(case, _command(workplace, kind, details))
        if workplace.hides(case):
            answer(options, {"case": {"id": case}}, lambda: "Сделано; дело больше не ваше.")
            return 0
        whole = workplace.sheet(case)
        answer(
            options,
            shown.sheet(workplace, whole),
            lambda: f"№ {whole.case.number}: {whole.history[-1].text}{_absent(workplace, kind, whole.case)}",
        )
    finally:
        workplace.close()
    return 0


def _absent(workplace: Workplace, kind: type[CaseCommand], case: Case) -> str:
    """Warn that a question was given to somebody who is away."""
    if kind is not Assign:
        return ""
    given = dict.fromkeys(question.executor for question in case.unanswered if question.executor)
    away = [(one, absence_words(workplace.office, one)) for one in given]
    told = [f"{workplace.person_name(one)} {words}" for one, words in away if words]
    return "".join(f"\nВнимание: {words}." for words in told)


def _command(workplace: Workplace, kind: type[CaseCommand], details: Any) -> CaseCommand:
    if kind is NoteRepeat:
        return _repeat(workplace, read(RepeatInput, details))
    office = workplace.office
    command = _named(office, read(kind, details))
    match command:
        case EndCorrespondence():
            return replace(command, earlier=tuple(map(workplace.case_id, command.earlier)))
        case LinkCopy():
            return replace(command, leading=workplace.case_id(command.leading))
        case TakeCopy():
            return replace(command, copy=workplace.case_id(command.copy))
    if isinstance(command, CorrectCase) and command.questions is not None:
        questions = tuple(
            replace(question, block=office.block_named(question.block, f"questions[{place}].block"))
            if question.block is not None
            else question
            for place, question in enumerate(command.questions)
        )
        return replace(command, questions=questions)
    return command


def _named(office: Office, command: CaseCommand) -> CaseCommand:
    """Find what people and the office call by name."""
    found: dict[str, Any] = {}
    signers = {"signer": Office.person_named} if isinstance(command, MakeReady) else {}
    for field, find in (_BY_NAME | signers).items():
        match getattr(command, field, None):
            case None:
                continue
            case tuple() as several:
                found[field] = tuple(find(office, one, f"{field}[{n}]") for n, one in enumerate(several))
            case one:
                found[field] = find(office, one, field)
    return replace(command, **found)


_BY_NAME: dict[str, Callable[[Office, str, str], CardId]] = {
    "block": Office.block_named,
    "executor": Office.person_named,
    "decided_by": Office.person_named,
    "visas": Office.person_named,
    "giver": Office.person_named,
    "responsible": Office.person_named,
    "others": Office.person_named,
    "body": Office.body_named,
    "bodies": Office.body_named,
    "people": Office.person_named,
    "units": Office.unit_named,
    "problem": Office.problem_named,
}
"""The fields of commands in which a card is named."""


def _repeat(workplace: Workplace, said: RepeatInput) -> NoteRepeat:
    earlier = (workplace.case(workplace.case_id(one)) for one in said.of)
    return NoteRepeat(
        relation=said.relation, of=tuple(EarlierCase(id=case.id, number=case.number) for case in earlier)
    )


def _typed() -> str:
    try:
        return sys.stdin.buffer.read(LONGEST_LINE).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("Текст не в кодировке UTF-8.", field="JSON") from None


def _described(name: str, kind: type[CaseCommand]) -> str:
    asked = values(INPUTS.get(kind, kind))
    lines = [f"      {field}: {value}" for field, value in asked.items()]
    return "\n".join(
        (f"  {name} – {COMMAND_NAMES[kind]}", *lines, f"      act У-А-1/26 {name} '{EXAMPLES[name]}'")
    )
