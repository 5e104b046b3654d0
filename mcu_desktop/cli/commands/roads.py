"""`roads`: by which databases and folders a desk exchanges, and how that went last."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from mcu_desktop.cli.session import answer, folder, opened
from mcu_desktop.workplace.exchange import roads
from mcu_desktop.workplace.exchange.outcomes import Outcome, forget, outcomes

if TYPE_CHECKING:
    from datetime import tzinfo

    from mcu_desktop.workplace.workplace import Workplace


def describe_roads(parser: ArgumentParser) -> None:
    """Name what `roads` asks for."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--database", metavar="АДРЕС", help="обмениваться с базой, которую уже подготовили")
    what.add_argument("--folder", type=folder, metavar="ПАПКА", help="обмениваться и через эту папку")
    what.add_argument(
        "--forget", metavar="ПУТЬ", help="больше не обмениваться с этой базой или через эту папку"
    )
    what.add_argument("--off", action="store_true", help="обмениваться, только когда об этом просят")
    what.add_argument("--on", action="store_true", help="снова обмениваться самому")
    parser.epilog = "Открытое окно обменивается само; без окна то же делает sync --stay."


def run_roads(options: Namespace) -> int:
    """Change the roads if that is asked for, then tell of them."""
    workplace = opened(options)
    try:
        _change(workplace, options)
        known, off = roads.roads(workplace.store), roads.switched_off(workplace.store)
        told, zone = outcomes(workplace.store.home), workplace.now().tzinfo
    finally:
        workplace.close()
    went = [(road, told.get(road.address, Outcome())) for road in known]
    document = {
        "off": off,
        "roads": [
            {
                "address": road.address,
                "folder": road.folder,
                "last": outcome.at and outcome.at.astimezone(zone).isoformat("T", "seconds"),
                "failed": outcome.why or None,
            }
            for road, outcome in went
        ],
    }
    lines = [_line(road, outcome, zone) for road, outcome in went] or [
        "Путей обмена нет: это место работает одно."
    ]
    answer(
        options, document, lambda: "\n".join([*lines, *(["Обмен сам не идёт: roads --on."] if off else [])])
    )
    return 0


def _change(workplace: Workplace, options: Namespace) -> None:
    store = workplace.store
    if options.database is not None:
        roads.link_to(workplace, options.database)
    elif options.folder is not None:
        roads.add_folder(store, options.folder)
    elif options.forget is not None:
        roads.remove(store, options.forget)
        forget(store.home, options.forget)
    elif options.off or options.on:
        roads.switch_off(store, options.off)


def _line(road: roads.Road, outcome: Outcome, zone: tzinfo | None) -> str:
    last = f"{outcome.at.astimezone(zone):%d.%m.%Y %H:%M}" if outcome.at else "ещё не было"
    why = f" {outcome.why}" if outcome.why else ""
    return f"{road.title}: последний обмен {last}.{why}"
