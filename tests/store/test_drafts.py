"""Drafts: what was typed and not yet done survives the program, and is in no journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.store.drafts import Draft
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import Hands

if TYPE_CHECKING:
    from pathlib import Path

FIRST = Draft(
    id="1", kind="registration", title="Петрова", body='{"text":"Нет'.ljust(20), saved_at="2026-11-23T09"
)
SECOND = FIRST._replace(id="2", title="Иванов", saved_at="2026-11-23T10")


def test_drafts_come_newest_first_and_by_kind(kinel_office: Workplace) -> None:
    for draft in (FIRST, SECOND, FIRST._replace(id="3", kind="answer")):
        kinel_office.drafts.save(draft)
    assert kinel_office.drafts.all("registration") == (SECOND, FIRST)


def test_a_draft_is_kept_over_its_former_state(kinel_office: Workplace) -> None:
    kinel_office.drafts.save(FIRST)
    kinel_office.drafts.save(FIRST._replace(title="Петрова Анна"))
    assert [draft.title for draft in kinel_office.drafts.all("registration")] == ["Петрова Анна"]


def test_a_draft_whose_work_is_done_is_forgotten(kinel_office: Workplace) -> None:
    kinel_office.drafts.save(FIRST)
    kinel_office.drafts.drop(FIRST.id)
    kinel_office.drafts.drop("неизвестный")
    assert kinel_office.drafts.all("registration") == ()


def test_a_draft_survives_a_rebuild_and_a_restart_and_is_in_no_journal(kinel_office: Workplace) -> None:
    records = kinel_office.store.records()
    kinel_office.drafts.save(FIRST)
    kinel_office.rebuild()
    home: Path = kinel_office.store.home
    again = Workplace.open(home, clock=Hands())
    assert again.drafts.all("registration") == (FIRST,)
    assert again.store.records() == records
    assert again.verify().ok
    again.close()


def test_half_a_sign_in_what_was_typed_does_not_lose_the_draft(kinel_office: Workplace) -> None:
    kinel_office.drafts.save(FIRST._replace(body="Нет воды \ud83d"))
    (draft,) = kinel_office.drafts.all("registration")
    assert draft.body.startswith("Нет воды")
