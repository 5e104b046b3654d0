"""What two people wrote of one case without knowing of each other: what shows, and what they must settle.

The table is docs/conflicts.md's, a line a case.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cases import fields
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.chapters.citizens import ChangeCitizen, CitizenId, Identify
from mcu_desktop.domain.cases.chapters.complaint import NameAgainst
from mcu_desktop.domain.cases.chapters.control import ReleaseControl, SetControl
from mcu_desktop.domain.cases.chapters.course import ChooseCourse
from mcu_desktop.domain.cases.chapters.extension import Extend
from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.chapters.repeats import DenyRepeat, EarlierCase, NoteRepeat, Repeat
from mcu_desktop.domain.cases.chapters.requests import Request
from mcu_desktop.domain.cases.chapters.unanswered import Ground, LeaveUnanswered
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    Attach,
    CaseCommand,
    Close,
    CorrectCase,
    NoteStep,
    RecordMeasures,
    Reopen,
    SendAnswer,
    Settle,
    Take,
    Undo,
    Withdraw,
)
from mcu_desktop.domain.cases.fields import Outcome
from mcu_desktop.domain.cases.values import Against
from mcu_desktop.domain.settling import Choice
from mcu_desktop.domain.vocabulary import (
    CaseId,
    Channel,
    Kind,
    Measures,
    QuestionId,
    Relation,
    Result,
    Status,
    Way,
)
from mcu_desktop.problems import Refusal
from tests.forks import at_once, told, unsettled
from tests.offices import (
    APPEAL,
    INSPECTION,
    IVANOV,
    ORDINARY,
    OTHER_ORDINARY,
    PETROVA,
    SOMEBODY,
    SOMEBODY_ELSE,
    TODAY,
    Life,
    asked,
    kinel,
)

Commands = tuple[CaseCommand, ...]
HEAD = next(person for person, card in kinel().people.items() if Duty.HEAD in card.duties)
EXTEND = Extend(reason="Осмотр", decided_by=HEAD, notified_on=TODAY)
EARLIER = EarlierCase(id=CaseId("e" * 32), number="У-А-7/25")
OF_MANY = NoteRepeat(relation=Relation.MANY, of=(EARLIER,))
ONE, TWO = QuestionId("1"), QuestionId("2")
YESTERDAY, BEFORE_THAT = TODAY - timedelta(days=1), TODAY - timedelta(days=2)
ANSWERED: Commands = (Answer(result=Result.EXPLAINED, text="Дано разъяснение."),)
SENT: Commands = (*ANSWERED, Answer(result=Result.EXPLAINED, text="Да.", question=TWO), SendAnswer())
CLOSED: Commands = (*SENT, Close())
BACK_AGAIN: Commands = (*SENT, Reopen(reason="Не согласна"))


def correct(**changes: Any) -> Commands:
    return (CorrectCase(reason="Опечатка", **changes),)


def questions(*texts: str) -> Commands:
    return correct(questions=asked(*texts))


def of(field: str) -> Callable[[Case], Any]:
    return lambda case: fields.value(case, field)


def status(case: Case) -> Status:
    return case.status


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: what two do at once, what is to be settled, what shows meanwhile."""

    before: Commands = ()
    one: Commands
    other: Commands
    settle: tuple[str, ...] = ()
    look: Callable[[Case], Any]
    shows: Any
    """When the other's record is the later one."""
    shows_turned: Any = None
    """When it is the earlier one; the same where nothing stands."""


