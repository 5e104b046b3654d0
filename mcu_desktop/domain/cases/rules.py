"""What a decision may ask about, and what every case asks of its questions and days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import Body, CardId
from mcu_desktop.domain.cases.limits import LONG_TEXT, MOST_QUESTIONS, one_line, required
from mcu_desktop.domain.cases.values import AskedQuestion, Covering
from mcu_desktop.domain.office.office import Office
from mcu_desktop.domain.spelling import counted, day
from mcu_desktop.domain.terms.deadlines import Terms
from mcu_desktop.domain.vocabulary import CaseId, Channel, QuestionId, Regime
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case, Question  # noqa: TC004 - a case is made of chapters
    from mcu_desktop.domain.office.classifier import Classifier  # noqa: TC004 - only some decisions ask it

NOBODY = CardId("")
LAW_BEGAN = date(2006, 11, 2)
"""59-ФЗ came into force; no appeal under it is older."""
_EMAIL = "59fz.email"


def _no_other(_case: CaseId) -> Case | None:
    return None


def _nobody_is_the_same(_one: Case, _other: Case) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a decision may ask about: the office, its terms, the classifier, and the day."""

    office: Office
    terms: Terms
    classifier: Callable[[], Classifier]
    today: date
    person: CardId = NOBODY
    """Who asks for it."""
    identity: Callable[[], str] = lambda: uuid4().hex
    """Names what a decision begins and others refer to."""
    next_number: Callable[[Case], tuple[str, int]] | None = None
    """Station and running number for a case whose number another one bears, too; refuses any other case."""
    next_outgoing: Callable[[], tuple[str, int]] | None = None
    """Station and running number for the letter that goes out next."""
    other: Callable[[CaseId], Case | None] = _no_other
    """Another case that a decision builds on."""
    same_person: Callable[[Case, Case], bool] = _nobody_is_the_same
    """Whether two cases are of one person."""

    def significant(self, block: CardId | None) -> bool:
        """Tell whether a block is a socially significant topic."""
        return block is not None and self.office.significant(block)


def sound_receipt(received_on: date, registered_on: date) -> None:
    """Refuse a day of receipt that no case can have."""
    if received_on < LAW_BEGAN:
        raise Refusal("Дата раньше вступления Закона № 59-ФЗ в силу (02.11.2006).", field="received_on")
    if received_on > registered_on:
        raise Refusal("Дата поступления не может быть позже даты регистрации.", field="received_on")


def sound_channel(channel: Channel, regime: Regime, received_on: date, rules: Rules) -> None:
    """Refuse an appeal by a road that is no way to file one, as long as the norm about it is in force."""
    if channel is not Channel.EMAIL or regime is not Regime.APPEAL:
        return
    norm = next((one for one in rules.terms.norms if one.id == _EMAIL and one.binds(received_on)), None)
    if norm is not None:
        since = f" с {day(norm.valid_from)}" if norm.valid_from else ""
        raise Refusal(
            f"По электронной почте обращение не подают{since} ({norm.article}). Зарегистрируйте письмо как "
            "иное сообщение и разъясните автору, как обратиться: для этого есть бумага.",
            field="channel",
        )


def sound_covering(covering: Covering, received_on: date) -> Covering:
    """Give the covering letter as it is kept: it cannot be younger than what it brought."""
    if covering.dated > received_on:
        raise Refusal("Сопроводительное письмо не может быть позже поступления.", field="covering.dated")
    return Covering(
        body=one_line(covering.body, "covering.body"),
        number=one_line(covering.number, "covering.number"),
        dated=covering.dated,
    )


def sound_questions(
    questions: tuple[AskedQuestion, ...], rules: Rules, *, standing: Iterable[Question] = ()
) -> tuple[AskedQuestion, ...]:
    """Give the questions of a case as they are kept, or refuse them by field.

    What a standing question already has is not asked about again: its block may be out of use.
    """
    if len(questions) > MOST_QUESTIONS:
        most = counted(MOST_QUESTIONS, "вопроса", "вопросов", "вопросов")
        raise Refusal(f"Слишком много: не больше {most}.", field="questions")
    blocks = {None, *rules.office.blocks, *(question.block for question in standing)}
    codes = {None, *(question.code for question in standing)}
    for place, question in enumerate(questions):
        if question.block not in blocks:
            raise Refusal("Такого отраслевого блока нет.", field=f"questions[{place}].block")
        if question.code not in codes:
            _leaf(question.code or "", rules, f"questions[{place}].code")
    return tuple(
        replace(question, text=required(question.text, f"questions[{place}].text", LONG_TEXT))
        for place, question in enumerate(questions)
    )


def _leaf(code: str, rules: Rules, field: str) -> None:
    try:
        rules.classifier().require_leaf(code)
    except Refusal as refusal:
        raise Refusal(refusal.reason, field=field) from None


def question_of(case: Case, id_: QuestionId) -> Question:
    """Give a question of the case by its name, or refuse the name."""
    question = case.question(id_)
    if question is None:
        known = ", ".join(q.id for q in case.questions)
        raise Refusal(f"Вопроса «{id_}» в деле нет. Есть: {known}.", field="question")
    return question


def body_of(id_: CardId, rules: Rules, field: str) -> Body:
    """Give another body of power from the directory, or refuse it."""
    body = rules.office.bodies.get(id_)
    if body is None:
        raise Refusal("Такого органа нет в справочнике: выберите другой или заведите его.", field=field)
    return body


def decider_of(id_: CardId, rules: Rules, field: str) -> None:
    """Refuse a person who may not decide for the office: neither a head nor authorised by one."""
    if not {Duty.HEAD, Duty.CURATOR, Duty.BLOCK_HEAD} & set(rules.office.duties_of(id_)):
        raise Refusal("Решение принимает руководитель или уполномоченное им лицо.", field=field)


def day_of(day: date | None, case: Case, rules: Rules, field: str) -> date:
    """Give the day of an action, today where none is named; refuse one before the case or in the future."""
    chosen = day or rules.today
    if chosen < case.registered_on:
        raise Refusal("Дата раньше дня регистрации.", field=field)
    if chosen > rules.today:
        raise Refusal("Дата в будущем.", field=field)
    return chosen
