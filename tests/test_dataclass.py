"""A class whose methods are written late is in the end what Python's own decorator makes of it."""

from __future__ import annotations

import dataclasses
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import msgspec
import pytest

from mcu_desktop.dataclass import dataclass


def made_by(decorator: Any, **how: bool) -> Any:
    @decorator(**how)
    class Person:
        """Somebody."""

        name: str
        phones: tuple[str, ...] = ()
        notes: list[str] = dataclasses.field(default_factory=list, compare=False)

        @property
        def reachable(self) -> bool:
            return bool(self.phones)

        def __post_init__(self) -> None:
            if not self.name:
                raise ValueError("name")

    return Person


FROZEN = {"frozen": True, "slots": True, "kw_only": True}


@pytest.fixture(params=[FROZEN, {**FROZEN, "kw_only": False}, {"slots": True}, {"frozen": True}])
def pair(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    return made_by(dataclass, **request.param), made_by(dataclasses.dataclass, **request.param)


def test_it_has_what_python_gives_it(pair: tuple[Any, Any]) -> None:
    ours, pythons = pair
    assert ours(name="Ия").reachable is False
    assert vars(ours).keys() == vars(pythons).keys() - {"__getstate__", "__setstate__"}
    assert ours.__match_args__ == pythons.__match_args__
    assert getattr(ours, "__slots__", None) == getattr(pythons, "__slots__", None)
    assert [(one.name, one.kw_only, one.compare) for one in dataclasses.fields(ours)] == [
        (one.name, one.kw_only, one.compare) for one in dataclasses.fields(pythons)
    ]


def test_it_compares_tells_and_hashes_itself_alike(pair: tuple[Any, Any]) -> None:
    told = []
    for kind in pair:
        one, other = kind(name="Ия", phones=("2",)), kind(name="Ия", phones=("2",), notes=["звонить"])
        hashed = hash(one) == hash(other) if kind.__hash__ else "no hash"
        changed = dataclasses.replace(one, phones=())
        told.append((one == other, one == changed, hashed, repr(other), dataclasses.asdict(changed)))
    assert told[0] == told[1]
    assert told[0][0] is True
    assert told[0][1] is False


def test_it_refuses_alike(pair: tuple[Any, Any]) -> None:
    for faulty in ({}, {"name": ""}, {"name": "Ия", "age": 3}):
        refused = []
        for kind in pair:
            with pytest.raises((TypeError, ValueError)) as error:
                kind(**faulty)
            refused.append(str(error.value))
        assert refused[0] == refused[1]


def test_one_that_is_frozen_stays_as_it_is() -> None:
    one = made_by(dataclass, **FROZEN)(name="Ия")
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.name = "Ева"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.name
    assert one.name == "Ия"


def test_whoever_asks_for_its_fields_first_finds_them() -> None:
    assert [one.name for one in dataclasses.fields(made_by(dataclass, **FROZEN))] == [
        "name",
        "phones",
        "notes",
    ]
    assert dataclasses.is_dataclass(made_by(dataclass, **FROZEN))


def test_it_is_read_from_a_record_before_anybody_made_one() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Street:
        name: str
        houses: tuple[int, ...] = ()

    read = msgspec.json.decode(b'{"name": "\xd0\xaf", "houses": [1, 2]}', type=Street)
    assert read == Street(name="Я", houses=(1, 2))
    assert msgspec.json.encode(Street(name="Z")) == b'{"name":"Z","houses":[]}'


def test_its_methods_are_not_written_before_they_are_needed() -> None:
    kind = made_by(dataclass, **FROZEN)
    assert "__eq__" not in vars(kind)
    kind(name="Ия")
    assert "__eq__" in vars(kind)


def test_threads_that_make_the_first_ones_at_once_make_equal_ones() -> None:
    for _ in range(20):
        kind, together = made_by(dataclass, **FROZEN), Barrier(4)

        def first(kind: Any = kind, together: Barrier = together) -> Any:
            together.wait()
            return kind(name="Ия")

        with ThreadPoolExecutor(4) as threads:
            made = [one.result() for one in [threads.submit(first) for _ in range(4)]]
        assert made == [kind(name="Ия")] * 4


def test_nobody_takes_pythons_own() -> None:
    root = Path(__file__).resolve().parent.parent
    modules = [path for room in ("mcu_desktop", "ui") for path in (root / room).rglob("*.py")]
    own = re.compile(r"^from dataclasses import .*\bdataclass\b", re.MULTILINE)
    assert [path for path in modules if own.search(path.read_text("utf-8"))] == []
