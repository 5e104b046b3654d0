"""The contract of the terminal: keys and exit codes that other programs rely on."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import NOW, SAMPLE, ask, ask_apart, records, sample

LINE = {
    "id", "number", "status", "regime", "form", "kind", "channel", "received_on", "registered_on",
    "applicant", "summary", "blocks", "due", "overdue", "marks",
}  # fmt: skip
STATUSES = {"registered", "assigned", "in_work", "agreement", "waiting", "done", "out"}


def cases(home: Path, *narrowed: str) -> list[Any]:
    found = ask(home, "--json", "list", *narrowed).json["cases"]
    assert isinstance(found, list)
    return found


def test_registering_prints_a_line_a_case_in_the_order_of_the_file(home: Path) -> None:
    told = ask(home, "register", SAMPLE, "--json")
    assert told.code == 0
    assert len(told.lines) == 80
    for line in told.lines:
        assert line.keys() >= {"id", "number", "clocks"}
        for clock in line["clocks"]:
            assert clock.keys() >= {"norm", "article", "start", "due", "provisional"}
    summaries = {case["id"]: case for case in cases(home)}
    for line, given in zip(told.lines, sample(), strict=True):
        shown = summaries[line["id"]]
        assert {name: shown[name] for name in ("regime", "form", "kind", "channel", "received_on")} == {
            name: given[name] for name in ("regime", "form", "kind", "channel", "received_on")
        }


def test_a_case_shows_as_it_was_registered(full_once: Path) -> None:
    by_text = {case["text"]: case for case in sample()}
    for line in cases(full_once):
        told = ask(full_once, "show", line["id"], "--json").json
        assert told.keys() >= {"case", "questions", "clocks", "history", "conflicts"}
        case, given = told["case"], by_text[told["case"]["text"]]
        for name in ("regime", "form", "kind", "channel", "received_on", "registered_on", "answer_channel"):
            assert case[name] == given[name]
        assert case["place"] == given["place"]
        for shown, asked in zip(case["applicants"], given["applicants"], strict=True):
            assert {name: shown[name] for name in asked} == asked
        assert [(q["code"], q["block"], q["text"]) for q in told["questions"]] == [
            (q["code"], q["block"], q["text"]) for q in given["questions"]
        ]
        assert told["conflicts"] == []
        for event in told["history"]:
            assert event.keys() >= {"at", "kind", "author", "duty", "text"}
            assert datetime.fromisoformat(event["at"]).utcoffset() is not None
        for clock in told["clocks"]:
            assert [step.keys() >= {"what", "before", "after", "why"} for step in clock["steps"]]


def test_a_case_is_shown_by_id_and_by_number(full_once: Path) -> None:
    line = cases(full_once)[0]
    by_id = ask(full_once, "show", line["id"], "--json").json
    by_number = ask(full_once, "--json", "show", line["number"]).json
    assert by_id == by_number
    assert ask(full_once, "show", line["number"].lower(), "--json").json == by_id


def test_lists_have_their_keys_and_the_most_urgent_first(full_once: Path) -> None:
    told = ask(full_once, "list", "--json").json
    assert told["total"] == len(told["cases"]) == 80
    dues = [case["due"] for case in told["cases"] if case["due"]]
    assert dues == sorted(dues)
    for case in told["cases"]:
        assert case.keys() >= LINE
        assert case["status"] in STATUSES
        assert isinstance(case["overdue"], bool)
        assert isinstance(case["blocks"], list)
        date.fromisoformat(case["received_on"])


def test_a_limit_shortens_the_list_and_not_the_total(full_once: Path) -> None:
    told = ask(full_once, "list", "--json", "--limit", "3").json
    assert (told["total"], len(told["cases"])) == (80, 3)
    assert told["cases"] == cases(full_once)[:3]


def test_a_list_is_written_to_files_too(full_once: Path, tmp_path: Path) -> None:
    table, book = tmp_path / "список.txt", tmp_path / "список.xlsx"
    told = ask(full_once, "list", "--json", "--limit", "3", "--csv", str(table), "--xlsx", str(book)).json
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("№;Срок;Статус;Заявитель;Суть")
    assert [line.split(";")[0] for line in lines[1:]] == [case["number"] for case in told["cases"]]
    assert book.read_bytes().startswith(b"PK")


def test_a_list_is_narrowed_by_block_in_any_spelling(full_once: Path) -> None:
    whole = "Обращение с твёрдыми коммунальными отходами"
    wanted = sum(any(q["block"] == whole for q in case["questions"]) for case in sample())
    for name in (whole, whole.upper(), "ТКО", "тко"):
        assert len(cases(full_once, "--block", name)) == wanted


def test_a_list_is_narrowed_by_due_day_and_overdue(full_once: Path) -> None:
    everything = cases(full_once)
    by = cases(full_once, "--due-by", "2026-10-15")
    assert by == [case for case in everything if case["due"] and case["due"][:10] <= "2026-10-15"]
    assert cases(full_once, "--overdue") == [case for case in everything if case["overdue"]]
    assert 0 < len(by) < 80


def test_a_list_is_narrowed_by_status_and_duty(full_once: Path) -> None:
    assert len(cases(full_once, "--status", "registered")) == 80
    assert cases(full_once, "--status", "done") == []
    pos = cases(full_once, "--duty", "pos")
    assert {case["regime"] for case in pos} == {"pos"}
    assert len(pos) == 5


def test_search_takes_several_words_without_quotes(full_once: Path) -> None:
    apart = ask(full_once, "--json", "search", "Никонорова", "лавочку").json
    together = ask(full_once, "--json", "search", "Никонорова лавочку").json
    assert apart == together
    assert apart["total"] == 1
    assert apart["cases"][0].keys() >= LINE
    assert ask(full_once, "--json", "search", "ybrjyjhjdf").json["total"] >= 1


@pytest.mark.parametrize(
    "text", ['"', "' OR 1=1", "NEAR(", "*", "a AND", "-", "%", "\\", "()", "words:", "🚰"]
)
def test_search_takes_any_signs_for_text(full_once: Path, text: str) -> None:
    assert ask(full_once, "--json", "search", "--", text).code == 0


@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_global_options_stand_before_or_after_the_subcommand(full_once: Path, before: bool) -> None:
    shared = ["--home", str(full_once), "--now", NOW, "--as", "pos", "--json"]
    asked = [*shared, "list", "--limit", "1"] if before else ["list", "--limit", "1", *shared]
    assert ask(None, *asked, now=None).json["total"] == 80


def test_the_home_may_come_from_the_environment(full_once: Path) -> None:
    told = ask_apart("list", "--json", "--now", NOW, env={"MCU_HOME": str(full_once)})
    assert told.json["total"] == 80


@pytest.mark.parametrize(
    ("now", "overdue"),
    [
        ("2026-09-23", False),
        ("2026-09-23T23:59", False),
        ("2026-09-24T00:01", True),
        ("2026-09-23T19:59:00+00:00", False),
        ("2026-09-23T20:01:00Z", True),
        ("2026-09-24T02:00:00+07:00", False),
    ],
)
def test_now_is_a_day_a_local_moment_or_one_with_its_zone(full_once: Path, now: str, overdue: bool) -> None:
    first = ask(full_once, "--json", "show", "У-А-1/26").json["case"]["id"]
    late = {case["id"] for case in ask(full_once, "list", "--overdue", "--json", now=now).json["cases"]}
    assert (first in late) is overdue


def test_one_acts_as_a_person_named_by_post_duty_or_id(home: Path) -> None:
    people = ask(home, "office", "--json").json["people"]
    other = next(p for p in people if not p["owner"] and "head" in p["duties"])
    for count, name in enumerate((other["id"], other["name"]), start=1):
        asked = ("--as", name, "register", "-", "--json")
        assert ask(home, *asked, stdin='{"text": "Прошу ответить"}'.encode()).code == 0
        history = ask(home, "show", f"П-А-{count}/26", "--json").json["history"]
        assert history[0]["author"] == other["name"]


@pytest.mark.parametrize(
    "asked",
    [
        ("show", "П-А-9999/26"),
        ("show", "0" * 32),
        ("list", "--block", "Космос"),
        ("--as", "Никто Неизвестный", "list"),
        ("act", "П-А-9999/26", "take"),
        ("setup", "--preset", "kinel", "--station", "А"),
        ("register", "нет-такого.jsonl"),
    ],
    ids=" ".join,
)
def test_what_a_rule_forbids_ends_with_1_and_a_russian_reason(
    full_once: Path, asked: tuple[str, ...]
) -> None:
    before = records(full_once)
    told = ask(full_once, *asked, "--json")
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("Отказано.")
    assert records(full_once) == before


@pytest.mark.parametrize("station", ["", " ", "Ы" * 20, "А/Б", "А Б", "<", "{n}", "ʼ", "\n"])
def test_a_bad_station_is_refused_and_leaves_no_profile(tmp_path: Path, station: str) -> None:
    told = ask(tmp_path / "new", "setup", "--preset", "kinel", "--station", station)
    assert told.code == 1
    assert "station" in told.err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "asked",
    [
        (),
        ("--json",),
        ("nonsense",),
        ("list", "--limit", "0"),
        ("list", "--limit", "x"),
        ("list", "--status", "nonsense"),
        ("list", "--due-by", "2026-02-30"),
        ("list", "--due-by", "20261120"),
        ("list", "--due-by", "0001-01-01"),
        ("list", "--nonsense"),
        ("list", "extra"),
        ("list", "--home"),
        ("list", "--home", ""),
        ("list", "--now", "tomorrow"),
        ("list", "--now", "2026-11-22T25:00"),
        ("list", "--now", "9999-12-31T23:00-12:00"),
        ("list", "--lim", "3"),
        ("search",),
        ("show",),
        ("act", "П-А-1/26", "nonsense"),
        ("terms", "--regime", "nonsense"),
        ("terms",),
        ("note", "--week", "2026-W60"),
        ("note", "--week", "47"),
        ("note", "--week", "2026-W47", "--from", "2026-11-01"),
        ("note", "--from", "2026-11-01"),
        ("note", "--from", "2026-11-02", "--to", "2026-11-01"),
        ("note", "--from", "2001-01-01", "--to", "2026-11-01"),
        ("setup", "--preset", "kinel"),
        ("setup", "--preset", "moscow", "--station", "А"),
        ("demo", "--cases", "-1"),
        ("calendar", "2026-13-01"),
        ("topics", "--limit", "-1"),
        ("show", "\udcff"),
    ],
    ids=str,
)
def test_a_wrong_call_ends_with_2_and_says_how_to_ask(asked: tuple[str, ...]) -> None:
    told = ask(None, *(asked or ("--json",)), now=None)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Неверный вызов: ")
    assert "--help" in told.err


@pytest.mark.parametrize(
    "asked", ["list", "show x", "search x", "verify", "rebuild", "note", "act x take", "register -", "office"]
)
def test_a_folder_without_a_profile_is_trouble(tmp_path: Path, asked: str) -> None:
    told = ask(tmp_path / "nothing", *asked.split(), "--json")
    assert (told.code, told.out) == (3, "")
    assert "нет профиля" in told.err
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("preset", ["kinel", "kostroma", "empty"])
def test_setup_makes_a_profile_that_works_at_once(tmp_path: Path, preset: str) -> None:
    told = ask(tmp_path / "new", "setup", "--preset", preset, "--station", "б", "--json").json
    assert told.keys() >= {"home", "station", "owner", "blocks"}
    line = json.loads(ask(tmp_path / "new", "register", "-", "--json", stdin=b'{"text": "?"}').out)
    assert line["number"].startswith(f"П-{told['station']}-1")
    office = ask(tmp_path / "new", "office", "--json").json
    (owner,) = [person for person in office["people"] if person["owner"]]
    assert {"administrator", "intake_operator", "appeals", "pos", "incident", "call_operator"} <= set(
        owner["duties"]
    )


def test_moments_of_setup_are_in_the_zone_of_the_office(home: Path) -> None:
    stdin = '{"text": "Прошу ответить"}'.encode()
    ask(home, "register", "-", stdin=stdin, now="2026-08-20T09:01")
    (event,) = ask(home, "show", "П-А-1/26", "--json").json["history"]
    assert event["at"] == "2026-08-20T09:01:00+04:00"


def test_verify_and_rebuild_tell_what_they_did(full: Path) -> None:
    verdict = ask(full, "verify", "--json").json
    assert verdict["ok"] is True
    assert verdict["records"] == records(full)
    assert verdict["first_damaged"] is None
    assert ask(full, "rebuild", "--json").json == {"records": records(full)}
    assert ask(full, "verify", "--json").json == verdict


def test_a_preview_of_the_calendar_writes_nothing(full: Path) -> None:
    before = records(full)
    asked = ("calendar", "2026-12-18", "off", "--reason", "Распоряжение", "--json")
    shown = ask(full, *asked, "--preview").json
    assert shown["moved"]
    assert records(full) == before
    assert ask(full, *asked).json["moved"] == shown["moved"]
    assert ask(full, "verify").code == 0


def test_a_change_of_the_directories_is_taken_back(full: Path) -> None:
    asked = ("calendar", "2026-12-18", "off", "--reason", "Распоряжение", "--json")
    declared = ask(full, *asked).json
    undone = ask(full, "undo", "--json").json
    assert [(m["after"], m["before"]) for m in undone["moved"]] == [
        (m["before"], m["after"]) for m in declared["moved"]
    ]
    assert ask(full, "calendar", "--json").json == {"own_days": []}
    refused = ask(full, "undo", declared["action"])
    assert (refused.code, refused.out) == (1, "")
    assert ask(full, "undo", undone["action"]).code == 0
    assert ask(full, "calendar", "--json").json["own_days"][0]["day"] == "2026-12-18"
