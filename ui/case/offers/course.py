"""The course of an appeal by 59-ФЗ: which way it goes, other bodies, their documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.chapters.complaint import NameAgainst
from mcu_desktop.domain.cases.chapters.course import ChooseCourse
from mcu_desktop.domain.cases.chapters.forwarding import GROUNDS, Forward
from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.cases.chapters.requests import Remind, Reply, Request
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import Way
from ui.case import editors as e
from ui.case.offers.fields import (
    bodies_offered,
    citizen_told,
    day_of,
    files,
    in_words,
    open_questions,
    outgoing,
    people_offered,
    present_question,
    which_question,
)
from ui.case.offers.offer import Field, Occasion, Offer
from ui.case.several import Several

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Question

_NO_BODIES = "Органов в справочнике нет: добавьте их, «Справочники», «Органы»."

_FORWARDING = (PaperKind.FORWARD, PaperKind.SEVERAL, PaperKind.MIGRATION)


def _open(question: Question) -> bool:
    return question.result is None


def _body(occasion: Occasion) -> e.Chosen:
    return e.Chosen([("Выберите орган", None), *bodies_offered(occasion.office)])


def _awaited(occasion: Occasion) -> e.Chosen | None:
    """Ask which request is meant, where several wait."""
    waiting = occasion.case.awaited
    if len(waiting) < 2:  # noqa: PLR2004 - one is not chosen from
        return None
    bodies = occasion.office.bodies
    return e.Chosen(
        [
            (
                f"№ {one.outgoing} от {day(one.sent_on)}, {bodies[one.body].name}"
                if one.body in bodies
                else f"№ {one.outgoing}",
                one.outgoing,
            )
            for one in waiting
        ]
    )


class Numbers(e.Reason):
    """Several outgoing numbers in one line."""

    def value(self) -> tuple[str, ...]:  # type: ignore[override]  # a form takes what its command takes
        """Give the numbers."""
        return tuple(filter(None, (part.strip() for part in self.text().split(";"))))


def _people(occasion: Occasion) -> Several:
    return Several(people_offered(occasion.office), occasion.case.against.people)


def _units(occasion: Occasion) -> Several | None:
    offered = [(unit.name, id_) for id_, unit in occasion.office.units.items()]
    return Several(offered, occasion.case.against.units) if offered else None


def _against_bodies(occasion: Occasion) -> Several | None:
    offered = bodies_offered(occasion.office)
    return Several(offered, occasion.case.against.bodies) if offered else None


COURSE: tuple[Offer, ...] = (
    Offer(
        command=NameAgainst,
        key="Shift+F10",
        said="На кого жалоба № {number}, записано: им её не поручат.",
        fields=(
            Field(name="people", label="Люди", editor=_people),
            Field(name="units", label="Подразделения", editor=_units),
            Field(name="bodies", label="Органы", editor=_against_bodies),
            Field(name="reason", label="Откуда известно", editor=lambda _: e.Reason()),
        ),
    ),
    Offer(
        command=ChooseCourse,
        key="Ctrl+F2",
        said="Как рассматривать дело № {number}, решено.",
        fields=(
            which_question("Все открытые вопросы", _open),
            Field(
                name="way",
                label="Как рассматривать",
                editor=lambda a: e.Chosen(in_words(Way), present_question(a).course),
                hint="Срок выбранного пути начнёт идти сразу и встанет на доску и в «Сегодня».",
            ),
            Field(name="reason", label="Причина", editor=lambda _: e.Reason()),
        ),
    ),
    Offer(
        command=Forward,
        key="Ctrl+F3",
        said="Дело № {number} направлено по компетенции.",
        fields=(
            open_questions(),
            Field(name="ground", label="Основание", editor=lambda _: e.Chosen(in_words(GROUNDS))),
            Field(
                name="bodies",
                label="Кому",
                editor=lambda a: Several(bodies_offered(a.office), empty=_NO_BODIES),
                hint="Пробел отмечает орган.",
            ),
            Field(
                name="outgoing",
                label="Исходящий №",
                editor=outgoing(*_FORWARDING, every=True, into=Numbers),
                hint="Один на всех или каждому свой, через точку с запятой.",
            ),
            day_of("sent_on", "Направлено"),
            citizen_told(),
            Field(
                name="notice",
                label="Исходящий № сообщения",
                editor=outgoing(*_FORWARDING, notice=True),
            ),
            Field(
                name="ask_result_by",
                label="Сообщить нам о результатах до",
                editor=lambda a: e.Day(None, a.today),
                hint="Если указать, дело останется на контроле.",
            ),
        ),
    ),
    Offer(
        command=Request,
        key="Ctrl+F4",
        said="Запрос по делу № {number} записан, срок ответа идёт.",
        fields=(
            which_question("Все открытые вопросы", _open),
            Field(name="body", label="У кого", editor=_body),
            Field(name="text", label="Что запрошено", editor=lambda _: e.LongText(lines=3)),
            Field(name="outgoing", label="Исходящий №", editor=outgoing(PaperKind.REQUEST)),
            day_of("sent_on", "Отправлен"),
        ),
    ),
    Offer(
        command=Remind,
        key="Ctrl+F7",
        said="Напоминание о запросе по делу № {number} записано.",
        fields=(
            Field(name="outgoing", label="О каком запросе", editor=_awaited),
            day_of("reminded_on", "Напомнили"),
            Field(name="text", label="Как", editor=lambda _: e.Reason()),
        ),
    ),
    Offer(
        command=Reply,
        key="Ctrl+F8",
        said="Ответ на запрос по делу № {number} принят.",
        fields=(
            Field(name="outgoing", label="На какой запрос", editor=_awaited),
            day_of("received_on", "Поступил"),
            Field(name="text", label="Что ответили", editor=lambda _: e.LongText(lines=3)),
            Field(name="files", label="Файлы ответа", editor=files, hint="Пробел отмечает файлы дела."),
        ),
    ),
)
