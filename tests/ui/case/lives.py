"""Cases for windows to show: registered as an office does it, some days ago."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.vocabulary import Channel, Form, Kind, QuestionId

if TYPE_CHECKING:
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge


def letter(
    office: Workplace,
    surname: str = "Петрова",
    text: str = "Во дворе вторую неделю не вывозят мусор.",
    *,
    blocks: tuple[str | None, ...] = ("ЖКХ",),
    days_ago: int = 0,
) -> RegisterCase:
    """Give a letter with a question for each block."""
    day = office.today() - timedelta(days=days_ago)
    named = office.office.block_named
    return RegisterCase(
        form=Form.WRITTEN,
        kind=Kind.COMPLAINT,
        channel=Channel.LETTER,
        received_on=day,
        registered_on=day,
        applicants=(Applicant(surname=surname, name="Анна", address="г. Кинель, ул. Мира, д. 4"),),
        text=text,
        questions=tuple(
            AskedQuestion(id=QuestionId(str(n)), text=text, block=named(block) if block else None)
            for n, block in enumerate(blocks, start=1)
        ),
    )


def registered(bridge: Bridge, *commands: RegisterCase) -> tuple[CaseId, ...]:
    """Register cases and give their ids."""
    return tuple(bridge.workplace.register(command).id for command in commands)
