"""Qt's enumerations are ours, and say the same as Python's."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont

from tests.ui.test_pyside_alone import WAYS, printed
from ui.enumerations import EnumMeta

TOLD = """
from PySide6 import QtCore, QtGui, QtPrintSupport, QtWidgets


def walk(owner, seen):
    for part in [getattr(owner, name) for name in dir(owner) if not name.startswith("_")]:
        if isinstance(part, type) and part.__module__.startswith("PySide6") and part not in seen:
            seen.add(part)
            if type(part).__name__ in ("EnumMeta", "EnumType"):
                members = {name: (one.name, one.value, str(one)) for name, one in part.__members__.items()}
                print(part.__module__, part.__qualname__, part.__mro__[1].__name__, len(members), members)
            else:
                walk(part, seen)


for module in (QtCore, QtGui, QtPrintSupport, QtWidgets):
    walk(module, set())
Qt = QtCore.Qt
control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
left, top = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignTop
for said in (
    control | shift, (~control).value, ~control & shift, control ^ control, control & ~control,
    shift in control | shift, bool(control & shift), list(control | shift), Qt.KeyboardModifier(0),
    control == Qt.KeyboardModifier(1 << 26), left | top, left | 32, 32 | left, left & 1, ~left, left == 1,
    [one.name for one in left | top], left | 1 << 9, Qt.Key(65), Qt.Key(1234567), Qt.Key(1234567).name,
    Qt.Key["Key_A"], Qt.Key.Key_A + 1, f"{Qt.Key.Key_A}", f"{Qt.ColorScheme.Dark}", list(Qt.ColorScheme),
    Qt.ColorScheme(7), list(Qt.AlignmentFlag)[:3], Qt.Key(),
):
    print(said)
"""


def test_every_enumeration_has_the_names_and_values_of_pythons() -> None:
    ours, pythons = (printed(first + TOLD) for first in (WAYS["as the program"], WAYS["as it comes"]))
    assert ours.splitlines() == pythons.splitlines()


def test_a_member_is_made_when_somebody_meets_it_and_is_one() -> None:
    met = QEvent(QEvent.Type(QtCore.QEvent.Type.User + 77)).type()
    assert met is QEvent.Type(1077)
    assert met is not QEvent.Type.User
    assert QEvent(QEvent.Type.WindowBlocked).type() is QEvent.Type.WindowBlocked
    assert "WindowUnblocked" not in vars(QEvent.Type)
    assert met.WindowUnblocked is QEvent.Type.WindowUnblocked
    assert copy.deepcopy(Qt.AlignmentFlag.AlignTop) is Qt.AlignmentFlag.AlignTop


@pytest.mark.parametrize("wrong", [None, "a", 1.5])
def test_what_is_no_number_is_no_member(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"is not a valid Qt\.Key"):
        Qt.Key(wrong)
    with pytest.raises(TypeError):
        assert Qt.ItemFlag.ItemIsEnabled | wrong


def test_a_member_that_qt_does_not_have_is_missed_by_name() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Key_Every'"):
        assert Qt.Key.Key_Every  # type: ignore[attr-defined]


def test_qt_takes_and_gives_members() -> None:
    font, told = QFont(), QObject()
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    told.setProperty("kind", QFont.HintingPreference.PreferNoHinting)
    assert isinstance(QFont.HintingPreference, EnumMeta)
    assert font.hintingPreference() is QFont.HintingPreference.PreferNoHinting
    assert told.property("kind") in (QFont.HintingPreference.PreferNoHinting, 1)
