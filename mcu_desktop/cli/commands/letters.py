"""`templates` and `names`: by what letters are made, and how names in them are declined."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.cli.session import answer, opened
from mcu_desktop.domain.cards.kinds import NameForm
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace


def describe_templates(parser: ArgumentParser) -> None:
    """Name what `templates` asks for."""
    parser.add_argument("name", metavar="ШАБЛОН", nargs="?", help="который; без него – список")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--save", type=Path, metavar="ФАЙЛ", help="записать действующий, чтобы изменить")
    what.add_argument("--put", type=Path, metavar="ФАЙЛ", help="положить свой DOCX вместо обычного")
    what.add_argument("--remove", action="store_true", help="вернуться к обычному")
    what.add_argument("--fields", action="store_true", help="какие поля можно писать в шаблоне")
    parser.epilog = (
        "Поле пишется в фигурных скобках: {номер обращения}. Абзац, в котором все поля пусты,\n"
        "не печатается; абзац с полем из нескольких строк повторяется. Свой шаблон действует на всех\n"
        "рабочих местах."
    )


def run_templates(options: Namespace) -> int:
    """List templates or fields, save, lay in or take out one."""
    from mcu_desktop.papers.fields import FIELDS  # noqa: PLC0415 - `--help` needs no papers
    from mcu_desktop.workplace import paper_templates  # noqa: PLC0415

    workplace = opened(options)
    try:
        if options.fields:
            answer(options, FIELDS, lambda: "\n".join(f"{{{n}}} – {what}" for n, what in FIELDS.items()))
            return 0
        _changed(workplace, options)
        listed = paper_templates.listed(workplace)
        words = (f"{one.name:<20} {one.paper}: {one.sheet}{' (свой)' if one.own else ''}" for one in listed)
        answer(options, [one._asdict() for one in listed], lambda: "\n".join(words))
    finally:
        workplace.close()
    return 0


def _changed(workplace: Workplace, options: Namespace) -> None:
    from mcu_desktop.workplace import paper_templates  # noqa: PLC0415 - as above

    if not (options.save or options.put or options.remove):
        return
    if options.name is None:
        raise Refusal("Назовите шаблон.", field="ШАБЛОН")
    if options.save:
        paper_templates.save(workplace, options.name, options.save)
    elif options.put:
        paper_templates.put(workplace, options.name, options.put)
    else:
        paper_templates.take_out(workplace, options.name)


def describe_names(parser: ArgumentParser) -> None:
    """Name what `names` asks for."""
    parser.add_argument("name", metavar="ИМЯ", nargs="?", help="фамилия, имя целиком или должность")
    parser.add_argument(
        "--forms", nargs=2, metavar=("РОДИТЕЛЬНЫЙ", "ДАТЕЛЬНЫЙ"), help="записать, как это склонять"
    )
    parser.add_argument("--remove", action="store_true", help="склонять по правилам")
    parser.epilog = "Без имени – что администрация записала; с именем – как оно будет в письме."


def run_names(options: Namespace) -> int:
    """List what the office wrote down, show how a name is declined, write it down."""
    from mcu_desktop.workplace import declining  # noqa: PLC0415 - `--help` needs no cards

    workplace = opened(options)
    try:
        if options.name is None:
            known = declining.known(workplace).values()
            words = "\n".join(f"{one.name}: {one.genitive}, {one.dative}" for one in known)
            document = {one.name: [one.genitive, one.dative] for one in known}
            answer(options, document, lambda: words or "Исключений нет: имена склоняются по правилам.")
            return 0
        if options.remove:
            declining.remove(workplace, options.name)
        elif options.forms:
            genitive, dative = options.forms
            declining.write(workplace, NameForm(name=options.name, genitive=genitive, dative=dative))
        said = declining.forms(workplace, options.name)
        doubt = "" if said.sure else " – проверьте"
        answer(
            options,
            {"name": options.name, **said._asdict()},
            lambda: f"{said.genitive}, {said.dative}{doubt}",
        )
    finally:
        workplace.close()
    return 0
