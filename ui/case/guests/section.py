"""What organisations without a login were asked about a case: papers, code and answer of each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mcu_desktop.domain.cases.chapters.commissions import Commission, TakeAnswer
from mcu_desktop.domain.cases.commissions import number, spaced
from mcu_desktop.domain.spelling import day
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace import guests
from ui.case.doing import why_not
from ui.case.guests.handing_out import save_packet, show_sheet
from ui.case.sections import readable, section
from ui.theme.tokens import HALF
from ui.widgets.flow import flowing
from ui.widgets.text import button, give_role, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.workplace.guests import Standing
    from ui.bridge import Bridge

KEYS = (
    ("Shift+F5", "Поручить организации, у которой нет входа в программу"),
    ("Shift+F6", "Принять ответ организации"),
)


def commissions(bridge: Bridge, case: Case, view: QWidget) -> QWidget | None:
    """Give the section, `None` where nobody was asked."""
    known = guests.standing(case)
    if not known:
        return None
    card, lines = section("Поручения организациям", "commissions")
    for one in known:
        lines.addWidget(_standing(bridge, case, one, view))
    return card


def allow(pressed: QPushButton, reason: str | None, key: str) -> None:
    """Let a button be pressed, or have it say why not."""
    pressed.setEnabled(reason is None)
    pressed.setToolTip(f"{reason.rstrip('.')}." if reason else key)


def ask_organisation(bridge: Bridge, case: Case, view: QWidget) -> None:
    """Open the form of a commission."""
    from ui.case.guests.commission_form import CommissionForm  # noqa: PLC0415 - seldom asked for

    if reason := why_not(bridge, case, Commission):
        bridge.refused.emit(Refusal(f"Поручить организации сейчас нельзя. {reason.rstrip('.')}."))
    else:
        CommissionForm(bridge, case, view).open()


def take_answer(bridge: Bridge, view: QWidget, of: Standing | None = None) -> None:
    """Open the form of an answer; without a commission it is found by the sheet or by the file."""
    from ui.case.guests.answer_form import AnswerForm  # noqa: PLC0415 - seldom asked for

    AnswerForm(bridge, view, of).open()


def _standing(bridge: Bridge, case: Case, one: Standing, view: QWidget) -> QWidget:
    told = one.commission
    made = QWidget()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(HALF)
    unit, name = bridge.workplace.unit_name(told.unit), spaced(number(told.commission))
    stands = "ответ принят" if one.answered else f"ждём ответа до {day(told.due)}"
    lines.addWidget(readable(f"{unit}: {stands}. Поручение № {name}."))
    answer = case.answer_to(told.commission)
    lines.addWidget(label(answer.text if answer else told.text, "muted"))
    if one.answered:
        return made
    if told.code:
        lines.addWidget(readable(f"Код для организации: {told.code}"))
    row = QWidget()
    across = flowing(row)
    for one_button in _buttons(bridge, case, one, view, unit):
        across.addWidget(one_button)
    lines.addWidget(row)
    return made


def _buttons(bridge: Bridge, case: Case, one: Standing, view: QWidget, unit: str) -> list[QPushButton]:
    name = one.commission.commission[:8]
    packet = button("Пакет…", f"case.commission.packet.{name}", partial(save_packet, bridge, one, view))
    sheet = button("Лист…", f"case.commission.sheet.{name}", partial(show_sheet, bridge, one, view))
    taker = button(
        "Принять ответ…", f"case.commission.answer.{name}", partial(take_answer, bridge, view, one)
    )
    allow(taker, why_not(bridge, case, TakeAnswer), "Shift+F6")
    shown = [packet, sheet, taker] if one.commission.code else [sheet, taker]
    for made in shown:
        give_role(made, "quiet")
        made.setAccessibleName(f"{made.text().rstrip('…')}: {unit}")
    return shown
