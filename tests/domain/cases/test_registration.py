"""Registration: what is asked of an appeal, what it gets, and by which field it is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.registration import MEETING
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.vocabulary import Form, Mark, QuestionId, Regime, Status
from mcu_desktop.problems import Refusal
from tests.offices import APPEAL, IVANOV, ORDINARY, PETROVA, SIGNIFICANT, TODAY, WATER, Life, asked

PLAIN = RegisterCase(text="Нет воды.")


def question(**parts: object) -> tuple[AskedQuestion, ...]:
    return (replace(AskedQuestion(id=QuestionId("1"), text="Нет воды"), **parts),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("command", "field"),
    [
        pytest.param(replace(PLAIN, text=" \n"), "text", id="no text"),
        pytest.param(replace(PLAIN, text="а" * 200_001), "text", id="a text beyond the limit"),
        pytest.param(replace(PLAIN, text="вода\x00"), "text", id="a control character"),
        pytest.param(replace(PLAIN, text="вода\x9b"), "text", id="a control character of the upper half"),
        pytest.param(replace(PLAIN, text="вода\ud83d"), "text", id="half of a pair of surrogates"),
        pytest.param(replace(PLAIN, text="вода\ufffe"), "text", id="a noncharacter"),
        pytest.param(replace(PLAIN, place="ул.\x07 Мира"), "place", id="a bell in the place"),
        pytest.param(replace(PLAIN, place="м" * 1001), "place", id="a place beyond the limit"),
        pytest.param(
            replace(PLAIN, applicants=(PETROVA, Applicant())),
            "applicants[1]",
            id="nobody among the applicants",
        ),
        pytest.param(
            replace(PLAIN, applicants=(replace(PETROVA, surname="П" * 1001),)),
            "applicants[0].surname",
            id="a surname beyond the limit",
        ),
        pytest.param(
            replace(PLAIN, applicants=(replace(PETROVA, email="\udc80"),)),
            "applicants[0].email",
            id="a lone surrogate in an address",
        ),
        pytest.param(
            replace(PLAIN, applicants=(PETROVA,) * 501), "applicants", id="more applicants than a list takes"
        ),
        pytest.param(replace(PLAIN, questions=asked(*"я" * 51)), "questions", id="more than fifty questions"),
        pytest.param(
            replace(PLAIN, questions=question(block="f" * 32)),
            "questions[0].block",
            id="a block that does not exist",
        ),
        pytest.param(
            replace(PLAIN, questions=question(code="0005.0005.0056")),
            "questions[0].code",
            id="a code that is no leaf",
        ),
        pytest.param(
            replace(PLAIN, questions=question(code="9999")),
            "questions[0].code",
            id="a code that does not exist",
        ),
        pytest.param(replace(APPEAL, representative=1), "representative", id="answered to nobody who signed"),
        pytest.param(
            replace(PLAIN, registered_on=date(2026, 11, 24)), "registered_on", id="registered tomorrow"
        ),
        pytest.param(
            replace(PLAIN, received_on=date(2026, 11, 23), registered_on=date(2026, 11, 20)),
            "received_on",
            id="received after it was registered",
        ),
        pytest.param(replace(PLAIN, received_on=date(2006, 11, 1)), "received_on", id="older than the law"),
        pytest.param(
            replace(PLAIN, received_at=datetime(2026, 11, 23, 9)),  # noqa: DTZ001 - that is the point
            "received_at",
            id="a moment without a zone",
        ),
        pytest.param(
            replace(PLAIN, received_on=TODAY, received_at=datetime(2026, 11, 22, 9, tzinfo=UTC)),
            "received_at",
            id="a moment of another day than the day of receipt",
        ),
        pytest.param(
            replace(PLAIN, received_at=datetime(2026, 11, 24, 9, tzinfo=UTC)),
            "received_on",
            id="a moment that has not come",
        ),
    ],
)
def test_a_registration_is_refused_by_field(command: RegisterCase, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        Life.registered(command)
    assert refused.value.field == field


def test_the_answer_goes_to_whom_those_who_signed_named() -> None:
    together = replace(APPEAL, applicants=(PETROVA, IVANOV), representative=1)
    assert Life.registered(together).case.applicants == (IVANOV, PETROVA)


def test_the_resolution_of_a_meeting_is_collective_and_has_a_topic_of_its_own() -> None:
    questions = (*asked("Нет воды"), replace(asked("Яма")[0], code=WATER))
    case = Life.registered(replace(APPEAL, meeting=True, questions=questions)).case
    assert [question.code for question in case.questions] == [MEETING, WATER]
    assert Mark.COLLECTIVE in case.marks


def test_what_is_left_out_takes_its_default() -> None:
    case = Life.registered(PLAIN).case
    assert (case.received_on, case.registered_on, case.regime, case.form) == (
        TODAY,
        TODAY,
        Regime.APPEAL,
        Form.WRITTEN,
    )
    assert [(question.id, question.text) for question in case.questions] == [("1", "Нет воды.")]


def test_a_question_nobody_put_into_words_takes_the_opening_of_the_text() -> None:
    long = replace(PLAIN, text="Нет воды. " * 100, questions=asked("Вода", " "))
    assert [question.text for question in Life.registered(long).case.questions] == [
        "Вода",
        ("Нет воды. " * 100)[:300].strip(),
    ]


def test_texts_are_kept_without_outer_blanks_and_fields_as_one_line() -> None:
    sloppy = replace(PETROVA, surname="  Петрова ", address="г. Кинель,\n ул. Мира")
    case = Life.registered(RegisterCase(text=" Нет\nводы. ", applicants=(sloppy,), place=" ул.  Мира ")).case
    assert case.text == "Нет\nводы."
    assert (case.applicants[0].surname, case.applicants[0].address) == ("Петрова", "г. Кинель, ул. Мира")
    assert case.place == "ул. Мира"


@pytest.mark.parametrize("sign", ["😀", "\U0001fae8", "\u00ad", "ё", "№", "\t"])
def test_signs_that_people_use_are_no_reason_to_refuse_an_appeal(sign: str) -> None:
    assert sign in Life.registered(RegisterCase(text=f"Нет{sign}воды")).case.text


def test_a_code_proposes_the_block_that_a_question_has_not() -> None:
    chosen, proposed = (
        Life.registered(replace(PLAIN, questions=question(code=WATER, block=block))).case.questions[0].block
        for block in (ORDINARY, None)
    )
    assert chosen == ORDINARY
    assert proposed == SIGNIFICANT


def test_questions_are_numbered_in_their_order() -> None:
    case = Life.registered(
        replace(PLAIN, questions=tuple(replace(q, id=QuestionId("x")) for q in asked("а", "б")))
    ).case
    assert [question.id for question in case.questions] == ["1", "2"]


@pytest.mark.parametrize(
    ("applicants", "marks"),
    [
        pytest.param((), {Mark.ANONYMOUS}, id="nobody signed"),
        pytest.param((Applicant(phone="2-40-18"),), {Mark.ANONYMOUS}, id="only a telephone"),
        pytest.param((PETROVA,), set(), id="one person"),
        pytest.param((PETROVA, IVANOV), {Mark.COLLECTIVE}, id="two people"),
        pytest.param((Applicant(organisation="ТСЖ «Мир»"),), {Mark.ORGANISATION}, id="an organisation"),
    ],
)
def test_the_marks_of_a_new_case(applicants: tuple[Applicant, ...], marks: set[Mark]) -> None:
    case = Life.registered(replace(PLAIN, applicants=applicants)).case
    assert set(case.marks) == marks
    assert case.status is Status.REGISTERED


@pytest.mark.parametrize(
    ("regime", "form", "number"),
    [
        (Regime.APPEAL, Form.WRITTEN, "П-А-1/26"),
        (Regime.APPEAL, Form.ORAL, "У-А-1/26"),
        (Regime.APPEAL, Form.ELECTRONIC, "Э-А-1/26"),
        (Regime.POS, Form.ELECTRONIC, "ПОС-А-1/26"),
        (Regime.INCIDENT, Form.ELECTRONIC, "ИМ-А-1/26"),
        (Regime.CALL, Form.ORAL, "З-А-1/26"),
        (Regime.OTHER, Form.WRITTEN, "С-А-1/26"),
    ],
)
def test_each_journal_writes_its_own_numbers(regime: Regime, form: Form, number: str) -> None:
    assert Life.registered(replace(APPEAL, regime=regime, form=form)).case.number == number


def test_a_moment_of_receipt_stands_in_the_zone_of_the_office() -> None:
    late = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
    case = Life.registered(replace(PLAIN, regime=Regime.INCIDENT, received_at=late)).case
    assert case.received_on == date(2026, 11, 23)
    assert case.received_at is not None
    assert case.received_at.isoformat() == "2026-11-23T01:30:00+04:00"
