"""The command line: what may be asked, and where it is answered."""

from __future__ import annotations

import sys
from argparse import SUPPRESS, Namespace, RawDescriptionHelpFormatter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop import __version__
from mcu_desktop.cli.session import home
from mcu_desktop.cli.usage import Parser, speak_russian
from mcu_desktop.crash import crash_report
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.settings import default_home

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DONE, REFUSED, USAGE, TROUBLE = 0, 1, 2, 3

_COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("setup", "setup", "создать профиль рабочего места"),
    ("demo", "demo", "создать профиль с годом жизни вымышленного города"),
    ("register", "register", "зарегистрировать дела из файла JSON Lines"),
    ("act", "act", "выполнить команду над делом"),
    ("show", "show", "показать дело целиком"),
    ("list", "lists", "строки журнала"),
    ("search", "lists", "найти дела по словам, номеру, телефону, адресу"),
    ("terms", "terms", "рассчитать сроки, ничего не записывая"),
    ("note", "note", "еженедельная аналитическая записка"),
    ("verify", "keeping", "проверить журнал и проекции"),
    ("rebuild", "keeping", "построить проекции заново"),
    ("calendar", "office", "календарь: выходные и переносы администрации"),
    ("numbers", "office", "шаблоны регистрационных номеров"),
    ("topics", "office", "найти вопрос классификатора"),
    ("office", "office", "блоки, люди и их обязанности"),
)


def run(arguments: Sequence[str]) -> int:
    """Carry one call out; give its exit code and never a traceback for what users can mend."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = parser(arguments).parse_args(arguments)
    module = {name: module for name, module, _ in _COMMANDS}[options.command]
    command: Callable[[Namespace], int] = getattr(
        import_module(f"mcu_desktop.cli.commands.{module}"), f"run_{options.command}"
    )
    try:
        return command(options)
    except Refusal as refusal:
        print(f"Отказано. {refusal}", file=sys.stderr)
        return REFUSED
    except Trouble as trouble:
        print(str(trouble), file=sys.stderr)
        return TROUBLE
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        print("Остановлено. Напечатанное записано, остального нет.", file=sys.stderr)
        return TROUBLE
    except Exception as fault:  # noqa: BLE001 - the edge: our bug becomes a report, not a traceback
        report = crash_report(home(options), fault)
        print(f"Внутренняя ошибка программы. Данные не изменены. Отчёт для разработчиков: {report}", file=sys.stderr)
        return TROUBLE


def window_home(arguments: Sequence[str]) -> Path | None:
    """Give the profile to open a window on when no subcommand is asked, `None` otherwise."""
    rest = list(arguments)
    if rest and rest[0] == "--home" and len(rest) == 2:  # noqa: PLR2004 - the option and its value
        return Path(rest[1]).expanduser()
    if len(rest) == 1 and rest[0].startswith("--home="):
        return Path(rest[0].removeprefix("--home=")).expanduser()
    return None if rest else default_home()


def parser(arguments: Sequence[str] = ()) -> Parser:
    """Give the parser; the details of a subcommand are loaded only when it is the one called."""
    speak_russian()
    whole = Parser(
        prog="mcu-desktop",
        description="Рабочее место муниципального центра управления. Без команды открывает окно.",
        epilog="Коды выхода: 0 – сделано, 1 – отказано (ничего не записано), 2 – неверный вызов, 3 – неполадка.",
        formatter_class=RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"mcu-desktop {__version__}")
    _add_common(whole, default=None)
    subcommands = whole.add_subparsers(dest="command", required=True, metavar="КОМАНДА", parser_class=Parser)
    for name, module, words in _COMMANDS:
        subcommand = subcommands.add_parser(
            name, help=words, description=words.capitalize() + ".", formatter_class=RawDescriptionHelpFormatter
        )
        _add_common(subcommand, default=SUPPRESS)
        if name in arguments:
            getattr(import_module(f"mcu_desktop.cli.commands.{module}"), f"describe_{name}")(subcommand)
    return whole


def _add_common(parser: Parser, default: str | None) -> None:
    """Let the common options stand before or after the subcommand."""
    flag = default if default == SUPPRESS else False
    parser.add_argument("--home", metavar="ПАПКА", default=default, help="папка профиля (или MCU_HOME)")
    parser.add_argument("--now", metavar="МОМЕНТ", default=default, help="считать, что сейчас этот момент")
    parser.add_argument("--as", dest="person", metavar="КТО", default=default, help="действовать от имени")
    parser.add_argument("--json", action="store_true", default=flag, help="ответ одним документом JSON")
