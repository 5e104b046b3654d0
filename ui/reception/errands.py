"""What the worker does for the place of receptions; what it needs is loaded then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.reception.commands import Call, Come, Mend
from mcu_desktop.workplace.reception import doing
from ui.reception.content import of_visit, read, visitor

if TYPE_CHECKING:
    from mcu_desktop.domain.reception.visit import Visit, VisitId
    from mcu_desktop.workplace.reception.doing import Visited
    from mcu_desktop.workplace.workplace import Workplace
    from ui.reception.content import Values

KIND = "reception"
"""Of the drafts."""
NEW = "new"
"""The draft of somebody who has just come in."""


def drafts(office: Workplace) -> dict[str, Values]:
    """Give what was typed on cards and not finished, by visit."""
    return {draft.id.removeprefix(_PREFIX): read(draft.body) for draft in office.drafts.all(KIND)}


def keep(office: Workplace, visit: str, title: str, body: str) -> None:
    """Write down what is typed on a card, or forget it where nothing is."""
    from mcu_desktop.store.drafts import Draft  # noqa: PLC0415 - loaded with the office

    id_ = f"{_PREFIX}{visit}"
    if not body:
        office.drafts.drop(id_)
        return
    office.drafts.save(Draft(id_, KIND, title, body, office.now().isoformat(timespec="seconds")))


def forget(office: Workplace, visit: str) -> None:
    """Forget a draft whose work is done."""
    office.drafts.drop(f"{_PREFIX}{visit}")


def step(office: Workplace, visit: Visit, values: Values, command: Come | Call) -> Visited:
    """Mark that somebody came or went in, with what was mended on the card meanwhile."""
    mend(office, visit, values)
    return doing.act(office, visit.id, command)


def mend(office: Workplace, visit: Visit, values: Values) -> Visited | None:
    """Write the card down as it was mended, `None` where it was not."""
    known = of_visit(visit)
    if all(values.get(name, "").strip() == said for name, said in known.items()):
        return None
    command = Mend(visitor=visitor(values), about=_line(values["text"]), priority=values.get("priority", ""))
    return doing.act(office, visit.id, command)


def call(office: Workplace, visit: VisitId) -> Visited:
    """Let the next one in."""
    return doing.act(office, visit, Call())


def _line(text: str) -> str:
    return " ".join(text.split())


_PREFIX = "reception:"
