"""One small town for all tests of the demonstration."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.demo.demo import make_demo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    workplace = make_demo(folder(tmp_path_factory), cases=400, seed=1, today=TODAY)
    yield workplace
    workplace.close()


def folder(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("town") / "home"
