"""Whom a sentence of the note names first: the greatest, and never one of several equals."""

from __future__ import annotations

from typing import Any, cast

import pytest

from mcu_desktop.analytics.account import Account
from mcu_desktop.domain.notes.note import Figure


def account(**counts: int) -> Account:
    figures = {f"of.{name}": Figure(value=count, cases=range(count)) for name, count in counts.items()}
    return Account(reckoning=cast("Any", None), figures=figures)


@pytest.mark.parametrize(
    ("counts", "named"),
    [
        pytest.param({"a": 1}, "a", id="one"),
        pytest.param({"a": 1, "b": 3, "c": 2}, "bca", id="three are all named, greatest first"),
        pytest.param({"a": 4, "b": 3, "c": 2, "d": 1}, "abc", id="the greatest three"),
        pytest.param({"a": 4, "b": 3, "c": 2, "d": 2}, "abcd", id="the third has an equal"),
        pytest.param({"a": 4, "b": 2, "c": 2, "d": 2, "e": 2}, "abcde", id="equals as far as five"),
        pytest.param({"a": 4, "b": 2, "c": 2, "d": 2, "e": 2, "f": 2}, "a", id="more equals: those above"),
        pytest.param(dict.fromkeys("abcdef", 2), "", id="many equals and nobody above: nobody"),
        pytest.param({**dict.fromkeys("abcdef", 2), "g": 1}, "", id="many equals above one"),
    ],
)
def test_equals_are_named_together_or_not_at_all(counts: dict[str, int], named: str) -> None:
    assert "".join(account(**counts).foremost("of.", list(counts))) == named
