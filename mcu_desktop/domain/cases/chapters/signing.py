"""Signing: the answer's draft, who agrees and who signs it, and every time it came back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, FieldOf
from mcu_desktop.domain.cases.chapters.complaint import refuse_hit
from mcu_desktop.domain.cases.chapters.signing_words import (
    chain_words,
    draft_words,
    stands,
    tell_agreed,
    tell_drafted,
    tell_ready,
    tell_returned,
    tell_signed,
)
from mcu_desktop.domain.cases.completeness import require_complete
from mcu_desktop.domain.cases.limits import SHORT_TEXT, optional, required
from mcu_desktop.domain.cases.rules import day_of, question_of
from mcu_desktop.domain.cases.signing_values import (
    Agreed,
    Chain,
    Drafted,
    DraftReturned,
    MadeReady,
    Passage,
    Signed,
)
from mcu_desktop.domain.office.absences import words_for
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.rules import Rules

DRAFT, CHAIN = "draft", "chain"


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteDraft:
    """Write the answer: the letter as a whole, question by question, or both."""

    letter: str = ""
    """Empty: the passages one after another."""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeReady:
    """Say that the answer is whole, and hand it to those who agree and sign."""

    visas: tuple[CardId, ...] = ()
    signer: CardId | None = None
    at_once: bool = False
    """All are asked at once; otherwise one after another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree:
    """Put one's visa on the draft, or that of somebody whom one stands in for."""

    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnDraft:
    """Send the draft back to be written better."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Sign the letter, in person or in the place of somebody absent."""

    signed_on: date | None = None


SigningFact = Drafted | MadeReady | Agreed | DraftReturned | Signed
SigningCommand = WriteDraft | MakeReady | Agree | ReturnDraft | Sign


# ---------------------------------------------------------------------- what is decided


def _write(case: Case, command: WriteDraft, _rules: Rules) -> tuple[Drafted]:
    if reason := _why_no_draft(case):
        raise Refusal(f"{reason}: верните проект на доработку, чтобы его изменить.")
    passages = tuple(
        Passage(
            question=question_of(case, one.question).id,
            text=optional(one.text, "passages"),
            reason=optional(one.reason, "passages", SHORT_TEXT),
        )
        for one in command.passages
    )
    if len({one.question for one in passages}) < len(passages):
        raise Refusal("Один и тот же вопрос назван дважды.", field="passages")
    fact = Drafted(letter=optional(command.letter, "letter"), passages=passages)
    if not fact.letter and not any(one.text or one.reason for one in passages):
        raise Refusal("Проект ответа пуст: напишите письмо или ответ на каждый вопрос.", field="letter")
    return (fact,)


def _make_ready(case: Case, command: MakeReady, rules: Rules) -> tuple[MadeReady]:
    if case.chain is not None:
        raise Refusal(f"Ответ уже готов: {stands(case.chain, rules.office)}.")
    require_complete(case)
    _require_people(case, command, rules)
    return (
        MadeReady(author=rules.person, visas=command.visas, signer=command.signer, at_once=command.at_once),
    )


def _require_people(case: Case, command: MakeReady, rules: Rules) -> None:
    office = rules.office
    if command.signer is None and office.administration.signing:
        raise Refusal("Назовите, кто подпишет ответ: так принято в учреждении.", field="signer")
    if command.signer is not None:
        _require_signer(command.signer, case, rules)
    for person in command.visas:
        if person not in office.people:
            raise Refusal("Такого сотрудника нет.", field="visas")
        refuse_hit(case, office, person, "visas")
        if person == rules.person:
            raise Refusal("Свой проект согласует кто-то другой.", field="visas")
        if person == command.signer:
            raise Refusal(f"{office.people[person].title} подписывает: виза не нужна.", field="visas")
    if len(set(command.visas)) < len(command.visas):
        raise Refusal("Один и тот же человек назван дважды.", field="visas")


def _require_signer(signer: CardId, case: Case, rules: Rules) -> None:
    if signer not in rules.office.people:
        raise Refusal("Такого сотрудника нет.", field="signer")
    who = rules.office.people[signer]
    if not who.signs:
        raise Refusal(
            f"{who.title} не имеет права подписи: его отмечают в карточке сотрудника.", field="signer"
        )
    refuse_hit(case, rules.office, signer, "signer")
    _require_not_executor(signer, case, rules)


