"""Pages of a PDF as pictures; PDFium is for one thread: everything here is loaded and runs in the worker."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtGui import QImage

from mcu_desktop.problems import Refusal

POINTS_PER_INCH = 72

Size = tuple[float, float]
"""Width and height in points."""


def page_sizes(pdf: bytes) -> tuple[Size, ...]:
    """Give the size of each page, or refuse what is no PDF."""
    import pypdfium2  # noqa: PLC0415 - in the worker

    try:
        with closing(pypdfium2.PdfDocument(pdf)) as document:
            return tuple(document.get_page_size(page) for page in range(len(document)))
    except pypdfium2.PdfiumError:
        raise Refusal("Файл повреждён или защищён паролем: показать его нельзя.") from None


def picture(pdf: bytes, page: int, scale: float) -> QImage:
    """Draw a page at so many pixels a point."""
    import pypdfium2  # noqa: PLC0415 - in the worker

    with (
        closing(pypdfium2.PdfDocument(pdf)) as document,
        closing(document[page]) as sheet,
        closing(sheet.render(scale=scale, prefer_bgrx=True)) as drawn,
    ):
        shared = QImage(
            bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
        )
        return shared.copy()
