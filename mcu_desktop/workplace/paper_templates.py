"""Templates of papers: those that ship, and the office's own in their place, as cards with a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.kinds import PaperTemplate
from mcu_desktop.problems import Refusal, Trouble, os_words
from mcu_desktop.settings import resource
from mcu_desktop.whole_file import written_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.papers.template import Template
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Listed(NamedTuple):
    """One template: its name, what it is, and whether the office laid its own one in."""

    name: str
    paper: str
    sheet: str
    own: bool


def templates(workplace: Asking) -> Callable[[str], Template]:
    """Give a template by its name: the office's own one where there is one."""

    def read(name: str) -> Template:
        from mcu_desktop.papers.template import Template  # noqa: PLC0415 - with its library

        return Template.read(name, _in_force(workplace, name))

    return read


def listed(workplace: Asking) -> tuple[Listed, ...]:
    """List all templates in the order of the papers."""
    from mcu_desktop.papers.kinds import PAPERS  # noqa: PLC0415 - when papers are asked for

    own = workplace.office.paper_templates
    return tuple(
        Listed(sheet.template, paper.title, sheet.title, own=sheet.template in own)
        for paper in PAPERS.values()
        for sheet in paper.sheets
    )


def put(workplace: Workplace, name: str, source: Path) -> Changes:
    """Lay the office's own template in, once it is proven to name known fields alone and to become a page."""
    from mcu_desktop.papers.template import Template  # noqa: PLC0415 - as above
    from mcu_desktop.papers.trying import require_drawable  # noqa: PLC0415 - as above

    workplace.judged(PaperTemplate)
    _require_known(workplace, name)
    if not source.is_file():
        raise Refusal(f"Файл «{source.name}» не найден.", field="file")
    template = Template.read(name, _content(source))
    require_drawable(template)
    kept = workplace.store.attachments.keep_bytes(template.content, f"{name}.docx", _DOCX)
    standing = _card(workplace, name)
    if standing is None:
        return workplace.record(PaperTemplate(template=name, document=kept.digest))[1]
    return workplace.correct(standing, {"document": kept.digest}, reason="Другой шаблон")


def take_out(workplace: Workplace, name: str) -> Changes:
    """Go back to the template that ships."""
    _require_known(workplace, name)
    standing = _card(workplace, name)
    if standing is None:
        raise Refusal(f"Своего шаблона «{name}» нет: действует обычный.", field="name")
    return workplace.withdraw(standing, reason="Действует обычный шаблон")


def save(workplace: Asking, name: str, target: Path) -> None:
    """Write the template in force to a file, for somebody to change it."""
    _require_known(workplace, name)
    content = _in_force(workplace, name)
    written_whole(target, content)


def _in_force(workplace: Asking, name: str) -> bytes:
    own = workplace.office.paper_templates.get(name)
    if own is not None:
        return workplace.store.attachments.read(own.document)
    return _content(resource("templates") / f"{name}.docx")


def _card(workplace: Asking, name: str) -> CardId | None:
    cards = ((id_, card) for id_, card, gone in workplace.store.cards() if not gone)
    return next(
        (id_ for id_, card in cards if isinstance(card, PaperTemplate) and card.template == name), None
    )


def _require_known(workplace: Asking, name: str) -> None:
    known = [one.name for one in listed(workplace)]
    if name not in known:
        raise Refusal(f"Шаблона «{name[:60]}» нет. Есть: {', '.join(known)}.", field="name")


def _content(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError as error:
        raise Trouble(f"Шаблон «{place.name}» не прочитан: {os_words(error)}.") from error
