"""The house keeps its own rules: modules say their subject, dependencies are pinned and explained."""

from __future__ import annotations

import ast
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
IGNORED = [".git", *(line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split())]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

FOREIGN = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|deb\.debian\.org|crates\.io|proxy\.golang\.org"
    r"|index-url|find-links|/work/(main|shared|\.library)|/opt/(pypi|wheels)|/root/|/home/[a-z]+/|\.pyenv"
)
"""Hosts of package registries, and folders of the machine that built this."""


def files(*folders: str) -> list[Path]:
    """Give every file that belongs to the project, of the named folders or of all."""
    found = [path for folder in folders or (".",) for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for path in found if not ignored(path.relative_to(ROOT))]


def ignored(path: Path) -> bool:
    return any(fnmatch(part, pattern) for part in path.parts for pattern in IGNORED)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {normal(package): version for package, version in pairs}


def dependencies() -> list[tuple[str, str]]:
    project = PROJECT["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    return [(package, version) for package, version in (line.split("==") for line in lines)]


def test_every_module_says_its_subject() -> None:
    modules = [path for path in files() if path.suffix == ".py"]
    silent = [named(path) for path in modules if not ast.get_docstring(ast.parse(path.read_bytes()))]
    assert modules
    assert silent == []


def test_no_file_names_a_registry_or_this_machine() -> None:
    told = []
    for path in files():
        if path == Path(__file__) or b"\0" in (content := path.read_bytes()):
            continue
        found = FOREIGN.search(content.decode("utf-8", "replace"))
        told += [f"{named(path)}: {found[0]}"] if found else []
    assert told == []


@pytest.mark.parametrize(("package", "version"), dependencies(), ids=str)
def test_a_direct_dependency_is_pinned_and_explained(package: str, version: str) -> None:
    decisions = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs/decisions").glob("*.md"))
    assert pins().get(normal(package)) == version
    assert re.search(rf"(?<![\w-]){re.escape(package)}(?![\w-])", decisions)


def test_a_decision_page_is_one_page_with_its_three_parts() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        lines = page.read_text("utf-8").splitlines()
        assert len(lines) <= 40, page.name
        assert [line for line in lines if line.startswith("## ")] == [
            "## Context",
            "## Decision",
            "## Consequences",
        ]


def test_a_wheel_carries_every_file_of_the_program() -> None:
    patterns = [*PROJECT["tool"]["setuptools"]["package-data"]["*"], "*.py"]
    left = [
        path for path in files("mcu_desktop", "ui", "resources") if not any(path.match(p) for p in patterns)
    ]
    assert [named(path) for path in left] == []
