"""The sheet over Fusion, made of tokens and roles; no widget carries a style of its own.

A label or frame says what it is by the property `role`, a field that was refused by `refused`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.settings import resource
from ui.theme import tokens as t
from ui.theme.colours import LIGHT

if TYPE_CHECKING:
    from ui.theme.colours import Colours


def stylesheet(c: Colours) -> str:
    """Write the sheet for one set of colours."""
    tick = resource(
        "icons/tick-light.svg" if c.on_accent == LIGHT.on_accent else "icons/tick-dark.svg"
    ).as_posix()
    return f"""
QToolTip {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.border}; padding: {t.HALF}px; }}

QLabel {{ qproperty-textFormat: PlainText; }}
QLabel[role="caption"] {{ color: {c.muted}; font-size: {t.CAPTION}px; }}
QLabel[role="muted"] {{ color: {c.muted}; }}
QLabel[role="strong"] {{ font-weight: bold; }}
QLabel[role="heading"] {{ font-size: {t.HEADING}px; font-weight: bold; }}
QLabel[role="title"] {{ font-size: {t.TITLE}px; font-weight: bold; }}
QLabel[role="number"] {{ font-size: {t.NUMBER}px; font-weight: bold; color: {c.accent}; }}
QLabel[role="complaint"] {{ color: {c.danger}; font-size: {t.CAPTION}px; }}
QLabel[role="warning"] {{ color: {c.warning}; }}
QLabel[role="key"] {{ font-weight: bold; background: {c.sunken}; border: 1px solid {c.line};
    border-radius: {t.RADIUS}px; padding: 2px {t.HALF}px; }}

QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {t.RADIUS}px; }}
QFrame[role="rail"] {{ background: {c.sunken}; border: none; border-right: 1px solid {c.line}; }}
QFrame[role="foot"] {{ background: {c.sunken}; border: none; border-top: 1px solid {c.line}; }}
QFrame[role="bar"] {{ background: {c.accent_soft}; border: none; border-bottom: 1px solid {c.line}; }}
QFrame[role="bar"] QFrame[role="bar"] {{ border: none; }}
QFrame[role="bar-refused"] {{ background: {c.warning_soft}; border: none;
    border-bottom: 1px solid {c.line}; }}
QFrame[role="bar-trouble"] {{ background: {c.danger_soft}; border: none;
    border-bottom: 1px solid {c.line}; }}
QFrame[role="band"] {{ background: {c.accent}; border: none; }}
QFrame[role="band"] QLabel {{ color: {c.on_accent}; }}
QFrame[role="band"] QPushButton {{ background: transparent; color: {c.on_accent};
    border: 1px solid {c.on_accent}; }}
QFrame[role="band"] QPushButton:focus {{ border: 2px solid {c.on_accent}; }}
QFrame[role="band"] QPushButton:hover {{ background: {c.accent_soft}; color: {c.text}; }}
QFrame[role="toast"] {{ background: {c.text}; border-radius: {t.RADIUS}px; }}
QFrame[role="toast"] QLabel {{ color: {c.window}; }}
QFrame[role="toast"] QPushButton {{ background: transparent; color: {c.window};
    border: 1px solid {c.window}; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.border};
    border-radius: {t.RADIUS}px; padding: {t.HALF}px {t.UNIT}px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {c.muted}; }}
QLineEdit, QComboBox, QSpinBox, QDateEdit {{ min-height: {t.CONTROL_HEIGHT - 2 * t.HALF - 2}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {{
    border: 2px solid {c.accent}; padding: {t.HALF - 1}px {t.UNIT - 1}px; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {c.window}; }}
QLineEdit[refused="true"], QPlainTextEdit[refused="true"], QComboBox[refused="true"] {{
    border: 2px solid {c.danger}; padding: {t.HALF - 1}px {t.UNIT - 1}px; background: {c.danger_soft}; }}
QComboBox {{ combobox-popup: 0; padding-left: {t.UNIT + 2}px; }}
QComboBox:focus {{ padding-left: {t.UNIT + 1}px; }}
QComboBox::drop-down {{ border: none; width: {t.SECTION}px; }}
QComboBox::down-arrow {{ image: none; }}
QCheckBox {{ spacing: {t.UNIT}px; padding: {t.HALF}px; border: 2px solid transparent;
    border-radius: {t.RADIUS}px; }}
QCheckBox:focus {{ border-color: {c.accent}; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ width: {t.GAP}px; height: {t.GAP}px;
    background: {c.surface}; border: 1px solid {c.border}; border-radius: {t.RADIUS - 1}px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {c.accent};
    border-color: {c.accent}; image: url("{tick}"); }}
QCheckBox::indicator:disabled {{ background: {c.line}; border-color: {c.line}; }}
QRadioButton {{ padding: {t.HALF}px; border: 2px solid transparent; border-radius: {t.RADIUS}px; }}
QRadioButton:focus {{ border-color: {c.accent}; }}
QRadioButton::indicator {{ width: {t.GAP}px; height: {t.GAP}px; border-radius: {t.UNIT + 1}px;
    background: {c.surface}; border: 1px solid {c.border}; }}
QRadioButton::indicator:checked {{ width: {t.UNIT}px; height: {t.UNIT}px;
    border: {t.HALF + 1}px solid {c.accent}; }}
QProgressBar {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.border};
    border-radius: {t.RADIUS}px; text-align: center; min-height: {t.SECTION}px; }}
QProgressBar::chunk {{ background: {c.accent_soft}; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.border}; outline: none;
    padding: {t.HALF}px 0; }}
QComboBox QAbstractItemView::item {{ padding: {t.HALF}px {t.UNIT - 1}px; }}

