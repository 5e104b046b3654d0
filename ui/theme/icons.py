"""Line icons of `resources/icons`, drawn in the colour of the text beside them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QIcon, QImageReader, QPixmap

from mcu_desktop.settings import resource_text
from ui.theme.tokens import ICON


def icon(name: str, colour: str, *, size: int = ICON) -> QIcon:
    """Give an icon of one colour, sharp up to twice its size."""
    return QIcon(pixmap(name, colour, size=size, ratio=2))


def pixmap(name: str, colour: str, *, size: int = ICON, ratio: float = 1) -> QPixmap:
    """Draw an icon once for one size and scale."""
    data = QByteArray(_drawing(name).replace("currentColor", colour).encode())
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(round(size * ratio), round(size * ratio)))
    image = reader.read()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


@cache
def _drawing(name: str) -> str:
    return resource_text(f"icons/{name}.svg")
