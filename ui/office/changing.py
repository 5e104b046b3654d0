"""Changes that may move terms: looked at first, then made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cards.kinds import Administration, CardId, DayKind, OwnDay
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.changes import Changes
from mcu_desktop.workplace.workplace import Workplace
from ui.office.moved import MovedTerms

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import Bridge


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a card: how it is called, how it is made or only looked at, what is said after."""

    title: str
    said: str
    make: Callable[[Workplace, bool], Changes]
    """Gets whether only to look."""


def look_then_make(
    bridge: Bridge,
    change: Change,
    parent: QWidget,
    *,
    refused: Callable[[Refusal], None],
    done: Callable[[], None],
) -> None:
    """Show what would move; make the change when the person agrees."""

    def make() -> None:
        bridge.do(
            lambda office: change.make(office, False),
            said=change.said,
            refused=refused,
            done=lambda _: done(),
        )

    def show(answer: tuple[Changes, dict[str, str]]) -> None:
        dialog = MovedTerms(change.title, *answer, parent)
        dialog.accepted.connect(make)
        dialog.rejected.connect(done)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def look(office: Workplace) -> tuple[Changes, dict[str, str]]:
        norms = {norm.id: norm.title for norm in office.terms.norms}
        return change.make(office, True), norms

    bridge.ask(look, show, refused=refused)


def declare(office: Workplace, day: date, kind: DayKind, reason: str, *, preview: bool) -> Changes:
    """Make a day such by an own card, or change the card that stands."""
    if not reason.strip():
        raise Refusal("Укажите основание: закон, постановление, распоряжение.", field="reason")
    standing = office.own_day(day)
    if standing is not None:
        return office.correct(standing, {"kind": kind, "reason": reason}, reason=reason, preview=preview)
    _, changes = office.record(OwnDay(day=day, kind=kind, reason=reason), preview=preview)
    return changes


def take_back(office: Workplace, day: date, *, preview: bool) -> Changes:
    """Let the state's calendar say again what a day is."""
    standing = office.own_day(day)
    if standing is None:
        raise Refusal("Такого своего дня в календаре уже нет.")
    return office.withdraw(standing, reason="Свой день убран из календаря", preview=preview)


def set_policy(office: Workplace, changes: dict[str, Any], reason: str, *, preview: bool) -> Changes:
    """Change how the administration counts."""
    return office.correct(_administration(office), changes, reason=reason, preview=preview)


def _administration(office: Workplace) -> CardId:
    found = (id_ for id_, card, gone in office.store.cards() if not gone and isinstance(card, Administration))
    card = next(found, None)
    if card is None:
        raise Refusal("Карточки администрации в этом профиле нет.")
    return card
