"""A mailbox abroad is warned of, never refused."""

from __future__ import annotations

import pytest

from mcu_desktop.domain.cases.reply_address import warning


@pytest.mark.parametrize(
    ("email", "zone"),
    [
        ("petrova@mail.ru", ""),
        ("ПЕТРОВА@ПОЧТА.РФ", ""),
        ("petrova@gmail.com", "(.com)"),
        ("petrova@example.ru.net", "(.net)"),
        ("petrova", ""),
        ("petrova@", ""),
        ("", ""),
    ],
)
def test_a_mailbox_abroad_is_warned_of(email: str, zone: str) -> None:
    assert (zone in warning(email)) if zone else warning(email) == ""
