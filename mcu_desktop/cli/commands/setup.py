"""`setup`: a profile with its station, office and owner."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from uuid import uuid4

from mcu_desktop.cli.commands.safekeeping import OPEN_WORDS, add_keep, kept_by
from mcu_desktop.cli.session import answer, clock, folder, home
from mcu_desktop.workplace.setup import PRESETS, preset_cards, set_up


def describe_setup(parser: ArgumentParser) -> None:
    """Name what `setup` asks for."""
    parser.add_argument(
        "--preset",
        metavar="ЗАГОТОВКА",
        choices=PRESETS,
        help=f"заготовка администрации: {', '.join(PRESETS)}",
    )
    parser.set_defaults(wrong_call=parser.error)
    add_keep(parser)
    parser.add_argument("--station", metavar="БУКВА", help="буква рабочего места в номерах")
    parser.add_argument(
        "--invitation",
        type=folder,
        metavar="ФАЙЛ",
        help="приглашение в администрацию, которая уже работает: вместо --preset и --station",
    )


def run_setup(options: Namespace) -> int:
    """Make the profile: of an office that begins, or of one that invited us."""
    if options.invitation is not None:
        if options.preset is not None or options.station is not None:
            options.wrong_call("приглашение само называет администрацию и букву: --preset и --station лишние")
        return _accepted(options)
    if options.preset is None or options.station is None:
        options.wrong_call("не указано: --preset и --station, или --invitation")
    return _begun(options)


def _accepted(options: Namespace) -> int:
    """Make the profile of an invited workplace; its first exchange brings everything."""
    from mcu_desktop.workplace.exchange.invitation import read_invitation  # noqa: PLC0415
    from mcu_desktop.workplace.exchange.joining import accept  # noqa: PLC0415 - seldom

    where = home(options)
    invitation = read_invitation(options.invitation)
    keep = kept_by(options.keep)
    accept(where, invitation, clock=clock(options), keep=keep).close()
    document = {"home": str(where), "station": invitation.station, "encrypted": keep is not None}
    how = "mcu-desktop sync" + ("" if invitation.address else " ПАПКА")
    answer(
        options,
        document,
        lambda: (
            f"Профиль создан: {where}\nРабочее место «{invitation.station}». Данные принесёт первый обмен: "
            f"{how}.\nПриглашение больше не нужно: удалите {options.invitation}."
        ),
    )
    if keep is None:
        print(OPEN_WORDS, file=sys.stderr)
    return 0


def _begun(options: Namespace) -> int:
    """Make the profile of a first workplace."""

    def identity() -> str:
        return uuid4().hex

    where = home(options)
    cards = preset_cards(options.preset, identity)
    keep = kept_by(options.keep)
    workplace = set_up(
        where, cards, station=options.station, clock=clock(options), identity=identity, keep=keep
    )
    office = workplace.office
    owner = workplace.person_name(workplace.person)
    document = {
        "home": str(where),
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
            f"Профиль создан: {where}\n{office.administration.name}, рабочее место "
            f"«{workplace.store.station}».\nВладелец: {owner}."
        ),
    )
    if keep is None:
        print(OPEN_WORDS, file=sys.stderr)
    workplace.close()
    return 0
