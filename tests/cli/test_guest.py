"""Organisations without a login, from a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcu_desktop.domain.cards.kinds import Unit, UnitKind
from mcu_desktop.workplace.workplace import Workplace
from tests.cli.terminal import Said, ask


@pytest.fixture
def asked_company(full: Path) -> Path:
    """A profile whose directory knows a managing company."""
    desk = Workplace.open(full)
    desk.record(Unit(name="ООО «УК Комфорт»", short="УК Комфорт", kind=UnitKind.OUTSIDE))
    desk.close()
    return full


def out(home: Path, *more: str | Path) -> Said:
    (case, *_) = ask(home, "--json", "list", "--status", "registered", "--limit", "1").json["cases"]
    return ask(home, "--json", "guest", "out", case["id"], "--unit", "ук комфорт", "--text", "Стояк", *more)


def test_a_sheet_goes_out_and_what_is_written_on_it_comes_in(asked_company: Path, tmp_path: Path) -> None:
    sent = out(asked_company, "--sheet", tmp_path / "лист.pdf").json
    assert (tmp_path / "лист.pdf").read_bytes().startswith(b"%PDF")
    assert (sent["code"], sent["answered"]) == (None, False)
    taken = ask(
        asked_company, "guest", "in", "--number", sent["number"], "--text", "Сделано", "--by", "Орлов"
    )
    assert (taken.code, "ответ принят" in taken.out) == (0, True)
    again = ask(asked_company, "guest", "in", "--number", sent["number"], "--text", "Сделано")
    assert (again.code, "уже принят" in again.err) == (1, True)
    assert [one["answered"] for one in ask(asked_company, "--json", "guest", "list", sent["case"]).json] == [
        True
    ]


def test_a_packet_goes_out_with_a_code_to_be_told(asked_company: Path, tmp_path: Path) -> None:
    sent = out(asked_company, "--packet", tmp_path / "п.html", "--due", "2026-12-01").json
    assert len(sent["code"].replace("-", "")) == 18
    assert sent["code"] not in (tmp_path / "п.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "because"),
    [
        ((), "--packet"),
        (("--sheet", "лист.pdf", "--unit", "Никто"), "УК Комфорт"),
        (("--sheet", "лист.pdf", "--file", "нет.pdf"), "нет.pdf"),
    ],
)
def test_what_cannot_go_out_is_refused(asked_company: Path, more: tuple[str, ...], because: str) -> None:
    said = out(asked_company, *more)
    assert said.code == 1
    assert because in said.err
