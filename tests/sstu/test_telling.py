"""Every way of an appeal is told in the status that the portal has for it, with one question or four."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.kinds import AwaitedLetter, Body, SstuSettings
from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.chapters.unanswered import Ground, LeaveUnanswered
from mcu_desktop.domain.cases.commands import Answer, Assign, Attach, SendAnswer, Withdraw
from mcu_desktop.domain.cases.values import Covering
from mcu_desktop.domain.vocabulary import AnswerChannel, Channel, Measures, Result
from mcu_desktop.sstu.checking import lacks
from mcu_desktop.sstu.record import SstuStatus
from mcu_desktop.sstu.telling import told, told_of_letter
from mcu_desktop.sstu.typed_over import pieces
from mcu_desktop.sstu.writing import document
from tests.offices import APPEAL, INSPECTION, ORDINARY, TODAY, WATER, Life, asked
from tests.sstu.mutations import BODY, OFFICE
from tests.sstu.validator import faults

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.commands import CaseCommand

SETTINGS = SstuSettings(department=OFFICE)
BODIES = {INSPECTION: Body(name="Жилищная инспекция", sstu=BODY)}
S = SstuStatus


def each(result: Result, measures: Measures | None = None) -> tuple[CaseCommand, ...]:
    return Assign(block=ORDINARY), Answer(result=result, text="Решено.", measures=measures), SendAnswer()


WAYS: dict[str, tuple[SstuStatus, tuple[CaseCommand, ...]]] = {
    "just registered": (S.IN_WORK, ()),
    "answered and not sent": (S.IN_WORK, each(Result.EXPLAINED)[:2]),
    "explained": (S.EXPLAINED, each(Result.EXPLAINED)),
    "supported": (S.SUPPORTED, each(Result.SUPPORTED, measures=Measures.TAKEN)),
    "promised": (S.SUPPORTED, each(Result.SUPPORTED, measures=Measures.PENDING)),
    "not supported": (S.NOT_SUPPORTED, each(Result.NOT_SUPPORTED)),
    "answered": (S.ANSWERED, each(Result.ANSWERED)),
    "no answer is due": (S.LEFT, (*each(Result.EXPLAINED)[:2], SendAnswer(channel=AnswerChannel.NONE))),
    "forwarded": (
        S.TRANSFERRED,
        (Forward(bodies=(INSPECTION,), outgoing=("1-П",), notified_on=TODAY, notice="2-О"),),
    ),
    "unreadable": (S.LEFT, (LeaveUnanswered(ground=Ground.UNREADABLE, notified_on=TODAY, outgoing="12-О"),)),
    "withdrawn": (S.LEFT, (Withdraw(),)),
}
COVERING = Covering(body="Правительство области", number="77-12/4", dated=date(2026, 11, 20))


@pytest.mark.parametrize("covering", [None, COVERING], ids=["direct", "with a covering letter"])
@pytest.mark.parametrize("amount", [1, 2, 3, 4])
@pytest.mark.parametrize("way", WAYS)
def test_a_way_is_told_in_its_status_and_taken_by_the_portal(
    way: str, amount: int, covering: Covering | None
) -> None:
    status, commands = WAYS[way]
    questions = tuple(replace(one, code=WATER) for one in asked(*(f"Вопрос {n}" for n in range(amount))))
    life = Life.registered(replace(APPEAL, questions=questions, covering=covering))
    life.do(Attach(digest="d" * 64, name="Ответ.pdf", media_type="application/pdf", size=9))
    life.do(*_for_each(commands, amount))
    record = told(life.case, SETTINGS, BODIES)
    assert [question.status for question in record.questions] == [status] * amount
    assert lacks(record) == ()
    said = document(record, lambda _: b"%PDF-1.4 ")
    assert faults(said) == []
    assert (said["isDirect"], said["number"]) == (
        (False, "77-12/4") if covering else (True, life.case.number)
    )
    typed = {piece.field for piece in pieces(record)}
    assert typed >= {f"questions[{n}].{name}" for n in range(amount) for name in ("code", "status")}


@pytest.mark.parametrize(
    ("received_on", "status"), [(None, S.NOT_RECEIVED), (date(2026, 11, 21), S.NOT_REGISTERED)]
)
def test_a_letter_without_its_appeal_is_told_in_its_status(
    received_on: date | None, status: SstuStatus
) -> None:
    letter = AwaitedLetter(
        number="77-1", written_on=date(2026, 11, 20), name="Иванов", code=WATER, received_on=received_on
    )
    record = told_of_letter(letter, SETTINGS)
    assert ([question.status for question in record.questions], lacks(record)) == ([status], ())
    assert faults(document(record, str.encode)) == []


def test_what_came_over_the_exchange_of_bodies_says_so() -> None:
    life = Life.registered(replace(APPEAL, channel=Channel.EDO))
    assert document(told(life.case, SETTINGS, {}), str.encode)["format"] == "Electronic"


def _for_each(commands: tuple[CaseCommand, ...], amount: int) -> tuple[CaseCommand, ...]:
    """Name each question to the commands that need one named where there are several."""
    named: list[CaseCommand] = []
    for command in commands:
        if isinstance(command, Assign | Answer):
            named += [replace(command, question=question.id) for question in asked(*"абвг"[:amount])]
        else:
            named.append(command)
    return tuple(named)
