"""The directory of citizens at the workplace: found by name, shown whole, joined and parted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.chapters.citizens import CitizenId, Identify
from mcu_desktop.domain.permissions.rights import Seeing
from mcu_desktop.domain.repeats import clues
from mcu_desktop.domain.repeats.directory import Citizen, grouped
from mcu_desktop.domain.repeats.matters import Matter
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mcu_desktop.store.rows import CaseLine
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace

_LISTED = 200
"""Cases of a beginning that are looked through for their people, the newest."""
_OF_A_CLUE = 60


def citizens(office: Asking, typed: str) -> tuple[Citizen, ...]:
    """Give the people whose name begins as typed, who wrote last first; without a word those of late."""
    if reason := office.why_not(Seeing.CASES):
        raise Refusal(reason)
    return grouped(office.store.citizens.by_name(typed, limit=_LISTED))


def whole(office: Asking, known: Citizen) -> Citizen:
    """Give a citizen with all their cases, also those under another name or spelling."""
    people = {one.who for one in known.sightings}
    asked = {
        *clues.left_by(people, Matter()),
        *(clues.of_citizen(one.citizen) for one in known.sightings if one.citizen),
    }
    found = grouped(office.store.citizens.by_clues(asked, each=_OF_A_CLUE))
    mine = set(known.places())
    return next((one for one in found if mine & set(one.places())), known)


def related(office: Asking, id_: CaseId, *, limit: int = 20) -> tuple[tuple[CaseLine, bool, bool], ...]:
    """Give the newest other cases of the same people or about the same place, and which of both."""
    there = {line.key: line for line, _, place in office.store.earlier.related(id_, office.now()) if place}
    mine = office.store.citizens.of_case(id_)
    people = (whole(office, one) for one in grouped(mine))
    keys = {seen.key for one in people for seen in one.sightings if seen.case != id_}
    newest = sorted({*there, *keys}, reverse=True)[:limit]
    lines = {line.key: line for line in office.lines([key for key in newest if key in keys])}
    return tuple((lines.get(key) or there[key], key in keys, key in there) for key in newest)


def join(office: Workplace, several: Sequence[Citizen]) -> Changes:
    """Say that several are one person: every case keeps what stands in it, and it can be taken back."""
    if len(several) < 2:  # noqa: PLR2004 - one is joined with another one
        raise Refusal("Выберите двух заявителей, чтобы объединить их.")
    known = next((one.citizen for one in several if one.citizen), "")
    citizen = CitizenId(known or office.new_id())
    whole_of_them = [whole(office, one) for one in several]
    return _identify(office, [(one, citizen) for one in whole_of_them])


def part(office: Workplace, citizen: Citizen, cases: Collection[str]) -> Changes:
    """Say that the applicants of some cases are another person than those of the others."""
    mine = [one for one in citizen.sightings if one.case in cases]
    rest = [one for one in citizen.sightings if one.case not in cases]
    if not mine or not rest:
        raise Refusal("Отметьте дела другого человека, но не все: иначе отделять нечего.")
    stays = CitizenId(citizen.citizen or office.new_id())
    goes = CitizenId(office.new_id())
    return _identify(office, [(Citizen(tuple(rest)), stays), (Citizen(tuple(mine)), goes)])


def _identify(office: Workplace, wanted: Sequence[tuple[Citizen, CitizenId]]) -> Changes:
    said = {(one.case, one.place): one.citizen for each, _ in wanted for one in each.sightings}
    acts = [
        (CaseId(case), Identify(place=place, citizen=citizen))
        for each, citizen in wanted
        for case, place in each.places()
        if said[case, place] != citizen
    ]
    if not acts:
        raise Refusal("Так уже записано.")
    return office.act_on_each(acts)
