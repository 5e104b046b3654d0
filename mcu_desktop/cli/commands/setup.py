"""`setup`: a profile with its station, office and owner."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from uuid import uuid4

from mcu_desktop.cli.commands.safekeeping import OPEN_WORDS, add_keep, kept_by
from mcu_desktop.cli.session import answer, clock, home
from mcu_desktop.workplace.setup import PRESETS, preset_cards, set_up


def describe_setup(parser: ArgumentParser) -> None:
    """Name what `setup` asks for."""
    parser.add_argument(
        "--preset",
        required=True,
        metavar="ЗАГОТОВКА",
        choices=PRESETS,
        help=f"заготовка администрации: {', '.join(PRESETS)}",
    )
    add_keep(parser)
    parser.add_argument("--station", required=True, metavar="БУКВА", help="буква рабочего места в номерах")


def run_setup(options: Namespace) -> int:
    """Make the profile."""

    def identity() -> str:
        return uuid4().hex

    folder = home(options)
    cards = preset_cards(options.preset, identity)
    keep = kept_by(options.keep)
    workplace = set_up(
        folder, cards, station=options.station, clock=clock(options), identity=identity, keep=keep
    )
    office = workplace.office
    owner = workplace.person_name(workplace.person)
    document = {
        "home": str(folder),
        "station": workplace.store.station,
        "preset": options.preset,
        "owner": {"id": workplace.person, "name": owner},
        "encrypted": keep is not None,
        "blocks": [block.name for block in office.blocks.values()],
    }
    answer(
        options,
        document,
        lambda: (
            f"Профиль создан: {folder}\n{office.administration.name}, рабочее место "
            f"«{workplace.store.station}».\nВладелец: {owner}."
        ),
    )
    if keep is None:
        print(OPEN_WORDS, file=sys.stderr)
    workplace.close()
    return 0