TABLE = {
    "different fields: both hold": Row(
        one=correct(place="ул. Мира, 4"),
        other=correct(kind=Kind.COMPLAINT),
        look=lambda case: (case.place, case.kind),
        shows=("ул. Мира, 4", Kind.COMPLAINT),
    ),
    "the same value: nothing to settle": Row(
        one=correct(place="ул. Мира, 4"),
        other=correct(place="ул. Мира, 4"),
        look=of("place"),
        shows="ул. Мира, 4",
    ),
    "kind: the later": Row(
        one=correct(kind=Kind.PROPOSAL),
        other=correct(kind=Kind.COMPLAINT),
        settle=("kind",),
        look=of("kind"),
        shows=Kind.COMPLAINT,
        shows_turned=Kind.PROPOSAL,
    ),
    "left unanswered and answered: the later": Row(
        one=(LeaveUnanswered(ground=Ground.SECRET, questions=(ONE,), notified_on=TODAY, outgoing="7"),),
        other=(Answer(result=Result.EXPLAINED, text="Дано разъяснение.", question=ONE),),
        settle=("question.1.outcome",),
        look=of("question.1.outcome"),
        shows=Outcome(result=Result.EXPLAINED),
        shows_turned=Outcome(result=Result.LEFT, out_on=TODAY),
    ),
    "left unanswered and taken away: it stays": Row(
        one=(LeaveUnanswered(ground=Ground.SECRET, questions=(TWO,), notified_on=TODAY, outgoing="7"),),
        other=questions("Нет воды"),
        settle=("question.2.kept",),
        look=of("question.2.kept"),
        shows=True,
    ),
    "whom a complaint is against: the later": Row(
        before=correct(kind=Kind.COMPLAINT),
        one=(NameAgainst(people=(SOMEBODY,)),),
        other=(NameAgainst(people=(SOMEBODY_ELSE,)),),
        settle=("against",),
        look=of("against"),
        shows=Against(people=(SOMEBODY_ELSE,)),
        shows_turned=Against(people=(SOMEBODY,)),
    ),
    "who an applicant is: the later": Row(
        one=(Identify(citizen=CitizenId("a" * 32)),),
        other=(Identify(citizen=CitizenId("b" * 32)),),
        settle=("citizens",),
        look=of("citizens"),
        shows=("b" * 32,),
        shows_turned=("a" * 32,),
    ),
    "a repeat noted and a change of name: both hold": Row(
        one=(NoteRepeat(of=(EARLIER,)),),
        other=(ChangeCitizen(surname="Волкова"),),
        look=lambda case: (case.repeat, [change.surname for change in case.changes]),
        shows=(Repeat(relation=Relation.REPEATED, of=(EARLIER,)), ["Волкова"]),
    ),
    "what a case repeats: the later": Row(
        one=(NoteRepeat(of=(EARLIER,)),),
        other=(NoteRepeat(of=(EARLIER,)), DenyRepeat(), OF_MANY),
        settle=("repeat",),
        look=of("repeat"),
        shows=Repeat(relation=Relation.MANY, of=(EARLIER,)),
        shows_turned=Repeat(relation=Relation.REPEATED, of=(EARLIER,)),
    ),
    "channel: the later": Row(
        one=correct(channel=Channel.HAND),
        other=correct(channel=Channel.EPGU),
        settle=("channel",),
        look=of("channel"),
        shows=Channel.EPGU,
        shows_turned=Channel.HAND,
    ),
    "text: the later": Row(
        one=correct(text="Нет воды и света."),
        other=correct(text="Нет газа."),
        settle=("text",),
        look=of("text"),
        shows="Нет газа.",
        shows_turned="Нет воды и света.",
    ),
    "place: the later, an empty one is a value": Row(
        before=correct(place="ул. Мира, 1"),
        one=correct(place="ул. Мира, 4"),
        other=correct(place=""),
        settle=("place",),
        look=of("place"),
        shows="",
        shows_turned="ул. Мира, 4",
    ),
    "applicants: the later list whole": Row(
        one=correct(applicants=(PETROVA, IVANOV)),
        other=correct(applicants=(IVANOV,)),
        settle=("applicants",),
        look=of("applicants"),
        shows=(IVANOV,),
        shows_turned=(PETROVA, IVANOV),
    ),
    "day of receipt: the earlier, so that the earlier term holds": Row(
        one=correct(received_on=BEFORE_THAT),
        other=correct(received_on=YESTERDAY),
        settle=("received_on",),
        look=of("received_on"),
        shows=BEFORE_THAT,
    ),
    "words of different questions: both hold": Row(
        one=questions("Нет воды вовсе", "Яма"),
        other=questions("Нет воды", "Яма во дворе"),
        look=lambda case: [question.text for question in case.questions],
        shows=["Нет воды вовсе", "Яма во дворе"],
    ),
    "words of one question: the later": Row(
        one=questions("Нет воды вовсе", "Яма"),
        other=questions("Мало воды", "Яма"),
        settle=("question.1.text",),
        look=of("question.1.text"),
        shows="Мало воды",
        shows_turned="Нет воды вовсе",
    ),
    "a correction of words leaves a hand-over alone": Row(
        one=questions("Нет воды вовсе", "Яма"),
        other=(Assign(question=ONE, block=OTHER_ORDINARY[0], executor=SOMEBODY),),
        look=lambda case: (case.questions[0].text, case.questions[0].block, case.questions[0].executor),
        shows=("Нет воды вовсе", OTHER_ORDINARY[0], SOMEBODY),
    ),
    "two new questions of one number: the later words": Row(
        one=questions("Нет воды", "Яма", "Свет"),
        other=questions("Нет воды", "Яма", "Газ"),
        settle=("question.3.text",),
        look=lambda case: [question.text for question in case.questions],
        shows=["Нет воды", "Яма", "Газ"],
        shows_turned=["Нет воды", "Яма", "Свет"],
    ),
    "a question taken away while somebody works on it stays": Row(
        one=questions("Нет воды"),
        other=(Assign(question=TWO, executor=SOMEBODY),),
        settle=("question.2.kept",),
        look=lambda case: [(question.id, question.executor) for question in case.questions],
        shows=[(ONE, None), (TWO, SOMEBODY)],
    ),
    "a question that both took away is gone": Row(
        one=questions("Нет воды"),
        other=questions("Нет воды"),
        look=lambda case: [question.id for question in case.questions],
        shows=[ONE],
    ),
    "executor: the later": Row(
        one=(Assign(question=ONE, executor=SOMEBODY),),
        other=(Assign(question=ONE, executor=SOMEBODY_ELSE),),
        settle=("question.1.executor",),
        look=of("question.1.executor"),
        shows=SOMEBODY_ELSE,
        shows_turned=SOMEBODY,
    ),
    "block and executor: each the later": Row(
        one=(Assign(question=ONE, block=OTHER_ORDINARY[0], executor=SOMEBODY),),
        other=(Assign(question=ONE, block=OTHER_ORDINARY[1], executor=SOMEBODY_ELSE),),
        settle=("question.1.block", "question.1.executor"),
        look=lambda case: (case.questions[0].block, case.questions[0].executor),
        shows=(OTHER_ORDINARY[1], SOMEBODY_ELSE),
        shows_turned=(OTHER_ORDINARY[0], SOMEBODY),
    ),
    "hand-overs of different questions: both hold": Row(
        one=(Assign(question=ONE, executor=SOMEBODY),),
        other=(Assign(question=TWO, executor=SOMEBODY_ELSE),),
        look=lambda case: [question.executor for question in case.questions],
        shows=[SOMEBODY, SOMEBODY_ELSE],
    ),
    "taken by the former executor: the new one has not begun": Row(
        before=(Assign(question=ONE, executor=SOMEBODY),),
        one=(Take(question=ONE),),
        other=(Assign(question=ONE, executor=SOMEBODY_ELSE),),
        look=lambda case: (case.questions[0].executor, case.questions[0].taken),
        shows=(SOMEBODY_ELSE, False),
    ),
    "assigned anew and answered anew: the later, for it is decided again": Row(
        before=BACK_AGAIN,
        one=(Answer(question=ONE, result=Result.SUPPORTED),),
        other=(Assign(question=ONE, executor=SOMEBODY_ELSE),),
        settle=("question.1.outcome",),
        look=of("question.1.outcome"),
        shows=Outcome(),
        shows_turned=Outcome(result=Result.SUPPORTED, measures=Measures.PENDING),
    ),
    "reopened beside a note: what came back may be assigned": Row(
        before=BACK_AGAIN[:-1],
        one=(NoteStep(text="Звонила."),),
        other=(Reopen(reason="Не согласна"),),
        look=lambda case: [question.id for question in case.assignable],
        shows=[ONE, TWO],
    ),
    "result: the later, with its measures": Row(
        one=(Answer(question=ONE, result=Result.SUPPORTED, text="Сделаем."),),
        other=(Answer(question=ONE, result=Result.EXPLAINED, text="Сделаем."),),
        settle=("question.1.outcome",),
        look=of("question.1.outcome"),
        shows=Outcome(result=Result.EXPLAINED),
        shows_turned=Outcome(result=Result.SUPPORTED, measures=Measures.PENDING),
    ),
    "words of an answer: the later": Row(
        one=(Answer(question=ONE, result=Result.EXPLAINED, text="Вода будет."),),
        other=(Answer(question=ONE, result=Result.EXPLAINED, text="Вода есть."),),
        settle=("question.1.answer",),
        look=of("question.1.answer"),
        shows="Вода есть.",
        shows_turned="Вода будет.",
    ),
    "measures taken by both: nothing to settle": Row(
        before=(Answer(question=ONE, result=Result.SUPPORTED, text="Сделаем."),),
        one=(RecordMeasures(question=ONE, text="Сделано."),),
        other=(RecordMeasures(question=ONE, text="Готово."),),
        look=of("question.1.outcome"),
        shows=Outcome(result=Result.SUPPORTED, measures=Measures.TAKEN),
    ),
    "answered and withdrawn: out, and the result stays": Row(
        one=(Answer(question=ONE, result=Result.EXPLAINED, text="Да."),),
        other=(Withdraw(),),
        look=lambda case: (case.status, case.questions[0].result),
        shows=(Status.OUT, Result.EXPLAINED),
    ),
    "sent and withdrawn: the citizen's wish": Row(
        before=SENT[:2],
        one=(SendAnswer(),),
        other=(Withdraw(),),
        settle=("progress",),
        look=status,
        shows=Status.OUT,
    ),
    "closed and taken back to work: in work": Row(
        before=SENT,
        one=(Close(),),
        other=(Reopen(reason="Не согласна"),),
        settle=("progress",),
        look=lambda case: (case.settled_status, case.closed_on, case.sent),
        shows=(None, None, None),
    ),
    "closed and withdrawn: the citizen's wish": Row(
        before=SENT,
        one=(Close(),),
        other=(Withdraw(),),
        settle=("progress",),
        look=status,
        shows=Status.OUT,
    ),
    "sent twice: the later dispatch": Row(
        before=SENT[:2],
        one=(SendAnswer(outgoing="01-1"),),
        other=(SendAnswer(outgoing="01-2"),),
        settle=("progress",),
        look=lambda case: case.sent and case.sent.outgoing,
        shows="01-2",
        shows_turned="01-1",
    ),
    "closed twice on one day: nothing to settle": Row(
        before=SENT, one=(Close(),), other=(Close(),), look=status, shows=Status.DONE
    ),
    "taken back to work twice: nothing to settle": Row(
        before=CLOSED,
        one=(Reopen(reason="Не согласна"),),
        other=(Reopen(reason="Ошибка"),),
        look=lambda case: case.settled_status,
        shows=None,
    ),
    "control until two days: the earlier": Row(
        one=(SetControl(reason="Глава", until=TODAY + timedelta(days=2)),),
        other=(SetControl(reason="Совет", until=TODAY + timedelta(days=9)),),
        settle=("control",),
        look=lambda case: case.control and case.control.until,
        shows=TODAY + timedelta(days=2),
    ),
    "released, and released and set anew: the later": Row(
        before=(SetControl(reason="Глава"),),
        one=(ReleaseControl(),),
        other=(ReleaseControl(), SetControl(reason="Совет")),
        settle=("control",),
        look=lambda case: case.control is not None,
        shows=True,
        shows_turned=False,
    ),
    "forwarded and answered: the later, the letter stands": Row(
        one=(Forward(bodies=(INSPECTION,), outgoing=("1",), notified_on=TODAY, questions=(ONE,)),),
        other=(Answer(question=ONE, result=Result.EXPLAINED, text="Да."),),
        settle=("question.1.outcome",),
        look=lambda case: (case.questions[0].result, len(case.forwardings)),
        shows=(Result.EXPLAINED, 1),
        shows_turned=(Result.FORWARDED, 1),
    ),
    "requests to several bodies: all stand": Row(
        one=(Request(body=INSPECTION, text="Акт", outgoing="1"),),
        other=(Request(body=INSPECTION, text="План", outgoing="2"),),
        look=lambda case: {request.text for request in case.requests},
        shows={"Акт", "План"},
    ),
    "extended until two days: the earlier": Row(
        one=(replace(EXTEND, until=TODAY + timedelta(days=40)),),
        other=(EXTEND,),
        settle=("extension",),
        look=lambda case: case.extension and case.extension.until,
        shows=TODAY + timedelta(days=40),
    ),
    "which way of the law: the later": Row(
        one=(ChooseCourse(question=ONE, way=Way.FORWARD),),
        other=(ChooseCourse(question=ONE, way=Way.SEVERAL),),
        settle=("question.1.course",),
        look=of("question.1.course"),
        shows=Way.SEVERAL,
        shows_turned=Way.FORWARD,
    ),
    "notes: both stand": Row(
        one=(NoteStep(text="Звонила."),),
        other=(NoteStep(text="Выезжала."),),
        look=lambda case: case.attachments,
        shows=(),
    ),
    "one file attached by both: once": Row(
        one=(Attach(digest="a" * 64, name="а.pdf", media_type="application/pdf", size=1),),
        other=(Attach(digest="a" * 64, name="б.pdf", media_type="application/pdf", size=1),),
        look=lambda case: len(case.attachments),
        shows=1,
    ),
}


