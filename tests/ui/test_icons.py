"""Every icon is drawn as QtSvg draws it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from mcu_desktop.settings import resource
from ui.theme.icons import pixmap

ICONS = sorted({path.stem for path in resource("icons").glob("*.svg")} - {"tick-dark", "tick-light"})
"""All but those that the sheet names."""
COLOUR = "#2b5c8a"
NEAR = 4
"""Of 255: a curve may end between two points elsewhere."""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("side", [20, 25, 40])
@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_as_qtsvg_draws_it(name: str, side: int) -> None:
    ours, qts = pixmap(name, COLOUR, size=side).toImage(), by_qtsvg(name, side)
    assert ours.size() == qts.size()
    assert farthest(ours, qts) <= NEAR


def by_qtsvg(name: str, side: int) -> QImage:
    drawing = (resource("icons") / f"{name}.svg").read_text(encoding="utf-8")
    data = QByteArray(drawing.replace("currentColor", COLOUR).encode())
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(side, side))
    return reader.read()


def farthest(ours: QImage, qts: QImage) -> int:
    return max(abs(a - b) for a, b in zip(points(ours), points(qts), strict=True))


def points(picture: QImage) -> bytes:
    plain = picture.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
    return bytes(plain.constBits())
