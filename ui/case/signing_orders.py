"""From the draft to the signature, and orders of the head, as the card offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.chapters.orders import AcceptOrder, GiveOrder, ReportOrder, ReturnOrder
from mcu_desktop.domain.cases.chapters.signing import Agree, MakeReady, ReturnDraft, Sign, WriteDraft
from mcu_desktop.domain.cases.completeness import letter
from mcu_desktop.domain.office.absences import absence_words, stands_in
from ui.case import editors as e
from ui.case.answer_text import AnswerText
from ui.case.fields import day_of, present_question, reason
from ui.case.order import Asking, Field, Order
from ui.case.passages import Passages
from ui.case.several import Several

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.chapters.orders import Order as HeadOrder

_BEGINNING = 60


def _letter(asking: Asking) -> AnswerText:
    """Begin with the letter as it stands, or with what is answered to the only question."""
    drafted = asking.case.draft.letter if asking.case.draft else ""
    alone = len(asking.case.questions) == 1
    return AnswerText(asking, drafted or (letter(asking.case) if alone else ""), lines=10)


def _passages(asking: Asking) -> Passages | None:
    return Passages(asking) if len(asking.case.questions) > 1 else None


def _signers(asking: Asking) -> e.Chosen:
    office = asking.office
    nobody = [] if office.administration.signing else [("Подпись в программе не нужна", None)]
    writing = {asking.person, *(question.executor for question in asking.case.questions)}
    able = [id_ for id_, person in office.people.items() if person.signs and id_ not in writing]
    choices = [*nobody, *((_called(asking, id_), id_) for id_ in able)]
    return e.Chosen(
        choices or [("Подписать некому: право подписи отмечают в «Люди»", None)], able[0] if able else None
    )


def _called(asking: Asking, person: CardId) -> str:
    title, away = asking.office.people[person].title, absence_words(asking.office, person)
    return f"{title} – {away}" if away else title


def _people(asking: Asking) -> list[e.Choice]:
    return [(_called(asking, person), person) for person in asking.office.people]


def _responsible(asking: Asking) -> e.Chosen:
    """Begin with whoever works on the case, else with the block's head, or who stands in."""
    question = present_question(asking)
    heads = asking.office.heads_of(question.block) if question.block else ()
    usual = question.executor or (heads[0] if heads else None)
    return e.Chosen(_people(asking), stands_in(asking.office, usual) if usual else None)


def _colleagues(asking: Asking) -> Several:
    return Several([choice for choice in _people(asking) if choice[1] != asking.person])


def _which_order(offered: Callable[[HeadOrder], bool]) -> Field:
    """Ask which order is meant, where several are open."""

    def editor(asking: Asking) -> e.Chosen | None:
        named = [
            (f"{place}. {order.given.text[:_BEGINNING]}", str(place))
            for place, order in enumerate(asking.case.orders, start=1)
            if order.open and offered(order)
        ]
        return e.Chosen(named) if len(named) > 1 else None

    return Field(name="order", label="Поручение", editor=editor)


SIGNING: tuple[Order, ...] = (
    Order(
        command=WriteDraft,
        key="Alt+F6",
        said="Проект ответа по делу № {number} записан.",
        fields=(
            Field(name="passages", label="По вопросам", editor=_passages),
            Field(
                name="letter",
                label="Письмо целиком",
                editor=_letter,
                hint="Пустое письмо складывается из ответов по вопросам. Ctrl+Пробел – шаблонная фраза, "
                "F7 – проверка слов.",
            ),
        ),
    ),
    Order(
        command=MakeReady,
        key="Alt+F7",
        said="Ответ по делу № {number} готов.",
        fields=(
            Field(
                name="visas",
                label="Кто согласует",
                editor=_colleagues,
                hint="Пробел отмечает. Никого – сразу на подпись.",
            ),
            Field(name="at_once", label="", editor=lambda _: e.Tick("Всем сразу, а не по очереди")),
            Field(name="signer", label="Кто подписывает", editor=_signers),
        ),
    ),
    Order(
        command=Agree,
        key="Alt+F8",
        said="Ответ по делу № {number} согласован.",
        fields=(
            Field(name="remark", label="Замечание", editor=lambda _: e.Reason(), hint="Можно не писать."),
        ),
    ),
    Order(
        command=Sign,
        key="Alt+F9",
        said="Ответ по делу № {number} подписан.",
        fields=(day_of("signed_on", "Подписано"),),
    ),
    Order(
        command=ReturnDraft,
        key="Alt+Shift+F8",
        said="Ответ по делу № {number} возвращён на доработку.",
        fields=(reason(),),
    ),
)

ORDERING: tuple[Order, ...] = (
    Order(
        command=GiveOrder,
        key="Alt+F2",
        said="Поручение по делу № {number} дано.",
        fields=(
            Field(name="text", label="Что сделать", editor=lambda _: e.LongText(lines=4)),
            Field(name="responsible", label="Ответственный", editor=_responsible),
            Field(
                name="due",
                label="Срок",
                editor=lambda a: e.Day(None, a.today),
                hint="Как назван в поручении; без него – один месяц.",
            ),
            Field(name="giver", label="Кто поручил", editor=lambda a: e.Chosen(_people(a), a.person)),
            day_of("ordered_on", "Поручено"),
            Field(
                name="others",
                label="Соисполнители",
                editor=lambda a: Several(_people(a)),
                hint="Пробел отмечает.",
            ),
        ),
    ),
    Order(
        command=ReportOrder,
        key="Alt+F3",
        said="Об исполнении поручения по делу № {number} доложено.",
        fields=(
            _which_order(lambda order: not order.reported),
            Field(name="text", label="Что сделано", editor=lambda _: e.LongText()),
            day_of("reported_on", "Исполнено"),
        ),
    ),
    Order(
        command=AcceptOrder,
        key="Alt+F5",
        said="Исполнение поручения по делу № {number} принято.",
        fields=(_which_order(lambda order: order.reported), day_of("accepted_on", "Принято")),
    ),
    Order(
        command=ReturnOrder,
        key="Alt+Shift+F5",
        said="Поручение по делу № {number} возвращено исполнителю.",
        fields=(
            _which_order(lambda order: order.reported),
            reason(),
            Field(
                name="due",
                label="Новый срок",
                editor=lambda a: e.Day(None, a.today),
                hint="Можно не указывать.",
            ),
        ),
    ),
)