def lived(row: Row) -> Life:
    two = replace(APPEAL, questions=asked("Нет воды", "Яма"), received_on=BEFORE_THAT - timedelta(days=3))
    life = Life.registered(two)
    return life.do(*row.before) if row.before else life


@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
def test_what_shows_and_what_is_to_be_settled(row: Row) -> None:
    turned = row.shows if not row.settle or row.shows_turned is None else row.shows_turned
    for first, second, shows in ((row.one, row.other, row.shows), (row.other, row.one, turned)):
        life = at_once(lived(row), first, second)
        case = told(life).case
        assert case is not None
        assert row.look(case) == shows
        assert unsettled(life) == row.settle


MENDED = TABLE["place: the later, an empty one is a value"]
PLACES = (correct(place="ул. Мира, 4"), correct(place="ул. Мира, 5"))


def settled(life: Life, field: str, value: Any) -> Life:
    return life.do(Settle(choices=(Choice(field=field, value=value),)))


def test_a_conflict_tells_both_sides_what_was_before_and_what_shows() -> None:
    (conflict,) = told(at_once(lived(MENDED), *PLACES)).conflicts
    assert [(side.record, side.value) for side in conflict.sides] == [
        ("а:1", "ул. Мира, 4"),
        ("б:1", "ул. Мира, 5"),
    ]
    assert (conflict.before, conflict.shown) == ("ул. Мира, 1", "ул. Мира, 5")


