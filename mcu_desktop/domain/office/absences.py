"""Who is away on a day, who stands in for whom, and under which hats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.spelling import day

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.duties import Duty
    from mcu_desktop.domain.cards.kinds import Absence, CardId
    from mcu_desktop.domain.office.office import Office


def absence_of(office: Office, person: CardId) -> Absence | None:
    """Give why a person is away today; of several the one that somebody stands in for."""
    away = [one for one in _today(office) if one.person == person]
    return min(away, key=lambda one: one.substitute is None, default=None)


def absent_for(office: Office, person: CardId) -> tuple[CardId, ...]:
    """Name those whom a person stands in for today, also at second hand."""
    found: list[CardId] = []
    asked = [person]
    while asked:
        one = asked.pop()
        away = [a.person for a in _today(office) if a.substitute == one and a.person in office.people]
        new = [a for a in away if a not in found and a != person]
        found += new
        asked += new
    return tuple(dict.fromkeys(found))


def hats_over(office: Office, absent: CardId) -> tuple[Duty, ...]:
    """Give the hats of an absent person that whoever stands in wears."""
    over = [one.duties for one in _today(office) if one.person == absent and one.substitute]
    if not over:
        return ()
    own = office.duties_of(absent)
    return own if any(not duties for duties in over) else tuple(d for d in own if any(d in o for o in over))


def words_for(office: Office, person: CardId) -> tuple[CardId, ...]:
    """Name those in whose place a person agrees and signs today."""
    silent = {one.person for one in _today(office) if not one.signs}
    return tuple(one for one in absent_for(office, person) if one not in silent)


def stands_in(office: Office, person: CardId) -> CardId:
    """Give who does today what was meant for a person: the person, or at the end of the row a substitute."""
    asked, seen = person, {person}
    while (away := absence_of(office, asked)) and away.substitute and away.substitute not in seen:
        asked = away.substitute
        seen.add(asked)
    return asked


def absence_words(office: Office, person: CardId) -> str:
    """Say of a person that they are away, until when, and who stands in; nothing of one who is here."""
    away = absence_of(office, person)
    if away is None:
        return ""
    instead = office.people.get(away.substitute) if away.substitute else None
    who = f", замещает {instead.title}" if instead else ", никто не замещает"
    return f"отсутствует до {day(away.ends)} ({away.reason}){who}"


def _today(office: Office) -> list[Absence]:
    if office.day is None:
        return []
    return [one for one in office.absences.values() if one.begins <= office.day <= one.ends]
