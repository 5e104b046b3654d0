"""One bit flipped anywhere in the file of an encrypted profile is noticed, wherever it falls."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cases.commands import NoteStep
from mcu_desktop.problems import Damage
from mcu_desktop.store.database import FILE_NAME
from mcu_desktop.workplace.setup import set_up
from mcu_desktop.workplace.workplace import Workplace
from tests.lengths import times
from tests.offices import APPEAL, Hands, identities, kinel_cards
from tests.store.profiles import keep

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.vault.header import Header

FLIPS = times("MCU_FLIPS", 60, full=1000)


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
    office.close()
    return home, keys[0]


def test_a_flipped_bit_of_the_file_is_noticed(
    sealed: tuple[Path, bytes], figure: Callable[[str], None]
) -> None:
    home, key = sealed
    assert sound(home, key)
    file, chance = home / FILE_NAME, random.Random(5)
    whole, unseen = file.read_bytes(), []
    for _ in range(FLIPS):
        at, bit = chance.randrange(len(whole)), chance.randrange(8)
        file.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << bit)]) + whole[at + 1 :])
        if sound(home, key):
            unseen.append((at, bit))
        for beside in home.glob(f"{FILE_NAME}-*"):
            beside.unlink()
    assert not unseen
    figure(f"перевёрнутые биты файла рабочего места: {FLIPS}, незамеченных 0")


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
