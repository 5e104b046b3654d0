"""What is fetched later is what stands beside it for who reads types and layers."""

from __future__ import annotations

import ast
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.later import later
from mcu_desktop.store.part import Part
from mcu_desktop.store.store import Store
from tests.cli.terminal import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

LATER = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for folder in ("mcu_desktop", "ui")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if " = later(" in path.read_text(encoding="utf-8") and path.name != "later.py"
}


def test_a_module_is_fetched_when_something_of_it_is_first_used() -> None:
    assert later("mcu_desktop.domain.months").month_length(date(2026, 2, 1)) == 28
    with pytest.raises(AttributeError):
        later("mcu_desktop.domain.months").nothing_of_the_kind  # noqa: B018 - asked for


@pytest.mark.parametrize("file", LATER)
def test_what_is_fetched_later_is_imported_beside_it(file: str) -> None:
    assert set(fetched(LATER[file])) <= set(imported(LATER[file]))


def test_every_part_of_the_store_is_what_it_is_declared_to_be() -> None:
    parts = {name: part for name, part in vars(Store).items() if isinstance(part, Part)}
    assert "register" in parts
    for name, part in parts.items():
        assert Store.__annotations__[name] == f"Part[{part.kind}]"
        assert part.kind in vars(import_module(f"mcu_desktop.store.{part.module}"))


def fetched(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Name what is fetched later, and the modules."""
    for line in ast.walk(tree):
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Call):
            call = line.value
            if isinstance(call.func, ast.Name) and call.func.id == "later":
                (target,), (module,) = line.targets, call.args
                assert isinstance(target, ast.Name)
                yield target.id, ast.literal_eval(module)


def imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Name what is imported for types."""
    for line in ast.walk(tree):
        if isinstance(line, ast.Import | ast.ImportFrom):
            room = f"{line.module}." if isinstance(line, ast.ImportFrom) else ""
            for one in line.names:
                yield one.asname or one.name, f"{room}{one.name}"