def test_the_history_tells_from_what_each_of_them_changed_it() -> None:
    lines = [line.text for line in at_once(lived(MENDED), *PLACES).history()][-2:]
    assert ["«ул. Мира, 1» – теперь" in line for line in lines] == [True, True]


def test_many_sides_are_one_conflict_and_equal_ones_one_side() -> None:
    (conflict,) = told(at_once(lived(MENDED), *PLACES, correct(place="ул. Мира, 4"))).conflicts
    assert [side.value for side in conflict.sides] == ["ул. Мира, 4", "ул. Мира, 5"]
    assert conflict.between == ("а:1", "б:1", "в:1")


@pytest.mark.parametrize(
    "value", ["ул. Мира, 4", "ул. Мира, 1", "ул. Мира, 9"], ids=["theirs", "before", "anew"]
)
def test_a_settlement_ends_it_with_any_value(value: str) -> None:
    life = settled(at_once(lived(MENDED), *PLACES), "place", value)
    assert unsettled(life) == ()
    assert life.case.place == value


def test_a_settlement_that_is_taken_back_leaves_the_conflict_open_again() -> None:
    life = settled(at_once(lived(MENDED), *PLACES), "place", "ул. Мира, 4")
    assert unsettled(life.do(Undo())) == ("place",)
    assert life.case.place == "ул. Мира, 5"


