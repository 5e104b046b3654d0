"""A year of an invented town, made once, and its cases folded for counting by hand."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from mcu_desktop.demo.demo import make_demo
from mcu_desktop.workplace.workplace import Workplace
from tests.reporting.recount import Told, told

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Europe/Samara"))


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """The office of a town with 400 cases, which nobody changes."""
    home = tmp_path_factory.mktemp("town") / "profile"
    workplace = make_demo(home, cases=400, seed=1, today=NOW.date(), clock=lambda: NOW)
    yield workplace
    workplace.close()


@pytest.fixture(scope="session")
def cases(town: Workplace) -> tuple[Told, ...]:
    """Every case of the town as its facts tell it."""
    return told(town)
