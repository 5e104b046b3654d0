"""A table of bodies (CSV) as other systems export it: whole and sound, or refused by line."""

from __future__ import annotations

import csv
import unicodedata
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.kinds import Body, BodyKind
from mcu_desktop.domain.office.bodies import BODY_KINDS
from mcu_desktop.domain.office.soundness import require_sound
from mcu_desktop.domain.spelling import folded
from mcu_desktop.problems import Refusal, Trouble, os_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LARGEST = 5 * 1024 * 1024
MOST_ROWS = 5_000
COLUMNS = {
    "name": ("название", "наименование", "орган", "name"),
    "addressee": ("кому", "адресат", "addressee"),
    "address": ("адрес", "почтовый адрес", "address"),
    "email": ("почта", "электронная почта", "email", "e-mail"),
    "sstu": ("идентификатор ссту", "идентификатор", "ссту", "guid", "id", "departmentid"),
    "kind": ("вид", "что это", "kind"),
}
"""How a column may be called; the first is how we write it."""
_LISTED = 10
_DELIMITERS = ";\t,"
_QUOTED_FORMULA = ("'=", "'+", "'-", "'@")


class Row(NamedTuple):
    """A body and the line that it stands in; what the table has no column for is not said."""

    line: int
    body: Body
    said: tuple[str, ...]


def read(path: Path) -> tuple[Row, ...]:
    """Read a file from outside."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise Trouble(f"Не удалось прочитать «{path.name}»: {os_words(error)}.") from error
    return parsed(content)


def parsed(content: bytes) -> tuple[Row, ...]:
    """Give the bodies of a table, or refuse it with the lines that are wrong."""
    if len(content) > LARGEST:
        raise Refusal("Файл больше 5 МБ: в справочнике органов столько не бывает.", field="file")
    lines = _lines(_text(content))
    head = next(lines, None)
    columns = _columns(head[1]) if head else {}
    if "name" not in columns.values():
        raise Refusal(
            f"В первой строке нет столбца «{COLUMNS['name'][0]}». Нужны заголовки: "
            f"{', '.join(names[0] for names in COLUMNS.values())}.",
            field="file",
        )
    rows: list[Row] = []
    faults: list[str] = []
    known: dict[tuple[str, str], int] = {}
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        try:
            row = _row(number, cells, columns)
            _require_alone(row, known)
            rows.append(row)
        except Refusal as refusal:
            faults.append(f"строка {number}: {refusal.reason}")
        if len(rows) > MOST_ROWS:
            raise Refusal(f"В файле больше {MOST_ROWS} строк.", field="file")
    if faults:
        raise Refusal(_told(faults), field="file")
    if not rows:
        raise Refusal("В файле нет ни одного органа.", field="file")
    return tuple(rows)


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("Файл не читается как текст: сохраните его как CSV в UTF-8 или Windows-1251.", field="file")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows with the line each ends in; the delimiter is the one that the first line has most of."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error:
        raise Refusal(f"Строка {reader.line_num + 1} – не строка таблицы CSV.", field="file") from None


def _columns(head: Sequence[str]) -> dict[int, str]:
    """Give which column holds what; columns that say nothing to us are passed by."""
    named = {name: field for field, names in COLUMNS.items() for name in names}
    found = {place: named.get(folded(title).strip()) for place, title in enumerate(head)}
    columns = {place: field for place, field in found.items() if field}
    if len(set(columns.values())) < len(columns):
        raise Refusal("Один столбец назван в первой строке дважды.", field="file")
    return columns


def _row(number: int, cells: Sequence[str], columns: dict[int, str]) -> Row:
    values = {field: _cell(cells[place]) for place, field in columns.items() if place < len(cells)}
    kind = _kind(values.pop("kind", ""))
    body = Body(**values, kind=kind or BodyKind.OTHER)
    require_sound(body, ())
    return Row(number, body, (*values, *(["kind"] if kind else ())))


def _kind(said: str) -> BodyKind | None:
    """Read what a body is, as it is written here."""
    if not said:
        return None
    found = next((kind for kind, words in BODY_KINDS.items() if folded(words) == folded(said)), None)
    if found is None:
        raise Refusal(f"вида «{said[:40]}» нет. Есть: {', '.join(BODY_KINDS.values())}.")
    return found


def _cell(text: str) -> str:
    """Give a cell as one line, without the mark by which a spreadsheet was kept from reckoning it."""
    one_line = " ".join(text.split())
    one_line = one_line[1:] if one_line.startswith(_QUOTED_FORMULA) else one_line
    return unicodedata.normalize("NFC", one_line)


def _require_alone(row: Row, known: dict[tuple[str, str], int]) -> None:
    traits = (("название", folded(row.body.name)), ("идентификатор ССТУ", row.body.sstu.lower()))
    for what, value in traits:
        before = known.setdefault((what, value), row.line) if value else row.line
        if before != row.line:
            raise Refusal(f"{what} уже было в строке {before}.")


def _told(faults: list[str]) -> str:
    more = f"; и ещё {len(faults) - _LISTED}" if len(faults) > _LISTED else ""
    listed = "; ".join(fault.rstrip(".") for fault in faults[:_LISTED])
    return f"Ничего не взято: {listed}{more}."
