"""Lists in every order."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from mcu_desktop.store.register import ORDERS, Filter
from mcu_desktop.workplace.workplace import Workplace
from tests.store.profiles import CASES

if TYPE_CHECKING:
    from pathlib import Path


def test_every_order_holds_every_case_also_where_no_block_is_ranked(full: Path) -> None:
    with closing(Workplace.open(full)) as office:
        every = set(office.keys(Filter()))
        assert len(every) == CASES
        for order in (*ORDERS, "block", "executor"):
            assert set(office.keys(Filter(order=order))) == every
