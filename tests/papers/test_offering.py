"""A paper begins with what its case knows; what nobody said is a gap for the eye."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mcu_desktop.domain.cards.kinds import Body, CardId
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.chapters.correspondence import CorrespondenceEnded, EarlierAnswer
from mcu_desktop.domain.cases.chapters.extension import Extended, ExtensionGround
from mcu_desktop.domain.cases.chapters.forwarding import Forwarded
from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.cases.chapters.requests import Requested
from mcu_desktop.domain.cases.chapters.returning import Returned, ReturnGround
from mcu_desktop.domain.cases.chapters.unanswered import Ground, LeftUnanswered
from mcu_desktop.domain.cases.order_values import Order, Ordered
from mcu_desktop.domain.cases.signing_values import Chain, Drafted, MadeReady, Signed
from mcu_desktop.domain.vocabulary import CaseId, QuestionId, Way
from mcu_desktop.papers.content import read
from mcu_desktop.papers.offering import from_facts
from mcu_desktop.papers.wish import Recipient
from tests.offices import SOMEBODY, SOMEBODY_ELSE, TODAY
from tests.papers.letters import HARD_NAMES, drawn, subject

BODY = CardId("b" * 32)
SECOND = (QuestionId("2"),)
UNTIL = date(2026, 12, 20)
ABOUT = subject(HARD_NAMES["a double surname"])
OFFICE = replace(ABOUT.office, bodies={BODY: Body(name="Инспекция", addressee="Руководителю", email="a@b")})
EARLIER = EarlierAnswer(
    case=CaseId("d" * 32), number="П-А-7/26", received_on=TODAY, answered_on=date(2026, 3, 12), outgoing="9"
)


def forwarded(ground: Way) -> Forwarded:
    return Forwarded(
        questions=SECOND, bodies=(BODY,), ground=ground, sent_on=TODAY, outgoing=("1",), ask_result_by=UNTIL
    )


FACTS: dict[str, tuple[PaperKind, dict[str, Any], dict[str, Any]]] = {
    "a draft that somebody signed for another": (
        PaperKind.ANSWER,
        {
            "draft": Drafted(letter="Вода есть."),
            "chain": Chain(
                asked=MadeReady(author=SOMEBODY, signer=SOMEBODY),
                signed=Signed(signer=SOMEBODY, deputy=SOMEBODY_ELSE, signed_on=TODAY),
            ),
        },
        {"text": "Вода есть.", "signer": SOMEBODY_ELSE},
    ),
    "forwarding": (
        PaperKind.FORWARD,
        {"forwardings": (forwarded(Way.FORWARD), forwarded(Way.SEVERAL))},
        {"bodies": (Recipient(name="Инспекция", addressee="Руководителю", address="a@b"),), "until": UNTIL},
    ),
    "another forwarding": (PaperKind.MIGRATION, {"forwardings": (forwarded(Way.FORWARD),)}, {"bodies": ()}),
    "a request": (
        PaperKind.REQUEST,
        {"requests": (Requested(outgoing="1", body=BODY, text="Копию акта", sent_on=TODAY),)},
        {"asked": "Копию акта"},
    ),
    "an extension": (
        PaperKind.EXTENSION,
        {
            "extension": Extended(
                ground=ExtensionGround.REQUEST,
                reason="Запрос",
                decided_on=TODAY,
                decided_by=SOMEBODY,
                until=UNTIL,
            )
        },
        {"reason": "Запрос", "until": UNTIL, "signer": SOMEBODY},
    ),
    "a published answer": (
        PaperKind.PUBLISHED,
        {
            "left": (
                LeftUnanswered(
                    questions=SECOND, ground=Ground.PUBLISHED, left_on=TODAY, page="https://kinel.example/1"
                ),
            )
        },
        {"page": "https://kinel.example/1"},
    ),
    "a return": (
        PaperKind.RETURN,
        {
            "left": (
                Returned(
                    questions=SECOND,
                    ground=ReturnGround.COMPLAINT,
                    returned_on=TODAY,
                    outgoing="1",
                    papers="жалоба",
                ),
            )
        },
        {"enclosure": "жалоба"},
    ),
    "an end of correspondence": (
        PaperKind.END,
        {
            "left": (
                CorrespondenceEnded(
                    questions=SECOND,
                    earlier=(EARLIER,),
                    decided_by=SOMEBODY,
                    decided_on=TODAY,
                    notified_on=TODAY,
                    outgoing="1",
                ),
            )
        },
        {
            "earlier": "ответ от 12.03.2026 № 9 на обращение № П-А-7/26",
            "questions": SECOND,
            "signer": SOMEBODY,
        },
    ),
    "an order": (
        PaperKind.ORDER,
        {
            "orders": (
                Order(
                    given=Ordered(
                        order="1",
                        text="Проверить",
                        giver=SOMEBODY,
                        responsible=SOMEBODY_ELSE,
                        ordered_on=TODAY,
                        due=UNTIL,
                    )
                ),
            )
        },
        {"text": "Проверить", "until": UNTIL, "signer": SOMEBODY, "executor": SOMEBODY_ELSE},
    ),
    "nothing": (PaperKind.REQUEST, {}, {"asked": "", "bodies": ()}),
}


def with_facts(facts: dict[str, Any]) -> Case:
    return ABOUT.case._replace(**facts)


@pytest.mark.parametrize("story", FACTS)
def test_nobody_types_what_the_case_knows(story: str) -> None:
    kind, facts, known = FACTS[story]

    offered = from_facts(with_facts(facts), kind, OFFICE)

    assert {name: getattr(offered, name) for name in known} == known


def test_only_the_questions_that_were_forwarded_stand_in_the_letter() -> None:
    case = with_facts({"forwardings": (forwarded(Way.FORWARD),)})
    paper = drawn(replace(ABOUT, case=case, office=OFFICE), from_facts(case, PaperKind.FORWARD, OFFICE))
    cover = "\n".join(read(paper.sheets[0].document).lines)

    assert "Не убирают снег" in cover
    assert "Нет воды" not in cover
    assert "до 20.12.2026" in cover


def test_the_notice_of_an_extension_names_both_days() -> None:
    _, facts, _ = FACTS["an extension"]
    case = with_facts(facts | {"extension": replace(facts["extension"], until=date(2027, 1, 15))})
    paper = drawn(replace(ABOUT, case=case), from_facts(case, PaperKind.EXTENSION, OFFICE))

    assert "с 23.12.2026 до 15.01.2027" in "\n".join(read(paper.sheets[0].document).lines)