def test_a_correction_by_somebody_who_saw_both_sides_settles_it_too() -> None:
    life = at_once(lived(MENDED), *PLACES).do(*correct(place="ул. Мира, 9"))
    assert unsettled(life) == ()


def test_a_correction_of_another_field_settles_nothing() -> None:
    life = at_once(lived(MENDED), *PLACES).do(*correct(kind=Kind.COMPLAINT))
    assert unsettled(life) == ("place",)


def test_a_side_that_is_taken_back_leaves_no_conflict() -> None:
    life = at_once(lived(MENDED), *PLACES)
    assert unsettled(life.do(Undo(txn=life.last))) == ()
    assert life.case.place == "ул. Мира, 4"


def test_two_who_settle_differently_are_one_new_conflict_of_their_settlements() -> None:
    life = at_once(lived(MENDED), *PLACES)
    mine, theirs = (
        (Settle(choices=(Choice(field="place", value=value),)),) for value in ("ул. Мира, 4", "ул. Мира, 5")
    )
    again = at_once(life, mine, theirs)
    (conflict,) = told(again).conflicts
    assert [side.value for side in conflict.sides] == ["ул. Мира, 4", "ул. Мира, 5"]
    assert unsettled(settled(again, "place", "ул. Мира, 5")) == ()


def test_two_who_settle_alike_leave_nothing() -> None:
    life = at_once(lived(MENDED), *PLACES)
    alike = (Settle(choices=(Choice(field="place", value="ул. Мира, 4"),)),)
    assert unsettled(at_once(life, alike, alike)) == ()


