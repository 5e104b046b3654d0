"""Profiles of Кинель: an empty one, and one with the whole sample, copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.terminal import SAMPLE, ask


@pytest.fixture(scope="session")
def _empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("empty") / "profile"
    assert ask(home, "setup", "--preset", "kinel", "--station", "А", now="2026-08-20T09:00").code == 0
    return home


@pytest.fixture(scope="session")
def full_once(_empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample registered, for tests that only read."""
    home = tmp_path_factory.mktemp("full") / "profile"
    shutil.copytree(_empty, home)
    assert ask(home, "register", SAMPLE).code == 0
    return home


@pytest.fixture
def home(_empty: Path, tmp_path: Path) -> Path:
    """A profile without cases."""
    return Path(shutil.copytree(_empty, tmp_path / "profile"))


@pytest.fixture
def full(full_once: Path, tmp_path: Path) -> Path:
    """A profile with the sample."""
    return Path(shutil.copytree(full_once, tmp_path / "profile"))
