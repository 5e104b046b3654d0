"""`shared` and `sync`: a shared database is prepared, asked how it stands, exchanged with, like a folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import Progress, answer, folder, opened
from mcu_desktop.domain.spelling import counted
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.journal.chain import Flaw
    from mcu_desktop.workplace.exchange.exchanging import Exchange
    from mcu_desktop.workplace.exchange.files import FilesCarried
    from mcu_desktop.workplace.exchange.shared_status import SharedStatus, StationStatus

_MIB = 1 << 20


def describe_shared(parser: ArgumentParser) -> None:
    """Name what `shared` asks for."""
    parser.add_argument(
        "action",
        choices=("prepare", "status", "snapshot", "allow"),
        metavar="ДЕЙСТВИЕ",
        help="prepare – подготовить базу и связать с ней профиль, status – рабочие места, отставание, "
        "размер, snapshot – снимок, с которого начнёт новое рабочее место, "
        "allow – записать решение администрации о связи с сервером без проверки сертификата",
    )
    parser.add_argument(
        "address",
        nargs="?",
        metavar="АДРЕС",
        help="для prepare: postgresql://имя@сервер/база или sqlite:////папка/файл.db; для snapshot: база "
        "или папка обмена, куда его положить; для allow: сервер",
    )
    parser.add_argument(
        "--restored", action="store_true", help="для prepare: база восстановлена из старой копии"
    )
    parser.add_argument(
        "--root-cert",
        type=folder,
        metavar="ФАЙЛ",
        help="для prepare: сертификат, которым проверяется сервер; уйдёт с приглашениями на другие места",
    )
    parser.add_argument("--reason", metavar="ПРИЧИНА", help="для allow: почему, записывается в журнал")
    parser.add_argument(
        "--sslmode",
        choices=("disable", "require", "verify-ca"),
        default="disable",
        metavar="РЕЖИМ",
        help="для allow: чего довольно – disable (без TLS), require, verify-ca",
    )
    parser.epilog = (
        "Сервер на другом компьютере проверяется по сертификату (sslmode=verify-full).\n"
        "Таблицы создаёт только prepare. Пароль в адресе не запоминается: храните его в файле pgpass.\n"
        "Файл SQLite – для нескольких профилей одного компьютера, на сетевой папке он запрещён."
    )


def describe_sync(parser: ArgumentParser) -> None:
    """Name what `sync` asks for."""
    parser.add_argument(
        "address",
        nargs="?",
        metavar="АДРЕС",
        help="общая база этой администрации или папка обмена; без адреса – база, с которой профиль связан",
    )
    parser.add_argument(
        "--stay", action="store_true", help="обмениваться по всем путям профиля, пока не остановят (Ctrl+C)"
    )
    parser.add_argument(
        "--serve",
        action="store_true",
        help="то же для окна: ключ профиля и приказы – строками на вводе, его конец – конец обмена",
    )
    parser.epilog = (
        "Папка обмена – сетевая, Syncthing, флешка. В ней каждое рабочее место пишет только свои файлы, "
        "зашифрованные и подписанные.\n"
        "Обмен можно прервать на любом месте и повторить. Если своё отправить нельзя, причина названа, "
        "а чужое принято: код выхода 1 – отказано, 3 – неполадка."
    )


def run_shared(options: Namespace) -> int:
    """Prepare, or tell how it stands."""
    if options.action == "status":
        if options.address is not None or options.restored:
            raise Refusal("Для status адрес не нужен: рассказывается о базе, с которой профиль связан.")
        return _status(options)
    if options.action == "allow":
        return _allow(options)
    if options.action == "snapshot":
        from mcu_desktop.cli.commands.snapshots import run_snapshot  # noqa: PLC0415 - seldom

        return run_snapshot(options)
    if options.address is None:
        raise Refusal("Назовите адрес базы: shared prepare postgresql://сервер/база", field="АДРЕС")
    return _prepare(options)


def run_sync(options: Namespace) -> int:
    """Exchange once, or go on."""
    if options.stay or options.serve:
        from mcu_desktop.cli.commands import rounds  # noqa: PLC0415 - half a second of imports

        return rounds.serve(options) if options.serve else rounds.stay(options)
    from mcu_desktop.workplace.exchange.files import carry  # noqa: PLC0415 - `--help` needs no database
    from mcu_desktop.workplace.signing_in import unattended  # noqa: PLC0415

    progress = Progress()
    workplace = opened(options, unattended)
    try:
        done = workplace.exchange(options.address, went=progress.went, phase=progress.phase)
        progress.phase("Файлы, МБ")
        files = carry(workplace, options.address, went=lambda gone, of: progress.went(gone >> 20, of >> 20))
    finally:
        progress.end()
        workplace.close()
    document = {
        "sent": done.sent,
        "received": done.received,
        "conflicts": done.conflicts,
        "quarantined": done.quarantined,
        "flaws": _flaws(done.flaws),
        "notices": list(done.notices),
        "refused": str(done.refused) if done.refused else None,
        "files": {"sent": files.sent, "received": files.received, "waiting": files.waiting},
    }
    answer(options, document, lambda: _exchange_words(done) + _file_words(files))
    for refused in filter(None, (done.refused, files.refused)):
        raise refused
    return 0


def _prepare(options: Namespace) -> int:
    from mcu_desktop.workplace.exchange.exchanging import prepare  # noqa: PLC0415 - `--help` needs no database
    from mcu_desktop.workplace.exchange.lines import keep_root  # noqa: PLC0415

    workplace = opened(options)
    try:
        if options.root_cert is not None:
            keep_root(workplace, options.root_cert)
        made, role = prepare(workplace, options.address, restored=options.restored)
    finally:
        workplace.close()
    words = "База подготовлена" if made else "База уже была подготовлена"
    rights = f" Права рабочих мест – у роли {role}: давайте её их учётным записям." if role else ""
    answer(
        options,
        {"made": made, "role": role},
        lambda: f"{words}, профиль с ней связан.{rights} Обмен: mcu-desktop sync",
    )
    return 0


def _allow(options: Namespace) -> int:
    from mcu_desktop.workplace.exchange.lines import allow  # noqa: PLC0415 - `--help` needs no database

    if options.address is None:
        raise Refusal("Назовите сервер: shared allow СЕРВЕР --reason ПРИЧИНА", field="АДРЕС")
    if not (options.reason or "").strip():
        raise Refusal("Назовите причину: она записывается в журнал.", field="--reason")
    workplace = opened(options)
    try:
        id_, changes = allow(workplace, options.address, options.sslmode, options.reason)
    finally:
        workplace.close()
    document = {"id": id_, "host": options.address, "sslmode": options.sslmode, "action": changes.action}
    words = f"Записано: с сервером «{options.address}» можно связываться так: sslmode={options.sslmode}."
    answer(options, document, lambda: f"{words} Остальные места узнают об этом из приглашения и при обмене.")
    return 0


def _status(options: Namespace) -> int:
    from mcu_desktop.workplace.exchange.shared_status import status  # noqa: PLC0415 - `--help` needs no database

    workplace = opened(options)
    try:
        told = status(workplace)
        zone = workplace.now().tzinfo
    finally:
        workplace.close()
    document = {
        "address": told.address,
        "records": told.records,
        "size": told.size,
        "unsent": told.unsent,
        "stations": [
            {
                "station": station.station,
                "records": station.records,
                "pushed_at": station.pushed_at
                and station.pushed_at.astimezone(zone).isoformat("T", "seconds"),
                "behind": station.behind,
                "copies": station.copies,
                "mine": station.mine,
            }
            for station in told.stations
        ],
        "flaws": _flaws(told.flaws),
    }
    answer(options, document, lambda: _status_words(told, zone))
    return 0


def _flaws(flaws: tuple[Flaw, ...]) -> list[dict[str, Any]]:
    return [{"record": _named(flaw), "reason": flaw.reason} for flaw in flaws]


def _named(flaw: Flaw) -> str:
    return f"{flaw.log.hex()[:8]}:{flaw.seq}"


def _exchange_words(done: Exchange) -> str:
    lines = [f"Отправлено записей: {done.sent}, получено: {done.received}."]
    if done.conflicts:
        lines.append(f"Разногласий, которые ждут решения: {done.conflicts}.")
    lines += [f"Не принята запись {_named(flaw)}: {flaw.reason}." for flaw in done.flaws]
    held = done.quarantined - len(done.flaws)
    if held:
        lines.append(f"Записей, которых эта программа не понимает и хранит: {held}.")
    return "\n".join((*lines, *done.notices))


def _file_words(files: FilesCarried) -> str:
    if not (files.sent or files.received or files.waiting):
        return ""
    waiting = f", ещё не пришло: {files.waiting}" if files.waiting else ""
    return f"\nФайлов отправлено: {files.sent}, получено: {files.received}{waiting}."


def _status_words(told: SharedStatus, zone: Any) -> str:
    lines = [
        f"Общая база: {told.address}",
        f"Записей: {told.records}, размер: {told.size / _MIB:.1f} МиБ. Только здесь: {told.unsent}.",
        *(_station_words(station, zone) for station in told.stations),
        *(f"Не принята запись {_named(flaw)}: {flaw.reason}." for flaw in told.flaws),
    ]
    return "\n".join(lines)


def _station_words(station: StationStatus, zone: Any) -> str:
    last = station.pushed_at.astimezone(zone).strftime("%d.%m.%Y %H:%M") if station.pushed_at else "никогда"
    behind = counted(station.behind, "запись", "записи", "записей")
    reads = f"не прочло {behind}" if station.behind else "прочло всё"
    twice = f"; РАБОТАЕТ В {station.copies} КОПИЯХ" if station.copies > 1 else ""
    own = " (это место)" if station.mine else ""
    return f"  {station.station}{own}: записей {station.records}, отправляло {last}, {reads}{twice}"
