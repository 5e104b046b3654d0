"""Files bound into one: page by page, numbered, mended where they can be, named where they cannot."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from mcu_desktop.reports import scans
from mcu_desktop.reports.binder import Binder, Unbindable

if TYPE_CHECKING:
    from pathlib import Path


def paper(*words: str, size: tuple[float, float] = A4) -> bytes:
    """Give a PDF with a page for each word."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=size)
    for word in words:
        canvas.drawString(100, 100, word)
        canvas.linkURL("http://example.org", (90, 90, 200, 120))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def changed(content: bytes, *, turned: int = 0, password: str = "") -> bytes:
    """Give a PDF turned, or locked."""
    writer = PdfWriter(clone_from=BytesIO(content))
    for page in writer.pages:
        page.rotate(turned)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def picture(kind: str, *frames: tuple[str, tuple[int, int]]) -> bytes:
    """Give a picture of some frames."""
    file = BytesIO()
    first, *rest = (Image.new(mode, size, 1 if mode == "1" else None) for mode, size in frames)
    first.save(file, kind, **({"save_all": True, "append_images": rest} if rest else {}))
    return file.getvalue()


def bound(path: Path, *contents: bytes, front: bytes = b"") -> PdfReader:
    """Bind some files and read the whole as another program does."""
    with path.open("wb") as stream:
        binder = Binder(stream)
        for place, content in enumerate(contents, start=1):
            binder.add(content, f"Документ {place}")
        if front:
            binder.add_front(front)
        binder.finish("Дело № 1")
    return PdfReader(path, strict=True)


def numbers(path: Path) -> list[list[str]]:
    """Give the words of each page as they are drawn."""
    with pypdfium2.PdfDocument(path) as pages:
        return [page.get_textpage().get_text_bounded().split() for page in pages]


def test_what_is_drawn_last_may_stand_first_and_has_no_number(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    read = bound(path, paper("one", "two"), paper("three"), front=paper("cover"))
    drawn = [sorted(words) for words in numbers(path)]
    assert drawn == [["cover"], ["1", "one"], ["2", "two"], ["3", "three"]]
    assert [(entry.title, read.get_destination_page_number(entry)) for entry in read.outline] == [  # type: ignore[union-attr,arg-type]
        ("Документ 1", 1),
        ("Документ 2", 3),
    ]
    assert read.metadata is not None
    assert read.metadata.title == "Дело № 1"
    assert not any("/Annots" in page for page in read.pages), "no link leads out of the paper"


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [A4, landscape(A4)], ids=["upright", "lying"])
def test_the_number_stands_in_the_upper_right_corner_however_a_page_is_turned(
    tmp_path: Path, turned: int, size: tuple[float, float]
) -> None:
    path = tmp_path / "a.pdf"
    bound(path, changed(paper("", size=size), turned=turned))
    with pypdfium2.PdfDocument(path) as pages:
        dark = pages[0].render(scale=1).to_pil().convert("L").point(lambda level: 255 * (level < 128))
    left, top, right, bottom = dark.getbbox() or (0, 0, 0, 0)
    assert dark.width - 60 < left < right < dark.width - 20
    assert 10 < top < bottom < 40


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.4 and nothing more", "файл повреждён"),
        (b"", "файл повреждён"),
        (paper("one")[:600], "файл повреждён"),
        (changed(paper("one"), password="тайна"), "защищён паролем"),
    ],
    ids=["no pages", "empty", "cut off", "locked"],
)
def test_what_cannot_be_bound_says_why_and_spoils_nothing(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as stream:
        binder = Binder(stream)
        binder.add(paper("one"), "Первый")
        with pytest.raises(Unbindable, match=why):
            binder.add(content, "Второй")
        binder.add(paper("three"), "Третий")
        binder.finish("Дело")
    assert [sorted(words) for words in numbers(path)] == [["1", "one"], ["2", "three"]]


@pytest.mark.parametrize(
    ("content", "pages"),
    [
        (picture("JPEG", ("RGB", (3000, 2000))), 1),
        (picture("JPEG", ("CMYK", (300, 200))), 1),
        (picture("PNG", ("RGBA", (200, 300))), 1),
        (picture("PNG", ("P", (200, 300))), 1),
        (picture("TIFF", ("1", (1700, 2300)), ("RGB", (400, 300)), ("L", (300, 400))), 3),
    ],
    ids=["photo", "for print", "seen through", "palette", "scan of three"],
)
def test_a_picture_is_a_page_for_each_of_its_frames(content: bytes, pages: int) -> None:
    with pypdfium2.PdfDocument(scans.pages(content)) as drawn:
        assert len(drawn) == pages
        assert {tuple(round(side) for side in page.get_size()) for page in drawn} <= {(595, 842), (842, 595)}


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8\xff\xe0 no picture", picture("PNG", ("RGB", (90, 90)))[:80]]
)
def test_a_broken_picture_is_named(content: bytes) -> None:
    with pytest.raises(Unbindable, match="снимок повреждён"):
        scans.pages(content)


def test_two_hundred_scans_are_written_as_they_come(tmp_path: Path) -> None:
    scan = scans.pages(picture("JPEG", ("RGB", (200, 300))))
    path = tmp_path / "a.pdf"
    sizes = []
    with path.open("wb") as stream:
        binder = Binder(stream)
        for place in range(200):
            binder.add(scan, f"Снимок {place}")
            sizes.append(stream.tell())
        assert all(later > earlier for earlier, later in pairwise(sizes))
        binder.finish("Дело")
        assert stream.tell() - sizes[-1] < 100_000
    with pypdfium2.PdfDocument(path) as pages:
        assert len(pages) == 200
