"""Every text can be read: contrasts of WCAG AA, light and dark."""

from __future__ import annotations

import re
from itertools import product
from typing import NamedTuple

import pytest
from PySide6.QtGui import QPalette

from ui.theme.colours import DARK, LIGHT, Colours, contrast
from ui.theme.stylesheet import stylesheet
from ui.theme.theme import palette as palette_of

PANELS = ("window", "surface", "sunken", "accent_soft")
"""What any text may lie on: grounds, cards, rails and heads, what is chosen."""
GROUNDS = (*PANELS, "danger_soft", "warning_soft", "success_soft")
TEXTS = ("text", "muted", "accent", "danger", "warning", "success")
ON = [*product(TEXTS, GROUNDS), ("on_accent", "accent"), ("window", "text")]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("role", "ground"), ON)
def test_a_text_role_can_be_read(colours: Colours, role: str, ground: str) -> None:
    assert contrast(getattr(colours, role), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["window", "surface"])
def test_the_edge_of_a_control_can_be_seen(colours: Colours, ground: str) -> None:
    assert contrast(colours.border, getattr(colours, ground)) >= 3


RULE = re.compile(r"([^{}]+)\{([^{}]+)\}")
STATE = re.compile(r":(hover|pressed|checked|focus|disabled|read-only)")
STATES = ("", "hover", "pressed", "checked", "focus", "disabled", "read-only")
SPEAKING = re.compile(
    r"Q(ToolTip|Label|LineEdit|PlainTextEdit|TextEdit|ComboBox|SpinBox|DateEdit|CheckBox|ProgressBar|PushButton|"
    r"ToolButton|AbstractItemView|HeaderView::section)(\[[^\]]+\])?"
)
"""Every kind of widget that bears text, with its role."""
INSIDE = re.compile(r"(QFrame\[role=\"toast\"\]|QStatusBar) (.+)")
LARGE_PX, LARGE_BOLD_PX = 24, 18.66
"""18 and, in bold, 14 points: WCAG asks 3 to 1 of them."""
DISABLED_LEAST = 3.0
"""WCAG asks nothing of what cannot be used; a person still has to read what it is."""


class Rule(NamedTuple):
    """One rule of the sheet, for one selector."""

    within: str
    subject: str
    states: frozenset[str]
    says: dict[str, str]

    def holds_for(self, within: str, subject: str, state: str) -> bool:
        kind = subject.partition("[")[0]
        return self.within in {"", within} and self.subject in {subject, kind} and self.states <= {state}

    @property
    def weight(self) -> tuple[int, int]:
        """Qt lets the more exact rule win, then the later one."""
        return (self.subject.count("[") + len(self.states) + self.within.count("["), len(self.within))


def rules(colours: Colours) -> list[Rule]:
    found = []
    for selectors, body in RULE.findall(stylesheet(colours)):
        said = dict(line.split(":", 1) for line in body.replace("\n", " ").split(";") if ":" in line)
        says = {name.strip(): value.strip() for name, value in said.items()}
        for selector in selectors.split(","):
            inside = INSIDE.fullmatch(selector.strip())
            within, subject = inside.groups() if inside else ("", selector.strip())
            states = frozenset(STATE.findall(subject))
            found.append(Rule(within, STATE.sub("", subject), states, says))
    return found


def worn(known: list[Rule], within: str, subject: str, state: str) -> dict[str, str]:
    """Give what a widget of a role wears in a state."""
    fitting = [rule for rule in known if rule.holds_for(within, subject, state)]
    told: dict[str, str] = {}
    for rule in sorted(fitting, key=lambda rule: rule.weight):
        told |= rule.says
    return told


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_every_text_of_the_sheet_can_be_read_in_every_state(colours: Colours, state: str) -> None:
    known = rules(colours)
    subjects = {(rule.within, rule.subject) for rule in known if SPEAKING.fullmatch(rule.subject)}
    assert len(subjects) > 20
    unreadable = []
    for within, subject in sorted(subjects):
        told = worn(known, within, subject, state)
        text, ground = told.get("color", colours.text), told.get("background", "")
        grounds = [ground] if ground.startswith("#") else [getattr(colours, panel) for panel in PANELS]
        if within and not ground.startswith("#"):
            grounds = [worn(known, "", within, "")["background"]]
        least = _least(told) if state != "disabled" else DISABLED_LEAST
        unreadable += [(within, subject, text, on) for on in grounds if contrast(text, on) < least]
    assert not unreadable


def _least(told: dict[str, str]) -> float:
    size = float(told.get("font-size", "15px").removesuffix("px"))
    large = size >= LARGE_PX or (size >= LARGE_BOLD_PX and told.get("font-weight") == "bold")
    return 3.0 if large else 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_chosen_in_a_text_or_a_list_can_be_read(colours: Colours) -> None:
    fields = worn(rules(colours), "", "QLineEdit", "")
    assert contrast(fields["selection-color"], fields["selection-background-color"]) >= 4.5
    assert contrast(fields["placeholder-text-color"], fields["background"]) >= 4.5
    dressed = palette_of(colours)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        text, ground = (
            dressed.color(group, role).name()
            for role in (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight)
        )
        assert contrast(text, ground) >= 4.5
    said, ground = (
        dressed.color(QPalette.ColorGroup.Disabled, role).name()
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window)
    )
    assert contrast(said, ground) >= DISABLED_LEAST


@pytest.mark.parametrize("role", ["", '[role="main"]', '[role="quiet"]', '[role="link"]'])
def test_a_button_that_cannot_be_pressed_looks_other_than_one_that_can(role: str) -> None:
    known = rules(LIGHT)
    able, unable = (worn(known, "", f"QPushButton{role}", state) for state in ("", "disabled"))
    assert able["color"] != unable["color"] == LIGHT.muted
