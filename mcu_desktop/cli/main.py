"""The command line: what may be asked, where it is answered, and which exit code says how it went."""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS, Namespace, RawDescriptionHelpFormatter
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from mcu_desktop import __version__
from mcu_desktop.cli.session import folder, home, moment
from mcu_desktop.cli.usage import Parser, speak_russian
from mcu_desktop.problems import Damage, Refusal, Trouble, os_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DONE, REFUSED, USAGE, TROUBLE = 0, 1, 2, 3

_COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("setup", "setup", "Создать профиль рабочего места"),
    ("demo", "demo", "Создать профиль с годом жизни вымышленного города"),
    ("register", "register", "Зарегистрировать дела из файла JSON Lines"),
    ("act", "act", "Выполнить команду над делом"),
    ("guest", "guest", "Поручения организациям, у которых нет входа, и их ответы"),
    ("paper", "paper", "Письмо или другая бумага по делу: DOCX и PDF"),
    ("outgoing", "paper", "Журнал исходящих писем"),
    ("templates", "letters", "Шаблоны бумаг: обычные и свои"),
    ("names", "letters", "Склонение имён и должностей в письмах"),
    ("show", "show", "Показать дело целиком"),
    ("list", "lists", "Строки журнала, сначала срочные"),
    ("search", "lists", "Найти дела по словам, номеру, телефону, адресу"),
    ("repeats", "repeats", "Найти в файле дел повторные обращения и общие проблемы"),
    ("terms", "terms", "Рассчитать сроки, ничего не записывая"),
    ("note", "note", "Еженедельная аналитическая записка"),
    ("report", "report", "Отчёты: журнал, сроки, результаты, обзор; дело для прокурора"),
    ("bodies", "bodies", "Органы, куда направляют обращения: список, взять из CSV, записать"),
    ("sstu", "sstu", "Отчёт месяца в ССТУ: чего не хватает, файл для портала"),
    ("shared", "shared", "Общая база: подготовить, узнать состояние"),
    ("sync", "shared", "Обменяться с общей базой или через папку"),
    ("files", "files", "Файлы дел: где лежат, получить, какие приходят сами"),
    ("roads", "roads", "Пути обмена: базы и папки этого места, как прошёл последний обмен"),
    ("brought", "brought", "Что принёс обмен, и отмена этого"),
    ("invite", "stations", "Пригласить рабочее место в обмен или отозвать"),
    ("reception", "reception", "Личный приём: день, свободное время, запись, журнал"),
    ("retention", "retention", "Сроки хранения: список, акт, уничтожение дел"),
    ("verify", "keeping", "Проверить журнал и проекции"),
    ("rebuild", "keeping", "Построить проекции заново"),
    ("backup", "safekeeping", "Сделать проверенную копию профиля"),
    ("restore", "safekeeping", "Вернуть профиль из копии"),
    ("protect", "safekeeping", "Зашифровать данные профиля, сменить пароль"),
    ("calendar", "office", "Календарь: выходные и переносы администрации"),
    ("numbers", "office", "Шаблоны регистрационных номеров"),
    ("undo", "office", "Отменить последнее действие со справочниками"),
    ("topics", "office", "Найти вопрос классификатора"),
    ("office", "office", "Блоки, люди и их обязанности"),
    ("password", "people", "Задать или сменить личный пароль, сбросить чужой"),
    ("absent", "absent", "Кто отсутствует и кто замещает"),
    ("moved", "moved", "Какие сроки сдвинули календарь и нормы, кому сообщено"),
    ("readings", "people", "Кто открывал карточки и выгружал списки"),
)

_OF_THE_PAST = (
    "show",
    "list",
    "search",
    "note",
    "report",
    "terms",
    "calendar",
    "numbers",
    "topics",
    "office",
    "verify",
)
"""What may be asked of how it was."""


def run(arguments: Sequence[str]) -> int:
    """Carry one call out; give its exit code, and never a traceback."""
    _speak_utf8()
    options = Namespace(home=None, as_of=None)
    try:
        options = parser().parse_args(_readable(arguments))
        _require_reading(options)
        code = _command(options.command)(options)
        sys.stdout.flush()
    except Damage as damage:
        _settle(sys.stdout)
        return _said(f"{damage}{_way_back(options)}", TROUBLE)
    except (Refusal, Trouble, OSError, KeyboardInterrupt) as known:
        return _ended(known)
    except Exception as fault:  # noqa: BLE001 - the edge: our bug becomes a report, not a traceback
        return _said(_confessed(options, fault), TROUBLE)
    return code


def _require_reading(options: Namespace) -> None:
    """Ask of the past only what reads; what such a command would write is refused where it writes."""
    if options.as_of is None:
        return
    if options.now is not None:
        parser().error(
            "--as-of и --now вместе не называют: момент, который смотрят, и есть тогдашнее «сейчас»"
        )
    if options.command not in _OF_THE_PAST:
        raise Refusal(
            f"Команда {options.command} прошлого не показывает. Его показывают: {', '.join(_OF_THE_PAST)}.",
            field="--as-of",
        )


