"""What stands on a visitor's card, as plain values: kept in drafts, and made into commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.values import Applicant
    from mcu_desktop.domain.reception.commands import End, WalkIn
    from mcu_desktop.domain.reception.visit import Visit

Values = dict[str, str]

OF_VISITOR = ("surname", "name", "patronymic", "organisation", "address", "phone", "email", "benefit")
PERSON = (
    ("surname", "Фамилия", 1),
    ("name", "Имя", 1),
    ("patronymic", "Отчество", 1),
    ("address", "Адрес", 2),
    ("phone", "Телефон", 1),
    ("organisation", "Место работы, должность", 3),
)
"""What a visitor is asked for: field, title, columns."""
COLUMN = 150
"""How wide a column is at least: a card stands beside the queue."""
_CHOSEN = ("priority", "block", "executor", "outcome")
"""What comes from lists: no loss when it is gone."""
YES = "1"


def of_visit(visit: Visit) -> Values:
    """Give what is known of a visit as the card shows it."""
    known = {name: getattr(visit.visitor, name) or "" for name in OF_VISITOR}
    return {**known, "priority": visit.priority, "text": visit.about}


def written(values: Values) -> str:
    """Write a draft down; one with nothing typed is none."""
    typed = any(value.strip() for name, value in values.items() if name not in _CHOSEN)
    return json.dumps(values, ensure_ascii=False) if typed else ""


def read(body: str) -> Values:
    """Read a draft."""
    held: Values = json.loads(body)
    return held


def visitor(values: Mapping[str, str]) -> Applicant:
    """Give who is meant."""
    from mcu_desktop.domain.cases.values import Applicant  # noqa: PLC0415 - loaded with the office

    return Applicant(**{name: values.get(name, "").strip() or None for name in OF_VISITOR})


def walk_in(values: Mapping[str, str], whom: CardId) -> WalkIn:
    """Make a card into somebody who waits."""
    from mcu_desktop.domain.reception.commands import WalkIn  # noqa: PLC0415 - loaded with the office

    said = values.get("text", "").strip()
    return WalkIn(whom=whom, visitor=visitor(values), about=said, priority=values.get("priority", ""))


def end(values: Mapping[str, str], until: date | None) -> End:
    """Make a card into the end of a reception; what is not chosen or no number is refused by its field."""
    from mcu_desktop.domain.cards.kinds import CardId  # noqa: PLC0415 - loaded with the office
    from mcu_desktop.domain.reception.commands import End  # noqa: PLC0415
    from mcu_desktop.domain.reception.visit import Outcome  # noqa: PLC0415
    from mcu_desktop.domain.vocabulary import CaseId  # noqa: PLC0415

    if not values.get("outcome"):
        raise Refusal("Выберите, чем закончился приём: Ctrl+1 … Ctrl+6.", field="outcome")
    return End(
        outcome=Outcome(values["outcome"]),
        visitor=visitor(values),
        text=values.get("text", ""),
        said=values.get("said", ""),
        priority=values.get("priority", ""),
        id_shown=values.get("id_shown") == YES,
        consent=values.get("consent") == YES,
        sheets=_number(values.get("sheets", "")),
        code=values.get("code", "").strip() or None,
        block=CardId(values["block"]) if values.get("block") else None,
        executor=CardId(values["executor"]) if values.get("executor") else None,
        until=until,
        earlier=tuple(CaseId(one) for one in values.get("earlier", "").split()),
    )


def _number(said: str) -> int:
    if not said.strip():
        return 0
    if not said.strip().isdecimal():
        raise Refusal("Листов – число.", field="sheets")
    return int(said)
