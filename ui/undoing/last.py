"""Ctrl+Z when no toast is left: one's own actions of today, from the last one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.later import later
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.workplace import actions, taking_back
    from mcu_desktop.workplace.actions import ActionLine
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.widgets.messages import Toast
else:
    actions = later("mcu_desktop.workplace.actions")
    taking_back = later("mcu_desktop.workplace.taking_back")

_NOTHING = "Отменять нечего: сегодня вы здесь ничего не сделали, или всё уже отменено."


def undo_last(bridge: Bridge, toast: Toast) -> None:
    """Take back the last own action of today that still holds, and say which."""

    def show(line: ActionLine | None) -> None:
        if line is None:
            toast.tell(_NOTHING)
            return
        action = line.action
        said = f"Отменено: {line.about}. {line.text}"
        bridge.do(lambda office: _taken_back(office, action), done=lambda _: toast.tell(said))

    bridge.ask(_last, show)


def _last(office: Workplace) -> ActionLine | None:
    return next((line for line in actions.own_of_today(office) if line.holds and not line.takes_back), None)


def _taken_back(office: Workplace, action: str) -> Changes:
    try:
        return taking_back.take_back(office, (action,))
    except Refusal as refusal:
        raise Refusal(f"Отменить последнее своё действие нельзя. {refusal.reason}") from refusal
