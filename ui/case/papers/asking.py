"""What a paper asks for, as editors; what they hold, as a wish."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mcu_desktop.papers.offering import bodies
from ui.case import editors as e
from ui.case.offers.fields import bodies_offered, people_offered
from ui.case.several import Several

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.papers.wish import Wish
    from mcu_desktop.workplace.papers import Possible
    from mcu_desktop.workplace.workplace import Workplace

_NO_BODIES = "Органов в справочнике нет: добавьте их, «Справочники», «Органы»."
_LONG = {"text": 6, "asked": 3, "earlier": 3}
"""Lines of what takes more than one."""
_ALWAYS = (("enclosure", "Приложение"), ("signer", "Кто подписывает"), ("executor", "Исполнитель"))

Rows = dict[str, tuple[str, "QWidget"]]
"""The title and the editor of each thing asked for."""


def rows(office: Workplace, paper: Possible, wish: Wish) -> Rows:
    """Make the editors of a paper, beginning with what its case knows."""
    asked = [(one.name, one.title if one.required else f"{one.title}, если нужно") for one in paper.asks]
    return {name: (title, _editor(office, name, wish)) for name, title in (*asked, *_ALWAYS)}


def wished(office: Workplace, wish: Wish, editors: Mapping[str, Any]) -> Wish:
    """Give the wish with what stands in the editors, or refuse what cannot be read."""
    values = {name: editor.value() for name, editor in editors.items()}
    if "bodies" in values:
        values["bodies"] = bodies(office.office, *values["bodies"])
    return replace(wish, **values)


def _editor(office: Workplace, name: str, wish: Wish) -> QWidget:
    known = getattr(wish, name)
    match name:
        case "bodies":
            named = {one.name for one in known}
            ticked = [id_ for id_, body in office.office.bodies.items() if body.name in named]
            return Several(bodies_offered(office.office), ticked, empty=_NO_BODIES)
        case "until":
            return e.Day(known, office.today())
        case "signer" | "executor":
            return e.Chosen([("Как обычно", None), *people_offered(office.office)], known)
        case _ if name in _LONG:
            return e.LongText(known, lines=_LONG[name])
    return e.Reason(known)