def _require_not_executor(signer: CardId, case: Case, rules: Rules) -> None:
    """Let nobody sign what they wrote themselves (59-ФЗ art. 10 part 3)."""
    who = rules.office.people[signer].title
    own = [question.id for question in case.questions if question.executor == signer]
    if own:
        raise Refusal(
            f"{who} – исполнитель по вопросу {', '.join(own)}: подписать ответ должен другой.", field="signer"
        )
    if signer == (case.chain.asked.author if case.chain else rules.person):
        raise Refusal(f"{who} готовит этот ответ: подписать его должен другой.", field="signer")


def _agree(case: Case, command: Agree, rules: Rules) -> tuple[Agreed]:
    chain = _running(case, rules)
    whose = _whose_turn(chain.visas_awaited, chain, rules)
    deputy = None if whose == rules.person else rules.person
    return (Agreed(person=whose, deputy=deputy, remark=optional(command.remark, "remark", SHORT_TEXT)),)


def _sign(case: Case, command: Sign, rules: Rules) -> tuple[Signed]:
    chain = _running(case, rules)
    whose = _whose_turn(chain.signature_awaited, chain, rules)
    _require_not_executor(whose, case, rules)
    _require_not_executor(rules.person, case, rules)
    require_complete(case)
    signed_on = day_of(command.signed_on, case, rules, "signed_on")
    deputy = None if whose == rules.person else rules.person
    return (Signed(signer=whose, deputy=deputy, signed_on=signed_on),)


def _return(case: Case, command: ReturnDraft, rules: Rules) -> tuple[DraftReturned]:
    if case.chain is None or case.sent:
        raise Refusal("Возвращать нечего: проект ответа не на согласовании.")
    asked = (*case.chain.asked.visas, case.chain.asked.signer, case.chain.asked.author)
    mine = next((one for one in _voices(rules) if one in asked), None)
    if mine is None:
        raise Refusal(f"Вернуть проект могут те, кого о нём просят: {stands(case.chain, rules.office)}.")
    return (
        DraftReturned(
            person=mine,
            deputy=None if mine == rules.person else rules.person,
            author=case.chain.asked.author,
            returned_on=rules.today,
            reason=required(command.reason, "reason", SHORT_TEXT),
            own=mine == case.chain.asked.author,
        ),
    )


def _running(case: Case, rules: Rules) -> Chain:
    if case.sent:
        raise Refusal("Ответ уже отправлен.")
    if case.chain is None:
        raise Refusal("Проект ответа ещё не передан на согласование.")
    if not case.chain.awaited:
        raise Refusal(f"Ждать некого: {stands(case.chain, rules.office)}.")
    return case.chain


def _whose_turn(awaited: tuple[CardId, ...], chain: Chain, rules: Rules) -> CardId:
    """Give in whose name this person speaks: the own one first, then of those whom they stand in for."""
    whose = next((one for one in _voices(rules) if one in awaited), None)
    if whose is None:
        raise Refusal(f"Сейчас не ваша очередь: {stands(chain, rules.office)}.")
    return whose


def _voices(rules: Rules) -> tuple[CardId, ...]:
    return (rules.person, *words_for(rules.office, rules.person))


def require_signed(case: Case, rules: Rules) -> None:
    """Refuse to send a letter that somebody still has to agree or to sign."""
    if case.chain is not None and case.chain.awaited:
        raise Refusal(f"Ответ ещё не подписан: {stands(case.chain, rules.office)}.")
    if rules.office.administration.signing and (case.chain is None or case.chain.signed is None):
        raise Refusal("Ответы подписывают в программе: сначала нажмите «Ответ готов».")


def _why_no_draft(case: Case) -> str | None:
    if case.sent:
        return "Ответ уже отправлен"
    return None if case.chain is None else "Проект ответа на согласовании"


# ---------------------------------------------------------------------- what it makes of the case


def _drafted(case: Case, fact: Drafted) -> Case:
    return unready(case._replace(draft=fact, chain=None))


def _ready(case: Case, fact: MadeReady) -> Case:
    questions = tuple(question._replace(unready=False) for question in case.questions)
    return case._replace(chain=Chain(asked=fact), questions=questions)


def _agreed(case: Case, fact: Agreed) -> Case:
    if case.chain is None or any(one.person == fact.person for one in case.chain.agreed):
        return case
    return case._replace(chain=case.chain.with_visa(fact))


