"""Registration numbers: which journal a case goes to, and how that journal writes its numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.office.journals import ALL_JOURNALS
from mcu_desktop.domain.vocabulary import Form, Regime
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mcu_desktop.domain.cards.kinds import NumberTemplate

UNSIGNED = "Б/П"
"""Stands for the letter where nobody signed."""

_LONGEST = 60
_LONGEST_INDEX = 20
_PIECE = re.compile(r"\{(?P<field>[^{}]*)\}|(?P<literal>[^{}]+)|(?P<stray>[{}])")
_PADDED = re.compile(r"n:0([2-9])")
_PADDED_FIELD = re.compile(r"\{n:0[2-9]\}")
_STATION = re.compile(r"[0-9A-Za-zА-Яа-яЁё]{1,8}")
_FIELDS = frozenset({"index", "station", "n", "year", "yy", "letter"})
_SAMPLES = (("Иванова", 1), ("Петров", 128), (None, 2026))


def journal_of(regime: Regime, form: Form) -> str:
    """Give the journal of a case: appeals have one for each form, messages one for each regime."""
    return f"{regime}.{form}" if regime is Regime.APPEAL else str(regime)


def number(template: NumberTemplate, *, station: str, n: int, day: date, surname: str | None) -> str:
    """Write a registration number; another station, running number or year never gives the same."""
    values = {
        "index": template.index,
        "station": require_station(station),
        "year": f"{day.year:04}",
        "yy": f"{day.year % 100:02}",
        "letter": _letter(surname),
    }
    return "".join(
        part.text if part.field is None else values.get(part.field, f"{n:0{part.width}}")
        for part in _parts(template.template)
    )


def preview(template: NumberTemplate, *, station: str, day: date) -> tuple[str, str, str]:
    """Write three sample numbers, the last one unsigned."""
    first, second, third = (
        number(template, station=station, n=n, day=day, surname=surname) for surname, n in _SAMPLES
    )
    return first, second, third


def check_template(template: NumberTemplate) -> None:
    """Refuse a template of an unknown journal or one that could write the same number twice."""
    if template.journal not in ALL_JOURNALS:
        raise Refusal(f"Журнала {template.journal!r} нет.", field="journal")
    if len(template.index) > _LONGEST_INDEX or not template.index.isprintable():
        raise Refusal(f"Индекс журнала — до {_LONGEST_INDEX} печатных знаков.", field="index")
    _parts(template.template)


def check_apart(templates: Iterable[NumberTemplate]) -> None:
    """Refuse two journals whose templates read alike: each counts from one, and their numbers would meet."""
    seen: dict[str, str] = {}
    for template in templates:
        written = _PADDED_FIELD.sub("{n}", template.template.replace("{index}", template.index))
        if written in seen:
            raise _refused(
                f"Журналы {seen[written]} и {template.journal} пишут одинаковые номера: "
                "дайте им разные индексы."
            )
        seen[written] = template.journal


def require_station(text: str) -> str:
    """Give the index of a station: one to eight letters and digits, so that fields of a number stay apart."""
    if _STATION.fullmatch(text) is None:
        raise Refusal("Индекс рабочего места — от одной до восьми букв или цифр.", field="station")
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Text as it stands, or a field to fill in."""

    text: str = ""
    field: str | None = None
    width: int = 1


@lru_cache(maxsize=64)
def _parts(template: str) -> tuple[_Part, ...]:
    """Read a template; only known names stand in braces, nothing is ever looked up by them."""
    if len(template) > _LONGEST or not template.isprintable():
        raise _refused(f"Шаблон номера — до {_LONGEST} печатных знаков в одну строку.")
    parts = tuple(_part(piece) for piece in _PIECE.finditer(template))
    fields = {part.field for part in parts}
    if "n" not in fields:
        raise _refused("В шаблоне номера нет порядкового номера {n}.")
    if "station" not in fields:
        raise _refused("В шаблоне номера нет рабочего места {station}: номера двух мест совпали бы.")
    if not fields & {"year", "yy"}:
        raise _refused("В шаблоне номера нет года {year} или {yy}: номера разных лет совпали бы.")
    _check_separated(parts)
    return parts


def _part(piece: re.Match[str]) -> _Part:
    if piece["stray"]:
        raise _refused("В шаблоне номера фигурная скобка без пары.")
    if piece["literal"]:
        return _Part(text=piece["literal"])
    name = piece["field"]
    if padded := _PADDED.fullmatch(name):
        return _Part(field="n", width=int(padded[1]))
    if name not in _FIELDS:
        raise _refused(f"Шаблон номера не знает поля {{{name}}}.")
    return _Part(field=name)


def _check_separated(parts: tuple[_Part, ...]) -> None:
    """Ask for a sign between fields: station 1 with number 12 is not station 11 with number 2."""
    apart = True
    for part in parts:
        if part.field is None:
            apart = apart or not part.text.isalnum()
        elif not apart:
            raise _refused("Между полями шаблона номера нужен знак: «-», «/» или пробел.")
        else:
            apart = False


def _letter(surname: str | None) -> str:
    first = next((sign for sign in surname or "" if sign.isalpha()), "")
    return first.upper() or UNSIGNED


def _refused(reason: str) -> Refusal:
    return Refusal(reason, field="template")
