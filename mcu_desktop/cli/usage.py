"""The command line's own words in Russian."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

_RUSSIAN = {
    "usage: ": "вызов: ",
    "options": "ключи",
    "positional arguments": "аргументы",
    "show this help message and exit": "показать эту справку и выйти",
    "the following arguments are required: %s": "не указано: %s",
    "unrecognized arguments: %s": "неизвестные аргументы: %s",
    "expected one argument": "нужно одно значение",
    "expected at least one argument": "нужно хотя бы одно значение",
    "invalid choice: %(value)r (choose from %(choices)s)": "недопустимое значение %(value)s (есть: %(choices)s)",
    "invalid %(type)s value: %(value)r": "неверное значение %(value)r",
    "not allowed with argument %s": "не сочетается с %s",
    "one of the arguments %s is required": "нужен один из ключей: %s",
    "ambiguous option: %(option)s could match %(matches)s": "неоднозначный ключ %(option)s: %(matches)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "ignored explicit argument %r": "лишнее значение %r",
}


def speak_russian() -> None:
    """Let the library's messages go through our words; it asks gettext for each of them."""
    argparse._ = lambda text: _RUSSIAN.get(text, text)  # type: ignore[attr-defined]  # noqa: SLF001


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is a sentence and exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is off and how to ask for help."""
        print(f"Неверный вызов: {message}.\nСправка: {self.prog} --help", file=sys.stderr)
        sys.exit(2)
