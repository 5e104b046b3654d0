"""`register`: one JSON object a line, a case each; each line is a transaction of its own."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from mcu_desktop.cli import shown
from mcu_desktop.cli.case_input import registration
from mcu_desktop.cli.json_input import LONGEST_LINE
from mcu_desktop.cli.session import document_text, opened
from mcu_desktop.problems import Refusal, Trouble

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
        "received_on, registered_on, received_at, applicants, questions, place, answer_channel.\n"
        "Чего нет в строке: regime appeal, form written, kind statement, channel letter, даты – сегодня,\n"
        "один вопрос из начала текста, answer_channel post."
    )


def run_register(options: Namespace) -> int:
    """Register every case of the input."""
    workplace = opened(options)
    try:
        if options.file == "-":
            return _register(workplace, _lines(sys.stdin.buffer), as_json=options.json, total=None)
        path = Path(options.file)
        try:
            with path.open("rb") as checked:
                total = _check(workplace, checked)
            with path.open("rb") as source:
                return _register(workplace, _lines(source), as_json=options.json, total=total)
        except OSError as error:
            raise Trouble(f"Не удалось прочитать «{path}»: {error.strerror}.") from error
    finally:
        workplace.close()


def _check(workplace: Workplace, source: BinaryIO) -> int:
    """Refuse a whole file for the lines that would be refused."""
    refusals: list[str] = []
    total = 0
    for number, line in _lines(source):
        total += 1
        try:
            workplace.check(registration(line, workplace.office))
        except Refusal as refusal:
            refusals.append(f"Строка {number}: {refusal}")
            if len(refusals) == _REFUSALS_SHOWN:
                refusals.append("…")
                break
    if refusals:
        raise Refusal("Ничего не записано.\n" + "\n".join(refusals))
    return total


def _register(
    workplace: Workplace, lines: Iterator[tuple[int, str]], *, as_json: bool, total: int | None
) -> int:
    done, said = 0, time.monotonic()
    for number, line in lines:
        try:
            case = workplace.register(registration(line, workplace.office))
        except Refusal as refusal:
            raise Refusal(f"Строка {number}: {refusal}. Зарегистрировано до неё: {done}.") from None
        print(_line(case, as_json=as_json), flush=True)
        done += 1
        if time.monotonic() - said > _PROGRESS_EVERY:
            said = time.monotonic()
            _say(done, total)
    _say(done, total)
    return 0


def _say(done: int, total: int | None) -> None:
    of = f" из {total}" if total is not None else ""
    print(f"Зарегистрировано {done}{of}", file=sys.stderr, flush=True)


def _line(case: Registration, *, as_json: bool) -> str:
    if as_json:
        clocks = [shown.clock(clock) for clock in case.clocks]
        return document_text({"id": case.id, "number": case.number, "clocks": clocks})
    terms = ", ".join(f"{clock.norm} до {clock.due}" for clock in case.clocks)
    return f"{case.id}  № {case.number}  {terms}"


def _lines(source: BinaryIO) -> Iterator[tuple[int, str]]:
    """Give the lines that are not blank with their numbers; no line is read without a bound."""
    number = 0
    while raw := source.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            raise Refusal(f"Строка {number}: длиннее 64 МБ.")
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise Refusal(f"Строка {number}: текст не в кодировке UTF-8.") from None
        if line.strip():
            yield number, line
