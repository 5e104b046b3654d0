"""The first start asks for administration, person and letter, and makes what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.office.presets import OWNING
from mcu_desktop.workplace.setup import PRESETS, preset
from mcu_desktop.workplace.workplace import Workplace
from ui.first_start import PRESETS as OFFERED
from ui.first_start import FirstStart

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def first(tmp_path: Path, qtbot: QtBot) -> FirstStart:
    made = FirstStart(tmp_path / "new")
    qtbot.addWidget(made)
    made.show()
    made.keeper.keeper.fill("open")
    return made


def choose(first: FirstStart, name: str) -> None:
    first.preset.fill(name)
    first.preset.edited.emit()


@pytest.mark.parametrize("name", PRESETS)
def test_the_person_of_an_administration_is_chosen_by_post(
    first: FirstStart, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    choose(first, name)
    posts = preset(name).posts
    key, post = posts[-1]
    assert first.person.value() == preset(name).owner
    first.person.fill(key)
    first.name.fill(" Яшин Пётр Ильич ")
    with qtbot.waitSignal(first.accepted):
        first.begin.click()
    office = Workplace.open(tmp_path / "new")
    owner = office.office.people[office.person]
    assert (owner.name, owner.post) == ("Яшин Пётр Ильич", post)
    assert set(OWNING) <= set(owner.duties)
    office.close()


def test_without_a_name_the_post_stands_for_the_person(
    first: FirstStart, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(first.accepted):
        first.begin.click()
    office = Workplace.open(tmp_path / "new")
    assert office.office.people[office.person].name is None
    office.close()


def test_every_shipped_administration_is_offered(first: FirstStart) -> None:
    assert tuple(name for name, _ in OFFERED) == PRESETS
