"""How the questions of a case are told apart where one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLabel

from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.chapters.requests import Request
from mcu_desktop.domain.cases.commands import Answer, Assign, Reopen, SendAnswer
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import AskedQuestion
from mcu_desktop.domain.vocabulary import CaseId, Channel, Form, Kind, QuestionId, Regime, Result, Way
from tests.offices import INSPECTION, POLICE, TODAY, KinelNames, Life
from tests.ui.case.lives import letter
from ui.case.doing import begin
from ui.case.offers.groups import offer_of
from ui.case.sections import _elsewhere, questions

if TYPE_CHECKING:
    from ui.bridge import Bridge
    from ui.main_window import MainWindow


def test_questions_that_begin_alike_are_named_after_their_blocks(bridge: Bridge, window: MainWindow) -> None:
    office = bridge.workplace
    (homes, home), (roads, road) = list(office.office.blocks.items())[:2]
    said = "Прошу починить дорогу и фонарь."
    office.register(
        RegisterCase(
            regime=Regime.APPEAL,
            form=Form.WRITTEN,
            kind=Kind.STATEMENT,
            channel=Channel.LETTER,
            text=said,
            questions=tuple(
                AskedQuestion(id=QuestionId(str(place)), text=said, block=block)
                for place, block in enumerate((homes, roads), start=1)
            ),
        )
    )
    case = office.case(CaseId(office.case_id("П-А-1/26")))
    form = begin(bridge, offer_of(Answer), case, window)
    assert form is not None
    offered = form.editors["question"]
    assert isinstance(offered, QComboBox)
    words = [offered.itemText(row) for row in range(1, offered.count())]
    assert words == [f"1. {home.short}: {said}", f"2. {road.short}: {said}"]


def test_a_result_that_came_back_says_what_can_be_done_with_it(bridge: Bridge, window: MainWindow) -> None:
    office = bridge.workplace
    id_ = office.register(letter(office, blocks=("ЖКХ", "Дороги"))).id
    for command in (Answer(result=Result.EXPLAINED), SendAnswer()):
        office.act(id_, command)
    assert "прежний" not in told(bridge, id_)
    office.act(id_, Reopen(reason="Не согласна"))
    assert told(bridge, id_).count("разъяснено – прежний результат, его снимает «Назначить» (F3)") == 2
    form = begin(bridge, offer_of(Assign), office.case(id_), window)
    assert form is not None
    offered = form.editors["question"]
    assert isinstance(offered, QComboBox)
    assert offered.count() == 3
    assert offered.itemText(0) == "Все вопросы"
    assert form.editors["executor"].accessibleDescription().startswith("Прежний результат вопроса будет снят")


def told(bridge: Bridge, id_: CaseId) -> str:
    """Read the section of the questions."""
    *_, card = questions(bridge.workplace.case(id_), bridge.workplace, ())
    return "\n".join(one.text() for one in card.findChildren(QLabel))


def test_a_question_tells_its_way_where_it_went_and_whom_it_waits_for() -> None:
    ask = Request(body=INSPECTION, text="Акт", outgoing="01-1")
    copies = Forward(bodies=(INSPECTION, POLICE), outgoing=("01-2",), ground=Way.SEVERAL, notified_on=TODAY)
    case = Life.registered().do(ask, copies).case
    assert list(_elsewhere(case.questions[0], case, KinelNames())) == [  # type: ignore[arg-type]  # names alone
        ("Решено", "course", "по существу"),
        ("Направлено", "outcome", "Жилищная инспекция; Отдел МВД"),
        ("Ждём ответ", "kept", "Жилищная инспекция, № 01-1 от 23.11.2026"),
    ]
