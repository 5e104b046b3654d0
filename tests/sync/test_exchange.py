"""Desks of one office and what happens to them: nothing is lost or doubled, everybody sees the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.sync.town import Town


def test_what_one_desk_registers_the_others_see(town: Town) -> None:
    first, other = town["А"], town["Б"]
    case = first.register()
    sent, received = first.exchange(), other.exchange()
    assert (sent.sent, received.received) == (1, 1)
    assert other.office.case(case).number == first.office.case(case).number
    assert town.agree()
