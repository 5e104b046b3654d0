"""`terms`: the vectors of the law through the terminal, and chains that lead from fact to date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import ask

VECTORS = [
    # registered, PREV, NEXT, INCL + PREV
    ("2025-04-01", "2025-04-30", "2025-05-05", "2025-04-30"),
    ("2025-04-10", "2025-05-07", "2025-05-12", "2025-05-07"),
    ("2025-10-02", "2025-11-01", "2025-11-01", "2025-10-31"),
    ("2025-12-01", "2025-12-30", "2026-01-12", "2025-12-30"),
    ("2025-12-10", "2025-12-30", "2026-01-12", "2025-12-30"),
    ("2026-04-09", "2026-05-08", "2026-05-12", "2026-05-08"),
    ("2026-10-05", "2026-11-03", "2026-11-05", "2026-11-03"),
    ("2026-12-01", "2026-12-30", "2027-01-11", "2026-12-30"),
    ("2026-12-09", "2026-12-30", "2027-01-11", "2026-12-30"),
    ("2027-01-21", "2027-02-20", "2027-02-20", "2027-02-19"),
    ("2027-10-06", "2027-11-03", "2027-11-08", "2027-11-03"),
]
POLICIES = [("next", "preceding"), ("next", "next"), ("same", "preceding"), ("next", "keep")]


def clocks(home: Path | None, *asked: str) -> dict[str, dict[str, Any]]:
    told = ask(home, "terms", "--json", *asked).json
    return {clock["norm"]: clock for clock in told["clocks"]}


def answer(registered: str, count_from: str, last_day: str) -> dict[str, Any]:
    policy = ("--count-from", count_from, "--last-day", last_day)
    days = ("--received", registered, "--registered", registered)
    return clocks(Path("no-profile"), "--regime", "appeal", "--kind", "complaint", *days, *policy)[
        "59fz.answer"
    ]


@pytest.mark.parametrize(("registered", "preceding", "following", "inclusive"), VECTORS)
def test_the_answer_is_due_as_the_vectors_say(
    registered: str, preceding: str, following: str, inclusive: str
) -> None:
    raw = date.fromisoformat(registered) + timedelta(days=30)
    expected = [preceding, following, inclusive, raw.isoformat()]
    found = [answer(registered, *policy) for policy in POLICIES]
    assert [clock["due"] for clock in found] == expected
    assert {clock["start"] for clock in found} == {registered}


@pytest.mark.parametrize(("registered", *"abc"), VECTORS)
@pytest.mark.parametrize("policy", POLICIES)
def test_the_steps_lead_from_the_fact_to_the_date(
    registered: str, policy: tuple[str, str], a: str, b: str, c: str
) -> None:
    clock = answer(registered, *policy)
    steps = clock["steps"]
    assert steps[0]["before"] == clock["start"]
    assert steps[-1]["after"] == clock["due"]
    assert all(before["after"] == after["before"] for before, after in pairwise(steps))
    assert all(step["what"] and step["why"] for step in steps)


@pytest.mark.parametrize("registered", ["2026-11-20", "2026-12-30", "2028-02-29", "2033-05-05"])
@pytest.mark.parametrize("regime", ["appeal", "pos", "incident", "call", "other"])
def test_every_clock_of_every_regime_explains_itself(registered: str, regime: str) -> None:
    found = clocks(Path("no-profile"), "--regime", regime, "--registered", registered)
    for clock in found.values():
        assert clock.keys() >= {"norm", "article", "start", "due", "provisional", "steps"}
        assert clock["article"]
        assert clock["steps"][0]["before"] == clock["start"]
        assert clock["steps"][-1]["after"] == clock["due"]
        assert all(one["after"] == other["before"] for one, other in pairwise(clock["steps"]))
        if registered > "2028":
            assert clock["provisional"]


def test_an_appeal_starts_its_three_clocks_at_once(home: Path) -> None:
    days = ("--received", "2025-12-30", "--registered", "2025-12-30")
    found = clocks(home, "--regime", "appeal", *days)
    assert set(found) == {"59fz.register", "59fz.answer", "local.accelerated"}
    assert found["59fz.register"]["due"] == "2026-01-12"
    assert set(clocks(home, "--regime", "appeal", *days, "--ordinary")) == {"59fz.register", "59fz.answer"}
    assert "pos.answer" in clocks(home, "--regime", "pos")
    assert "incident.answer" in clocks(home, "--regime", "incident")


def test_terms_of_a_case_are_those_the_terminal_foretold(full_once: Path) -> None:
    for line in ask(full_once, "--json", "list").json["cases"]:
        told = ask(full_once, "show", line["id"], "--json").json
        case, shown = told["case"], {clock["norm"]: clock for clock in told["clocks"]}
        days = ("--received", case["received_on"], "--registered", case["registered_on"])
        foretold = clocks(full_once, "--regime", case["regime"], *days)
        assert set(shown) <= set(foretold)
        for norm, clock in shown.items():
            assert clock["due"] == foretold[norm]["due"]
            assert clock["steps"] == foretold[norm]["steps"]


def test_a_moment_of_receipt_counts_in_working_hours(home: Path) -> None:
    asked = ("--regime", "incident", "--registered", "2026-11-20", "--received")
    morning = clocks(home, *asked, "2026-11-20T09:00")["incident.answer"]["due"]
    abroad = clocks(home, *asked, "2026-11-20T05:00:00Z")["incident.answer"]["due"]
    evening = clocks(home, *asked, "2026-11-20T19:00")["incident.answer"]["due"]
    assert morning == abroad < evening
    assert datetime.fromisoformat(morning).utcoffset() == timedelta(hours=4)


def test_what_was_received_after_it_was_registered_is_refused() -> None:
    days = ("--received", "2026-11-21", "--registered", "2026-11-20")
    told = ask(Path("no-profile"), "terms", "--regime", "appeal", *days, "--json")
    assert (told.code, told.out) == (1, "")
    assert "--received" in told.err
