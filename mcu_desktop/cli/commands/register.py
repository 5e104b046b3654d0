"""`register`: one JSON object a line, a case each; each line is a transaction of its own."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from mcu_desktop.cli import shown
from mcu_desktop.cli.case_input import registration
from mcu_desktop.cli.json_input import LONGEST_LINE
from mcu_desktop.cli.session import document_text, opened
from mcu_desktop.problems import Refusal, Trouble, os_words

if TYPE_CHECKING:
    from mcu_desktop.workplace.changes import Registration
    from mcu_desktop.workplace.workplace import Workplace

_REFUSALS_SHOWN = 20
_PROGRESS_EVERY = 1.0
"""Seconds."""


def describe_register(parser: ArgumentParser) -> None:
    """Name what `register` asks for."""
    parser.add_argument("file", metavar="ФАЙЛ|-", help="файл JSON Lines; «-» – стандартный ввод")
    parser.epilog = (
        "Файл сначала проверяется целиком: если хоть одна строка не годится, не записывается ничего.\n"
        "Со стандартного ввода строки принимаются по одной до первого отказа.\n"
        "Напечатанная строка уже записана на диск. Поля: text (обязательно), regime, form, kind, channel,\n"
        "received_on, registered_on, received_at, applicants, questions, place, covering, against,\n"
        "representative, meeting, answer_channel. Чего нет в строке: regime appeal, form written,\n"
        "kind statement, channel letter, даты – сегодня, один вопрос из начала текста, answer_channel post."
    )


def run_register(options: Namespace) -> int:
    """Register every case of the input."""
    if options.file == "-":
        return _run(options, sys.stdin.buffer, checked=False)
    with _opened(Path(options.file)) as source:
        return _run(options, source, checked=True)


def _run(options: Namespace, source: BinaryIO, *, checked: bool) -> int:
    workplace = opened(options)
    try:
        total = None
        if checked:
            total = _check(workplace, source)
            source.seek(0)
        return _register(workplace, source, as_json=options.json, total=total)
    finally:
        workplace.close()


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open the file so that it can be read twice; what can be read but once is kept aside."""
    try:
        source = path.open("rb")
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Refusal(f"«{path}» не прочитать: {os_words(error)}.", field="ФАЙЛ") from None
    except (OSError, ValueError) as error:
        words = os_words(error) if isinstance(error, OSError) else "недопустимый путь"
        raise Trouble(f"Не удалось прочитать «{path}»: {words}.") from error
    with source:
        if source.seekable():
            yield source
            return
        with tempfile.TemporaryFile() as aside:
            shutil.copyfileobj(source, aside)
            aside.seek(0)
            yield aside


def _check(workplace: Workplace, source: BinaryIO) -> int:
    """Refuse a whole file for the lines that would be refused."""
    refusals: list[str] = []
    total = 0
    for number, raw in _lines(source):
        total += 1
        try:
            workplace.check(registration(_text(number, raw), workplace.office))
        except Refusal as refusal:
            refusals.append(f"Строка {number}: {refusal}")
            if len(refusals) == _REFUSALS_SHOWN:
                refusals.append("…")
                break
    if refusals:
        raise Refusal("Ничего не записано.\n" + "\n".join(refusals))
    return total


def _register(workplace: Workplace, source: BinaryIO, *, as_json: bool, total: int | None) -> int:
    done, said = 0, time.monotonic()
    for number, raw in _lines(source):
        try:
            case = workplace.register(registration(_text(number, raw), workplace.office))
        except Refusal as refusal:
            raise Refusal(f"Строка {number}: {refusal}\nЗарегистрировано до неё: {done}.") from None
        try:
            print(_line(case, as_json=as_json), flush=True)
        except OSError as error:
            raise _unheard(error, done, case.number) from error
        done += 1
        if time.monotonic() - said > _PROGRESS_EVERY:
            said = time.monotonic()
            _say(done, total)
    _say(done, total)
    return 0


def _unheard(error: OSError, done: int, number: str) -> Trouble:
    return Trouble(
        f"Не удалось напечатать ({os_words(error)}). Зарегистрировано и напечатано: {done}; "
        f"дело {number} зарегистрировано, но строка о нём не вышла."
    )


def _say(done: int, total: int | None) -> None:
    of = f" из {total}" if total is not None else ""
    print(f"Зарегистрировано {done}{of}", file=sys.stderr, flush=True)


def _line(case: Registration, *, as_json: bool) -> str:
    if as_json:
        clocks = [shown.clock(clock) for clock in case.clocks]
        return document_text({"id": case.id, "number": case.number, "clocks": clocks})
    terms = ", ".join(f"{clock.norm} до {clock.due}" for clock in case.clocks)
    return f"{case.id}  № {case.number}  {terms}"


def _lines(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give the lines that are not blank with their numbers; no line is read without a bound."""
    number = 0
    while raw := source.readline(LONGEST_LINE + 1):
        number += 1
        if raw.strip():
            yield number, raw
        if len(raw) > LONGEST_LINE:
            return


def _text(number: int, raw: bytes) -> str:
    if len(raw) > LONGEST_LINE:
        raise Refusal("Длиннее 64 МБ.")
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        raise Refusal("Текст не в кодировке UTF-8.") from None
