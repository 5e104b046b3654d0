"""Every test runs without a screen unless it asks for one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.offices import Hands, office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def hands() -> Hands:
    """The clock of `kinel_office`, moved by hand."""
    return Hands()


@pytest.fixture
def kinel_office(tmp_path: Path, hands: Hands) -> Iterator[Workplace]:
    """A real profile of Кинель, station А, on a Monday morning."""
    workplace = office(tmp_path / "profile", hands)
    yield workplace
    workplace.close()
