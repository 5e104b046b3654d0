"""What a window loads: the libraries of other work stay where they are until somebody needs them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QToolButton

from ui.theme.colours import DARK, LIGHT
from ui.theme.theme import palette

if TYPE_CHECKING:
    from pathlib import Path

    from ui.main_window import MainWindow

SHOW_THE_REGISTER = """
import mcu_desktop.__main__, sys
from pathlib import Path
from ui.app import application, open_window
from PySide6.QtCore import QTimer

app = application(Path(sys.argv[1]))
window, bridge = open_window(Path(sys.argv[1]))
bridge.opened.connect(lambda: window.show_place("register"))
looking = QTimer(interval=20)
looking.timeout.connect(lambda: window.place.objectName() == "register" and bridge.ask(lambda _: None, leave))
looking.start()


def leave(_):
    looking.stop()
    print(*sys.modules, sep="\\n")
    app.quit()


app.exec()
bridge.close()
"""

OF_OTHER_WORK = {
    "hashlib": "OpenSSL, 4 MiB; short texts have mcu_desktop.digest",
    "cryptography": "only a profile with a key",
    "sqlite3": "another SQLite beside ours",
    "sqlalchemy": "the exchange",
    "psycopg": "the exchange",
    "asyncio": "nobody",
    "calendar": "with it comes locale; months are reckoned in mcu_desktop.domain.months",
    "socket": "the exchange",
    "typing_extensions": "the exchange",
    "ssl": "the exchange",
    "Stemmer": "search and writing",
    "reportlab": "papers",
    "docx": "papers",
    "xlsxwriter": "papers",
    "pypdfium2": "papers",
    "PIL": "papers",
    "PySide6.QtNetwork": "nobody",
    "PySide6.QtPrintSupport": "printing",
    "argparse": "the terminal",
    "inspect": "documentation, which dataclasses would write (mcu_desktop.python_alone)",
    "ast": "inspect",
    "tokenize": "inspect and traceback",
    "traceback": "a report of a crash",
    "logging": "nobody; peewee would tell each statement",
    "urllib.parse": "an address of the exchange; pathlib would bring it",
    "ipaddress": "an address of the exchange",
    "sysconfig": "nobody; zoneinfo would look for its folders there",
    "shutil": "a swap of profiles; with it come bz2 and lzma",
    "textwrap": "words of a case, and of a draft",
    "zipfile": "papers",
    "tempfile": "papers, and opening a file of a case",
    "random": "the exchange",
    "importlib.resources": "papers",
    "msgspec.inspect": "nobody",
    "msgspec.structs": "nobody",
}
"""What an open register does without, and who needs it."""


def test_an_open_register_loads_no_library_of_other_work(home: Path) -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", SHOW_THE_REGISTER, str(home)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout.split()
    assert "ui.register.place" in loaded
    assert {name: why for name, why in OF_OTHER_WORK.items() if name in loaded} == {}


def test_icons_of_the_rail_are_drawn_in_the_colour_of_text(window: MainWindow) -> None:
    button = window.rail.findChild(QToolButton, "rail.today")
    assert button is not None
    worn = QApplication.palette()
    for colours in (DARK, LIGHT):
        QApplication.setPalette(palette(colours))
        window.rail.draw_icons()
        assert darkest_or_lightest(button, QColor(colours.window)) == QColor(colours.text)
    QApplication.setPalette(worn)


def darkest_or_lightest(button: QToolButton, ground: QColor) -> QColor:
    """Give the opaque colour of an icon that stands out most from a ground."""
    picture = button.icon().pixmap(button.iconSize()).toImage()
    inked = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return max(
        (colour for colour in inked if colour.alpha() == 255),
        key=lambda colour: abs(colour.lightness() - ground.lightness()),
    )
