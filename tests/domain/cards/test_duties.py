"""People act under the first hat that fits."""

from __future__ import annotations

import pytest

from mcu_desktop.domain.cards.duties import DUTY_NAMES, INTAKE, Duty, hat_for


def test_every_duty_has_a_name():
    assert set(DUTY_NAMES) == set(Duty)


@pytest.mark.parametrize(
    ("duties", "hat"),
    [
        ((Duty.POS, Duty.APPEALS), Duty.APPEALS),
        ((Duty.CALL_OPERATOR,), Duty.CALL_OPERATOR),
        ((Duty.ANALYST,), None),
        ((), None),
    ],
)
def test_a_person_acts_under_the_first_wanted_hat(duties, hat):
    assert hat_for(duties, INTAKE) == hat
