"""`repeats`: the groups of a file, and how well they were found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.terminal import SAMPLE, ask

TRUTH = SAMPLE.with_name("cases-sample.truth.json")


def test_the_figures_on_the_sample_hold() -> None:
    found = ask(None, "--json", "repeats", str(SAMPLE), "--truth", str(TRUTH)).json["measured"]
    for kind in ("repeats", "problems", "together"):
        assert found[kind]["recall"] >= 0.95, kind
        assert found[kind]["precision"] >= 0.80, kind
    assert found["together"]["true"] == 15


def test_groups_are_printed_with_their_reasons() -> None:
    said = ask(None, "repeats", str(SAMPLE))
    assert said.code == 0
    assert "строки 8, 43, 80 – фамилия, имя и отчество те же" in said.out
    assert "полнота" not in said.out


def test_a_line_ends_where_json_lines_end(tmp_path: Path) -> None:
    heap = tmp_path / "heap.jsonl"
    heap.write_text('{"text": "Мусор\u2028\u0085во дворе"}\r\n{"text": "Мусор"}\r\n', encoding="utf-8")
    assert ask(None, "repeats", str(heap)).out.startswith("Прочитано дел: 2.")


def test_a_line_without_people_belongs_to_nobody(tmp_path: Path) -> None:
    heap = tmp_path / "heap.jsonl"
    heap.write_text('{"text": "Мусор"}\n\n{"text": "Мусор"}\n', encoding="utf-8")
    assert ask(None, "--json", "repeats", str(heap)).json == {"repeats": [], "problems": []}


@pytest.mark.parametrize(
    ("body", "truth", "because"),
    [
        pytest.param('{"text": 1}', None, "Строка 1", id="no case"),
        pytest.param('{"text": "Мусор"}', {"groups": []}, "repeat_groups", id="no truth"),
    ],
)
def test_what_cannot_be_read_is_refused(
    tmp_path: Path, body: str, truth: dict[str, object] | None, because: str
) -> None:
    heap, known = tmp_path / "heap.jsonl", tmp_path / "truth.json"
    heap.write_text(body, encoding="utf-8")
    known.write_text(json.dumps(truth), encoding="utf-8")
    said = ask(None, "repeats", str(heap), *(["--truth", str(known)] if truth else []))
    assert said.code == 1
    assert because in said.err


def test_a_repeat_is_marked_and_shown_from_the_terminal(home: Path) -> None:
    ask(home, "register", "-", stdin='{"text": "Темно."}\n{"text": "Опять темно."}\n'.encode())
    first, second = (case["number"] for case in ask(home, "--json", "list").json["cases"])
    later, earlier = (second, first) if second > first else (first, second)
    told = ask(home, "--json", "act", later, "repeat", json.dumps({"of": [earlier]})).json
    assert told["case"]["repeat"] == {"relation": "repeated", "of": [earlier]}
    assert told["case"]["marks"] == ["repeated", "anonymous"]
    refused = ask(home, "act", later, "problem", '{"problem": "Темно"}')
    assert refused.code == 1
    assert "Общей проблемы «Темно» нет" in refused.err
