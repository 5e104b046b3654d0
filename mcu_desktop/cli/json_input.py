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
_LONGEST_NUMBER = 18
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII)
_YEARS = range(1900, 2200)
_QUOTED = 60
_SURROGATE = re.compile("[\ud800-\udfff]")

Value = TypeVar("Value")
Day = TypeVar("Day", date, datetime)


class _Doubled(dict[str, Any]):
    """An object in which a key stands twice; refused where its place is known."""

    key: str


def parsed(text: str) -> Any:
    """Give the value of a JSON text; what is no number of ours (NaN, 1e400) comes as a float nobody takes."""
    try:
        return json.loads(
            text, strict=False, object_pairs_hook=_object, parse_constant=float, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        fault = _JSON_FAULTS.get(error.msg, "запись нарушена")
        raise Refusal(f"Это не JSON: знак {error.pos + 1} ({fault}).") from None
    except RecursionError:
        raise Refusal("Это не JSON дела: слишком глубокая вложенность.") from None


_JSON_FAULTS = {
    "Expecting value": "ожидалось значение",
    "Extra data": "лишний текст после значения",
    "Expecting property name enclosed in double quotes": "ожидалось имя поля в кавычках",
    "Expecting ',' delimiter": "ожидалась запятая",
    "Expecting ':' delimiter": "ожидалось двоеточие",
    "Unterminated string starting at": "строка не закончена",
    "Invalid \\escape": "неверная последовательность с обратной чертой",
    "Invalid \\uXXXX escape": "неверная последовательность с обратной чертой",
    "Unexpected UTF-8 BOM (decode using utf-8-sig)": "метка BOM допустима только в начале файла",
}


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled, seen = _Doubled(found), set[str]()
    for key, _ in pairs:
        if key in seen:
            doubled.key = key
            break
        seen.add(key)
    return doubled


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else float("inf")


def read(kind: type[Value], value: Any, path: str = "") -> Value:
    """Give a dataclass from a JSON object; unknown, missing and doubled fields are refused by name."""
    if not isinstance(value, dict):
        raise Refusal(f"Ожидался объект JSON {{ … }}, а не {_named(value)}.", field=path or None)
    if isinstance(value, _Doubled):
        raise Refusal("Поле указано дважды.", field=_joined(path, _quoted(value.key)))
    hints = _hints(kind)
    unknown = [key for key in value if key not in hints]
    if unknown:
        known = ", ".join(hints) or "полей у команды нет"
        raise Refusal(f"Неизвестное поле. Допустимы: {known}.", field=_joined(path, _quoted(unknown[0])))
    given = {name: _read(hints[name], item, _joined(path, name)) for name, item in value.items()}
    for field in fields(kind):  # type: ignore[arg-type]  # only dataclasses come here
        if field.name not in given and field.default is MISSING and field.default_factory is MISSING:
            raise Refusal("Обязательное поле не указано.", field=_joined(path, field.name))
    return kind(**given)


def values(kind: type[Any]) -> dict[str, str]:
    """Say of each field of a dataclass what may stand in it, a star at the names that must be given."""
    return {
        f"{field.name}{'*' if field.default is MISSING and field.default_factory is MISSING else ''}": (
            _described(_hints(kind)[field.name])
        )
        for field in fields(kind)
    }


def _described(hint: Any) -> str:
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _described(next(option for option in get_args(hint) if option is not type(None)))
    if origin is tuple:
        return f"[{_described(get_args(hint)[0])}, …]"
    if is_dataclass(hint):
        return f"{{{', '.join(values(hint))}}}"  # type: ignore[arg-type]  # a class, as the hint of a field
    plain = getattr(hint, "__supertype__", hint)
    return _PLAIN[plain][1] if plain in _PLAIN else " | ".join(plain)


def _read(hint: Any, value: Any, path: str) -> Any:
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        inner = [option for option in get_args(hint) if option is not type(None)]
        return None if value is None else _read(inner[0], value, path)
    if origin is tuple:
        if not isinstance(value, list):
            raise Refusal(f"Ожидался список [ … ], а не {_named(value)}.", field=path)
        (item, _) = get_args(hint)
        return tuple(_read(item, part, f"{path}[{place}]") for place, part in enumerate(value))
    if is_dataclass(hint):
        return read(hint, value, path)  # type: ignore[arg-type]  # a class, as the hint of a field
    plain = getattr(hint, "__supertype__", hint)
    reader = _PLAIN[plain][0] if plain in _PLAIN else _word(plain)
    return reader(value, path)


def _text(value: Any, path: str) -> str:
    if not isinstance(value, str):
        raise Refusal(f"Ожидалась строка, а не {_named(value)}.", field=path)
    if found := _SURROGATE.search(value):
        raise Refusal(f"Половина знака U+{ord(found[0]):04X} на месте {found.start() + 1}.", field=path)
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
        day = date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"Такой даты нет: «{text}».", field=path) from None
    return _within_reason(day, path)


def _moment(value: Any, path: str) -> datetime:
    text = _text(value, path)
    if not _MOMENT.fullmatch(text):
        raise Refusal(f"Ожидался момент вида 2026-11-20T09:30:00+04:00, а не «{_quoted(text)}».", field=path)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(f"Такого момента нет: «{text}».", field=path) from None
    if moment.tzinfo is None:
        raise Refusal("У момента должен быть указан часовой пояс, например +04:00.", field=path)
    return _within_reason(moment, path)


def _within_reason(found: Day, path: str) -> Day:
    """Refuse a year beyond which zones and terms overflow."""
    if found.year not in _YEARS:
        raise Refusal(f"Год {found.year} вне {_YEARS.start}–{_YEARS.stop - 1}.", field=path)
    return found


_PLAIN: dict[Any, tuple[Callable[[Any, str], Any], str]] = {
    str: (_text, "строка"),
    bool: (_flag, "true | false"),
    int: (_whole, "целое число"),
    date: (_day, "дата 2026-11-20"),
    datetime: (_moment, "момент 2026-11-20T09:30+04:00"),
}


@cache
def _word(kind: type[StrEnum]) -> Callable[[Any, str], StrEnum]:
    def word(value: Any, path: str) -> StrEnum:
        text = _text(value, path)
        try:
            return kind(text)
        except ValueError:
            known = ", ".join(kind)
            said = _quoted(text)
            raise Refusal(f"Недопустимое значение «{said}». Допустимы: {known}.", field=path) from None

    return word


def _hints(kind: type[Any]) -> dict[str, Any]:
    if kind not in _KNOWN_HINTS:
        _KNOWN_HINTS[kind] = get_type_hints(kind)
    return _KNOWN_HINTS[kind]


_KNOWN_HINTS: dict[type[Any], dict[str, Any]] = {}


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _quoted(text: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in text[:_QUOTED])


def _named(value: Any) -> str:
    names = {type(None): "null", bool: "логическое значение", int: "число", float: "число", str: "строка"}
    return names.get(type(value), "список" if isinstance(value, list) else "объект")
