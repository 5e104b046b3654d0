"""Desks work while everything goes wrong; in the end every journal says what they heard.

The long one: `python -m tests.soak --minutes 30 --desks 8`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.soak.soaking import soak
from tests.sync.conftest import new_schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECONDS, DESKS = 12, 3


@pytest.mark.slow
def test_nothing_that_a_desk_heard_is_untrue_in_the_end(
    postgres: str, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    figures, wrong = soak(tmp_path, new_schema(postgres), seconds=SECONDS, desks=DESKS, seed=1)
    assert not wrong
    figure(figures)


@pytest.mark.slow
def test_the_same_account_finds_what_is_wrong_without_a_protection(postgres: str, tmp_path: Path) -> None:
    """A busy machine does less in the same seconds: it is given more before the account is doubted."""
    assert any(
        soak(
            _new_folder(tmp_path, seconds),
            new_schema(postgres),
            seconds=seconds,
            desks=DESKS,
            seed=1,
            mutant="who_comes_last_is_right",
        )[1]
        for seconds in (SECONDS, 3 * SECONDS, 6 * SECONDS)
    )


def _new_folder(tmp_path: Path, seconds: int) -> Path:
    folder = tmp_path / str(seconds)
    folder.mkdir()
    return folder
