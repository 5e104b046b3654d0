"""`files`: which files of a case lie here, have those come that do not, and say which come by themselves."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from mcu_desktop.cli.session import answer, end_progress, opened, progress
from mcu_desktop.problems import Refusal, Trouble

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.workplace.workplace import Workplace

_MIB = 1 << 20


def describe_files(parser: ArgumentParser) -> None:
    """Name what `files` asks for."""
    parser.add_argument("case", nargs="?", metavar="ДЕЛО", help="номер или идентификатор дела")
    parser.add_argument("--get", action="store_true", help="получить файлы дела, которые ещё не пришли")
    parser.add_argument(
        "--ahead",
        type=_ahead,
        metavar="МБ",
        help="файлы какого размера приходят сами: число мегабайт, 0 – никакие, all – все (обычно 20)",
    )
    parser.epilog = (
        "Записи приходят при обмене сразу, файлы – следом: небольшие сами, остальные, когда их открывают.\n"
        "Прерванный приём продолжается с того же места."
    )


def run_files(options: Namespace) -> int:
    """Say, fetch or settle."""
    workplace = opened(options)
    try:
        if options.ahead is not None:
            return _settled(workplace, options)
        if options.case is None:
            raise Refusal("Назовите дело: files НОМЕР, или --ahead.", field="ДЕЛО")
        id_ = workplace.case_id(options.case)
        if options.get:
            _get(workplace, workplace.case(id_))
        return _shown(workplace, workplace.case(id_), options)
    finally:
        workplace.close()


def _settled(workplace: Workplace, options: Namespace) -> int:
    from mcu_desktop.workplace.exchange.files import set_ahead  # noqa: PLC0415 - `--help` needs no database

    (mib,) = options.ahead
    set_ahead(workplace.store, mib)
    words = {None: "Файлы приходят сами, все.", 0: "Файлы приходят, когда их открывают."}
    answer(options, {"ahead": mib}, lambda: words.get(mib, f"Сами приходят файлы до {mib} МБ."))
    return 0


def _get(workplace: Workplace, case: Case) -> None:
    from mcu_desktop.workplace.exchange.files import ASKED, absent, fetch  # noqa: PLC0415 - `--help` needs no database

    tell = progress("Принято МБ")

    def went(done: int, whole: int) -> None:
        if tell:
            tell(done // _MIB, whole // _MIB)

    fetch(workplace, absent(workplace.store, case), went=went)
    end_progress()
    if absent(workplace.store, case):
        raise Trouble(ASKED)


def _shown(workplace: Workplace, case: Case, options: Namespace) -> int:
    from mcu_desktop.workplace.exchange.files import absent  # noqa: PLC0415 - `--help` needs no database

    missing = set(absent(workplace.store, case))
    document = [
        {"name": file.name, "size": file.size, "digest": file.digest, "here": file.digest not in missing}
        for file in case.attachments
    ]
    lines = [
        f"{file.name}: {file.size} байт, {'ещё не пришёл' if file.digest in missing else 'здесь'}"
        for file in case.attachments
    ]
    answer(options, document, lambda: "\n".join(lines) or "Файлов у дела нет.")
    return 0


def _ahead(said: str) -> tuple[int | None]:
    if said == "all":
        return (None,)
    if not said.isascii() or not said.isdigit():
        raise ArgumentTypeError("нужно число мегабайт или all")
    return (int(said),)