def _returned(case: Case, fact: DraftReturned) -> Case:
    returned = case.returned if fact in case.returned else (*case.returned, fact)
    return unready(case._replace(chain=None, returned=returned))


def _signed(case: Case, fact: Signed) -> Case:
    return case if case.chain is None else case._replace(chain=case.chain.with_signature(fact))


def unready(case: Case) -> Case:
    """Take every answered question back to work: its letter is not ready."""
    return case._replace(questions=tuple(q._replace(unready=True) for q in case.questions))


def _drafted_late(case: Case, _seen: Case, _fact: Drafted) -> Case:
    return unready(case)


def _ready_late(case: Case, _seen: Case, _fact: MadeReady) -> Case:
    return case._replace(questions=tuple(q._replace(unready=False) for q in case.questions))


def _agreed_late(case: Case, seen: Case, fact: Agreed) -> Case:
    """Let a visa count for the round that its author saw, and for no later one."""
    same = case.chain and seen.chain and case.chain.asked == seen.chain.asked and case.draft == seen.draft
    return _agreed(case, fact) if same else case


def _returned_late(case: Case, _seen: Case, fact: DraftReturned) -> Case:
    """Keep that it came back; whether the chain goes on is a field."""
    return _returned(case, fact)._replace(chain=case.chain)


def _writes_draft(_case: Case, _fact: Drafted) -> Iterable[str]:
    return (DRAFT, CHAIN)


def _writes_chain(_case: Case, _fact: MadeReady | DraftReturned | Signed) -> Iterable[str]:
    return (CHAIN,)


# ---------------------------------------------------------------------- when it makes no sense


def _why_not_ready(case: Case) -> str | None:
    if case.sent:
        return "Ответ уже отправлен"
    return "Ответ уже готов" if case.chain else None


def _why_no_visa(case: Case) -> str | None:
    return None if case.chain and case.chain.visas_awaited and not case.sent else "Виз никто не ждёт"


def _why_no_signature(case: Case) -> str | None:
    if case.sent or case.chain is None or not case.chain.signature_awaited:
        return "Подписи никто не ждёт"
    return None


def _why_no_return(case: Case) -> str | None:
    return None if case.chain and not case.sent else "Проект ответа не на согласовании"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="drafted",
            fact=Drafted,
            action="проект ответа",
            fold=_drafted,
            sentence=tell_drafted,
            texts=("letter", "passages"),
            written=_writes_draft,
            late=_drafted_late,
        ),
        FactOf(
            kind="made_ready",
            fact=MadeReady,
            action="передача ответа на согласование",
            fold=_ready,
            sentence=tell_ready,
            written=_writes_chain,
            late=_ready_late,
        ),
        FactOf(
            kind="agreed",
            fact=Agreed,
            action="согласование ответа",
            fold=_agreed,
            sentence=tell_agreed,
            texts=("remark",),
            late=_agreed_late,
        ),
        FactOf(
            kind="draft_returned",
            fact=DraftReturned,
            action="возврат ответа на доработку",
            fold=_returned,
            sentence=tell_returned,
            texts=("reason",),
            written=_writes_chain,
            late=_returned_late,
        ),
        FactOf(
            kind="signed",
            fact=Signed,
            action="подписание ответа",
            fold=_signed,
            sentence=tell_signed,
            written=_writes_chain,
        ),
    ),
    commands=(
        CommandOf(
            name="draft",
            command=WriteDraft,
            title="Записать проект ответа",
            decide=_write,
            why_not=_why_no_draft,
        ),
        CommandOf(
            name="ready", command=MakeReady, title="Ответ готов", decide=_make_ready, why_not=_why_not_ready
        ),
        CommandOf(
            name="agree", command=Agree, title="Согласовать ответ", decide=_agree, why_not=_why_no_visa
        ),
        CommandOf(
            name="return-draft",
            command=ReturnDraft,
            title="Вернуть на доработку",
            decide=_return,
            why_not=_why_no_return,
        ),
        CommandOf(
            name="sign", command=Sign, title="Подписать ответ", decide=_sign, why_not=_why_no_signature
        ),
    ),
    fields=(
        FieldOf(name=DRAFT, type=Drafted | None, title="проект ответа", words=draft_words),
        FieldOf(name=CHAIN, type=Chain | None, title="согласование", words=chain_words),
    ),
)
