"""Dressing the application: Fusion, PT Sans, palette and sheet, light or dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from mcu_desktop.settings import resource
from ui.theme import tokens
from ui.theme.colours import DARK, LIGHT, Colours, colours
from ui.theme.stylesheet import stylesheet

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

FACES = ("PTSans_400Regular", "PTSans_700Bold")
"""The faces of the window; italics and the serif are for paper."""

SCHEMES = ("system", "light", "dark")


class Theme(QObject):
    """Keeps the application dressed; follows the system until the user chooses.

    The application is started with `-style fusion`: to set the style later costs 7 ms of the start.
    """

    def __init__(self, app: QApplication, scheme: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._scheme = scheme
        self._worn: Colours | None = None
        self._systems_dark = colours(app.palette()) is DARK
        add_fonts()
        app.setFont(body_font())
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, scheme: str) -> None:
        """Wear light, dark, or what the system wears."""
        self._scheme = scheme
        self._dress()

    def _dress(self) -> None:
        wanted = DARK if self._dark() else LIGHT
        if wanted is not self._worn:
            self._worn = wanted
            self._app.setPalette(palette(wanted))
            self._app.setStyleSheet(stylesheet(wanted))

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        self._systems_dark = scheme.name == "Dark"
        self._dress()

    def _dark(self) -> bool:
        return self._systems_dark if self._scheme == "system" else self._scheme == "dark"


def add_fonts() -> None:
    """Make the shipped faces known to Qt."""
    for face in FACES:
        QFontDatabase.addApplicationFont(str(resource("fonts") / f"{face}.ttf"))


def body_font() -> QFont:
    """Give the font of running text; unhinted, so that every system draws the same pixels."""
    font = QFont(tokens.FAMILY)
    font.setPixelSize(tokens.BODY)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def palette(c: Colours) -> QPalette:
    """Give the palette that Fusion draws with."""
    made = QPalette()
    role = QPalette.ColorRole
    for colour, roles in (
        (c.window, (role.Window,)),
        (c.surface, (role.Base, role.Button, role.ToolTipBase)),
        (c.sunken, (role.AlternateBase, role.Midlight)),
        (c.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (c.muted, (role.PlaceholderText,)),
        (c.line, (role.Mid, role.Light)),
        (c.border, (role.Dark, role.Shadow)),
        (c.accent, (role.Highlight, role.Link, role.Accent)),
        (c.on_accent, (role.HighlightedText, role.BrightText)),
    ):
        for part in roles:
            made.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(c.muted))
    return made
