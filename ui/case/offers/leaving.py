"""Leaving a question without an answer on the merits: by the grounds of 59-ФЗ, as the card offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.chapters import returning, unanswered
from mcu_desktop.domain.cases.chapters.correspondence import EndCorrespondence
from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.cases.chapters.returning import Return
from mcu_desktop.domain.cases.chapters.unanswered import LeaveUnanswered
from mcu_desktop.domain.spelling import day
from mcu_desktop.workplace.earlier_answers import earlier_answers
from ui.case import editors as e
from ui.case.offers.fields import citizen_told, day_of, open_questions, outgoing, people_offered
from ui.case.offers.offer import Field, Occasion, Offer
from ui.case.several import Several

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from ui.case.editors import Choice

_BEGINNING = 60
_UNANSWERED = (
    PaperKind.UNREADABLE,
    PaperKind.NO_ESSENCE,
    PaperKind.ABUSE,
    PaperKind.PUBLISHED,
    PaperKind.SECRET,
)
_RETURNED = (PaperKind.COURT, PaperKind.RETURN)
_NOTE = Field(name="note", label="Примечание", editor=lambda _: e.Reason())


def _grounds(reasons: Mapping[StrEnum, unanswered.Reason | returning.Reason]) -> Field:
    choices = [
        (f"{one.title[:1].upper()}{one.title[1:]} ({one.article})", ground) for ground, one in reasons.items()
    ]
    return Field(name="ground", label="Основание", editor=lambda _: e.Chosen(choices))


def _answers(occasion: Occasion) -> Several:
    cases = earlier_answers(occasion.workplace, occasion.case)
    choices: list[Choice] = []
    for case in cases:
        assert case.sent is not None
        sent = f"№ {case.number}, ответ {day(case.sent.sent_on)}"
        outgoing = f" исх. № {case.sent.outgoing}" if case.sent.outgoing else ""
        choices.append((f"{sent}{outgoing}: {case.text[:_BEGINNING]}", case.id))
    return Several(choices, empty="Прежних ответов этому человеку в журнале нет.")


LEAVING: tuple[Offer, ...] = (
    Offer(
        command=LeaveUnanswered,
        key="Ctrl+Shift+F2",
        said="Дело № {number}: без ответа по существу, основание записано.",
        fields=(
            open_questions(),
            _grounds(unanswered.REASONS),  # type: ignore[arg-type]  # a ground is a word
            day_of("left_on", "Решено"),
            citizen_told(),
            Field(name="outgoing", label="Исходящий №", editor=outgoing(*_UNANSWERED)),
            Field(
                name="page",
                label="Адрес страницы",
                editor=lambda _: e.Reason(),
                hint="Только если ответ опубликован: начинается с https://",
            ),
            Field(
                name="no_question",
                label="",
                editor=lambda _: e.Tick("За грубостью нет вопроса, на который надо ответить"),
            ),
            Field(
                name="unlawful",
                label="",
                editor=lambda _: e.Tick("Сообщается о противоправном деянии и о причастном"),
                hint="Такое обращение, и без подписи, направляют в компетентный орган: ч. 1 ст. 11.",
            ),
            _NOTE,
        ),
    ),
    Offer(
        command=Return,
        key="Ctrl+Shift+F3",
        said="Обращение № {number} возвращено с разъяснением.",
        fields=(
            open_questions(),
            _grounds(returning.REASONS),  # type: ignore[arg-type]  # a ground is a word
            day_of("returned_on", "Возвращено"),
            Field(name="outgoing", label="Исходящий №", editor=outgoing(*_RETURNED)),
            Field(name="papers", label="Что возвращено", editor=lambda _: e.Reason()),
            _NOTE,
        ),
    ),
    Offer(
        command=EndCorrespondence,
        key="Ctrl+Shift+F4",
        said="Переписка по делу № {number} прекращена.",
        fields=(
            open_questions(),
            Field(
                name="earlier",
                label="Прежние ответы",
                editor=_answers,
                hint="Пробел отмечает. Ответы по существу того же вопроса тому же человеку.",
            ),
            Field(
                name="no_new_reasons",
                label="",
                editor=lambda _: e.Tick("Новых доводов и обстоятельств нет"),
            ),
            Field(
                name="decided_by",
                label="Кто решил",
                editor=lambda a: e.Chosen(people_offered(a.office)),
            ),
            day_of("decided_on", "Решено"),
            citizen_told(),
            Field(name="outgoing", label="Исходящий №", editor=outgoing(PaperKind.END, notice=True)),
            _NOTE,
        ),
    ),
)
