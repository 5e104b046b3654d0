"""`note --json`: every figure against counting the sample's lines by other code."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import SAMPLE, ask, ask_apart, sample

TRUTH = json.loads(SAMPLE.with_name("cases-sample.truth.json").read_text(encoding="utf-8"))
WEEKS = [f"2026-W{number}" for number in range(34, 48)]
NOW = "2026-11-22T09:00"


def note(home: Path, *asked: str, now: str = NOW) -> dict[str, Any]:
    told: dict[str, Any] = ask(home, "note", "--json", *asked, now=now).json
    assert told.keys() >= {"period", "figures", "text"}
    return told


def span(week: str) -> tuple[str, str]:
    year, number = week.split("-W")
    monday = date.fromisocalendar(int(year), int(number), 1)
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def received(first: str, last: str) -> list[dict[str, Any]]:
    return [case for case in sample() if first <= case["received_on"] <= last]


def apart(figures: dict[str, Any], prefix: str) -> dict[str, int]:
    """Give the figures of a family that are not nothing, without its sub-families."""
    return {
        name.removeprefix(prefix): figure["value"]
        for name, figure in figures.items()
        if name.startswith(prefix) and not name.endswith(".previous") and figure["value"]
    }


def counted(cases: Iterable[dict[str, Any]], field: str) -> dict[str, int]:
    return dict(Counter(case[field] for case in cases))


def by_block(cases: Iterable[dict[str, Any]]) -> dict[str, int]:
    return dict(Counter(block for case in cases for block in {q["block"] for q in case["questions"]}))


def check(home: Path, told: dict[str, Any], first: str, last: str) -> None:
    """Compare one note with the lines of the sample."""
    figures = told["figures"]
    assert told["period"] == {"from": first, "to": last}
    came = received(first, last)
    length = date.fromisoformat(last) - date.fromisoformat(first) + timedelta(days=1)
    before = [(date.fromisoformat(day) - length).isoformat() for day in (first, last)]
    assert figures["received"]["value"] == len(came)
    assert figures["received.previous"]["value"] == len(received(*before))
    for field in ("channel", "kind", "regime", "form"):
        assert apart(figures, f"received.{field}.") == counted(came, field)
    assert apart(figures, "received.block.") == by_block(came)
    end = min(last, NOW[:10])
    assert figures["in_work"]["value"] == sum(case["registered_on"] <= end for case in sample())
    assert figures["closed"] == {"value": 0, "cases": []}
    texts = {case["text"]: case for case in sample()}
    shown = [ask(home, "show", id_, "--json").json["case"]["text"] for id_ in figures["received"]["cases"]]
    assert sorted(shown) == sorted(text for text, case in texts.items() if case in came)


@pytest.mark.parametrize("week", WEEKS)
def test_a_week_counts_what_the_lines_say(full_once: Path, week: str) -> None:
    check(full_once, note(full_once, "--week", week), *span(week))


@pytest.mark.parametrize("month", ["2026-08", "2026-09", "2026-10", "2026-11"])
def test_a_month_counts_what_the_truth_says(full_once: Path, month: str) -> None:
    first = date.fromisoformat(f"{month}-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    told = note(full_once, "--from", first.isoformat(), "--to", last.isoformat())
    check(full_once, told, first.isoformat(), last.isoformat())
    assert told["figures"]["received"]["value"] == TRUTH["counts"]["month"][month]


def test_a_long_period_counts_everything(full_once: Path) -> None:
    told = note(full_once, "--from", "2026-01-01", "--to", "2026-12-31")
    check(full_once, told, "2026-01-01", "2026-12-31")
    figures = told["figures"]
    assert figures["received"]["value"] == 80
    for family in ("channel", "kind", "regime", "form"):
        assert apart(figures, f"received.{family}.") == TRUTH["counts"][family]


def is_count(name: str) -> bool:
    return not name.startswith(("in_time", "average_term"))


@pytest.mark.parametrize("week", WEEKS[::3])
def test_the_value_of_each_count_is_the_number_of_its_cases(full_once: Path, week: str) -> None:
    known = {case["id"] for case in ask(full_once, "list", "--json").json["cases"]}
    for name, figure in note(full_once, "--week", week)["figures"].items():
        assert len(set(figure["cases"])) == len(figure["cases"])
        assert set(figure["cases"]) <= known
        if is_count(name):
            assert figure["value"] == len(figure["cases"]), name


MOMENTS = [
    *(f"2026-{month:02}-{day:02}T09:00" for month in (9, 10, 11) for day in (1, 11, 21)),
    "2026-09-15T08:00",
    "2026-09-15T23:59",
    "2026-11-20T12:00",
]


@pytest.mark.parametrize("now", MOMENTS)
def test_what_is_overdue_now_is_what_the_list_says(full_once: Path, now: str) -> None:
    listed = {
        case["id"]: case for case in ask(full_once, "list", "--overdue", "--json", now=now).json["cases"]
    }
    figures = note(full_once, now=now)["figures"]
    registered = {
        case["id"] for case in ask(full_once, "list", "--json").json["cases"] if case["registered_on"] <= now
    }
    assert set(figures["overdue"]["cases"]) == set(listed) & registered
    blocks = Counter(b for id_, case in listed.items() if id_ in registered for b in case["blocks"])
    assert apart(figures, "overdue.block.") == dict(blocks)


def act(home: Path, number: str, command: str, now: str = NOW, **details: str) -> None:
    told = ask(home, "act", number, command, json.dumps(details), now=now)
    assert told.code == 0, told.err


def test_what_was_closed_counts_by_day_and_block(full: Path) -> None:
    lines = ask(full, "list", "--order", "number", "--json").json["cases"]
    done = [line for line in lines if line["registered_on"] <= "2026-11-15"][:20]
    for place, line in enumerate(done):
        act(full, line["number"], "assign", block="ЖКХ") if not line["blocks"] else None
        act(full, line["number"], "answer", result="explained")
        act(full, line["number"], "send", sent_on=f"2026-11-{16 + place % 7}", channel="post")
        act(full, line["number"], "close", closed_on=f"2026-11-{16 + place % 7}")
    gone = lines[-1]
    act(full, gone["number"], "withdraw", withdrawn_on="2026-11-20")
    early = note(full, "--from", "2026-11-16", "--to", "2026-11-18")["figures"]
    assert early["closed"]["value"] == sum(place % 7 < 3 for place in range(20))
    figures = note(full, "--week", "2026-W47")["figures"]
    assert set(figures["closed"]["cases"]) == {line["id"] for line in done}
    blocks = Counter(block for line in done for block in line["blocks"])
    assert apart(figures, "closed.block.") == dict(blocks)
    assert figures["out"]["cases"] == [gone["id"]]
    assert figures["in_work"]["value"] == 80 - 20 - 1
    listed = {case["id"] for case in ask(full, "list", "--overdue", "--json").json["cases"]}
    assert set(figures["overdue"]["cases"]) == listed
    assert not listed & {line["id"] for line in done}
    assert note(full, "--week", "2026-W46")["figures"]["closed"]["value"] == 0
    assert len(ask(full, "list", "--status", "done", "--json").json["cases"]) == 20
    assert len(ask(full, "list", "--status", "out", "--json").json["cases"]) == 1
    assert ask(full, "verify").code == 0


def test_a_note_is_written_to_files_and_frozen_for_good(full: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"записка.{kind}" for kind in ("pdf", "docx", "xlsx")]
    options = [part for file in files for part in (f"--{file.suffix[1:]}", str(file))]
    asked = ("note", "--week", "2026-W46", *options, "--json")
    told = ask_apart("--home", full, "--now", NOW, *asked, "--freeze", "--proposal", "Купить лавочки").json
    assert told["frozen"] is True
    assert [file.read_bytes()[:4] for file in files] == [b"%PDF", b"PK\x03\x04", b"PK\x03\x04"]
    assert any("Купить лавочки" in paragraph for paragraph in told["text"])
    printed = [file.read_bytes() for file in files]
    ask(full, "register", "-", stdin=b'{"text": "?", "received_on": "2026-11-10"}')
    assert ask_apart("--home", full, "--now", NOW, *asked).json == told
    assert [file.read_bytes() for file in files] == printed
    again = ask(full, "note", "--week", "2026-W46", "--proposal", "Ещё")
    assert again.code == 1


def test_a_note_that_cannot_be_written_is_trouble(full_once: Path, tmp_path: Path) -> None:
    told = ask(full_once, "note", "--week", "2026-W46", "--pdf", tmp_path / "нет" / "записка.pdf", "--json")
    assert (told.code, told.out) == (3, "")
    assert "нет такого файла или папки" in told.err


def test_a_period_that_has_not_begun_is_refused(full_once: Path) -> None:
    assert ask(full_once, "note", "--week", "2026-W50").code == 1
