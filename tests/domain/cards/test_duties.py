"""Every duty can be named to a person."""

from __future__ import annotations

from mcu_desktop.domain.cards.duties import DUTY_NAMES, Duty


def test_every_duty_has_a_name():
    assert set(DUTY_NAMES) == set(Duty)