def _ended(known: Refusal | Trouble | OSError | KeyboardInterrupt) -> int:
    """Say why a call did not come to its end; who reads no farther (`| head`) needs no words."""
    match known:
        case Refusal():
            return _said(f"Отказано. {known}", REFUSED)
        case Trouble():
            _settle(sys.stdout)
            return _said(str(known), TROUBLE)
        case KeyboardInterrupt():
            return _said("Остановлено. Всё напечатанное записано.", TROUBLE)
    _let_go(sys.stdout)
    if isinstance(known, BrokenPipeError):
        return DONE
    return _said(f"Не удалось прочитать или записать: {os_words(known)}.", TROUBLE)


def _way_back(options: Namespace) -> str:
    """Name the last copy that was proved, for a profile whose file is damaged."""
    from mcu_desktop.store.backup.last import last  # noqa: PLC0415 - hopefully never

    proved = last(home(options))
    if proved is None:
        return ""
    made = f"{proved.made_at.astimezone():%d.%m.%Y %H:%M}"
    return f" Последняя проверенная копия – от {made}. Вернуть её: mcu-desktop restore {proved.file}"


def parser() -> Parser:
    """Give the parser; what a subcommand asks for is read only when it is the one called."""
    speak_russian()
    whole = Parser(
        prog="mcu-desktop",
        description="Рабочее место муниципального центра управления. Без команды открывает окно.",
        epilog="Общие ключи стоят до команды или после неё.\n"
        "Коды выхода: 0 – сделано, 1 – отказано (ничего не записано), 2 – неверный вызов, 3 – неполадка.",
        formatter_class=RawDescriptionHelpFormatter,
    )
    whole.add_argument(
        "--version",
        action="version",
        version=f"mcu-desktop {__version__}",
        help="показать номер версии и выйти",
    )
    _add_common(whole, default=None)
    subcommands = whole.add_subparsers(dest="command", required=True, metavar="КОМАНДА", parser_class=Parser)
    for name, module, words in _COMMANDS:
        subcommand = subcommands.add_parser(
            name, help=words, description=f"{words}.", formatter_class=RawDescriptionHelpFormatter
        )
        _add_common(subcommand, default=SUPPRESS)
        subcommand.details = _details(module, name)
    return whole


def subparsers() -> dict[str, Parser]:
    """Give the parser of every subcommand with all its details, for the handbook's test."""
    (choice,) = (action for action in parser()._actions if action.dest == "command")  # noqa: SLF001 - the library has no other door
    found: dict[str, Parser] = dict(choice.choices or {})
    for subcommand in found.values():
        subcommand.complete()
    return found


def _add_common(asked: Parser, default: str | None) -> None:
    """Let the common options stand before or after the subcommand."""
    flag = default if default == SUPPRESS else False
    asked.add_argument(
        "--home", type=folder, metavar="ПАПКА", default=default, help="папка профиля (или MCU_HOME)"
    )
    asked.add_argument(
        "--now", type=moment, metavar="МОМЕНТ", default=default, help="считать, что сейчас этот момент"
    )
    asked.add_argument(
        "--as-of",
        type=moment,
        metavar="МОМЕНТ",
        default=default,
        help="показать, как было в этот момент (день – на его конец); только для чтения",
    )
    asked.add_argument("--as", dest="person", metavar="КТО", default=default, help="действовать от имени")
    asked.add_argument("--json", action="store_true", default=flag, help="ответ одним документом JSON")


def _details(module: str, name: str) -> Callable[[Parser], None]:
    def describe(subcommand: Parser) -> None:
        getattr(import_module(f"mcu_desktop.cli.commands.{module}"), f"describe_{name}")(subcommand)

    return describe


def _command(name: str) -> Callable[[Namespace], int]:
    module = {name: module for name, module, _ in _COMMANDS}[name]
    found: Callable[[Namespace], int] = getattr(
        import_module(f"mcu_desktop.cli.commands.{module}"), f"run_{name}"
    )
    return found


def _readable(arguments: Sequence[str]) -> list[str]:
    """Read arguments as UTF-8 whatever the locale says; refuse bytes that are no text."""
    try:
        return [os.fsencode(argument).decode() for argument in arguments]
    except UnicodeError:
        parser().error("аргумент не читается как текст UTF-8")


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says; a stream that is closed swallows what it is given."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - until the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _said(words: str, code: int) -> int:
    try:
        print(words, file=sys.stderr, flush=True)
    except OSError:
        _let_go(sys.stderr)
    return code


def _settle(stream: TextIO) -> None:
    """Write out what a stream holds, or let it go, so that Python's own end does not change the exit code."""
    try:
        stream.flush()
    except OSError:
        _let_go(stream)


def _let_go(stream: object) -> None:
    """Point a broken stream nowhere, so that Python's last flush does not complain."""
    try:
        number = stream.fileno()  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)


def _confessed(options: Namespace, fault: Exception) -> str:
    from mcu_desktop.crash import crash_report  # noqa: PLC0415 - hopefully never

    ours = "Внутренняя ошибка программы. Начатое действие не записано."
    try:
        return f"{ours} Отчёт для разработчиков: {crash_report(home(options), fault)}"
    except OSError as error:
        return f"{ours} Отчёт не сохранён: {os_words(error)}."
