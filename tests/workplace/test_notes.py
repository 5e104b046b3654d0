"""A frozen note: its figures and its pages are the same for ever, whatever happens after."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from mcu_desktop.domain.cases.commands import Withdraw
from mcu_desktop.domain.notes.period import Period
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.workplace import notes
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, Hands

WEEK = Period(first=date(2026, 11, 23), last=date(2026, 11, 29))


def papers(workplace: Workplace) -> list[str]:
    """Give the digests of all papers of the frozen note."""
    note = notes.reopened(workplace, WEEK)
    assert note is not None
    drawn = (notes.pages, notes.document, notes.workbook)
    return [sha256(draw(workplace, note)).hexdigest() for draw in drawn]


def test_a_frozen_note_is_reprinted_byte_for_byte_for_ever(kinel_office: Workplace, hands: Hands) -> None:
    case = kinel_office.register(APPEAL).id
    hands.on(days=5)
    notes.freeze(kinel_office, notes.write(kinel_office, WEEK, proposals=("Купить насос.",)))
    frozen = notes.reopened(kinel_office, WEEK)
    assert frozen is not None
    before, figures = papers(kinel_office), frozen.figures()
    assert figures["received"] == {"value": 1, "cases": [case]}

    hands.on(days=1)
    kinel_office.register(APPEAL)
    kinel_office.act(case, Withdraw())
    kinel_office.rebuild()
    later = Workplace.open(kinel_office.store.home, clock=hands)
    assert papers(later) == before
    again = notes.reopened(later, WEEK)
    assert again is not None
    assert again.figures() == figures
    assert notes.write(later, WEEK).figures()["received"]["value"] == 2
    assert later.verify().ok
    later.close()


def test_a_note_is_frozen_once(kinel_office: Workplace) -> None:
    notes.freeze(kinel_office, notes.write(kinel_office, WEEK))
    before = kinel_office.store.records()
    with pytest.raises(Refusal, match="уже утверждена"):
        notes.freeze(kinel_office, notes.write(kinel_office, WEEK))
    assert kinel_office.store.records() == before


def test_a_note_of_a_week_that_has_not_begun_is_refused(kinel_office: Workplace) -> None:
    with pytest.raises(Refusal, match="ещё не начался"):
        notes.write(kinel_office, Period(first=date(2026, 11, 30), last=date(2026, 12, 6)))


def test_pages_that_were_tampered_with_are_not_printed(kinel_office: Workplace) -> None:
    notes.freeze(kinel_office, notes.write(kinel_office, WEEK))
    found = notes.frozen(kinel_office, WEEK)
    note = notes.reopened(kinel_office, WEEK)
    assert found is not None
    assert note is not None
    place = kinel_office.store.attachments.place(found[1].pages)
    place.write_bytes(place.read_bytes() + b" ")
    with pytest.raises(Trouble, match="повреждено"):
        notes.pages(kinel_office, note)
