"""JSON from outside into typed values: hostile until read, refused by the name of the field."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from mcu_desktop.problems import Refusal

LONGEST_LINE = 64 * 1024 * 1024
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTED = 60

Value = TypeVar("Value")


def parsed(text: str) -> Any:
    """Give the value of a JSON text; a doubled key, NaN and trailing text are refused."""
    try:
        return json.loads(text, strict=False, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Refusal(f"Это не JSON: знак {error.pos + 1} ({_JSON_FAULTS.get(error.msg, error.msg)}).") from None
    except RecursionError:
        raise Refusal("Это не JSON дела: слишком глубокая вложенность.") from None
    except ValueError:
        raise Refusal("Это не JSON дела: число слишком длинное.") from None


_JSON_FAULTS = {
    "Expecting value": "ожидалось значение",
    "Extra data": "лишний текст после значения",
    "Expecting property name enclosed in double quotes": "ожидалось имя поля в кавычках",
    "Expecting ',' delimiter": "ожидалась запятая",
    "Expecting ':' delimiter": "ожидалось двоеточие",
    "Unterminated string starting at": "строка не закончена",
    "Invalid \\escape": "неверная последовательность с обратной чертой",
    "Invalid \\uXXXX escape": "неверная последовательность с обратной чертой",
}


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Refusal("Поле указано дважды.", field=_quoted(key))
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise Refusal(f"Значение {name} не допускается.")


def read(kind: type[Value], value: Any, path: str = "") -> Value:
    """Give a dataclass from a JSON object; unknown and missing fields are refused by name."""
    if not isinstance(value, dict):
        raise Refusal("Ожидался объект JSON { … }.", field=path or None)
    hints = _hints(kind)
    unknown = [key for key in value if key not in hints]
    if unknown:
        known = ", ".join(hints)
        raise Refusal(f"Неизвестное поле. Допустимы: {known}.", field=_joined(path, _quoted(unknown[0])))
    given = {name: _read(hints[name], item, _joined(path, name)) for name, item in value.items()}
    for field in fields(kind):  # type: ignore[arg-type]  # only dataclasses come here
        if field.name not in given and field.default is MISSING and field.default_factory is MISSING:
            raise Refusal("Обязательное поле не указано.", field=_joined(path, field.name))
    return kind(**given)


def _read(hint: Any, value: Any, path: str) -> Any:
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        inner = [option for option in get_args(hint) if option is not type(None)]
        return None if value is None else _read(inner[0], value, path)
    if origin is tuple:
        if not isinstance(value, list):
            raise Refusal("Ожидался список [ … ].", field=path)
        (item, _) = get_args(hint)
        return tuple(_read(item, part, f"{path}[{place}]") for place, part in enumerate(value))
    if is_dataclass(hint):
        return read(hint, value, path)  # type: ignore[arg-type]
    plain = getattr(hint, "__supertype__", hint)
    return _PLAIN.get(plain, _word(plain))(value, path)


def _text(value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise Refusal(f"Ожидалась строка, а не {_named(value)}.", field=path)
    return value


def _flag(value: Any, path: str) -> bool:
    if not isinstance(value, bool):
        raise Refusal(f"Ожидалось true или false, а не {_named(value)}.", field=path)
    return value


def _whole(value: Any, path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise Refusal(f"Ожидалось целое число, а не {_named(value)}.", field=path)
    return value


def _day(value: Any, path: str) -> date:
    text = _text(value, path)
    if not _DAY.fullmatch(text):
        raise Refusal(f"Ожидалась дата вида 2026-11-20, а не «{_quoted(text)}».", field=path)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"Такой даты нет: «{text}».", field=path) from None


def _moment(value: Any, path: str) -> datetime:
    text = _text(value, path)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(
            f"Ожидался момент вида 2026-11-20T09:30:00+04:00, а не «{_quoted(text)}».", field=path
        ) from None
    if moment.tzinfo is None:
        raise Refusal("У момента должен быть указан часовой пояс, например +04:00.", field=path)
    return moment


_PLAIN: dict[Any, Callable[[Any, str], Any]] = {
    str: _text,
    bool: _flag,
    int: _whole,
    date: _day,
    datetime: _moment,
}


@cache
def _word(kind: type[StrEnum]) -> Callable[[Any, str], StrEnum]:
    def word(value: Any, path: str) -> StrEnum:
        text = _text(value, path)
        try:
            return kind(text)
        except ValueError:
            known = ", ".join(kind)
            raise Refusal(f"Недопустимое значение «{_quoted(text)}». Допустимы: {known}.", field=path) from None

    return word


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _quoted(text: str) -> str:
    shown = text[:_QUOTED].encode("utf-8", "replace").decode()
    return "".join(character if character.isprintable() else "?" for character in shown)


def _named(value: Any) -> str:
    names = {type(None): "null", bool: "логическое значение", int: "число", float: "число", str: "строка"}
    return names.get(type(value), "список" if isinstance(value, list) else "объект")
