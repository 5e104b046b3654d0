"""The QR of a case as a picture that both DOCX and PDF hold: digits alone, for any keyboard layout."""

from __future__ import annotations

import struct
import zlib

from reportlab.graphics.barcode.qr import QrCodeWidget

_DOTS, _BORDER = 8, 2
"""Pixels of a module, and modules of white around."""


def png(digits: str) -> bytes:
    """Draw digits as a QR; the same digits give the same bytes."""
    code = QrCodeWidget(digits, barLevel="M").qr
    code.make()
    white = [False] * (code.getModuleCount() + 2 * _BORDER)
    rows = [white] * _BORDER
    rows += [[False] * _BORDER + [bool(one) for one in row] + [False] * _BORDER for row in code.modules]
    rows += [white] * _BORDER
    lines = b"".join((b"\0" + bytes(_line(row))) * _DOTS for row in rows)
    side = len(rows) * _DOTS
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    parts = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(lines, 9)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _line(row: list[bool]) -> list[int]:
    return [0 if one else 255 for one in row for _ in range(_DOTS)]


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check
