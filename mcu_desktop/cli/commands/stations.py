"""`invite`: a workplace is invited into the exchange of its office, or believed no more."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from mcu_desktop.cli.session import answer, folder, opened
from mcu_desktop.problems import Refusal


def describe_invite(parser: ArgumentParser) -> None:
    """Name what `invite` asks for."""
    parser.add_argument("--station", required=True, metavar="БУКВА", help="буква рабочего места в номерах")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=folder, metavar="ФАЙЛ", help="куда записать приглашение")
    what.add_argument("--revoke", metavar="ПРИЧИНА", help="отозвать: этому месту больше не верить")
    parser.epilog = (
        "Приглашение – ключ администрации и нового места: передайте файл из рук в руки, прочтите его на "
        "новом месте один раз (setup --invitation ФАЙЛ) и удалите."
    )


def run_invite(options: Namespace) -> int:
    """Invite, or revoke."""
    from mcu_desktop.workplace.exchange import stations  # noqa: PLC0415 - `--help` needs no database

    if options.revoke is not None and not options.revoke.strip():
        raise Refusal("Назовите причину.", field="--revoke")
    workplace = opened(options)
    try:
        if options.out is not None:
            stations.invite(workplace, options.station, options.out)
        else:
            stations.revoke(workplace, options.station, options.revoke)
    finally:
        workplace.close()
    file = str(options.out) if options.out is not None else None
    document = {"station": options.station, "file": file, "revoked": file is None}
    answer(options, document, lambda: _words(options.station, file))
    return 0


def _words(station: str, file: str | None) -> str:
    if file is None:
        return (
            f"Рабочее место «{station}» отозвано: остаётся то, что от него уже получено, ключ обмена сменён. "
            "Остальные узнают об этом при обмене."
        )
    return (
        f"Приглашение рабочего места «{station}»: {file}\n"
        "В нём ключи обмена: кто его прочтёт, тот и есть это место. Передайте его из рук в руки и удалите."
    )
