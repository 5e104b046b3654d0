"""Profiles in which something was done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.store.profiles import SECRET, fill


@pytest.fixture(scope="session")
def _full_once(fresh_kinel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("full") / "profile"
    shutil.copytree(fresh_kinel, home)
    fill(home)
    return home


@pytest.fixture
def full(_full_once: Path, tmp_path: Path) -> Path:
    """A profile that lies open, with cases and an attachment."""
    return Path(shutil.copytree(_full_once, tmp_path / "profile"))


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> None:
    """The passphrase stands in the surroundings."""
    monkeypatch.setenv("MCU_PASSPHRASE", SECRET)
