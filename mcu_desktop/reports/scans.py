"""Scans and photos as pages: a frame a sheet, turned as it was taken, no finer than paper shows."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdfium2
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm

from mcu_desktop.reports.binder import Unbindable

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARGIN = 10 * mm
_TOP = 14 * mm
"""Room for the number of the sheet."""
_FINEST = 200 / 72
"""Dots a point: more is not seen on paper."""
_MOST_FRAMES = 200


def pages(content: bytes) -> bytes:
    """Give a picture of one or many frames as a PDF, or say why it cannot be shown."""
    file = BytesIO()
    paper = pypdfium2.PdfDocument.new()
    try:
        with Image.open(BytesIO(content)) as picture:
            for frame in _frames(picture):
                _page(paper, frame)
        paper.save(file)
    except Image.DecompressionBombError as error:
        raise Unbindable("снимок слишком велик") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unbindable("снимок повреждён") from error
    finally:
        paper.close()
    return file.getvalue()


def _frames(picture: Any) -> Iterator[Any]:
    """Give each frame no finer than a sheet shows it, turned as it was taken."""
    most = round(max(A4) * _FINEST)
    for place, frame in enumerate(ImageSequence.Iterator(picture)):
        if place == _MOST_FRAMES:
            raise Unbindable(f"в снимке больше {_MOST_FRAMES} кадров")
        small = frame if getattr(picture, "n_frames", 1) == 1 else frame.copy()
        small.thumbnail((most, most), Image.Resampling.BICUBIC)
        yield _on_white(ImageOps.exif_transpose(small))


def _page(paper: Any, frame: Any) -> None:
    width, height = landscape(A4) if frame.width > frame.height else A4
    scale = min((width - 2 * _MARGIN) / frame.width, (height - _MARGIN - _TOP) / frame.height)
    across, up = frame.width * scale, frame.height * scale
    packed = BytesIO()
    frame.save(packed, "JPEG", quality=85)
    shown = pypdfium2.PdfImage.new(paper)
    shown.load_jpeg(packed, inline=True)
    left, bottom = (width - across) / 2, height - _TOP - up
    shown.set_matrix(pypdfium2.PdfMatrix().scale(across, up).translate(left, bottom))
    page = paper.new_page(width, height)
    page.insert_obj(shown)
    page.gen_content()
    page.close()


def _on_white(frame: Any) -> Any:
    """Give the colours alone; what is seen through is paper."""
    if frame.mode in {"RGB", "L"}:
        return frame
    if "A" in frame.mode or "transparency" in frame.info:
        seen = frame.convert("RGBA")
        ground = Image.new("RGB", seen.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return frame.convert("L" if frame.mode == "1" else "RGB")
