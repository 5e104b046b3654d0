"""Objects of a PDF written one after another, their places remembered for the table at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from pypdf.generic import DictionaryObject, IndirectObject, NameObject, NumberObject

if TYPE_CHECKING:
    from pypdf.generic import PdfObject


class Objects:
    """A file that grows; what was written is in memory no more."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._offsets: dict[int, int] = {}
        self._last = 0
        stream.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def new(self) -> int:
        """Give the number of an object to be written later."""
        self._last += 1
        return self._last

    def reference(self, number: int) -> IndirectObject:
        """Give what stands for an object in others."""
        return IndirectObject(number, 0, self)

    def put(self, written: PdfObject) -> IndirectObject:
        """Write an object under a number of its own."""
        number = self.new()
        self.write(number, written)
        return self.reference(number)

    def write(self, number: int, written: PdfObject) -> None:
        """Write an object under a number given before."""
        self._offsets[number] = self._stream.tell()
        self._stream.write(f"{number} 0 obj\n".encode())
        written.write_to_stream(self._stream)
        self._stream.write(b"\nendobj\n")

    def end(self, root: IndirectObject, info: IndirectObject) -> None:
        """Write the table of places; nothing more follows."""
        begins = self._stream.tell()
        size = self._last + 1
        self._stream.write(f"xref\n0 {size}\n0000000000 65535 f \n".encode())
        for number in range(1, size):
            at = self._offsets.get(number)
            line = f"{at:010} 00000 n \n" if at is not None else "0000000000 00000 f \n"
            self._stream.write(line.encode())
        self._stream.write(b"trailer\n")
        dictionary(Size=NumberObject(size), Root=root, Info=info).write_to_stream(self._stream)
        self._stream.write(f"\nstartxref\n{begins}\n%%EOF\n".encode())


def dictionary(**entries: Any) -> DictionaryObject:
    """Give a dictionary with names as PDF writes them."""
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})
