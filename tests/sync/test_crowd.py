"""Many desks write and exchange at once: each has everything in the end. All 20: `python -m tests.crowd`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crowd.crowd import Crowd, crowded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FEW = Crowd(desks=3, facts=50, between=10)


@pytest.mark.slow
def test_desks_that_work_at_once_miss_nothing_of_each_other(
    address: str, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    figures, wrong = crowded(tmp_path, address, FEW)
    assert not wrong
    figure(f"{address.partition(':')[0]}: {figures}")


@pytest.mark.slow
def test_the_same_account_finds_what_is_missed_where_time_is_the_cursor(tmp_path: Path) -> None:
    blind = Crowd(desks=3, facts=20, between=5, patience=1, mutant="time_is_the_cursor")
    _, wrong = crowded(tmp_path, f"sqlite:///{tmp_path}/hub.db", blind)
    assert any("missed" in one for one in wrong)
