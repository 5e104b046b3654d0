"""The register as a file: every text stays a text, every day a day, no row is left out."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from mcu_desktop.problems import Trouble
from mcu_desktop.reports.register_files import register_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS = (("№", 14), ("Суть", 40), ("Дата", 12))
ROWS = [(f"А-{n}", "=1+1", date(2026, 11, 23)) for n in range(3)]


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", "\r@", "  ="])
def test_no_cell_of_a_csv_is_a_formula(tmp_path: Path, begins: str) -> None:
    path = tmp_path / "ж.csv"
    file = register_file(path, COLUMNS, "csv")
    file.add([("1", f"{begins}cmd|' /C calc'!A0", date(2026, 11, 23))])
    file.finish()
    line = path.read_bytes().decode("utf-8-sig").splitlines()[1]
    assert line.startswith("1;'")
    assert line.endswith(";23.11.2026")


def test_a_workbook_holds_texts_and_days(tmp_path: Path) -> None:
    path = tmp_path / "ж.xlsx"
    file = register_file(path, COLUMNS, "xlsx")
    file.add(ROWS)
    file.finish()
    with ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == 4
    assert sheet.count("=1+1") == 3
    assert "<f>" not in sheet
    assert "<v>46349</v>" in sheet
    assert [file.name for file in tmp_path.iterdir()] == ["ж.xlsx"]


def test_rows_beyond_a_sheet_go_on_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcu_desktop.reports.register_files._MOST_ROWS", 2)
    path = tmp_path / "ж.xlsx"
    file = register_file(path, COLUMNS, "xlsx")
    file.add(ROWS)
    file.finish()
    with ZipFile(path) as book:
        names = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert len(names) == 2


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_abandoned_file_leaves_nothing_and_an_old_one_stands(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"ж.{kind}"
    path.write_text("прежнее")
    file = register_file(path, COLUMNS, kind)
    file.add(ROWS)
    file.abandon()
    assert path.read_text() == "прежнее"
    assert len(list(tmp_path.iterdir())) == 1


def write_all(path: Path, kind: str) -> None:
    file = register_file(path, COLUMNS, kind)
    try:
        file.add(ROWS * 200)
        file.finish()
    except BaseException:
        file.abandon()
        raise


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a disk that is full."""
    resource = pytest.importorskip("resource")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_full_disk_is_told_in_russian_and_nothing_is_left_on_it(tmp_path: Path, kind: str) -> None:
    with room_for(2_000), pytest.raises(Trouble, match="Не удалось записать файл"):
        write_all(tmp_path / f"ж.{kind}", kind)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_place_that_takes_no_file_is_told_in_russian(tmp_path: Path, kind: str) -> None:
    with pytest.raises(Trouble, match="нет такого файла или папки"):
        register_file(tmp_path / "нет" / "ж", COLUMNS, kind)
