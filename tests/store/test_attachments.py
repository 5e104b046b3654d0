"""Attachments: known kinds, by content, written once, never half there, damage noticed."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store import attachments
from mcu_desktop.store.attachments import Attachments
from tests.offices import APPEAL

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace

KINDS = {
    "скан.pdf": (b"%PDF-1.7\n...", "application/pdf"),
    "фото.JPG": (b"\xff\xd8\xff\xe0....", "image/jpeg"),
    "фото.jpeg": (b"\xff\xd8\xff\xe1....", "image/jpeg"),
    "снимок.png": (b"\x89PNG\r\n\x1a\n....", "image/png"),
    "факс.tif": (b"II*\x00....", "image/tiff"),
    "факс.TIFF": (b"MM\x00*....", "image/tiff"),
    "письмо.docx": (
        b"PK\x03\x04....",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "письмо.odt": (b"PK\x03\x04....", "application/vnd.oasis.opendocument.text"),
}
PDF = KINDS["скан.pdf"][0]


@pytest.fixture
def kept(tmp_path: Path) -> Attachments:
    return Attachments(tmp_path / "attachments")


def file(tmp_path: Path, name: str = "скан.pdf", content: bytes = PDF) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", KINDS)
def test_the_kinds_that_are_taken(kept: Attachments, tmp_path: Path, name: str) -> None:
    content, media_type = KINDS[name]
    taken = kept.keep(file(tmp_path, name, content))
    assert (taken.name, taken.media_type, taken.size) == (name, media_type, len(content))
    assert taken.digest == sha256(content).hexdigest()
    assert kept.read(taken.digest) == content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("вирус.exe", b"MZ", id="a kind that is not taken"),
        pytest.param("вирус.pdf.exe", PDF, id="a kind behind another"),
        pytest.param("без расширения", PDF, id="no kind at all"),
        pytest.param("фото.pdf", b"\xff\xd8\xff\xe0", id="a photograph called PDF"),
        pytest.param("скан.jpg", PDF, id="a PDF called photograph"),
        pytest.param("пусто.pdf", b"", id="nothing in it"),
    ],
)
def test_what_is_not_taken(kept: Attachments, tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        kept.keep(file(tmp_path, name, content))
    assert refused.value.field == "file"
    assert not (tmp_path / "attachments").exists()


def test_a_file_beyond_the_limit_is_refused_and_one_at_the_limit_is_taken(
    kept: Attachments, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert attachments.LARGEST == 100 * 1024 * 1024
    monkeypatch.setattr(attachments, "LARGEST", 64)
    assert kept.keep(file(tmp_path, content=PDF.ljust(64))).size == 64
    with pytest.raises(Refusal, match="больше 100 МБ"):
        kept.keep(file(tmp_path, content=PDF.ljust(65)))


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(kept: Attachments, tmp_path: Path) -> None:
    (tmp_path / "папка.pdf").mkdir()
    for name in ("нет.pdf", "папка.pdf"):
        with pytest.raises(Refusal) as refused:
            kept.keep(tmp_path / name)
        assert refused.value.field == "file"


def test_the_same_content_is_written_once_under_any_name(kept: Attachments, tmp_path: Path) -> None:
    first = kept.keep(file(tmp_path, "один.pdf"))
    written = kept.place(first.digest).stat().st_mtime_ns
    second = kept.keep(file(tmp_path, "другой.pdf"))
    assert first.digest == second.digest
    assert kept.place(first.digest).stat().st_mtime_ns == written
    assert sum(path.is_file() for path in (tmp_path / "attachments").rglob("*")) == 1


def test_a_name_that_no_journal_takes_is_made_writable(kept: Attachments, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("скан\n".encode() + b"\xff.pdf")
    path.write_bytes(PDF)
    assert kept.keep(path).name == "скан__.pdf"
    assert len(kept.keep(file(tmp_path, "я" * 120 + ".pdf")).name) <= 200


@pytest.mark.parametrize("damage", [b"", PDF[:-1], PDF[:-1] + b"!"])
def test_a_damaged_file_is_noticed_and_mended_by_taking_it_again(
    kept: Attachments, tmp_path: Path, damage: bytes
) -> None:
    digest = kept.keep(file(tmp_path)).digest
    kept.place(digest).write_bytes(damage)
    with pytest.raises(Trouble, match="повреждено"):
        kept.read(digest)
    kept.keep(file(tmp_path))
    assert kept.read(digest) == PDF


def test_a_file_that_is_gone_is_a_trouble(kept: Attachments, tmp_path: Path) -> None:
    digest = kept.keep(file(tmp_path)).digest
    kept.place(digest).unlink()
    with pytest.raises(Trouble, match="ещё не пришёл"):
        kept.read(digest)


def test_a_file_that_could_not_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "attachments").write_text("здесь файл, а не папка")
    with pytest.raises(Trouble, match="не сохранено"):
        Attachments(tmp_path / "attachments").keep(file(tmp_path))


def test_an_attached_file_is_a_fact_of_its_case(kinel_office: Workplace, tmp_path: Path) -> None:
    id_ = kinel_office.register(APPEAL).id
    kinel_office.attach(id_, file(tmp_path))
    (attached,) = kinel_office.case(id_).attachments
    assert kinel_office.store.attachments.read(attached.digest) == PDF
    with pytest.raises(Refusal, match="уже приложен"):
        kinel_office.attach(id_, file(tmp_path, "ещё раз.pdf"))
