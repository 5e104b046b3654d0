"""The command line's own words in Russian."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

_RUSSIAN = {
    "usage: ": "вызов: ",
    "options": "ключи",
    "positional arguments": "аргументы",
    "subcommands": "команды",
    "show this help message and exit": "показать эту справку и выйти",
    "the following arguments are required: %s": "не указано: %s",
    "unrecognized arguments: %s": "неизвестные аргументы: %s",
    "expected one argument": "нужно одно значение",
    "expected at least one argument": "нужно хотя бы одно значение",
    "expected at most one argument": "нужно не больше одного значения",
    "expected %s argument": "нужно значений: %s",
    "expected %s arguments": "нужно значений: %s",
    "invalid %(type)s value: %(value)r": "неверное значение %(value)r",
    "not allowed with argument %s": "не сочетается с %s",
    "one of the arguments %s is required": "нужен один из ключей: %s",
    "ambiguous option: %(option)s could match %(matches)s": "неоднозначный ключ %(option)s: %(matches)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "ignored explicit argument %r": "лишнее значение %r",
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "неизвестная команда %(parser_name)s (есть: %(choices)s)"
    ),
}


def speak_russian() -> None:
    """Let the library's messages go through our words; it asks gettext for each of them."""
    argparse._ = _russian  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, n: _russian(one if n == 1 else many)  # type: ignore[attr-defined]


def _russian(text: str) -> str:
    return _RUSSIAN.get(text, text)


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is a sentence and exit code 2, and whose details may wait until asked."""

    details: Callable[[Parser], None] | None = None

    def __init__(self, **asked: Any) -> None:
        super().__init__(allow_abbrev=False, **asked)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Complain of a wrong choice by the words that are typed, not by the names that the code has."""
        if action.choices is not None and value not in action.choices:
            known = ", ".join(map(str, action.choices))
            raise argparse.ArgumentError(action, f"недопустимое значение {value} (есть: {known})")

    def complete(self) -> None:
        """Learn what the subcommand asks for."""
        if self.details is not None:
            describe, self.details = self.details, None
            describe(self)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse, with the details learnt."""
        self.complete()
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say what is off and how to ask for help."""
        print(f"Неверный вызов: {message}.\nСправка: {self.prog} --help", file=sys.stderr)
        sys.exit(2)
