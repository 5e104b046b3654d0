"""The window dies while one types: at most the last second of typing is lost, in every form."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from itertools import takewhile
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.workplace.setup import preset_cards, set_up
from mcu_desktop.workplace.workplace import Workplace
from tests.cli.terminal import ROOT
from tests.journeys.typist import SAID
from ui.registration.content import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Start = Callable[[Path, str], subprocess.Popen[str]]

AT_ONCE = 4
"""Windows wait for their death side by side: the start is most of the time."""
MOST_LOST_S = 1.0
KEPT: dict[str, tuple[str, Callable[[str], str]]] = {
    "registration": ("registration", lambda body: read(body).text),
    "answer": ("command", lambda body: str(json.loads(body)["text"])),
    "proposals": ("note.proposals", str),
    "rewording": ("note.unfinished", str),
}
"""The kind of a form's draft, and how its words are read from it."""


@pytest.fixture
def homes(tmp_path: Path) -> list[Path]:
    """Profiles with a case each, at which windows are opened at the same time."""
    folders = [tmp_path / str(desk) for desk in range(AT_ONCE)]
    for folder in folders:
        office = set_up(folder, preset_cards("kinel", lambda: uuid4().hex), station="А")
        office.register(RegisterCase(text="Нет света."))
        office.close()
    return folders


@pytest.fixture
def start() -> Iterator[Start]:
    """Let somebody type into a form of a profile; nobody types on after the test."""
    begun: list[subprocess.Popen[str]] = []

    def started(home: Path, form: str) -> subprocess.Popen[str]:
        typing = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.typist", str(home), form],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        )
        begun.append(typing)
        return typing

    yield started
    for typing in begun:
        typing.kill()
        typing.communicate()


def killed(typing: subprocess.Popen[str], after: float) -> list[float]:
    """Kill a window some seconds after its first letter; give when each letter was typed."""
    assert typing.stdout is not None
    first = typing.stdout.readline()
    assert first, "окно не открылось"
    time.sleep(max(0.0, float(first) + after - time.time()))
    typing.kill()
    died = time.time()
    rest = typing.stdout.read().splitlines()
    typing.wait()
    return [float(moment) for moment in (first.strip(), *rest)] + [died]


def lost(home: Path, form: str, typed: list[float]) -> float:
    """Give the seconds of typing that the draft does not hold."""
    *moments, died = typed
    kind, words = KEPT[form]
    office = Workplace.open(home)
    drafts = office.drafts.all(kind)
    kept = max((held(words(draft.body)) for draft in drafts), default=0)
    for draft in drafts:
        office.drafts.drop(draft.id)
    office.close()
    return died - moments[kept] if kept < len(moments) else 0.0


def held(draft: str) -> int:
    """Give how many of the letters typed a draft begins with."""
    letters = zip(SAID, draft, strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], letters)))


@pytest.mark.parametrize(
    ("form", "times", "after"),
    [
        pytest.param("registration", 20, (0.1, 1.3), id="the citizen's words"),
        pytest.param("answer", 4, (1.1, 1.8), id="an answer"),
        pytest.param("proposals", 4, (1.1, 1.8), id="proposals of the note"),
        pytest.param("rewording", 4, (1.1, 1.8), id="a paragraph of the note"),
    ],
)
def test_a_kill_while_typing_loses_at_most_the_last_second(
    homes: list[Path],
    start: Start,
    form: str,
    times: int,
    after: tuple[float, float],
    figure: Callable[[str], None],
) -> None:
    chance = random.Random(20)
    losses = []
    for _ in range(times // AT_ONCE):
        windows = [(home, start(home, form), chance.uniform(*after)) for home in homes]
        for home, window, seconds in windows:
            losses.append(lost(home, form, killed(window, seconds)))
    assert len(losses) == times
    figure(f"{form}: убит {times} раз, потеряно не больше {max(losses):.2f} с набора")
    assert max(losses) <= MOST_LOST_S
