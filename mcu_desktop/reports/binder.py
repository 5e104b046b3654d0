"""PDF files bound into one, page by page: what was bound is on the disk already, not in memory.

Each file is first put in order by pdfium, which mends what it can and draws stamps and filled fields into
the page; then its objects are written out under new numbers. The list of pages comes at the end, so that a
cover and an inventory drawn last may stand first.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

import pypdfium2
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from mcu_desktop.reports.pdf_objects import Objects, dictionary

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT = ("/MediaBox", "/CropBox", "/Rotate", "/Group", "/UserUnit")
"""What a page keeps beside its content; links, scripts and fields lead out of the paper."""
_MM = 72 / 25.4
_FROM_EDGE = (16 * _MM, 9 * _MM)
"""How far from the upper right corner the number of a sheet stands."""
_UPRIGHT = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}
_ODD = (PyPdfError, ArithmeticError, LookupError, ValueError, TypeError, AttributeError, RecursionError)
"""What a library says of a file that is not what it seems."""


class Unbindable(Exception):
    """A file cannot be bound, and why; the others can."""


class Binder:
    """Writes pages to a stream as they come."""

    def __init__(self, stream: BinaryIO) -> None:
        self._objects = Objects(stream)
        self._pages = self._objects.reference(self._objects.new())
        self._front: list[IndirectObject] = []
        self._sheets: list[IndirectObject] = []
        self._begun: list[tuple[str, IndirectObject]] = []

    @property
    def sheets(self) -> int:
        """How many numbered sheets there are."""
        return len(self._sheets)

    def add(self, content: bytes, title: str) -> int:
        """Bind a file behind what is there, its sheets numbered, whole or not at all; give how many."""
        pages = self._written(content, number_from=self.sheets + 1)
        self._begun.append((title, pages[0]))
        self._sheets += pages
        return len(pages)

    def add_front(self, content: bytes) -> int:
        """Bind pages that stand before all, without numbers."""
        pages = self._written(content, number_from=None)
        self._front += pages
        return len(pages)

    def finish(self, title: str) -> None:
        """Write the list of pages, the bookmarks and the end."""
        objects, pages = self._objects, ArrayObject([*self._front, *self._sheets])
        count = NumberObject(len(pages))
        objects.write(self._pages.idnum, dictionary(Type=NameObject("/Pages"), Kids=pages, Count=count))
        root = dictionary(Type=NameObject("/Catalog"), Pages=self._pages, Lang=TextStringObject("ru-RU"))
        if self._begun:
            root[NameObject("/Outlines")] = self._outline()
        objects.end(objects.put(root), objects.put(dictionary(Title=TextStringObject(title))))

    def _written(self, content: bytes, number_from: int | None) -> list[IndirectObject]:
        try:
            reader = PdfReader(BytesIO(_in_order(content)))
            copy = _Copy(self._objects, self._pages)
            return [
                copy.page(page, number_from + place if number_from else None)
                for place, page in enumerate(reader.pages)
            ]
        except _ODD as odd:
            raise Unbindable("страницы не читаются") from odd

    def _outline(self) -> IndirectObject:
        """Write the bookmarks, one a document."""
        objects = self._objects
        root, *entries = (objects.reference(objects.new()) for _ in range(len(self._begun) + 1))
        for place, (title, page) in enumerate(self._begun):
            entry = dictionary(
                Title=TextStringObject(title), Parent=root, Dest=ArrayObject([page, NameObject("/Fit")])
            )
            if place:
                entry[NameObject("/Prev")] = entries[place - 1]
            if place + 1 < len(entries):
                entry[NameObject("/Next")] = entries[place + 1]
            objects.write(entries[place].idnum, entry)
        count = NumberObject(len(entries))
        objects.write(root.idnum, dictionary(Count=count, First=entries[0], Last=entries[-1]))
        return root


class _Copy:
    """Copies the objects of one file under new numbers, each once."""

    def __init__(self, objects: Objects, pages: IndirectObject) -> None:
        self._objects = objects
        self._pages = pages
        self._known: dict[tuple[int, int], IndirectObject] = {}
        self._waiting: list[tuple[IndirectObject, IndirectObject]] = []

    def page(self, page: Any, sheet: int | None) -> IndirectObject:
        """Write a page with all that it shows."""
        copied = dictionary(Type=NameObject("/Page"), Parent=self._pages)
        for key in _KEPT:
            if key in page:
                copied[NameObject(key)] = self._cloned(page.raw_get(key))
        contents = list(self._contents(page))
        resources = self._open(page, "/Resources")
        if sheet is not None:
            contents = [self._stream(b"q\n"), *contents, self._stream(_stamp(page, sheet))]
            fonts = self._open(page.get("/Resources"), "/Font")
            resources[NameObject("/Font")] = DictionaryObject({**fonts, NameObject("/McuSheet"): _FONT})
        copied[NameObject("/Resources")] = resources
        copied[NameObject("/Contents")] = ArrayObject(contents)
        written = self._objects.put(copied)
        while self._waiting:
            reference, found = self._waiting.pop()
            self._objects.write(reference.idnum, self._cloned(found.get_object()))
        return written

    def _contents(self, page: Any) -> Iterator[Any]:
        if "/Contents" not in page:
            return
        found = page.raw_get("/Contents")
        whole = found.get_object() if isinstance(found, IndirectObject) else found
        parts = list.__iter__(whole) if isinstance(whole, ArrayObject) else iter((found,))
        yield from map(self._cloned, parts)

    def _open(self, holder: Any, key: str) -> DictionaryObject:
        """Copy a dictionary itself, that it may be added to; what it names is copied once."""
        found = holder.get(key) if holder else None
        whole: Any = found.get_object() if isinstance(found, IndirectObject) else found
        return DictionaryObject({name: self._cloned(whole.raw_get(name)) for name in whole or ()})

    def _stream(self, content: bytes) -> IndirectObject:
        stream = DecodedStreamObject()
        stream.set_data(content)
        return self._objects.put(stream)

    def _cloned(self, found: Any) -> Any:
        match found:
            case IndirectObject():
                key = (found.idnum, found.generation)
                if key not in self._known:
                    self._known[key] = self._objects.reference(self._objects.new())
                    self._waiting.append((self._known[key], found))
                return self._known[key]
            case StreamObject():
                copied = EncodedStreamObject()
                copied._data = found._data  # noqa: SLF001 - as it lies, not decoded and encoded again
                copied.update({key: self._cloned(found.raw_get(key)) for key in found if key != "/Length"})
                return copied
            case DictionaryObject():
                return DictionaryObject({key: self._cloned(found.raw_get(key)) for key in found})
            case ArrayObject():
                return ArrayObject(map(self._cloned, list.__iter__(found)))
            case _:
                return found


_FONT = dictionary(Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Helvetica"))


def _in_order(content: bytes) -> bytes:
    """Give a file as pdfium understands it, its annotations drawn into the pages."""
    try:
        source = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unbindable(
            "защищён паролем" if "password" in str(error).lower() else "файл повреждён"
        ) from error
    try:
        if not len(source):
            raise Unbindable("страниц нет")
        whole = pypdfium2.PdfDocument.new()
        try:
            source.init_forms()
            for page in source:
                pypdfium2.raw.FPDFPage_Flatten(page, pypdfium2.raw.FLAT_PRINT)
                page.close()
            whole.import_pages(source)
            file = BytesIO()
            whole.save(file)
            return file.getvalue()
        finally:
            whole.close()
    except pypdfium2.PdfiumError as error:
        raise Unbindable("страницы не читаются") from error
    finally:
        source.close()


def _stamp(page: Any, sheet: int) -> bytes:
    """Write the number of a sheet into the upper right corner as one looks at it."""
    turned = int(page.get("/Rotate", 0)) % 360
    box = page.get("/CropBox") or page["/MediaBox"]
    left, bottom, right, top = (float(side) for side in box)
    along, down = _FROM_EDGE
    x, y = {
        90: (left + down, top - along),
        180: (left + along, bottom + down),
        270: (right - down, bottom + along),
    }.get(turned, (right - along, top - down))
    upright = _UPRIGHT.get(turned, _UPRIGHT[0])
    return f"Q q BT /McuSheet 10 Tf 0 g {upright} {x:.2f} {y:.2f} Tm ({sheet}) Tj ET Q\n".encode()
