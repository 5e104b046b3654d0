"""`backup`, `restore`, `protect`: sealed copies, a profile from one, a profile that lies open no more."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer, asked, asked_for_passphrase, home, opened
from mcu_desktop.problems import Refusal
from mcu_desktop.settings import new_passphrase, passphrase
from mcu_desktop.vault import vault
from mcu_desktop.vault.key_store import key_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.vault.header import Header
    from mcu_desktop.workplace.safety import Keeper, Safety

OPEN_WORDS = (
    "Внимание: данные на этом компьютере не зашифрованы: хранилища ключей в системе нет, а пароль профиля "
    "не задан. Задайте его в MCU_PASSPHRASE и выполните mcu-desktop protect."
)
KEEPERS = ("store", "passphrase", "both")
_WHO_KEEPS = "кто хранит ключ: store – хранилище ключей системы, passphrase – пароль профиля, both – оба"


def describe_backup(parser: ArgumentParser) -> None:
    """Name what `backup` asks for."""
    parser.add_argument(
        "file",
        metavar="ФАЙЛ",
        nargs="?",
        help="куда; без него – в папку backups профиля, старые прореживаются",
    )
    parser.epilog = "Копия целиком прочитана и проверена, прежде чем получает имя. Файлы не перезаписываются."


def describe_restore(parser: ArgumentParser) -> None:
    """Name what `restore` asks for."""
    parser.add_argument("file", metavar="ФАЙЛ", help="копия, сделанная backup")
    parser.epilog = (
        "Профиль, который стоит в папке, не стирается: он откладывается в aside-… рядом. Пароль копии – "
        "в MCU_PASSPHRASE."
    )


def describe_protect(parser: ArgumentParser) -> None:
    """Name what `protect` asks for."""
    add_keep(parser)
    parser.add_argument("--status", action="store_true", help="только сказать, как защищены данные")
    parser.epilog = (
        "Незашифрованный профиль шифруется; у зашифрованного меняется то, что хранит ключ.\n"
        "Пароль профиля – в MCU_PASSPHRASE; новый вместо него – в MCU_NEW_PASSPHRASE. С терминала их спросят."
    )


def add_keep(parser: ArgumentParser) -> None:
    """Let it be said what keeps the key."""
    parser.add_argument("--keep", choices=KEEPERS, metavar="КТО", help=_WHO_KEEPS)


def kept_by(keeper: Keeper | None) -> Callable[[bytes], Header] | None:
    """Say how the key of a new profile is kept, as it was asked for and as this system can."""
    from mcu_desktop.workplace.safekeeping import keep  # noqa: PLC0415 - `--help` needs no database

    return keep(keeper, passphrase())


def run_backup(options: Namespace) -> int:
    """Make a copy: whole into a file, or one of the profile's own."""
    from mcu_desktop.workplace import safekeeping  # noqa: PLC0415 - `--help` needs no database
    from mcu_desktop.workplace.safety import ONLY_HERE, only_here  # noqa: PLC0415

    workplace = opened(options)
    try:
        store = workplace.store
        file = Path(options.file).expanduser().absolute() if options.file else None
        if file is None:
            file = safekeeping.copy_of_the_day(store.home, store.key)
            sealed, damaged = store.key is not None, 0
        else:
            manifest, sealed = safekeeping.hand_out(workplace, file)
            damaged = len(manifest.damaged)
        records = store.records()
    finally:
        workplace.close()
    if not sealed:
        print(
            "Внимание: копия не зашифрована, как и профиль. Зашифровать: mcu-desktop protect.",
            file=sys.stderr,
        )
    if options.file and only_here(home(options)):
        print(f"Внимание: {ONLY_HERE}", file=sys.stderr)
    if damaged:
        print(f"Внимание: повреждённых вложений – {damaged}; они попали в копию как есть.", file=sys.stderr)
    document = {"file": str(file), "records": records, "encrypted": sealed, "damaged_attachments": damaged}
    answer(options, document, lambda: f"Копия сделана и проверена: {file}. Записей: {records}.")
    return 0


def run_restore(options: Namespace) -> int:
    """Make a profile of a copy."""
    from mcu_desktop.store.backup.file import header_of  # noqa: PLC0415 - `--help` needs no database
    from mcu_desktop.store.backup.restoring import restore  # noqa: PLC0415

    folder, source = home(options), Path(options.file).expanduser()
    header = header_of(source)
    typed = None
    if header is not None and header.store is None and passphrase() is None:
        typed = asked("Пароль профиля, с которого снята копия: ")
    now = options.now if isinstance(options.now, datetime) else datetime.now().astimezone()
    restored = restore(folder, source, now=now, passphrase=typed)
    manifest = restored.manifest
    document = {
        "home": str(folder),
        "records": manifest.standing.records,
        "made_at": manifest.made_at.isoformat(),
        "encrypted": manifest.protected,
        "aside": str(restored.aside) if restored.aside else None,
    }
    answer(options, document, lambda: _restored_words(document, manifest.made_at))
    return 0


def run_protect(options: Namespace) -> int:
    """Encrypt a profile, or change what keeps its key."""
    from mcu_desktop.workplace.safety import standing  # noqa: PLC0415 - `--help` needs no database

    folder = home(options)
    header = vault.protection(folder)
    opening = asked_for_passphrase(folder)
    fresh = None if options.status else _new_passphrase(header, options.keep)
    to_do = header is None or options.keep is not None or fresh is not None
    if to_do and not options.status:
        from mcu_desktop.workplace.safekeeping import protect  # noqa: PLC0415 - there is something to do

        protect(folder, options.keep, passphrase=fresh, before=opening)
        opening = fresh
    told = standing(folder, vault.unlock(folder, opening))
    way = "" if told.protected else " Зашифровать: mcu-desktop protect."
    answer(options, _document(told), lambda: told.words + way)
    return 0


def _new_passphrase(header: Header | None, keeper: Keeper | None) -> str | None:
    """Give what a passphrase is to be from now on, asked for only where one is needed."""
    given = new_passphrase() or (passphrase() if header is None or keeper is not None else None)
    if given is not None or keeper == "store":
        return given
    if keeper is None and (header.wrapped is None if header else key_store() is not None):
        return None
    typed = asked("Новый пароль профиля: ")
    if typed is not None and typed != asked("Ещё раз: "):
        raise Refusal("Пароли не совпали: ничего не изменено.")
    return typed


def _document(told: Safety) -> dict[str, Any]:
    last = told.last
    return {
        "encrypted": told.protected,
        "keeper": told.keeper,
        "last_backup": {"made_at": last.made_at.isoformat(), "file": last.file, "records": last.records}
        if last
        else None,
    }


def _restored_words(document: dict[str, Any], made_at: datetime) -> str:
    words = f"Профиль восстановлен: {document['home']}. Копия от {made_at:%d.%m.%Y %H:%M}."
    if document["aside"]:
        words += f" Прежний отложен: {document['aside']}. Удалите его, когда убедитесь, что он не нужен."
        if document["encrypted"] and not (Path(document["aside"]) / "key.json").exists():
            words += " Он не зашифрован."
    return words
