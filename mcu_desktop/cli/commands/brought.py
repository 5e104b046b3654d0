"""`brought`: what exchanges brought to this desk, told and taken back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer, opened, positive
from mcu_desktop.domain.spelling import counted
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.store.brought import Brought
    from mcu_desktop.workplace.actions import ActionLine
    from mcu_desktop.workplace.taking_back import Plan
    from mcu_desktop.workplace.workplace import Workplace


def describe_brought(parser: ArgumentParser) -> None:
    """Name what `brought` asks for."""
    parser.add_argument(
        "exchange", type=positive, metavar="ОБМЕН", nargs="?", help="номер обмена; без него – список обменов"
    )
    parser.add_argument("--undo", action="store_true", help="отменить всё, что принёс этот обмен")
    parser.add_argument(
        "--part", action="store_true", help="с --undo: отменить то, что можно, если отменить можно не всё"
    )
    parser.epilog = (
        "Одно действие из списка отменяет undo ДЕЙСТВИЕ. Отмена – тоже действие: его имя есть в ответе, "
        "и undo отменяет её саму."
    )
    parser.set_defaults(complain=parser.error)


def run_brought(options: Namespace) -> int:
    """List exchanges, or the actions of one, or take them back."""
    if (options.undo or options.part) and options.exchange is None:
        options.complain("назовите обмен: его номер есть в списке brought")
    if options.part and not options.undo:
        options.complain("--part – только вместе с --undo")
    workplace = opened(options)
    try:
        if options.exchange is None:
            _list(options, workplace)
        elif options.undo:
            _undo(options, workplace)
        else:
            _tell(options, workplace)
    finally:
        workplace.close()
    return 0


def _list(options: Namespace, workplace: Workplace) -> None:
    from mcu_desktop.workplace.exchange.brought import exchanges  # noqa: PLC0415 - `--help` needs no database

    told = exchanges(workplace)
    document = {
        "exchanges": [
            {
                "exchange": one.exchange,
                "at": workplace.in_zone(one.at).isoformat("T", "seconds"),
                "road": one.road,
                "records": one.records,
            }
            for one in told
        ]
    }
    nothing = "Обмен на это рабочее место ещё ничего не приносил."
    answer(options, document, lambda: "\n".join(_exchange_words(workplace, one) for one in told) or nothing)


def _tell(options: Namespace, workplace: Workplace) -> None:
    from mcu_desktop.workplace.exchange.brought import brought_by  # noqa: PLC0415 - `--help` needs no database

    told = brought_by(workplace, options.exchange)
    answer(
        options,
        {"exchange": options.exchange, "actions": [action_shown(line) for line in told]},
        lambda: "\n".join(map(action_words, told)),
    )


def _undo(options: Namespace, workplace: Workplace) -> None:
    from mcu_desktop.workplace.exchange.brought import actions_of, brought_by  # noqa: PLC0415
    from mcu_desktop.workplace.taking_back import plan, take_back  # noqa: PLC0415

    brought_by(workplace, options.exchange)
    actions = actions_of(workplace, options.exchange)
    told = plan(workplace, actions)
    if told.staying and not options.part:
        raise Refusal(f"Отменить можно не всё. {_staying_words(told)}\nОтменить остальное: --undo --part")
    changes = take_back(workplace, actions)
    document = {
        "exchange": options.exchange,
        "undone": list(told.going),
        "staying": [{"action": one.action, "reason": one.reason} for one in told.staying],
        "action": changes.action,
    }
    answer(options, document, lambda: _undone_words(told))


def action_shown(line: ActionLine) -> dict[str, Any]:
    """Give an action as JSON."""
    return {
        "action": line.action,
        "at": line.at.isoformat("T", "seconds"),
        "author": line.author,
        "about": line.about,
        "text": line.text,
        "undone": not line.holds,
    }


def action_words(line: ActionLine) -> str:
    """Give an action in words."""
    undone = "" if line.holds else " (отменено)"
    return f"{line.at:%d.%m.%Y %H:%M}  {line.author}, {line.about}: {line.text}{undone}\n  {line.action}"


def _exchange_words(workplace: Workplace, one: Brought) -> str:
    records = counted(one.records, "запись", "записи", "записей")
    return f"{one.exchange:>4}  {workplace.in_zone(one.at):%d.%m.%Y %H:%M}  {records}  {one.road}"


def _undone_words(told: Plan) -> str:
    said = f"Отменено: {counted(len(told.going), 'действие', 'действия', 'действий')}."
    return f"{said} {_staying_words(told)}" if told.staying else said


def _staying_words(told: Plan) -> str:
    reasons = "\n".join(f"  {one.reason}" for one in told.staying)
    return f"Остаётся: {len(told.staying)}.\n{reasons}"
