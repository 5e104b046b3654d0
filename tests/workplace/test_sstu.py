"""The report of a month: which appeals go, what they lack, and what the portal was told before."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import AwaitedLetter, Body
from mcu_desktop.domain.cases.chapters.copies import EndWithLeading, LinkCopy
from mcu_desktop.domain.cases.chapters.extension import Extend
from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.chapters.papers import IssuePaper, PaperKind
from mcu_desktop.domain.cases.chapters.unanswered import Ground, LeaveUnanswered
from mcu_desktop.domain.cases.commands import Answer, Assign, Attach, RecordMeasures, SendAnswer
from mcu_desktop.domain.cases.values import Covering
from mcu_desktop.domain.vocabulary import CaseId, Measures, Regime, Result, Way
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.sstu.checking import sentences
from mcu_desktop.sstu.record import SstuStatus, Transfer
from mcu_desktop.workplace.readings import readings
from mcu_desktop.workplace.sstu import by_hand
from mcu_desktop.workplace.sstu.file import write
from mcu_desktop.workplace.sstu.report import MonthReport, State, report
from mcu_desktop.workplace.sstu.settings import settle
from tests.offices import APPEAL, ORDINARY, WATER, Hands, asked
from tests.sstu.mutations import BODY, OFFICE
from tests.sstu.validator import faults

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace

MONTH = "2026-11"
CODED = replace(APPEAL, questions=tuple(replace(one, code=WATER) for one in asked("Нет воды")))


@pytest.fixture
def desk(kinel_office: Workplace) -> Workplace:
    settle(kinel_office, {"department": OFFICE})
    return kinel_office


def answered(desk: Workplace, id_: CaseId, *, file: str = "Ответ.pdf") -> None:
    kept = desk.store.attachments.keep_bytes(b"%PDF-1.4 answer", file, "application/pdf")
    desk.act_on_each(
        [
            (id_, Assign(block=ORDINARY)),
            (id_, Answer(result=Result.SUPPORTED, text="Подвезём.", measures=Measures.PENDING)),
            (id_, Attach(digest=kept.digest, name=kept.name, media_type=kept.media_type, size=kept.size)),
            (id_, SendAnswer()),
        ]
    )


def only(told: MonthReport) -> tuple[tuple[SstuStatus, ...], tuple[str, ...], State]:
    (one,) = told.entries
    statuses = tuple(question.status for question in one.record.questions)
    return statuses, tuple(lack.field for lack in one.lacks), one.state


def test_appeals_of_the_month_go_and_messages_do_not(desk: Workplace, hands: Hands) -> None:
    desk.register(CODED)
    desk.register(replace(CODED, regime=Regime.POS))
    assert only(report(desk, MONTH)) == ((SstuStatus.IN_WORK,), (), State.NEVER)
    assert report(desk, "2026-10").entries == ()
    hands.on(days=30)
    desk.register(CODED)
    assert len(report(desk, MONTH).entries) == 1


def test_what_is_written_a_validator_takes_and_the_portal_knows_it_from_then_on(
    desk: Workplace, tmp_path: Path
) -> None:
    id_ = desk.register(CODED).id
    answered(desk, id_)
    told, place = report(desk, MONTH), tmp_path / "month.zip"
    write(desk, told, told.ready, place)
    with ZipFile(place) as written:
        (name,) = written.namelist()
        said = json.loads(written.read(name))
    assert faults(said) == []
    assert [question["actionsTaken"] for question in said["questions"]] == [False]
    assert only(report(desk, MONTH)) == ((SstuStatus.SUPPORTED,), (), State.SAME)
    assert report(desk, MONTH).news == ()
    assert "отчёт в ССТУ, ноябрь 2026 года, 1 дело" in readings(desk)[0].what
    desk.act(id_, RecordMeasures())
    assert only(report(desk, MONTH))[2] is State.CHANGED


def test_an_answer_without_its_file_waits_for_it(desk: Workplace) -> None:
    answered(desk, desk.register(CODED).id, file="Снимок.pdf")
    told = report(desk, MONTH)
    assert only(told) == ((SstuStatus.SUPPORTED,), ("questions[0].attachment",), State.NEVER)
    assert told.ready == ()


def test_an_unsigned_appeal_and_one_without_a_code_say_so(desk: Workplace) -> None:
    desk.register(replace(APPEAL, applicants=()))
    assert only(report(desk, MONTH))[1] == ("name", "questions[0].code")


def test_an_appeal_with_a_covering_letter_goes_under_the_number_of_the_letter(desk: Workplace) -> None:
    letter = Covering(body="Правительство области", number="77-12/4", dated=date(2026, 11, 20))
    desk.register(replace(CODED, covering=letter))
    (one,) = report(desk, MONTH).entries
    assert (one.record.direct, one.record.number, one.record.created_on) == (False, "77-12/4", letter.dated)
    assert one.number.startswith("П-А-1")


def test_an_earlier_appeal_comes_again_once_there_is_news_of_it(
    desk: Workplace, hands: Hands, tmp_path: Path
) -> None:
    id_ = desk.register(CODED).id
    told = report(desk, MONTH)
    write(desk, told, told.ready, tmp_path / "november.zip")
    hands.on(days=20)
    assert report(desk, "2026-12").entries == (), "nothing new"
    answered(desk, id_)
    (again,) = (december := report(desk, "2026-12")).entries
    assert (again.earlier, again.state, again.lacks) == (True, State.CHANGED, ())
    write(desk, december, december.ready, tmp_path / "december.zip")
    assert report(desk, "2026-12").entries == ()


def test_a_letter_without_its_appeal_is_told_of(desk: Workplace) -> None:
    letter = AwaitedLetter(number="77-1", written_on=date(2026, 11, 3), name="Иванов Пётр", code=WATER)
    desk.record(letter)
    assert only(report(desk, MONTH)) == ((SstuStatus.NOT_RECEIVED,), (), State.NEVER)
    desk.record(replace(letter, number="77-2", received_on=date(2026, 11, 5)))
    assert report(desk, MONTH).entries[1].record.questions[0].status is SstuStatus.NOT_REGISTERED


def test_the_office_says_by_which_day_a_month_ends(desk: Workplace) -> None:
    desk.register(CODED)
    settle(desk, {"closes_on": 20})
    told = report(desk, MONTH)
    assert told.entries == (), "the 23rd is of the next month"
    assert told.words.startswith("За ноябрь 2026 года (период с 21 октября по 20 ноября 2026 года): 0")
    with pytest.raises(Refusal, match="от 1 до 28"):
        settle(desk, {"closes_on": 31})
    with pytest.raises(Refusal, match="Идентификатор ССТУ"):
        settle(desk, {"department": "Кинель"})


def test_without_the_offices_own_identifier_nothing_is_ready(desk: Workplace, tmp_path: Path) -> None:
    settle(desk, {"department": ""})
    desk.register(CODED)
    told = report(desk, MONTH)
    assert (told.entries[0].lacks, told.ready) == ((), ())
    with pytest.raises(Refusal, match="идентификатор администрации"):
        write(desk, told, told.entries, tmp_path / "month.zip")
    assert list(tmp_path.glob("*.zip")) == []


def test_an_unsigned_appeal_goes_once_it_is_left_unanswered_as_such(desk: Workplace) -> None:
    id_ = desk.register(replace(CODED, applicants=())).id
    assert only(report(desk, MONTH))[1] == ("name",)
    desk.act(id_, LeaveUnanswered(ground=Ground.ANONYMOUS))
    assert only(report(desk, MONTH))[:2] == ((SstuStatus.LEFT,), ())


def test_the_pages_of_the_issued_answer_go_unless_a_later_answer_was_attached(desk: Workplace) -> None:
    id_ = desk.register(CODED).id
    desk.act_on_each([(id_, Assign(block=ORDINARY)), (id_, Answer(result=Result.EXPLAINED, text="Ждите."))])
    drawn, pages = attached(desk, id_, "Карточка.docx"), attached(desk, id_, "Карточка.pdf")
    paper = IssuePaper(
        paper=PaperKind.RECEPTION, sheet="reception", addressee="", signer="", document=drawn, pages=pages
    )
    desk.act_on_each([(id_, paper), (id_, SendAnswer())])
    assert sent_file(desk) == pages
    attached(desk, id_, "Жалоба.pdf")
    assert sent_file(desk) == pages
    signed = attached(desk, id_, "Ответ с подписью.pdf")
    assert sent_file(desk) == signed


def attached(desk: Workplace, id_: CaseId, name: str) -> str:
    kept = desk.store.attachments.keep_bytes(name.encode(), name, "application/pdf")
    desk.act(id_, Attach(digest=kept.digest, name=kept.name, media_type=kept.media_type, size=kept.size))
    return kept.digest


def sent_file(desk: Workplace) -> str:
    (one,) = report(desk, MONTH).entries
    answer = one.record.questions[0].answer
    assert answer is not None
    return answer.digest


def test_a_question_goes_once_for_each_body_and_once_for_the_part_that_stayed(desk: Workplace) -> None:
    known, _ = desk.record(Body(name="ГЖИ", sstu=BODY))
    unknown, _ = desk.record(Body(name="Роспотребнадзор"))
    id_ = desk.register(CODED).id
    today = desk.today()
    several = Forward(
        bodies=(known, unknown),
        outgoing=("1-П", "2-П"),
        ground=Way.SEVERAL,
        notified_on=today,
        notice="1-О",
    )
    desk.act(id_, several)
    desk.withdraw(known, reason="Упразднена")
    (one,) = report(desk, MONTH).entries
    in_work, *sent = one.record.questions
    assert (in_work.status, in_work.transfer) == (SstuStatus.IN_WORK, None)
    assert [question.transfer for question in sent] == [
        Transfer("ГЖИ", BODY, today, "1-П"),
        Transfer("Роспотребнадзор", "", today, "2-П"),
    ]
    assert sentences(one.lacks) == (
        "Вопрос 3: у органа «Роспотребнадзор» нет идентификатора ССТУ: впишите его в справочник.",
    )


def test_a_forwarded_appeal_goes_to_its_body_alone(desk: Workplace) -> None:
    body, _ = desk.record(Body(name="ГЖИ", sstu=BODY))
    id_ = desk.register(CODED).id
    desk.act(id_, Forward(bodies=(body,), outgoing=("1-П",), notified_on=desk.today(), notice="1-О"))
    assert only(report(desk, MONTH))[:2] == ((SstuStatus.TRANSFERRED,), ())


def test_what_the_portal_did_not_take_goes_again_in_whichever_month(
    desk: Workplace, hands: Hands, tmp_path: Path
) -> None:
    id_ = desk.register(CODED).id
    answered(desk, id_)
    told = report(desk, MONTH)
    write(desk, told, told.ready, tmp_path / "month.zip")
    hands.on(days=20)
    assert report(desk, "2026-12").entries == ()
    by_hand.refused(desk, report(desk, MONTH).entries[0])
    assert readings(desk)[0].what.startswith("ССТУ не принял № П-А-1")
    (again,) = (december := report(desk, "2026-12")).news
    assert (again.state, again.earlier) == (State.REFUSED, True)
    write(desk, december, december.news, tmp_path / "december.zip")
    assert only(report(desk, MONTH))[2] is State.SAME


def test_an_extended_term_is_told_while_the_appeal_is_in_work_and_the_portal_knows_the_field(
    desk: Workplace,
) -> None:
    id_, people = desk.register(CODED).id, desk.office.people
    head = next(one for one in people if Duty.HEAD in desk.office.duties_of(one))
    desk.act(id_, Extend(reason="Запрос", decided_by=head, notified_on=desk.today(), notice="4-О"))
    assert [one.extended for one in report(desk, MONTH).entries[0].record.questions] == [True]
    settle(desk, {"tells_extension": False})
    assert [one.extended for one in report(desk, MONTH).entries[0].record.questions] == [False]


def test_a_copy_of_a_letter_goes_with_the_answer_of_its_leading_card(desk: Workplace) -> None:
    leading, copy = desk.register(CODED).id, desk.register(CODED).id
    desk.act(copy, LinkCopy(leading=leading))
    answered(desk, leading)
    desk.act(copy, EndWithLeading())
    first, second = report(desk, MONTH).entries
    assert [first.record.questions[0].status, second.record.questions[0].status] == [
        SstuStatus.SUPPORTED,
        SstuStatus.ANSWERED,
    ]
    assert (second.record.questions[0].answer, second.lacks) == (first.record.questions[0].answer, ())


def test_an_answer_that_has_not_come_to_this_desk_is_waited_for(desk: Workplace) -> None:
    id_ = desk.register(CODED).id
    answered(desk, id_)
    desk.store.attachments.destroy(desk.case(id_).attachments[0].digest)
    (one,) = report(desk, MONTH).entries
    assert sentences(one.lacks) == (
        "Файл ответа «Ответ.pdf» ещё не пришёл на этот компьютер: получите его в карточке.",
    )


def test_a_file_that_is_not_written_is_not_remembered(desk: Workplace, tmp_path: Path) -> None:
    id_ = desk.register(CODED).id
    answered(desk, id_)
    told = report(desk, MONTH)
    with pytest.raises(Trouble, match="Выгрузка не записана"):
        write(desk, told, told.ready, tmp_path / "нет такой папки" / "month.zip")
    desk.store.attachments.destroy(desk.case(id_).attachments[0].digest)
    with pytest.raises(Trouble, match="ещё не пришёл"):
        write(desk, told, told.ready, tmp_path / "month.zip")
    assert list(tmp_path.glob("*month*")) == []
    assert only(report(desk, MONTH))[2] is State.NEVER
