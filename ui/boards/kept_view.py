"""How a person left the boards: which blocks, side by side or as one, in lanes, narrowed to what.

It lies in the profile's own file, each person's by itself, and is never exchanged.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mcu_desktop.store.drafts import Draft

if TYPE_CHECKING:
    from mcu_desktop.workplace.workplace import Workplace

_KIND = "boards.view"


def kept_view(workplace: Workplace) -> dict[str, Any]:
    """Give the view of the person who works here; nothing at the first time."""
    mine = _id(workplace)
    return next((json.loads(kept.body) for kept in workplace.drafts.all(_KIND) if kept.id == mine), {})


def keep_view(workplace: Workplace, state: dict[str, Any]) -> None:
    """Keep a view, over the one before."""
    at = workplace.now().isoformat(timespec="seconds")
    workplace.drafts.save(Draft(_id(workplace), _KIND, "", json.dumps(state, ensure_ascii=False), at))


def _id(workplace: Workplace) -> str:
    return f"{_KIND}.{workplace.person}"
