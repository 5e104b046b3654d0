"""Python's own modules do the same with less, and whoever needs the rest of them finds it."""

from __future__ import annotations

import subprocess
import sys

import pytest

USED = """
import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path
from uuid import UUID, uuid4, uuid5
from zoneinfo import TZPATH, ZoneInfo
from datetime import MINYEAR, UTC, datetime, timedelta


@dataclass(frozen=True)
class Row:
    "One row."
    number: int
    words: str = ""


print(replace(Row(1), words="a"), [field.name for field in fields(Row)], Row(1) == Row(1))
print(uuid4().version, uuid5(UUID(int=1), "a"))
print(datetime(2026, 7, 1, tzinfo=ZoneInfo("Asia/Vladivostok")), ZoneInfo("Europe/Moscow").key, bool(TZPATH))
print(Path("/a b").name, datetime(MINYEAR, 1, 2, tzinfo=UTC) - timedelta(1))
loaded = set(sys.modules)
"""

ASKED = """
@dataclass
class Bare:
    number: int = 1


import copy, datetime as times, inspect, pickle, platform, shutil, sysconfig, urllib.parse, uuid, zipfile
print(Bare.__doc__, inspect.signature(Row), urllib.parse.quote("a b"), (Path.cwd() / "a б").as_uri())
print(platform.system(), platform.machine(), sysconfig.get_config_var("py_version_short"))
print(pickle.loads(pickle.dumps(copy.copy(times.time(1)))), times.datetime.__module__)
print(times.datetime.strptime("2026", "%Y"), sorted(filter(str.isalpha, vars(times).keys() - {"sys"})))
print(uuid.uuid1().version, shutil.which("no such program"), zipfile.zlib.__name__)
"""

ALWAYS_BROUGHT = {"inspect", "ast", "dis", "sysconfig"}
BROUGHT_BY_SOME_PYTHONS = {"platform", "urllib.parse", "ipaddress"}


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    return {first: printed(first + USED + ASKED) for first in ("import mcu_desktop", "")}


def test_what_it_answers_is_the_same(told: dict[str, str]) -> None:
    assert told["import mcu_desktop"] == told[""]
    assert "Bare(number: int = 1)" in told[""]


def test_what_nobody_needs_stays_away_until_somebody_asks() -> None:
    names = "\nprint(*loaded)"
    assert set(printed(USED + names).split()) >= ALWAYS_BROUGHT
    ours = set(printed("import mcu_desktop" + USED + names).split())
    assert not ours & (ALWAYS_BROUGHT | BROUGHT_BY_SOME_PYTHONS)


def printed(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=60
    ).stdout
