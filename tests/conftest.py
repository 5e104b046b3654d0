"""Every test runs without a screen unless it asks for one; figures are told at the end of a run."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from mcu_desktop.workplace.workplace import Workplace
from tests.offices import Hands, identities, office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
FIGURE = "figure"

settings.register_profile(
    "house",
    deadline=None,  # a busy machine is no finding
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="MCU_LONG" not in os.environ,
)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that none of them is waited for alone at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Have a line printed at the end of the run, whatever is captured."""

    def tell(line: str) -> None:
        request.node.user_properties.append((FIGURE, line))

    return tell


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the tests counted, in whichever process they ran."""
    reports = (one for found in terminalreporter.stats.values() for one in found)
    calls = (one for one in reports if getattr(one, "when", "") == "call")
    said = (line for report in calls for line in report.user_properties)
    figures = [line for name, line in said if name == FIGURE]
    if figures:
        terminalreporter.section("что насчитали проверки", sep="─")
        for line in figures:
            terminalreporter.write_line(line)


@pytest.fixture
def hands() -> Hands:
    """The clock of `kinel_office`, moved by hand."""
    return Hands()


@pytest.fixture(scope="session")
def fresh_kinel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile of Кинель, station А, in which nothing has happened yet."""
    home = tmp_path_factory.mktemp("kinel")
    office(home).close()
    return home


@pytest.fixture
def kinel_office(fresh_kinel: Path, tmp_path: Path, hands: Hands) -> Iterator[Workplace]:
    """A real profile of Кинель, station А, on a Monday morning."""
    home = tmp_path / "profile"
    shutil.copytree(fresh_kinel, home)
    workplace = Workplace.open(home, clock=hands, identity=identities(1 << 65))
    yield workplace
    workplace.close()
