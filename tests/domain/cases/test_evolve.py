"""A case told from any facts in any order: never an error, never a clock without its explanation."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mcu_desktop.domain.cases.case import Told
from mcu_desktop.domain.cases.clocks import clocks
from mcu_desktop.domain.cases.facts import Corrected, Registered
from mcu_desktop.domain.cases.history import history
from mcu_desktop.domain.cases.keeping import Erased
from mcu_desktop.domain.cases.telling import fold
from mcu_desktop.domain.undoing import Undone, in_force
from mcu_desktop.domain.vocabulary import CaseId, Status
from tests.facts import CASE_FACT
from tests.offices import KinelNames, Life, kinel_terms

ID = CaseId("c" * 32)
TOLD = st.lists(st.builds(Told, txn=st.sampled_from(["1", "2", "3", "4"]), fact=CASE_FACT), max_size=12)


class Numbered(KinelNames):
    """Names also what no card knows."""

    def block_name(self, block: object) -> str:
        return str(block)

    def person_name(self, person: object) -> str:
        return str(person)

    def unit_name(self, unit: object) -> str:
        return str(unit)

    def body_name(self, body: object) -> str:
        return str(body)


@settings(max_examples=80)
@given(st.from_type(Registered), TOLD)
def test_facts_in_any_order_make_a_case(registered: Registered, told: list[Told]) -> None:
    whole = (Told(txn="0", fact=registered), *told)
    case = fold(ID, whole)
    assert case is not None
    assert case.status in Status
    assert len(list(case.marks)) == len(set(case.marks))
    assert all(clock.steps for clock in clocks(case, kinel_terms()))
    assert len(list(history(ID, whole, Numbered()))) == len(whole)


@given(TOLD)
def test_without_a_registration_there_is_no_case_yet(told: list[Told]) -> None:
    assert fold(ID, [entry for entry in told if not isinstance(entry.fact, Registered | Erased)]) is None


@given(TOLD)
def test_only_what_was_taken_back_is_left_out(told: list[Told]) -> None:
    undone = {entry.fact.txn for entry in told if isinstance(entry.fact, Undone)}
    holds = in_force(tuple(told))
    assert [entry for entry in told if entry.txn not in undone] == [e for e in holds if e.txn not in undone]


def test_a_second_registration_changes_nothing() -> None:
    life = Life.registered()
    before = life.case
    life.told += (Told(txn="1", fact=life.told[0].fact),)
    assert life.case == before


def test_a_case_without_questions_still_has_a_column() -> None:
    life = Life.registered()
    life.told += (Told(txn="1", fact=Corrected(reason="Иная программа", questions=())),)
    assert life.case.status is Status.REGISTERED
