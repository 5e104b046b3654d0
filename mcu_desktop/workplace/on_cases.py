"""Commands on cases, carried out: each whole, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.chapters.copies import both_ends
from mcu_desktop.domain.cases.clocks import clocks
from mcu_desktop.domain.cases.commands import Attach, Undo
from mcu_desktop.domain.cases.folding import evolve
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.registration import register as registered
from mcu_desktop.domain.permissions.reach import Whole
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.names import CASE
from mcu_desktop.later import later
from mcu_desktop.store.journal_table import History
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace import conflicts
from mcu_desktop.workplace.changes import Changes, Registration
from mcu_desktop.workplace.deciding import decided_on_each
from mcu_desktop.workplace.other_cases import with_others

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mcu_desktop.domain.cases.commands import CaseCommand
    from mcu_desktop.workplace.reception import doing as visiting
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
else:
    visiting = later("mcu_desktop.workplace.reception.doing")


def register(office: Workplace, command: RegisterCase) -> Registration:
    """Register a case: number, facts and rows in one transaction."""
    id_ = CaseId(office.new_id())
    stream = Stream(CASE, id_)
    with office.store.writing() as writing:
        rules = office.rules()
        duty = office.judged(RegisterCase, Whole(regime=command.regime))
        fact = registered(
            id_,
            command,
            rules,
            station=office.store.station,
            next_ordinal=writing.next_ordinal,
        )
        past = History(stream, (), ())
        writing.append([(past, fact)], office.signature(duty))
        writing.project([stream], lambda: rules.terms)
    case = evolve(id_, None, fact)
    assert case is not None
    changes = Changes(streams=frozenset({stream}))
    return Registration(id=id_, number=case.number, clocks=clocks(case, rules.terms), changes=changes)


def act(office: Workplace, id_: CaseId, command: CaseCommand, *, seen: Seen | None = None) -> Changes:
    """Carry one command out on one case; with `seen`, on the case as a person saw it while writing."""
    if isinstance(command, Undo) and (ending := visiting.ending_undone(office, id_, command)):
        return office.undo(ending)
    return office.act_on_each([(id_, command)], seen=seen)


def act_on_each(
    office: Workplace, acts: Sequence[tuple[CaseId, CaseCommand]], *, seen: Seen | None = None
) -> Changes:
    """Carry commands out as one action, in their order: all of them, or none.

    Where several cases are meant, a refusal names the one that refuses.
    """
    acts = tuple(both_ends(acts))
    streams = [Stream(CASE, id_) for id_ in dict.fromkeys(id_ for id_, _ in acts)]
    with office.store.writing() as writing:
        rules = with_others(conflicts.with_numbers(office.rules(), writing), writing)
        facts, duty = decided_on_each(office, writing, acts, rules, seen=seen)
        if acts:
            writing.append(facts, office.signature(duty))
        writing.project(streams, lambda: rules.terms)
        action = writing.history(streams[-1]).records[-1].action if streams else None
    return Changes(streams=frozenset(streams), action=action)


def attach(office: Workplace, id_: CaseId, source: Path) -> Changes:
    """Keep a file and put it to a case."""
    office.store.require_present()
    kept = office.store.attachments.keep(source)
    command = Attach(digest=kept.digest, name=kept.name, media_type=kept.media_type, size=kept.size)
    return office.act(id_, command)
