"""From the draft to the signature, as the card offers it."""

from __future__ import annotations

from mcu_desktop.domain.cases.chapters.signing import Agree, MakeReady, ReturnDraft, Sign, WriteDraft
from mcu_desktop.domain.cases.completeness import letter
from ui.case import editors as e
from ui.case.answer_text import AnswerText
from ui.case.offers.fields import day_of, introduced, reason
from ui.case.offers.offer import Field, Occasion, Offer
from ui.case.passages import Passages
from ui.case.several import Several


def _letter(occasion: Occasion) -> AnswerText:
    """Begin with the letter as it stands, or with what is answered to the only question."""
    drafted = occasion.case.draft.letter if occasion.case.draft else ""
    alone = len(occasion.case.questions) == 1
    return AnswerText(occasion, drafted or (letter(occasion.case) if alone else ""), lines=10)


def _passages(occasion: Occasion) -> Passages | None:
    return Passages(occasion) if len(occasion.case.questions) > 1 else None


def _signers(occasion: Occasion) -> e.Chosen:
    office = occasion.office
    nobody = [] if office.administration.signing else [("Подпись в программе не нужна", None)]
    writing = {occasion.person, *(question.executor for question in occasion.case.questions)}
    able = [id_ for id_, person in office.people.items() if person.signs and id_ not in writing]
    choices = [*nobody, *((introduced(office, id_), id_) for id_ in able)]
    return e.Chosen(
        choices or [("Подписать некому: право подписи отмечают в «Люди»", None)], able[0] if able else None
    )


def _colleagues(occasion: Occasion) -> Several:
    office = occasion.office
    return Several([(introduced(office, one), one) for one in office.people if one != occasion.person])


SIGNING: tuple[Offer, ...] = (
    Offer(
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
    Offer(
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
    Offer(
        command=Agree,
        key="Alt+F8",
        said="Ответ по делу № {number} согласован.",
        fields=(
            Field(name="remark", label="Замечание", editor=lambda _: e.Reason(), hint="Можно не писать."),
        ),
    ),
    Offer(
        command=Sign,
        key="Alt+F9",
        said="Ответ по делу № {number} подписан.",
        fields=(day_of("signed_on", "Подписано"),),
    ),
    Offer(
        command=ReturnDraft,
        key="Alt+Shift+F8",
        said="Ответ по делу № {number} возвращён на доработку.",
        fields=(reason(),),
    ),
)