QPushButton, QToolButton {{
    background: {c.surface}; color: {c.text}; border: 1px solid {c.border};
    border-radius: {t.RADIUS}px; padding: {t.HALF}px {t.GAP}px;
    min-height: {t.CONTROL_HEIGHT - 2 * t.HALF - 2}px; }}
QToolButton {{ padding: {t.HALF}px {t.UNIT}px; }}
QLineEdit QToolButton {{ background: transparent; border: none; padding: 0; min-height: 0; }}
QPushButton:hover, QToolButton:hover {{ background: {c.accent_soft}; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:checked {{ background: {c.accent_soft}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {c.accent};
    padding: {t.HALF - 1}px {t.GAP - 1}px; }}
QToolButton:focus {{ padding: {t.HALF - 1}px {t.UNIT - 1}px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.muted}; border-color: {c.line};
    background: {c.window}; }}
QPushButton[set="true"] {{ background: {c.accent_soft}; border-color: {c.accent}; }}
QPushButton[role="main"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent};
    font-weight: bold; }}
QPushButton[role="main"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[role="main"]:disabled {{ background: {c.line}; color: {c.muted}; border-color: {c.line}; }}
QPushButton[role="quiet"] {{ background: transparent; border-color: transparent; color: {c.accent};
    min-height: {t.SECTION - 2 * t.HALF}px; padding: {t.HALF - 1}px {t.UNIT}px; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent; color: {c.accent};
    min-height: {t.SECTION - 2 * t.HALF}px; padding: {t.HALF - 1}px 0; text-align: left; }}
QPushButton[role="link"]:focus {{ border: 1px solid {c.accent}; padding: {t.HALF - 1}px 0; }}
QPushButton[role="quiet"]:focus {{ border: 1px solid {c.accent}; padding: {t.HALF - 1}px {t.UNIT}px; }}
QPushButton[role="quiet"]:disabled, QPushButton[role="link"]:disabled {{ color: {c.muted}; }}

QPushButton[role="tile"] {{ text-align: left; padding: {t.UNIT}px {t.GAP}px; }}
QPushButton[role="tile"]:focus {{ padding: {t.UNIT - 1}px {t.GAP - 1}px; }}
QPushButton[role="tile"]:checked, QPushButton[role="hat"]:checked {{ background: {c.accent_soft};
    border: 2px solid {c.accent}; font-weight: bold; }}
QPushButton[role="tile"]:checked {{ padding: {t.UNIT - 1}px {t.GAP - 1}px; }}
QPushButton[role="hat"]:checked {{ padding: {t.HALF - 1}px {t.GAP - 1}px; }}
QPushButton[role="tile"]:checked:focus, QPushButton[role="hat"]:checked:focus {{
    border: 2px solid {c.text}; }}

QToolButton[role="place"] {{ qproperty-toolButtonStyle: ToolButtonTextBesideIcon;
    background: transparent; border: 2px solid transparent; text-align: left;
    padding: {t.UNIT}px {t.UNIT}px; }}
QToolButton[role="place"]:hover {{ background: {c.surface}; }}
QToolButton[role="place"]:checked {{ background: {c.accent_soft}; font-weight: bold; }}
QToolButton[role="place"]:focus {{ border-color: {c.accent}; }}

QAbstractItemView {{ background: {c.surface}; alternate-background-color: {c.window};
    border: 1px solid {c.line}; outline: none; }}
QAbstractItemView:focus {{ border: 2px solid {c.accent}; }}
QListView[role="column"] {{ padding: 1px; }}
QListView[role="column"]:focus {{ padding: 0; }}
QListWidget, QTableView {{ selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
QListWidget::item {{ padding: {t.HALF}px; border-left: {t.RULE}px solid transparent; }}
QListWidget::item:selected {{ background: {c.accent_soft}; color: {c.text};
    border-left-color: {c.accent}; }}
QTableView::item {{ padding: 0 {t.HALF}px; }}
QAbstractItemView[role="suggestions"] {{ border: 2px solid {c.accent}; }}
QHeaderView {{ background: {c.sunken}; border: none; }}
QHeaderView::section {{ background: {c.sunken}; color: {c.muted}; border: none;
    border-right: 1px solid {c.line}; border-bottom: 1px solid {c.line}; padding: {t.HALF}px {t.UNIT}px; }}
QTableCornerButton::section {{ background: {c.sunken}; border: none;
    border-right: 1px solid {c.line}; border-bottom: 1px solid {c.line}; }}
QScrollArea[role="form"] {{ qproperty-horizontalScrollBarPolicy: ScrollBarAlwaysOff; }}
QScrollArea {{ border: none; background: {c.window}; }}
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {t.BAR}px; }}
QScrollBar:horizontal {{ height: {t.BAR}px; }}
QScrollBar::handle {{ background: {c.border}; border-radius: {t.HALF}px; margin: {t.HALF // 2}px; }}
QScrollBar::handle:hover {{ background: {c.accent}; }}
QScrollBar::handle:vertical {{ min-height: {t.SECTION}px; }}
QScrollBar::handle:horizontal {{ min-width: {t.SECTION}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QStatusBar {{ background: {c.sunken}; border-top: 1px solid {c.line}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {c.muted}; font-size: {t.CAPTION}px; padding: 0 {t.UNIT}px; }}
QStatusBar QPushButton {{ font-size: {t.CAPTION}px; margin-right: {t.UNIT}px; }}
QStatusBar QPushButton[role="badge"] {{ background: {c.warning_soft}; color: {c.text};
    border: 1px solid {c.warning}; padding: 0 {t.UNIT}px; min-height: {t.SECTION - 2 * t.HALF}px; }}
QStatusBar QPushButton[role="badge"]:focus {{ border: 2px solid {c.accent}; padding: 0 {t.UNIT - 1}px; }}
QSplitter::handle {{ background: {c.line}; }}
"""
