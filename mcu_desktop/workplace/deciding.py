"""What commands on several cases come to: each is decided as the ones before it left its case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cases.decisions import Rules, decide
from mcu_desktop.domain.cases.folding import evolve
from mcu_desktop.journal.names import CASE
from mcu_desktop.problems import Refusal
from mcu_desktop.store.journal_table import History
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.admission import of_act
from mcu_desktop.workplace.asking import folded
from mcu_desktop.workplace.seen import as_seen

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.commands import CaseCommand
    from mcu_desktop.domain.cases.known_facts import CaseFact
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.store.writing import Writing
    from mcu_desktop.workplace.seat import Seat
    from mcu_desktop.workplace.seen import Seen


def decided_on_each(
    seat: Seat,
    writing: Writing,
    acts: Sequence[tuple[CaseId, CaseCommand]],
    rules: Rules,
    *,
    under: str | None = None,
    seen: Seen | None = None,
) -> tuple[list[tuple[History, Any]], str]:
    """Give what the acts come to, and the duty they are done under.

    What is handed over when a card goes is decided `under` the duty that may take the card away.
    What was `seen` of a case is what is decided on; what came since may forbid it, too.
    """
    duty: str = under or ""
    past = {id_: writing.history(Stream(CASE, id_)) for id_ in dict.fromkeys(id_ for id_, _ in acts)}
    cases: dict[CaseId, Case] = {}
    facts: list[tuple[History, Any]] = []
    for id_, command in acts:
        history = past[id_]
        case = cases[id_] = cases.get(id_) or folded(history, id_)
        if history.unread:
            raise Refusal(f"Дело {case.number} изменено более новой программой: обновите эту.")
        if under is None:
            duty = seat.judged(type(command), of_act(case, command, history, seat.person))
        decided = _decided(case, command, rules, history, of_several=len(past) > 1)
        known = as_seen(history, seen)
        if known is not history:
            decided = _decided(folded(known, id_), command, rules, known, of_several=False)
        facts += [(known, fact) for fact in decided]
        for fact in decided:
            cases[id_] = evolve(id_, cases[id_], fact) or cases[id_]
    return facts, duty


def _decided(
    case: Case, command: CaseCommand, rules: Rules, past: History, *, of_several: bool
) -> tuple[CaseFact, ...]:
    """Decide on one case; of several cases a refusal says which it is."""
    try:
        return decide(case, command, rules, past.told)
    except Refusal as refusal:
        if not of_several or case.number in refusal.reason:
            raise
        raise Refusal(f"№ {case.number}: {refusal.reason}", field=refusal.field) from refusal
