"""Addresses complete from what the office has written down so far: first streets, then whole addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ui.widgets.suggestions import Suggestion, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QLineEdit

    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.widgets.field import Field


def complete_address(bridge: Bridge, field: Field) -> None:
    """Offer what is known while an address is typed."""
    line = cast("QLineEdit", field.control)

    def look_up(typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        bridge.ask(lambda office: _known(office, typed), show)

    def take(address: str) -> None:
        field.fill(address)
        line.end(False)
        field.edited.emit()

    suggest(line, look_up, take)


def _known(office: Workplace, typed: str) -> list[Suggestion]:
    from mcu_desktop.domain.cases.places import streets  # noqa: PLC0415 - loaded with the office

    known = office.store.earlier.addresses(typed)
    return [
        *(
            Suggestion(f"{street}, …", "Улица; остаётся набрать дом", f"{street}, ")
            for street in streets(known)
        ),
        *(Suggestion(one, "", one) for one in known),
    ]
