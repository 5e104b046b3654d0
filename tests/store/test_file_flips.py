"""One bit flipped in the database or a scan of an encrypted profile is noticed, wherever it falls."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cases.commands import NoteStep
from mcu_desktop.folder import PROFILE
from mcu_desktop.problems import Damage
from mcu_desktop.store.attachments import ATTACHMENTS
from mcu_desktop.workplace.setup import set_up
from mcu_desktop.workplace.workplace import Workplace
from tests.lengths import times
from tests.offices import APPEAL, Hands, identities, kinel_cards
from tests.store.profiles import PDF, keep

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.vault.header import Header

FLIPS = times("MCU_FLIPS", 60, full=1000)
AMONG_FILES = 0.2
"""The part of flips that fall into a scan; the others fall into the database."""


@pytest.fixture
def sealed(tmp_path: Path) -> tuple[Path, bytes]:
    """An encrypted profile with some work in it, and its key."""
    keys: list[bytes] = []

    def keeping(key: bytes) -> Header:
        keys.append(key)
        return keep(key)

    home = tmp_path / "p"
    office = set_up(
        home, kinel_cards(), station="А", clock=Hands(), identity=identities(1 << 64), keep=keeping
    )
    for _ in range(5):
        office.act(office.register(APPEAL).id, NoteStep(text="Позвонили."))
    office.store.attachments.keep_bytes(PDF, "скан.pdf", "application/pdf")
    office.close()
    return home, keys[0]


def test_a_flipped_bit_of_a_profile_is_noticed(
    sealed: tuple[Path, bytes], figure: Callable[[str], None]
) -> None:
    home, key = sealed
    assert sound(home, key)
    (scan,) = (file for file in (home / ATTACHMENTS).rglob("*") if file.is_file())
    chance, unseen = random.Random(5), []
    for _ in range(FLIPS):
        file = scan if chance.random() < AMONG_FILES else home / PROFILE
        whole = file.read_bytes()
        at, bit = chance.randrange(len(whole)), chance.randrange(8)
        file.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << bit)]) + whole[at + 1 :])
        if sound(home, key):
            unseen.append((file, at, bit))
        file.write_bytes(whole)
        for beside in home.glob(f"{PROFILE}-*"):
            beside.unlink()
    assert not unseen
    assert sound(home, key)
    figure(f"перевёрнутые биты файлов рабочего места: {FLIPS}, незамеченных 0")


def sound(home: Path, key: bytes) -> bool:
    """Tell whether a check finds nothing wrong with a profile."""
    try:
        office = Workplace.open(home, clock=Hands(), key=key)
    except Damage:
        return False
    try:
        return office.verify().ok
    except Damage:
        return False
    finally:
        office.close()
