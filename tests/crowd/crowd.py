"""Desks in processes of their own that write and exchange at once, and the account of it."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import ExitStack, closing
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from mcu_desktop.workplace.workplace import Workplace
from tests.soak.history import texts
from tests.soak.office import ROOT, Office, digest_of_rows

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How many desks, what each writes, how often it exchanges meanwhile."""

    desks: int
    facts: int
    between: int
    patience: float = 60
    """Seconds without a new record after which a desk believes that no more will come."""
    mutant: str | None = None
    """What `tests/sync/test_mutants.py` switches off."""


def crowded(folder: Path, address: str, crowd: Crowd) -> tuple[str, list[str]]:
    """Let desks write and exchange at once; give a line of figures and what was found wrong."""
    office = Office(folder, address, desks=crowd.desks)
    told = _worked(office, crowd)
    wrong = _found_wrong(office, crowd)
    begun, ended = min(one["begun"] for one in told), max(one["ended"] for one in told)
    took = sorted(seconds for one in told for seconds in one["exchanges"])
    written, seconds = crowd.desks * crowd.facts, ended - begun
    figures = (
        f"{crowd.desks} рабочих мест по {crowd.facts} записей за {seconds:.1f} с, "
        f"процессора {sum(one['worked'] for one in told):.1f} с: "
        f"{written / seconds:.0f} записей/с в общую базу, "
        f"{written * (crowd.desks - 1) / seconds:.0f} из неё; "
        f"обменов {len(took)}, медиана {median(took):.2f} с, 95 % за {took[int(len(took) * 0.95)]:.2f} с, "
        f"худший {took[-1]:.2f} с, отказов {sum(one['refused'] for one in told)}; нарушений {len(wrong)}"
    )
    return figures, wrong


def _worked(office: Office, crowd: Crowd) -> list[dict[str, Any]]:
    """Start everybody, let all begin in the same moment, hear what each says at its end."""
    with ExitStack() as stack:
        running = [stack.enter_context(_started(office, letter, crowd)) for letter in office.letters]
        try:
            for process in running:
                _heard(process)
            for process in running:
                assert process.stdin
                process.stdin.write("begin\n")
                process.stdin.flush()
            return [_heard(process) for process in running]
        except BaseException:
            for process in running:
                process.kill()
            raise


def _started(office: Office, letter: str, crowd: Crowd) -> subprocess.Popen[str]:
    numbers = (crowd.desks, crowd.facts, crowd.between, crowd.patience)
    mutants = (crowd.mutant,) if crowd.mutant else ()
    asked = map(str, (office.home(letter), letter, *numbers, *mutants))
    command = [sys.executable, "-m", "tests.crowd.station", *asked]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _heard(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout
    told: dict[str, Any] = json.loads(process.stdout.readline())
    return told


def _found_wrong(office: Office, crowd: Crowd) -> list[str]:
    """Compare every journal with what all wrote, as it stands when the desks have ended."""
    homes = {letter: office.home(letter) for letter in office.letters}
    written = {f"{letter} {number}" for letter in homes for number in range(crowd.facts)}
    wrong: list[str] = []
    for letter, home in homes.items():
        held = texts(home)
        missed, doubled = len(written - held.keys()), sum(times > 1 for times in held.values())
        wrong += [f"{letter} missed {missed} records"] if missed else []
        wrong += [f"{letter} holds {doubled} records more than once"] if doubled else []
    if len({digest_of_rows(home) for home in homes.values()}) > 1:
        wrong.append("the registers differ")
    with closing(Workplace.open(homes[office.letters[-1]])) as desk:
        wrong += [] if (verdict := desk.verify()).ok else [f"{verdict.reason}"]
    return wrong
