"""PySide starts without its bundle of signatures, and has it when it is asked for one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.terminal import ROOT

WAYS = {"as the program": "import ui", "as it comes": ""}

ASKED = """
from PySide6 import QtCore, QtWidgets


def said(call, *given, **more):
    try:
        print(call(*given, **more))
    except Exception as fault:
        print(type(fault).__name__, fault)


app = QtWidgets.QApplication(["asked", "-platform", "offscreen"])
said(QtCore.QSize, "a", [])
said(QtCore.QObject().setObjectName, 4)
said(QtCore.QObject, foo=3)
from PySide6 import QtPrintSupport
said(QtPrintSupport.QPrinter, "a")
said(QtWidgets.QWidget().resize, "x")
said(QtCore.QTimer().timeout.connect, 3)
print(QtWidgets.QWidget.move.__doc__, QtCore.QSize.__doc__)
help(QtCore.QMargins.left)
"""

BUNDLE = """
import builtins, sys
before = builtins.__import__, set(sys.modules)
from PySide6 import QtWidgets
assert QtWidgets.QApplication(["bundle", "-platform", "offscreen"])
print(*(set(sys.modules) - before[1]), getattr(builtins, "__feature_import__", "no feature"))
"""

OF_THE_BUNDLE = {"zipfile", "inspect", "tempfile", "argparse", "shibokensupport.signature.parser"}


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    return {way: printed(first + ASKED) for way, first in WAYS.items()}


def test_wrong_arguments_and_help_are_told_in_the_same_words(answers: dict[str, str]) -> None:
    assert answers["as the program"] == answers["as it comes"]
    assert "QSize.__init__(w: int, h: int, /)" in answers["as the program"]


def test_the_bundle_stays_away_until_somebody_asks() -> None:
    as_it_comes, as_the_program = printed(BUNDLE), printed("import ui" + BUNDLE)
    assert set(as_it_comes.split()) >= OF_THE_BUNDLE
    assert not set(as_the_program.split()) & OF_THE_BUNDLE
    assert as_the_program.endswith("no feature\n")


def test_where_pyside_is_loaded_already_it_stays_as_it_is() -> None:
    asked = (
        "from PySide6 import QtCore; import sys, ui; print('shibokensupport.signature.parser' in sys.modules)"
    )
    assert printed(asked) == "True\n"


def printed(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT, timeout=60
    ).stdout
