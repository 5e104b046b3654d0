"""The repeat radar against the bare FTS query for the same words, as an appeal is typed field by field."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.folder import PROFILE
from mcu_desktop.store.database import Database
from mcu_desktop.store.search_index import query
from mcu_desktop.workplace.radar import radar
from mcu_desktop.workplace.workplace import Workplace
from tests.bench import office
from tests.bench.measuring import SECONDS, Figure, in_turns, p95

_CASES = 80
_LIMIT = 50
_BARE = (
    "SELECT c.* FROM search s JOIN case_line c ON c.key = s.rowid "
    "WHERE search MATCH ? ORDER BY s.rowid DESC LIMIT ?"
)


def figure(home: Path) -> Figure:
    """Type appeals of people who wrote before, and look after each field."""
    with closing(office.opened(home)) as workplace, closing(Database(home / PROFILE)) as bare:
        connection = bare.connection()
        typed = list(_typed(workplace))
        ours, floor = in_turns(
            lambda number: radar(workplace, typed[number][0]),
            lambda number: connection.execute(_BARE, (query(typed[number][1]), _LIMIT)).fetchall(),
            len(typed),
        )
    return Figure(
        work="repeat radar, p95",
        floor_work=f"the bare FTS query for the words just typed, {len(typed)} fields",
        ours=p95(ours),
        floor=p95(floor),
        unit=SECONDS,
        at_most=1.5,
    )


def _typed(workplace: Workplace) -> Iterator[tuple[RegisterCase, str]]:
    """Give appeals as far as they are typed, with the words that were typed last."""
    random = Random(11)
    keys = workplace.keys(office.everything())
    for line in workplace.lines(random.sample(keys, _CASES)):
        case = workplace.case(CaseId(line.id))
        first = case.applicants[0]
        surname = first.surname or ""
        for length in range(3, len(surname) + 1):
            yield RegisterCase(applicants=(Applicant(surname=surname[:length]),)), surname[:length]
        named = replace(first, address=None, phone=None, email=None)
        yield RegisterCase(applicants=(named,)), line.applicant
        for said in (replace(named, address=first.address), first):
            yield RegisterCase(applicants=(said,)), first.address or surname
        whole = RegisterCase(applicants=(first,), text=case.text)
        yield whole, " ".join(case.text.split()[:2])
        asked = tuple(AskedQuestion(id=q.id, text=q.text, code=q.code) for q in case.questions)
        whole = replace(whole, questions=asked, place=case.place)
        yield whole, case.place or surname
