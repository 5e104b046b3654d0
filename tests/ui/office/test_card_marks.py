"""The form of a card stays its author's while colleagues write in the same card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace import conflicts
from mcu_desktop.workplace.workplace import Workplace
from tests.ui.conftest import MONDAY
from tests.ui.keys import press
from ui.office.blocks_page import BlocksPage
from ui.office.card_form import CardForm
from ui.widgets.field import Field
from ui.widgets.field_mark import FieldMark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.bridge import Bridge


@pytest.fixture
def block(bridge: Bridge) -> CardId:
    return CardId(next(iter(bridge.workplace.office.blocks)))


@pytest.fixture
def colleague(home: Path, bridge: Bridge) -> Iterator[Workplace]:
    """A second window on the same profile."""
    assert bridge.ready
    opened = Workplace.open(home, clock=lambda: MONDAY)
    yield opened
    opened.close()


@pytest.fixture
def form(bridge: Bridge, block: CardId, qtbot: QtBot) -> CardForm:
    """The form of the first block, in which its short name is being written."""
    page = BlocksPage(bridge)
    qtbot.addWidget(page)
    page.show()
    page.table.selectRow(list(bridge.workplace.office.blocks).index(block))
    page.mend()
    found = page.findChild(CardForm)
    assert found is not None
    named(found, "short").replace("Вода и тепло")
    return found


def named(form: CardForm, name: str) -> Field:
    return next(one for one in form.findChildren(Field) if one.name == name)


def mark(form: CardForm, name: str) -> FieldMark:
    found = form.findChild(FieldMark, f"card.{name}:mark")
    assert found is not None
    return found


def test_what_is_being_written_stays_and_meets_the_other_in_the_tray(
    bridge: Bridge, form: CardForm, colleague: Workplace, block: CardId, qtbot: QtBot
) -> None:
    colleague.correct(block, {"short": "Вода", "significant": True}, reason="Уточнено")
    qtbot.waitUntil(lambda: mark(form, "short").to_choose)
    assert "«Вода»" in mark(form, "short").words.text()
    assert named(form, "short").value() == "Вода и тепло"
    assert named(form, "significant").value() == "significant", "what was not touched follows"

    with qtbot.waitSignal(form.accepted):
        form.save()
    fields = conflicts.fields_of(bridge.workplace, Stream("block", block))
    assert [one.field for one in fields] == ["short"]


def test_theirs_is_taken_by_one_key_and_nothing_collides(
    bridge: Bridge, form: CardForm, colleague: Workplace, block: CardId, qtbot: QtBot
) -> None:
    named(form, "name").replace("Водоснабжение и теплоснабжение")
    colleague.correct(block, {"short": "Вода"}, reason="Уточнено")
    qtbot.waitUntil(lambda: mark(form, "short").to_choose)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier, widget=form)
    assert named(form, "short").value() == "Вода"
    with qtbot.waitSignal(form.accepted):
        form.save()
    card = bridge.workplace.office.blocks[block]
    assert (card.name, card.short) == ("Водоснабжение и теплоснабжение", "Вода")
    assert conflicts.fields_of(bridge.workplace, Stream("block", block)) == ()


def test_what_was_left_as_it_is_overwrites_knowingly(
    bridge: Bridge, form: CardForm, colleague: Workplace, block: CardId, qtbot: QtBot
) -> None:
    colleague.correct(block, {"short": "Вода"}, reason="Уточнено")
    qtbot.waitUntil(lambda: mark(form, "short").to_choose)
    mark(form, "short").leave.click()
    with qtbot.waitSignal(form.accepted):
        form.save()
    assert bridge.workplace.office.blocks[block].short == "Вода и тепло"
    assert conflicts.fields_of(bridge.workplace, Stream("block", block)) == ()
