"""What was written while a colleague's fact arrived stands on what its author saw: nothing is overwritten."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cases.commands import Answer, Assign, Close, CorrectCase, NoteStep, SendAnswer
from mcu_desktop.domain.vocabulary import CaseId, QuestionId, Result
from mcu_desktop.journal.names import CASE
from mcu_desktop.problems import Refusal
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace import conflicts
from mcu_desktop.workplace.seen import Seen, as_seen, seen_of, since
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, ORDINARY, OTHER_ORDINARY, Hands, asked, identities

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def other(kinel_office: Workplace, hands: Hands) -> Iterator[Workplace]:
    """A second window on the same profile."""
    with closing(
        Workplace.open(kinel_office.store.home, clock=hands, identity=identities(1 << 90))
    ) as opened:
        yield opened


@pytest.fixture
def case(kinel_office: Workplace) -> CaseId:
    return kinel_office.register(APPEAL).id


def looked_at(office: Workplace, case: CaseId) -> Seen:
    return seen_of(office.store.history(Stream(CASE, case)))


def in_the_tray(office: Workplace, case: CaseId) -> list[str]:
    return [field.field for field in conflicts.fields_of(office, Stream(CASE, case))]


def test_two_windows_that_write_one_field_meet_in_the_tray(
    kinel_office: Workplace, other: Workplace, case: CaseId, hands: Hands
) -> None:
    seen = looked_at(kinel_office, case)
    hands.on(minutes=1)
    other.act(case, CorrectCase(reason="Уточнено", place="ул. Мира, 4"))
    kinel_office.act(case, CorrectCase(reason="Уточнено", place="ул. Садовая, 1"), seen=seen)
    assert in_the_tray(kinel_office, case) == ["place"]
    assert kinel_office.verify().ok


def test_two_windows_that_write_two_fields_both_hold(
    kinel_office: Workplace, other: Workplace, case: CaseId, hands: Hands
) -> None:
    seen = looked_at(kinel_office, case)
    hands.on(minutes=1)
    other.act(case, CorrectCase(reason="Уточнено", place="ул. Мира, 4"))
    kinel_office.act(case, CorrectCase(reason="Опечатка", text="Нет воды."), seen=seen)
    now = kinel_office.case(case)
    assert (now.place, now.text) == ("ул. Мира, 4", "Нет воды.")
    assert in_the_tray(kinel_office, case) == []
    assert kinel_office.verify().ok


def test_who_has_seen_the_other_wording_overwrites_it_knowingly(
    kinel_office: Workplace, other: Workplace, case: CaseId, hands: Hands
) -> None:
    before = looked_at(kinel_office, case)
    hands.on(minutes=1)
    other.act(case, CorrectCase(reason="Уточнено", place="ул. Мира, 4"))
    told = since(kinel_office, kinel_office.store.history(Stream(CASE, case)), before)
    assert told is not None
    assert [line.kind for line in told.lines] == ["corrected"]
    kinel_office.act(case, CorrectCase(reason="Уточнено", place="ул. Садовая, 1"), seen=told.seen)
    assert kinel_office.case(case).place == "ул. Садовая, 1"
    assert in_the_tray(kinel_office, case) == []


def test_several_questions_are_given_out_on_what_was_seen(
    kinel_office: Workplace, other: Workplace, hands: Hands
) -> None:
    two = replace(APPEAL, questions=asked("Вода", "Яма", block=ORDINARY))
    case = kinel_office.register(two).id
    seen = looked_at(kinel_office, case)
    hands.on(minutes=1)
    other.act(case, Assign(question=QuestionId("2"), block=OTHER_ORDINARY[1]))
    orders = [(case, Assign(question=QuestionId(one), block=OTHER_ORDINARY[0])) for one in ("1", "2")]
    kinel_office.act_on_each(orders, seen=seen)
    assert in_the_tray(kinel_office, case) == ["question.2.block"]
    assert kinel_office.case(case).questions[0].block == OTHER_ORDINARY[0]


def test_what_makes_no_sense_any_more_is_refused_and_nothing_is_written(
    kinel_office: Workplace, other: Workplace, case: CaseId, hands: Hands
) -> None:
    kinel_office.act(case, Answer(result=Result.EXPLAINED))
    seen = looked_at(kinel_office, case)
    hands.on(minutes=1)
    other.act(case, SendAnswer())
    other.act(case, Close())
    before = kinel_office.store.records()
    with pytest.raises(Refusal, match="завершено"):
        kinel_office.act(case, CorrectCase(reason="Уточнено", place="ул. Садовая, 1"), seen=seen)
    assert kinel_office.store.records() == before


def test_a_history_is_cut_to_what_was_seen_of_it(
    kinel_office: Workplace, other: Workplace, case: CaseId
) -> None:
    seen = looked_at(kinel_office, case)
    other.act(case, NoteStep(text="Звонила."))
    past = kinel_office.store.history(Stream(CASE, case))
    assert [record.kind for record in as_seen(past, seen).records] == ["registered"]
    assert as_seen(past, looked_at(other, case)) is past
    assert as_seen(past, None) is past
    assert as_seen(past, (seen[0]._replace(seq=999),)) is past, "written anew elsewhere: nothing is cut"