def test_what_was_written_beside_a_settlement_stands_against_it() -> None:
    life = at_once(lived(MENDED), *PLACES)
    settlement = (Settle(choices=(Choice(field="place", value="ул. Мира, 4"),)),)
    (conflict,) = told(at_once(life, settlement, correct(place="ул. Мира, 7"))).conflicts
    assert [side.value for side in conflict.sides] == ["ул. Мира, 4", "ул. Мира, 7"]


def test_settling_the_progress_brings_back_what_its_side_knew() -> None:
    row = TABLE["closed and taken back to work: in work"]
    life = at_once(lived(row), row.one, row.other)
    (conflict,) = told(life).conflicts
    life = settled(life, "progress", conflict.sides[0].value)
    assert life.case.status is Status.DONE
    assert life.case.sent is not None
    assert all(not clock.running for clock in life.clocks().values())


def test_settling_the_day_of_receipt_moves_the_terms_that_are_stopped() -> None:
    row = TABLE["day of receipt: the earlier, so that the earlier term holds"]
    life = at_once(lived(replace(row, before=SENT)), row.one, row.other)
    early = life.clocks()["59fz.register"].due
    life = settled(life, "received_on", YESTERDAY)
    assert life.clocks()["59fz.register"].due > early


@pytest.mark.parametrize(
    ("row", "choice", "because"),
    [
        pytest.param(
            MENDED, Choice(field="kind", value=Kind.COMPLAINT), "нет: его уже решили", id="no conflict"
        ),
        pytest.param(MENDED, Choice(field="place", value="x" * 5000), "Слишком", id="too long"),
        pytest.param(
            MENDED, Choice(field="place", value="ул. Мира, 4", between=("а:1",)), "ещё одна запись", id="news"
        ),
        pytest.param(
            TABLE["closed and taken back to work: in work"],
            Choice(field="progress", value=fields.Progress(closed_on=YESTERDAY)),
            "только из записанных",
            id="progress typed anew",
        ),
        pytest.param(
            TABLE["executor: the later"],
            Choice(field="question.1.executor", value=ORDINARY),
            "Такого исполнителя",
            id="nobody",
        ),
        pytest.param(
            TABLE["result: the later, with its measures"],
            Choice(
                field="question.1.outcome", value=Outcome(result=Result.EXPLAINED, measures=Measures.TAKEN)
            ),
            "только для поддержанного",
            id="measures",
        ),
    ],
)
def test_a_settlement_is_refused(row: Row, choice: Choice, because: str) -> None:
    life = at_once(lived(row), row.one, row.other)
    with pytest.raises(Refusal, match=because) as refused:
        life.do(Settle(choices=(choice,)))
    assert refused.value.field == choice.field


def test_an_empty_settlement_is_told_what_there_is() -> None:
    with pytest.raises(Refusal, match="«place» – место"):
        at_once(lived(MENDED), *PLACES).do(Settle(choices=()))
