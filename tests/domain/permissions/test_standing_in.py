"""Who stands in wears the hats of who is away, as far and as long as the card says; the record says whose."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mcu_desktop.domain.cards.duties import Duty, duty_words
from mcu_desktop.domain.cards.kinds import Absence, CardId, Person
from mcu_desktop.domain.cases.commands import Answer, Assign, Close, CorrectCase, Take
from mcu_desktop.domain.office.office import Office
from mcu_desktop.domain.permissions.judging import ever, worn
from mcu_desktop.domain.permissions.reach import about
from mcu_desktop.domain.permissions.rights import Right
from mcu_desktop.domain.permissions.sight import sight
from mcu_desktop.domain.vocabulary import Result
from tests.offices import APPEAL, ORDINARY, TODAY, Life, kinel

ME, AWAY = CardId("e" * 32), CardId("d" * 32)
DAY = timedelta(days=1)


def office(*duties: Duty, heading: bool = False, **card: object) -> Office:
    """Kinel, where I have a duty that lets nothing, and stand in for somebody."""
    known = kinel()
    away = Absence(
        **{"person": AWAY, "substitute": ME, "begins": TODAY, "ends": TODAY, "reason": "отпуск"} | card  # type: ignore[arg-type]
    )
    blocks = dict(known.blocks)
    if heading:
        blocks[ORDINARY] = replace(blocks[ORDINARY], heads=(AWAY,))
    people = {ME: Person(post="Я", duties=(Duty.OUTSIDE,)), AWAY: Person(post="Далеко", duties=duties)}
    return replace(
        known, people={**known.people, **people}, blocks=blocks, absences={CardId("a"): away}, day=TODAY
    )


@pytest.mark.parametrize(
    ("here", "right", "signed"),
    [
        pytest.param(office(Duty.HEAD), CorrectCase, f"head for {AWAY}", id="a hat of the absent"),
        pytest.param(office(heading=True), Close, f"block_head for {AWAY}", id="the block of the absent"),
        pytest.param(office(Duty.POS), CorrectCase, None, id="no farther than the absent"),
        pytest.param(office(Duty.HEAD, duties=(Duty.EXECUTOR,)), CorrectCase, None, id="no other hat"),
        pytest.param(
            office(Duty.HEAD, begins=TODAY + DAY, ends=TODAY + DAY), CorrectCase, None, id="not yet"
        ),
        pytest.param(
            office(Duty.HEAD, begins=TODAY - DAY, ends=TODAY - DAY), CorrectCase, None, id="no more"
        ),
        pytest.param(office(Duty.HEAD, substitute=None), CorrectCase, None, id="nobody stands in"),
    ],
)
def test_a_hat_goes_over_and_names_whose_it_is(here: Office, right: Right, signed: str | None) -> None:
    life = Life.registered()
    life.rules = replace(life.rules, office=here)
    found = worn(here, ME, right, about(life.case, right))  # type: ignore[arg-type]  # a command
    assert (found.signed if found else None) == signed
    assert found is None or ever(here, ME, right)


def test_questions_of_the_absent_are_done_and_seen() -> None:
    here = office(Duty.EXECUTOR)
    life = Life.registered(APPEAL)
    life.rules = replace(life.rules, office=here)
    case = life.do(Assign(executor=AWAY)).case
    for command in (Take(), Answer(result=Result.EXPLAINED)):
        found = worn(here, ME, type(command), about(case, command))
        assert found is not None
        assert found.whose == AWAY
    assert sight(here, ME).people == (ME, AWAY)


def test_an_own_hat_comes_first() -> None:
    here = office(Duty.HEAD)
    people = {**here.people, ME: Person(post="Я", duties=(Duty.APPEALS,))}
    found = worn(replace(here, people=people), ME, CorrectCase, about(Life.registered().case))
    assert found is not None
    assert (found.duty, found.whose) == (Duty.APPEALS, None)


def test_the_words_of_a_borrowed_hat_name_its_owner() -> None:
    assert duty_words(f"head for {AWAY}", lambda _: "Дёмин Д. Д.") == "руководитель МЦУ, за Дёмин Д. Д."
