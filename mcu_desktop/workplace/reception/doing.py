"""What is done at a reception: each command whole, with the case that comes of it, or refused whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.commands import CorrectCase, Undo
from mcu_desktop.domain.cases.decisions import decide
from mcu_desktop.domain.cases.facts import Registered
from mcu_desktop.domain.cases.folding import evolve
from mcu_desktop.domain.cases.registration import register
from mcu_desktop.domain.reception.booking import book as booked
from mcu_desktop.domain.reception.booking import decide_on_visit, known
from mcu_desktop.domain.reception.booking import walk_in as walked_in
from mcu_desktop.domain.reception.commands import Book, End, VisitCommand, WalkIn
from mcu_desktop.domain.reception.ending import case_wanted, orders, received
from mcu_desktop.domain.reception.visit import CaseMade, Visit, VisitId, fold_visit
from mcu_desktop.domain.reception.words import action_noun
from mcu_desktop.domain.undoing import Undone, to_take_back
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.names import CASE, VISIT
from mcu_desktop.problems import Refusal
from mcu_desktop.store.journal_table import History
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.asking import folded
from mcu_desktop.workplace.card_changes import tell
from mcu_desktop.workplace.changes import Changes
from mcu_desktop.workplace.reception.desk import judged, writing_desk

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.commands import CaseCommand
    from mcu_desktop.domain.cases.rules import Rules
    from mcu_desktop.store.writing import Writing
    from mcu_desktop.workplace.seat import Seat

_OF_CASE = re.compile(r"(?:applicants|questions)\[0\]\.")
"""How a case calls a field of its one applicant or question."""
_SAID_ANEW = "Уточнено при завершении приёма"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """What a command on a visit did, and the case behind it, where there is one."""

    visit: VisitId
    changes: Changes
    card: str = ""
    """The number of the card of the reception."""
    case: CaseId | None = None
    number: str = ""


def book(office: Seat, command: Book) -> Visited:
    """Give somebody a time."""
    with office.store.writing() as writing:
        duty = judged(office, command.whom)
        fact = booked(command, writing_desk(office, writing))
        return _begun(office, writing, (fact,), duty)


def walk_in(office: Seat, command: WalkIn) -> Visited:
    """Take in somebody who came without a booking."""
    with office.store.writing() as writing:
        duty = judged(office, command.whom)
        facts = walked_in(command, writing_desk(office, writing))
        return _begun(office, writing, facts, duty, card=facts[1].number)


def act(office: Seat, id_: VisitId, command: VisitCommand) -> Visited:
    """Carry a command out on a visit, short of ending it."""
    with office.store.writing() as writing:
        past, visit = _standing(writing, id_)
        duty = judged(office, visit.whom)
        facts = decide_on_visit(visit, command, writing_desk(office, writing))
        writing.append([(past, fact) for fact in facts], office.signature(duty))
        changes = tell(writing, [past.stream], office.terms)
        after = _standing(writing, id_)[1]
    return Visited(visit=id_, changes=changes, card=after.came.number if after.came else "")


def end(office: Seat, id_: VisitId, command: End) -> Visited:
    """End a reception: the number of its case is given first, what follows can be taken back as one."""
    with office.store.writing() as writing, _fields_of_the_form():
        rules, desk = office.rules(), writing_desk(office, writing)
        past, visit = _standing(writing, id_)
        signature = office.signature(judged(office, visit.whom))
        fact = received(visit, command, desk)
        case, wanted = visit.case, case_wanted(command)
        if wanted and case is None:
            case = CaseId(office.new_id())
            registered = register(
                case, wanted, rules, station=writing.station, next_ordinal=writing.next_ordinal
            )
            begun = History(Stream(CASE, case), (), ())
            writing.append([(begun, registered), (past, CaseMade(case=case))], signature)
            past = writing.history(past.stream)
        facts: list[tuple[History, Any]] = [
            (past, one) for one in (*known(visit, command.visitor, command.priority), fact)
        ]
        touched, number = [past.stream], ""
        if case and wanted:
            history = writing.history(Stream(CASE, case))
            standing = folded(history, case)
            said = wanted.text if standing.text != wanted.text else None
            anew = (CorrectCase(reason=_SAID_ANEW, text=said),) if said else ()
            receiver = office.person_name(visit.whom)
            facts += _decided(history, standing, (*anew, *orders(visit, command, standing, receiver)), rules)
            touched, number = [history.stream, past.stream], standing.number
        writing.append(facts, signature)
        changes = tell(writing, touched, office.terms)
    card = visit.came.number if visit.came else ""
    return Visited(visit=id_, changes=changes, card=card, case=case, number=number)


def taken_back(past: History, action: str) -> Undone:
    """Take the last action on a visit back."""
    fact = to_take_back(past.told_of_visit, action).fact
    what = action_noun(fact)
    return Undone(txn=action, what=f"{what} ({fact.what})" if isinstance(fact, Undone) else what)


def ending_undone(office: Seat, id_: CaseId, command: Undo) -> str | None:
    """Name the action where taking it back on a case would leave a reception ended: both go, or neither."""
    try:
        entry = to_take_back(office.store.history(Stream(CASE, id_)).told, command.txn)
    except Refusal:
        return None
    if isinstance(entry.fact, Registered):
        return None
    touched = office.store.streams_of(entry.txn)
    return entry.txn if any(stream.kind == VISIT for stream in touched) else None


def _begun(office: Seat, writing: Writing, facts: tuple[Any, ...], duty: str, *, card: str = "") -> Visited:
    id_ = VisitId(office.new_id())
    past = History(Stream(VISIT, id_), (), ())
    writing.append([(past, fact) for fact in facts], office.signature(duty))
    return Visited(visit=id_, changes=tell(writing, [past.stream], office.terms), card=card)


def _standing(writing: Writing, id_: VisitId) -> tuple[History, Visit]:
    past = writing.history(Stream(VISIT, id_))
    if past.unread:
        raise Refusal("Приём изменён более новой программой: обновите эту.")
    visit = fold_visit(id_, past.told_of_visit)
    if visit is None:
        raise Refusal("Этой записи на приём уже нет.")
    return past, visit


def _decided(
    history: History, case: Case, commands: tuple[CaseCommand, ...], rules: Rules
) -> Iterator[tuple[History, Any]]:
    """Decide on each command as the ones before left the case."""
    for command in commands:
        for fact in decide(case, command, rules, history.told):
            case = evolve(case.id, case, fact) or case
            yield history, fact


@contextmanager
def _fields_of_the_form() -> Iterator[None]:
    """Name a field of the case as the form of the reception does."""
    try:
        yield
    except Refusal as refusal:
        raise Refusal(refusal.reason, field=_OF_CASE.sub("", refusal.field or "") or None) from refusal
