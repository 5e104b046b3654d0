"""How the signing of an answer is told: in the history, in a conflict, in a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.wording import instead_of
from mcu_desktop.domain.spelling import because, day

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.signing_values import (
        Agreed,
        Chain,
        Drafted,
        DraftReturned,
        MadeReady,
        Signed,
    )
    from mcu_desktop.domain.office.office import Office


def tell_drafted(_case: Case | None, fact: Drafted, _names: Names) -> str:
    """Tell what was written."""
    told = [fact.letter] if fact.letter else []
    told += [f"вопрос {one.question} – {one.text or f'без ответа: {one.reason}'}" for one in fact.passages]
    return f"Проект ответа: {'; '.join(told)}"


def tell_ready(_case: Case | None, fact: MadeReady, names: Names) -> str:
    """Tell whom the answer was handed to."""
    parts = []
    if fact.visas:
        how = "визы одновременно" if fact.at_once else "визы по очереди"
        visas = ", ".join(map(names.person_name, fact.visas))
        parts.append(f"{how if len(fact.visas) > 1 else 'виза'}: {visas}")
    if fact.signer:
        parts.append(f"подпись: {names.person_name(fact.signer)}")
    return f"Ответ готов{': ' if parts else ''}{'; '.join(parts)}."


def tell_agreed(_case: Case | None, fact: Agreed, names: Names) -> str:
    """Tell whose visa it is."""
    return f"Согласовано ({instead_of(fact.person, fact.deputy, names)}){because(fact.remark)}"


def tell_returned(_case: Case | None, fact: DraftReturned, names: Names) -> str:
    """Tell who sent the draft back, and why."""
    if fact.own:
        return f"Проект ответа отозван с согласования{because(fact.reason)}"
    who = instead_of(fact.person, fact.deputy, names)
    return f"Проект ответа возвращён на доработку ({who}){because(fact.reason)}"


def tell_signed(_case: Case | None, fact: Signed, names: Names) -> str:
    """Tell who signed."""
    return f"Ответ подписан {day(fact.signed_on)} ({instead_of(fact.signer, fact.deputy, names)})."


def draft_words(draft: Drafted | None, names: Names) -> str:
    """Tell the draft as a field."""
    return tell_drafted(None, draft, names) if draft else "нет проекта"


def chain_words(chain: Chain | None, names: Names) -> str:
    """Tell the round as a field."""
    if chain is None:
        return "не на согласовании"
    if chain.signed:
        return tell_signed(None, chain.signed, names).rstrip(".")
    return tell_ready(None, chain.asked, names).rstrip(".")


def stands(chain: Chain, office: Office) -> str:
    """Say what a round waits for now."""
    if chain.signed:
        return f"подписано {day(chain.signed.signed_on)}"
    named = ", ".join(office.people[one].title for one in chain.awaited if one in office.people)
    if not named:
        return "согласовано" if chain.agreed else "ответ можно отправлять"
    return f"{'визу ставит' if chain.visas_awaited else 'подписывает'} {named}"
