"""Changes of the directories: what they would do is shown first, then they are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import Administration, CardId, DayKind, OwnDay, Timetable
from mcu_desktop.domain.cases.commands import CaseCommand
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.problems import Refusal
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.card_changes import KIND_NAMES
from mcu_desktop.workplace.changes import Changes
from mcu_desktop.workplace.effects import Effect, handing_over, of_moving, of_withdrawing
from mcu_desktop.workplace.seen import Seen
from mcu_desktop.workplace.workplace import Workplace
from ui.office.effect_dialog import WRITE, Answers, EffectDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import Bridge

Acts = Sequence[tuple[CaseId, CaseCommand]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a card: how it is called, what it would do, how it is made, what is said after."""

    title: str
    said: str
    look: Callable[[Workplace], Effect]
    make: Callable[[Workplace, Acts], Changes]
    """Gets the commands that hand questions over."""
    answers: Answers = WRITE


def moving(title: str, said: str, make: Callable[[Workplace, bool], Changes]) -> Change:
    """Give a change that may move terms; `make` gets whether only to look."""
    return Change(
        title=title,
        said=said,
        look=of_moving(lambda office: make(office, True)),
        make=lambda office, _: make(office, False),
    )


def withdrawing(id_: CardId, title: str, said: str, reason: str) -> Change:
    """Give the withdrawal of a card, with the hand-over of what it holds."""
    return Change(
        title=title,
        said=said,
        look=lambda office: of_withdrawing(office, id_),
        make=lambda office, acts: office.withdraw(id_, reason=reason, handing_over=acts),
        answers=Answers("Убрать", "Не убирать"),
    )


def look_then_make(
    bridge: Bridge,
    change: Change,
    parent: QWidget,
    *,
    refused: Callable[[Refusal], None],
    done: Callable[[], None],
    left: Callable[[], None] | None = None,
) -> None:
    """Show what the change would do, where it does anything beyond itself; make it when the person agrees."""

    def make(effect: Effect, successor: CardId | None = None) -> None:
        bridge.do(
            lambda office: change.make(office, handing_over(office, effect, successor)),
            said=change.said,
            refused=refused,
            done=lambda _: done(),
        )

    def show(effect: Effect) -> None:
        if effect.nothing:
            make(effect)
            return
        dialog = EffectDialog(change.title, effect, bridge.workplace, parent, answers=change.answers)
        dialog.accepted.connect(lambda: make(effect, dialog.chosen_successor))
        dialog.rejected.connect(left or done)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    bridge.ask(change.look, show, refused=refused)


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


def set_policy(
    office: Workplace, changes: dict[str, Any], reason: str, *, preview: bool, seen: Seen | None = None
) -> Changes:
    """Change how the administration counts."""
    card = CardId(only(office, Administration).id)
    return office.correct(card, changes, reason=reason, preview=preview, seen=seen)


def set_hours(
    office: Workplace, changes: dict[str, Any], *, preview: bool, seen: Seen | None = None
) -> Changes:
    """Change the working hours."""
    card = CardId(only(office, Timetable).id)
    return office.correct(card, changes, reason="Изменены часы работы", preview=preview, seen=seen)


def only(office: Workplace, kind: type[Administration | Timetable]) -> Stream:
    """Give the one card of a kind."""
    found = (id_ for id_, card, gone in office.store.cards() if not gone and isinstance(card, kind))
    card = next(found, None)
    if card is None:
        raise Refusal("Такой карточки в этом профиле нет.")
    return Stream(KIND_NAMES[kind], card)
