"""The history in words: who did what, and from what to what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mcu_desktop.domain.cases.chapters.control import ReleaseControl, SetControl
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
    Take,
    Withdraw,
)
from mcu_desktop.domain.cases.history import full_name
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.vocabulary import AnswerChannel, Channel, Kind, QuestionId, Result
from tests.offices import APPEAL, IVANOV, PETROVA, SOMEBODY, SOMEBODY_ELSE, KinelNames, Life, asked

NAMES = KinelNames()
SHORT = NAMES.block_name(asked("а")[0].block)
ONE, OTHER = NAMES.person_name(SOMEBODY), NAMES.person_name(SOMEBODY_ELSE)
ASSIGN = Assign(executor=SOMEBODY)
PROMISE = Answer(result=Result.SUPPORTED, text="Заменим трубу.")
CAME_BACK = (ASSIGN, Answer(result=Result.EXPLAINED), SendAnswer(), Reopen(reason="Не согласна"))


@pytest.mark.parametrize(
    ("commands", "sentence"),
    [
        pytest.param((ASSIGN,), f"Назначено: {SHORT}, исполнитель – {ONE}.", id="assigned"),
        pytest.param(
            (ASSIGN, Assign(executor=SOMEBODY_ELSE)),
            f"Передано: {SHORT}, исполнитель – {OTHER} (прежде {SHORT}, {ONE}).",
            id="handed on",
        ),
        pytest.param(
            (*CAME_BACK, Assign(executor=SOMEBODY_ELSE)),
            f"Передано: {SHORT}, исполнитель – {OTHER} (прежде {SHORT}, {ONE}); прежний результат снят.",
            id="handed on with its result given up",
        ),
        pytest.param(
            (*CAME_BACK, ASSIGN),
            f"Назначено заново: {SHORT}, исполнитель – {ONE}; прежний результат снят.",
            id="given back to the same person",
        ),
        pytest.param((ASSIGN, Take()), "Взято в работу.", id="taken"),
        pytest.param((NoteStep(text="Звонила."),), "Звонила.", id="noted"),
        pytest.param(
            (PROMISE,), "Результат – поддержано, меры ещё не приняты: Заменим трубу.", id="promised"
        ),
        pytest.param((PROMISE, RecordMeasures()), "Меры приняты 23.11.2026", id="measures"),
        pytest.param(
            (Assign(), ASSIGN),
            f"Назначен исполнитель: {ONE}.",
            id="an executor named",
        ),
        pytest.param(
            (PROMISE, SendAnswer(channel=AnswerChannel.NONE)),
            "Рассмотрение закончено 23.11.2026, ответ заявителю не направляется.",
            id="no answer is due",
        ),
        pytest.param(
            (PROMISE, SendAnswer(outgoing="77", signer="Глава")),
            "Ответ отправлен 23.11.2026 почтой, исх. № 77, подписал: Глава.",
            id="sent",
        ),
        pytest.param(
            (PROMISE, SendAnswer(channel=AnswerChannel.ORAL, consent=True)),
            "Ответ отправлен 23.11.2026 устно, с согласия гражданина.",
            id="sent orally",
        ),
        pytest.param(
            (Answer(result=Result.EXPLAINED), SendAnswer(), Close()),
            "Закрыто в дело 23.11.2026.",
            id="closed",
        ),
        pytest.param(
            (Withdraw(reason="Решила сама"),),
            "Рассмотрение прекращено 23.11.2026 по заявлению гражданина (п. 5 ст. 5): Решила сама",
            id="withdrawn",
        ),
        pytest.param(
            (Withdraw(), Reopen(reason="Ошибка")),
            "Возвращено в работу 23.11.2026. Причина: Ошибка",
            id="reopened",
        ),
        pytest.param(
            (SetControl(reason="Глава", until=date(2026, 12, 1)),),
            "Поставлено на контроль до 01.12.2026: Глава",
            id="on control",
        ),
        pytest.param((SetControl(), ReleaseControl()), "Снято с контроля.", id="off control"),
        pytest.param(
            (Attach(digest="d" * 64, name="скан.pdf", media_type="application/pdf", size=1),),
            "Приложен файл «скан.pdf».",
            id="attached",
        ),
        pytest.param(
            (CorrectCase(reason="Опечатка", kind=Kind.COMPLAINT, channel=Channel.HAND),),
            "Исправлено: вид «заявление» – теперь «жалоба»; канал «почта» – теперь «передано лично». "
            "Причина: Опечатка",
            id="words corrected",
        ),
        pytest.param(
            (CorrectCase(reason="Опечатка", received_on=date(2026, 11, 20), place="ул. Мира"),),
            "Исправлено: дата поступления «23.11.2026» – теперь «20.11.2026»; "
            "место «не указано» – теперь «ул. Мира». Причина: Опечатка",
            id="a day and a place corrected",
        ),
        pytest.param(
            (CorrectCase(reason="Опечатка", applicants=(IVANOV,), text="Света нет"),),
            "Исправлено: заявители «Петрова Анна Сергеевна» – теперь «Иванов Пётр»; текст. Причина: Опечатка",
            id="people and text corrected",
        ),
        pytest.param(
            (CorrectCase(reason="Опечатка", questions=asked("Нет света")),),
            f"Исправлено: вопросы «1: Нет воды (без кода, {SHORT})» – "
            f"теперь «1: Нет света (без кода, {SHORT})». Причина: Опечатка",
            id="questions corrected",
        ),
    ],
)
def test_a_fact_in_words(commands: tuple[CaseCommand, ...], sentence: str) -> None:
    assert Life.registered().do(*commands).history()[-1].text == sentence


def test_the_history_begins_with_the_number() -> None:
    assert (
        Life.registered().history()[0].text
        == "Зарегистрировано № П-А-1/26 от 23.11.2026 (письменное, почта)."
    )


def test_a_place_taken_away_is_not_specified_any_more() -> None:
    life = Life.registered(replace(APPEAL, place="ул. Мира")).do(CorrectCase(reason="Опечатка", place=""))
    assert "место «ул. Мира» – теперь «не указано»" in life.history()[-1].text


def test_of_several_questions_each_is_named() -> None:
    life = Life.registered(replace(APPEAL, questions=asked("Вода", "Яма"))).do(
        replace(PROMISE, question=QuestionId("2"))
    )
    assert life.history()[-1].text.startswith("Вопрос 2. ")


@pytest.mark.parametrize(
    ("applicant", "name"),
    [
        (PETROVA, "Петрова Анна Сергеевна"),
        (Applicant(organisation="ТСЖ «Мир»"), "ТСЖ «Мир»"),
        (Applicant(organisation="ТСЖ «Мир»", surname="Иванов"), "ТСЖ «Мир» (Иванов)"),
        (Applicant(phone="2-40-18"), "Без подписи"),
    ],
)
def test_how_an_applicant_is_called(applicant: Applicant, name: str) -> None:
    assert full_name(applicant) == name
