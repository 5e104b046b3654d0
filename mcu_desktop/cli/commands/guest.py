"""`guest`: what organisations without a login are asked, and what they answer."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer, day, opened
from mcu_desktop.problems import Refusal
from mcu_desktop.whole_file import written_whole

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.workplace.guests import Standing, Wish
    from mcu_desktop.workplace.workplace import Workplace


def describe_guest(parser: ArgumentParser) -> None:
    """Name what `guest` asks for."""
    parser.add_argument(
        "way",
        metavar="ЧТО",
        choices=("out", "in", "list"),
        help="out – поручить, in – принять, list – список",
    )
    parser.add_argument("target", metavar="ДЕЛО|ФАЙЛ", nargs="?", help="дело; для in – файл ответа")
    parser.add_argument("--unit", metavar="ОРГАНИЗАЦИЯ", help="кому: название из справочника")
    parser.add_argument("--text", metavar="ТЕКСТ", help="что сделать; для in --number – ответ с листа")
    parser.add_argument("--question", metavar="N", default="1", help="какой вопрос дела (обычно 1)")
    parser.add_argument("--due", type=day, metavar="ДАТА", help="до какого дня ответить (обычно – заранее)")
    parser.add_argument("--packet", type=Path, metavar="ФАЙЛ", help="куда записать зашифрованную страницу")
    parser.add_argument("--sheet", type=Path, metavar="ФАЙЛ", help="куда записать лист PDF")
    parser.add_argument("--named", action="store_true", help="сообщить организации, кто заявитель")
    parser.add_argument("--file", action="append", metavar="ИМЯ", default=[], help="приложить файл дела")
    parser.add_argument("--new-code", action="store_true", help="не тот код, что организация уже знает")
    parser.add_argument("--number", metavar="ЦИФРЫ", help="номер поручения с листа")
    parser.add_argument("--by", metavar="КТО", default="", help="кто ответил")
    parser.epilog = (
        "out ДЕЛО --unit О --text Т и --packet Ф или --sheet Ф (можно оба); in ФАЙЛ либо\n"
        "in --number ЦИФРЫ --text Т; list ДЕЛО. Код пакета назовите организации по телефону."
    )


def run_guest(options: Namespace) -> int:
    """Ask, take in, or list."""
    workplace = opened(options)
    try:
        {"out": _out, "in": _in, "list": _list}[options.way](workplace, options)
    finally:
        workplace.close()
    return 0


def _out(workplace: Workplace, options: Namespace) -> None:
    from mcu_desktop.workplace.guests import commission, of_case, save_packet, sheet  # noqa: PLC0415

    if options.packet is None and options.sheet is None:
        raise Refusal("Назовите, куда записать: --packet ФАЙЛ или --sheet ФАЙЛ.")
    case = _case(workplace, options)
    name, _ = commission(workplace, case, _wish(workplace, case, options))
    if options.packet is not None:
        save_packet(workplace, case, name, options.packet)
    if options.sheet is not None:
        written_whole(options.sheet, sheet(workplace, case, name))
    _say(workplace, of_case(workplace, case, name), options)


def _in(workplace: Workplace, options: Namespace) -> None:
    from mcu_desktop.workplace.guests import Came, came, found, of_case, take_in  # noqa: PLC0415

    if options.number is None and options.target is None:
        raise Refusal("Назовите файл ответа или номер с листа: --number.", field="ФАЙЛ")
    if options.number is not None:
        one = Came(found(workplace, options.number), options.by, options.text or "", ())
    else:
        one = came(workplace, Path(options.target))
    take_in(workplace, one)
    standing = one.standing
    _say(workplace, of_case(workplace, standing.case, standing.commission.commission), options)


def _list(workplace: Workplace, options: Namespace) -> None:
    from mcu_desktop.workplace.guests import standing  # noqa: PLC0415 - `--help` needs no database

    known = standing(workplace.case(_case(workplace, options)))
    document = [_shown(workplace, one) for one in known]
    nothing = "Организациям по этому делу ничего не поручали."
    answer(options, document, lambda: "\n".join(_words(workplace, one) for one in known) or nothing)


def _wish(workplace: Workplace, case: CaseId, options: Namespace) -> Wish:
    from mcu_desktop.domain.vocabulary import QuestionId  # noqa: PLC0415 - `--help` needs no database
    from mcu_desktop.workplace.guests import Wish, offered_due  # noqa: PLC0415

    whole = workplace.case(case)
    files = {file.name: file.digest for file in whole.attachments}
    missing = [name for name in options.file if name not in files]
    if missing:
        raise Refusal(f"Файла «{missing[0]}» у дела нет.", field="--file")
    return Wish(
        question=QuestionId(options.question),
        unit=_unit(workplace, options.unit or ""),
        text=options.text or "",
        due=options.due or offered_due(workplace, whole),
        sheet=options.packet is None,
        named=options.named,
        files=tuple(files[name] for name in options.file),
        fresh_code=options.new_code,
    )


def _unit(workplace: Workplace, said: str) -> CardId:
    from mcu_desktop.domain.cases.commissions import guests  # noqa: PLC0415 - `--help` needs no database

    known = guests(workplace.office)
    wanted = said.strip().casefold()
    found = [id_ for id_, one in known.items() if wanted in {one.name.casefold(), one.short.casefold()}]
    if len(found) != 1:
        listed = ", ".join(sorted(one.short for one in known.values())) or "в справочнике их нет"
        raise Refusal(f"Организации «{said[:60]}» нет. Есть: {listed}.", field="--unit")
    return found[0]


def _case(workplace: Workplace, options: Namespace) -> CaseId:
    if options.target is None:
        raise Refusal("Назовите дело.", field="ДЕЛО")
    return workplace.case_id(options.target)


def _say(workplace: Workplace, one: Standing, options: Namespace) -> None:
    answer(options, _shown(workplace, one), lambda: _words(workplace, one))


def _shown(workplace: Workplace, one: Standing) -> dict[str, Any]:
    from mcu_desktop.domain.cases.commissions import number  # noqa: PLC0415 - `--help` needs no database

    told = one.commission
    return {
        "case": one.case,
        "commission": told.commission,
        "number": number(told.commission),
        "unit": workplace.unit_name(told.unit),
        "question": told.question,
        "due": told.due.isoformat(),
        "code": told.code or None,
        "named": told.named,
        "answered": one.answered,
    }


def _words(workplace: Workplace, one: Standing) -> str:
    told = _shown(workplace, one)
    code = f", код {told['code']}" if told["code"] and not one.answered else ""
    stands = "ответ принят" if one.answered else f"ответ до {one.commission.due:%d.%m.%Y}"
    return f"№ {one.number}, поручение {told['number']}: {told['unit']}, {stands}{code}"
