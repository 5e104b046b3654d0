"""The fonts that documents embed: PT Serif for text, PT Sans for charts (ParaType, OFL)."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from mcu_desktop.settings import resource

SERIF, SERIF_BOLD = "PTSerif", "PTSerif-Bold"
SANS, SANS_BOLD = "PTSans", "PTSans-Bold"
OFFICE = "PT Serif"
"""How an office program knows the serif; `SUBSTITUTE` stands in where it is not installed."""
SUBSTITUTE = "Times New Roman"

_FILES = {
    SERIF: "PTSerif_400Regular.ttf",
    SERIF_BOLD: "PTSerif_700Bold.ttf",
    SANS: "PTSans_400Regular.ttf",
    SANS_BOLD: "PTSans_700Bold.ttf",
}
_LOOKALIKES = str.maketrans({"→": "–", "←": "–", "\u2009": "\u00a0", "\u202f": "\u00a0", "\u2011": "-"})


@cache
def register() -> None:
    """Make the fonts known to reportlab, once a process."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts") / file)))
    pdfmetrics.registerFontFamily(SERIF, normal=SERIF, bold=SERIF_BOLD, italic=SERIF, boldItalic=SERIF_BOLD)


def drawable(text: str) -> str:
    """Give the text in letters that the fonts have; what they lack would print as an empty box."""
    known = pdfmetrics.getFont(SERIF).face.charToGlyph
    near = text.translate(_LOOKALIKES)
    return "".join(letter if ord(letter) in known or letter == "\u00ad" else "?" for letter in near)
