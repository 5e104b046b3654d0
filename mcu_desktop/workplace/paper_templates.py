"""Templates of papers: those that ship, and the office's own beside them in the profile's folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.kinds import NumberTemplate
from mcu_desktop.problems import Refusal, Trouble, os_words
from mcu_desktop.settings import resource

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.papers.template import Template
    from mcu_desktop.workplace.workplace import Workplace

FOLDER = "templates"


class Listed(NamedTuple):
    """One template: its name, what it is, and whether the office laid its own one in."""

    name: str
    paper: str
    sheet: str
    own: bool


def templates(home: Path) -> Callable[[str], Template]:
    """Give a template by its name: the office's own one where there is one."""

    def read(name: str) -> Template:
        from mcu_desktop.papers.template import Template  # noqa: PLC0415 - with its library

        return Template.read(name, _content(_place(home, name)))

    return read


def listed(home: Path) -> tuple[Listed, ...]:
    """List all templates in the order of the papers."""
    from mcu_desktop.papers.kinds import PAPERS  # noqa: PLC0415 - when papers are asked for

    return tuple(
        Listed(sheet.template, paper.title, sheet.title, own=_own(home, sheet.template).exists())
        for paper in PAPERS.values()
        for sheet in paper.sheets
    )


def put(workplace: Workplace, name: str, source: Path) -> None:
    """Lay the office's own template in, once it is proven to name known fields alone."""
    from mcu_desktop.papers.template import Template  # noqa: PLC0415 - as above

    home = _changing(workplace, name)
    if not source.is_file():
        raise Refusal(f"Файл «{source.name}» не найден.", field="file")
    template = Template.read(name, _content(source))
    try:
        (home / FOLDER).mkdir(exist_ok=True)
        _own(home, name).write_bytes(template.content)
    except OSError as error:
        raise Trouble(f"Шаблон не записан: {os_words(error)}.") from error


def take_out(workplace: Workplace, name: str) -> None:
    """Go back to the template that ships; the own one is put aside."""
    own = _own(_changing(workplace, name), name)
    if not own.exists():
        raise Refusal(f"Своего шаблона «{name}» нет: действует обычный.", field="name")
    own.replace(own.with_suffix(".прежний.docx"))


def save(workplace: Workplace, name: str, target: Path) -> None:
    """Write the template in force to a file, for somebody to change it."""
    _require_known(name)
    try:
        target.write_bytes(_content(_place(workplace.store.home, name)))
    except OSError as error:
        raise Trouble(f"Шаблон не записан: {os_words(error)}.") from error


def _changing(workplace: Workplace, name: str) -> Path:
    """Give the profile in which a template changes: whoever sets how numbers are written may."""
    workplace.judged(NumberTemplate)
    _require_known(name)
    return workplace.store.home


def _require_known(name: str) -> None:
    from mcu_desktop.papers.kinds import PAPERS  # noqa: PLC0415 - as above

    known = [sheet.template for paper in PAPERS.values() for sheet in paper.sheets]
    if name not in known:
        raise Refusal(f"Шаблона «{name[:60]}» нет. Есть: {', '.join(known)}.", field="name")


def _own(home: Path, name: str) -> Path:
    return home / FOLDER / f"{name}.docx"


def _place(home: Path, name: str) -> Path:
    own = _own(home, name)
    return own if own.exists() else resource("templates") / f"{name}.docx"


def _content(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError as error:
        raise Trouble(f"Шаблон «{place.name}» не прочитан: {os_words(error)}.") from error
