"""`report`: figures against counting the sample's lines by other code; files; what is refused."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import openpyxl
import pytest

from mcu_desktop.analytics.reporting.catalogue import CATALOGUE
from mcu_desktop.domain.vocabulary import RUSSIAN, Channel
from tests.cli.terminal import ask, sample

if TYPE_CHECKING:
    from pathlib import Path

FIRST, LAST = "2026-10-01", "2026-10-31"
OCTOBER = ("--from", FIRST, "--to", LAST)


def test_the_reports_are_listed_with_what_they_are_for() -> None:
    told = json.loads(ask(None, "report", "--list", "--json").out)
    assert [one["name"] for one in told["reports"]] == [kind.name for kind in CATALOGUE]
    words = ask(None, "report", "--list").out
    assert all(kind.title in words and kind.purpose in words for kind in CATALOGUE)


def test_a_comparison_counts_the_lines_of_the_sample(full_once: Path) -> None:
    told = ask(full_once, "report", "comparison", *OCTOBER, "--json").json
    (table,) = (one for one in told["tables"] if one["title"] == "Поступило: канал")
    counted = Counter(case["channel"] for case in sample() if FIRST <= case["received_on"] <= LAST)
    named = {RUSSIAN[Channel(channel)].lower(): times for channel, times in counted.items()}
    assert {row[0].lower(): row[1] for row in table["rows"][:-1] if row[1]} == named
    assert told["figures"]["now.received"]["value"] == counted.total() == table["rows"][-1][1]


def test_the_journal_tells_each_line_of_the_sample_that_was_registered(full_once: Path) -> None:
    told = ask(full_once, "report", "journal", *OCTOBER, "--json").json
    here = [case for case in sample() if FIRST <= case["registered_on"] <= LAST]
    assert len(told["tables"][0]["rows"]) == len(here) == told["figures"]["registered"]["value"]


def test_files_are_written_and_the_taking_is_remembered(full: Path, tmp_path: Path) -> None:
    paths = {kind: tmp_path / f"сроки.{kind}" for kind in ("pdf", "docx", "xlsx")}
    options = [part for kind, path in paths.items() for part in (f"--{kind}", str(path))]
    said = ask(full, "report", "terms", *OCTOBER, *options)
    assert said.code == 0
    assert said.out.startswith("Исполнение сроков за октябрь 2026 года")
    assert paths["pdf"].read_bytes().startswith(b"%PDF")
    assert "По исполнителям" in openpyxl.load_workbook(paths["xlsx"]).sheetnames
    assert "выгрузка: отчёт, DOCX" in ask(full, "readings").out


def test_a_review_that_names_a_telephone_is_shown_and_not_written(full: Path, tmp_path: Path) -> None:
    typed = ("--text", "Звоните 8 927 123-45-67.")
    told = ask(full, "report", "review", *OCTOBER, *typed, "--json").json
    assert [one["what"] for one in told["findings"]] == ["номер телефона"]
    path = tmp_path / "обзор.pdf"
    said = ask(full, "report", "review", *OCTOBER, *typed, "--pdf", path)
    assert (said.code, path.exists()) == (1, False)
    assert "номер телефона – «8 927 123-45-67»" in said.err


def test_a_case_is_bound_for_the_prosecutor(full: Path, tmp_path: Path) -> None:
    case = ask(full, "list", "--limit", "1", "--json").json["cases"][0]
    path = tmp_path / "дело.pdf"
    told = ask(full, "report", "folder", "--case", case["number"], "--pdf", path, "--json").json
    assert told["pages"] == told["sheets"] + 2
    assert (told["files"], told["apart"]) == (0, [])
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("asked", "code", "because"),
    [
        ((), 2, "назовите отчёт или --list"),
        (("weather",), 2, "недопустимое значение"),
        (("terms", "--from", FIRST), 2, "--from и --to"),
        (("comparison", "--with-to", LAST), 2, "--with-from и --with-to"),
        (("folder", "--case", "1"), 2, "назовите --case и --pdf"),
        (("terms", "--text", "Слова"), 1, "своего текста не содержит"),
        (("terms", "--from", "2027-01-01", "--to", "2027-01-31"), 1, "ещё не начался"),
        (("review", "--least", "1"), 1, "Порог малых чисел"),
    ],
)
def test_what_cannot_be_told_says_why(
    full_once: Path, asked: tuple[str, ...], code: int, because: str
) -> None:
    said = ask(full_once, "report", *asked)
    assert (said.code, because in said.err) == (code, True), said.err
