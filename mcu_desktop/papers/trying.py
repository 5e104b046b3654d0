"""Trying a template from outside before anybody relies on it: a page has to come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.papers.fields import FIELDS
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.papers.template import Template


def require_drawable(template: Template) -> None:
    """Refuse a template of which no page comes."""
    from mcu_desktop.papers.content import read  # noqa: PLC0415 - half a second of libraries
    from mcu_desktop.papers.pdf import drawn  # noqa: PLC0415
    from mcu_desktop.papers.qr import png  # noqa: PLC0415

    try:
        filled = template.filled(dict(FIELDS), title=template.name, picture=png("0"))
        drawn(read(filled))
    except Exception as fault:  # a foreign document fails in more ways than anybody lists
        raise Refusal(
            f"По шаблону «{template.name}» не получается страница: проверьте поля листа, размер букв, "
            "таблицы и рисунки.",
            field="file",
        ) from fault
