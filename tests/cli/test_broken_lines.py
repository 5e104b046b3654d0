"""Broken input: each line is refused by the name of its field, and nothing is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import ask, records

GOOD: dict[str, Any] = {
    "regime": "appeal",
    "form": "oral",
    "kind": "complaint",
    "channel": "reception",
    "received_on": "2026-11-20",
    "registered_on": "2026-11-20",
    "applicants": [{"surname": "Петрова", "name": "Анна", "address": "ул. Мира, 4"}],
    "text": "Не вывозят мусор",
    "questions": [{"code": "0005.0005.0056.1160", "block": "ТКО", "text": "Мусор"}],
    "place": "ул. Мира, 4",
    "answer_channel": "post",
}
LINE = json.dumps(GOOD, ensure_ascii=False)


def case(**changed: Any) -> str:
    return json.dumps({**GOOD, **changed}, ensure_ascii=False)


def person(**changed: Any) -> str:
    return case(applicants=[{"surname": "Петрова", **changed}])


def question(**changed: Any) -> str:
    return case(questions=[{"text": "Мусор"}, {"text": "Вода", **changed}])


def raw(name: str, value: str) -> str:
    """Put a value into the line as it is, past the encoder."""
    rest = {key: value for key, value in GOOD.items() if key != name}
    return f'{{"{name}": {value}, {json.dumps(rest, ensure_ascii=False)[1:]}'


TABLE: dict[str, tuple[str, str]] = {
    # types
    "text is a number": (case(text=5), "text"),
    "text is a boolean": (case(text=True), "text"),
    "text is null": (case(text=None), "text"),
    "text is a list": (case(text=["Мусор"]), "text"),
    "text is an object": (case(text={"ru": "Мусор"}), "text"),
    "regime is a number": (case(regime=1), "regime"),
    "regime is null": (case(regime=None), "regime"),
    "applicants is an object": (case(applicants={"surname": "Петрова"}), "applicants"),
    "applicants is null": (case(applicants=None), "applicants"),
    "applicants is a string": (case(applicants="Петрова"), "applicants"),
    "an applicant is a string": (case(applicants=["Петрова"]), "applicants[0]"),
    "an applicant is null": (case(applicants=[{"surname": "А"}, None]), "applicants[1]"),
    "a surname is a number": (person(surname=5), "applicants[0].surname"),
    "a surname is a boolean": (person(surname=False), "applicants[0].surname"),
    "a phone is a number": (person(phone=79270000000), "applicants[0].phone"),
    "questions is null": (case(questions=None), "questions"),
    "a question is a list": (case(questions=[[]]), "questions[0]"),
    "a question's code is a number": (question(code=5), "questions[1].code"),
    "a question without text": (case(questions=[{"code": "0005.0005.0056.1160"}]), "questions[0].text"),
    "place is a number": (case(place=7), "place"),
    "a day is a number": (case(received_on=20261120), "received_on"),
    "a day is a boolean": (case(received_on=True), "received_on"),
    # dates
    "no such day": (case(received_on="2026-02-30"), "received_on"),
    "a day without dashes": (case(received_on="20261120"), "received_on"),
    "a day in the Russian way": (case(received_on="20.11.2026"), "received_on"),
    "a day of a week": (case(received_on="2026-W47-5"), "received_on"),
    "a day with an hour": (case(received_on="2026-11-20T10:00"), "received_on"),
    "a day in other digits": (case(received_on="٢٠٢٦-١١-٢٠"), "received_on"),
    "an empty day": (case(received_on=""), "received_on"),
    "registered tomorrow": (case(registered_on="2026-11-23"), "registered_on"),
    "received after it was registered": (case(received_on="2026-11-21"), "received_on"),
    "received in the year 1": (case(received_on="0001-01-01"), "received_on"),
    "registered in the year 1": (case(registered_on="0001-01-01"), "registered_on"),
    "registered in the year 9999": (case(registered_on="9999-12-31"), "registered_on"),
    "received before the law": (case(received_on="2006-11-01"), "received_on"),
    "a moment without a zone": (case(received_at="2026-11-20T10:00:00"), "received_at"),
    "a moment that is a day": (case(received_at="2026-11-20"), "received_at"),
    "no such moment": (case(received_at="2026-11-20T25:00+04:00"), "received_at"),
    "a moment before time": (case(received_at="0001-01-01T00:00:00+14:00"), "received_at"),
    "a moment after time": (case(received_at="9999-12-31T23:59:00-12:00"), "received_at"),
    "a moment of another day": (case(received_at="2026-11-19T10:00:00+04:00"), "received_at"),
    # unknown keys
    "an unknown key": (case(urgent=True), "urgent"),
    "an unknown key of an applicant": (person(age=70), "applicants[0].age"),
    "an unknown key of a question": (question(executor="Иванов"), "questions[1].executor"),
    "an id of one's own": (case(id="1"), "id"),
    "a number of one's own": (case(number="У-1"), "number"),
    "a key in capitals": (case(Text="Мусор"), "Text"),
    "a key with blanks": (case(**{" text": "Мусор"}), " text"),
    "a key of control characters": (raw("\\u0000\\u001b[31m", "1"), "??[31m"),
    # lengths
    "a text of 10 MB": (case(text="я" * 5_000_000), "text"),
    "a question of 10 MB": (question(text="я" * 5_000_000), "questions[1].text"),
    "a surname of 2,000 letters": (person(surname="я" * 2_000), "applicants[0].surname"),
    "a place of 2,000 letters": (case(place="я" * 2_000), "place"),
    "too many questions": (case(questions=[{"text": "?"}] * 51), "questions"),
    "too many applicants": (case(applicants=[{"surname": "А"}] * 501), "applicants"),
    "a key of 1 MB": (case(**{"я" * 500_000: 1}), "яяяя"),
    "a code of 1 MB": (question(code="0" * 1_000_000), "questions[1].code"),
    "a block of 1 MB": (question(block="я" * 500_000), "questions[1].block"),
    "a kind of 1 MB": (case(kind="я" * 500_000), "kind"),
    # characters
    "a raw control character": (raw("text", '"Мусор\x07"'), "text"),
    "an escaped control character": (raw("text", '"Мусор\\u0001"'), "text"),
    "an escaped zero": (raw("text", '"Мусор\\u0000"'), "text"),
    "a control character of the second row": (case(text="Мусор\x85 и вода"), "text"),
    "a control character in a surname": (person(surname="Петрова\x1b[2J"), "applicants[0].surname"),
    "half a sign in the text": (raw("text", '"Мусор \\ud83d"'), "text"),
    "half a sign in a block": (raw("questions", '[{"text": "?", "block": "\\udc00"}]'), "questions[0].block"),
    "half a sign in a code": (raw("questions", '[{"text": "?", "code": "\\ud800"}]'), "questions[0].code"),
    "half a sign in a kind": (raw("kind", '"\\ud800"'), "kind"),
    "half a sign in a day": (raw("received_on", '"\\ud800"'), "received_on"),
    "half a sign in a key": (raw("\\ud800", "1"), "?"),
    # emptiness
    "an empty text": (case(text=""), "text"),
    "a text of blanks": (case(text=" \t\n\u00a0\u2003"), "text"),
    "no text": (json.dumps({"regime": "appeal"}), "text"),
    "an empty object": ("{}", "text"),
    "an empty applicant": (case(applicants=[{}]), "applicants[0]"),
    "an applicant of nulls": (case(applicants=[{"surname": None, "name": None}]), "applicants[0]"),
    "an applicant of blanks": (person(surname="  "), "applicants[0].surname"),
    "an empty block": (question(block=""), "questions[1].block"),
    "an empty code": (question(code=""), "questions[1].code"),
    "a place of blanks": (case(place=" "), "place"),
    # words and names
    "a regime that is none": (case(regime="obrashchenie"), "regime"),
    "a regime in capitals": (case(regime="APPEAL"), "regime"),
    "a form that is none": (case(form="phone"), "form"),
    "a kind that is none": (case(kind="жалоба"), "kind"),
    "a channel that is none": (case(channel="fax"), "channel"),
    "an answer channel that is none": (case(answer_channel="reception"), "answer_channel"),
    "an answer channel that is null": (case(answer_channel=None), "answer_channel"),
    "a code that is no leaf": (question(code="0005.0005.0056"), "questions[1].code"),
    "a code nobody knows": (question(code="0009.0009.0009.9999"), "questions[1].code"),
    "a code of another form": (question(code="5.5.56.1160"), "questions[1].code"),
    "a code with a blank": (question(code=" 0005.0005.0056.1160"), "questions[1].code"),
    "a code with a quote": (question(code="0005.0005.0056.1160'--"), "questions[1].code"),
    "a block that does not exist": (question(block="Космос"), "questions[1].block"),
    "a pattern for a block": (question(block="%"), "questions[1].block"),
    # doubled keys
    "a doubled text": (f'{{"text": "а", {LINE[1:]}', "text"),
    "a doubled surname": (
        raw("applicants", '[{"surname": "А", "surname": "Б"}]'),
        "applicants[0].surname",
    ),
    "a doubled code": (raw("questions", '[{"text": "а", "code": null, "code": null}]'), "questions[0].code"),
    # numbers
    "not a number": (raw("text", "NaN"), "text"),
    "infinity": (raw("place", "-Infinity"), "place"),
    "a number of 5,000 digits": (raw("received_on", "9" * 5_000), "received_on"),
    "a number of a huge power": (raw("kind", "1e999999"), "kind"),
    "a number with a leading zero": (raw("text", "007"), "JSON"),
    # shape
    "a list for a case": (f"[{LINE}]", "JSON"),
    "a string for a case": ('"Мусор"', "JSON"),
    "a number for a case": ("5", "JSON"),
    "null for a case": ("null", "JSON"),
    "two cases on a line": (f"{LINE} {LINE}", "JSON"),
    "text after the case": (f"{LINE},", "JSON"),
    "half a case": (LINE[:100], "JSON"),
    "no JSON": ("Не вывозят мусор", "JSON"),
    "single quotes": ("{'text': 'Мусор'}", "JSON"),
    "a comment": (f"{LINE} // срочно", "JSON"),
    "a comma at the end": ('{"text": "Мусор",}', "JSON"),
    "a bad escape": ('{"text": "\\x41"}', "JSON"),
    "a nesting of 100,000": ('{"text": ' + "[" * 100_000 + "]" * 100_000 + "}", "JSON"),
    "a nesting of objects": ('{"text":' * 100_000 + "1" + "}" * 100_000, "JSON"),
    "a nesting of 50 in a field": (raw("place", "[" * 50 + "]" * 50), "place"),
    "a second mark of order": ("\ufeff\ufeff" + LINE, "JSON"),
}


@pytest.mark.parametrize(("line", "field"), TABLE.values(), ids=TABLE.keys())
def test_a_broken_line_is_refused_by_the_name_of_its_field(home: Path, line: str, field: str) -> None:
    before = records(home)
    file = home.parent / "cases.jsonl"
    file.write_bytes(f"{LINE}\n{line}\n".encode("utf-8", "surrogatepass"))

    told = ask(home, "register", file, "--json")

    assert (told.code, told.out) == (1, "")
    assert f"Строка 2: {field}" in told.err or (
        field == "JSON" and "Строка 2: " in told.err and "JSON" in told.err
    )
    assert "Traceback" not in told.err
    assert len(told.err) < 3_000
    assert records(home) == before
    assert not (home / "reports").exists()


@pytest.mark.parametrize(
    "line",
    [
        LINE.encode("cp1251"),
        LINE.encode("utf-16"),
        b'{"text": "\xff"}',
        b"\xf0\x9f\x98",
        '{"text": "\ud83d"}'.encode("utf-8", "surrogatepass"),
    ],
    ids=["windows", "utf-16", "a lone byte", "half a sign", "half a sign, encoded"],
)
def test_bytes_that_are_no_utf8_are_refused(home: Path, line: bytes) -> None:
    before = records(home)
    file = home.parent / "cases.jsonl"
    file.write_bytes(LINE.encode() + b"\n" + line + b"\n")
    told = ask(home, "register", file)
    assert (told.code, told.out) == (1, "")
    assert "Строка 2: Текст не в кодировке UTF-8." in told.err
    assert records(home) == before


def test_what_is_unusual_and_right_is_taken(home: Path) -> None:
    lines = [
        '\ufeff{"text": "Метка порядка байтов в начале файла"}\r',
        "",
        "   ",
        '{"text": "Мусор\\nи вода\\tи 😀 \\ud83d\\ude00"}',
        '{"text": "Без\u200bпробела и \u202eнаоборот"}',
        '{"text": "Только текст", "questions": [], "applicants": [], "place": null}',
        f"  {case(questions=[{'text': '?'}] * 50, applicants=[{'surname': 'А'}] * 500)}  ",
        case(text="я" * 200_000),
        case(received_at="2026-11-20T10:00:00+04:00"),
        case(received_at="2026-11-19T23:00:00Z"),
    ]
    told = ask(home, "register", "-", "--json", stdin="\n".join(lines).encode())
    assert told.code == 0, told.err
    assert len(told.lines) == 8


def test_all_bad_lines_are_named_at_once_up_to_twenty(home: Path) -> None:
    file = home.parent / "cases.jsonl"
    file.write_text("\n".join([LINE, case(kind="x"), LINE, case(text="")] + ["{}"] * 50), encoding="utf-8")
    told = ask(home, "register", file)
    assert told.code == 1
    assert "Строка 2: kind" in told.err
    assert "Строка 4: text" in told.err
    assert told.err.count("Строка") == 20


def test_a_line_without_an_end_is_not_read_for_ever(home: Path) -> None:
    file = home.parent / "cases.jsonl"
    with file.open("wb") as endless:
        endless.truncate(200 * 1024 * 1024)
    told = ask(home, "register", file)
    assert (told.code, told.out) == (1, "")
    assert "длиннее" in told.err.lower()


DETAILS = [
    ("assign", '{"block": "Космос"}', "block"),
    ("assign", '{"executor": "Никто Неизвестный"}', "executor"),
    ("assign", '{"question": 1}', "question"),
    ("assign", '{"question": "9", "block": "ЖКХ"}', "question"),
    ("assign", '{"blok": "ЖКХ"}', "blok"),
    ("note", "{}", "text"),
    ("note", '{"text": " "}', "text"),
    ("note", '{"text": "\\u0000"}', "text"),
    ("answer", "{}", "result"),
    ("answer", '{"result": "yes"}', "result"),
    ("answer", '{"result": "explained", "measures": "taken"}', "measures"),
    ("send", '{"consent": "yes"}', "consent"),
    ("send", '{"sent_on": "2026-02-30"}', "sent_on"),
    ("correct", '{"place": "ул. Мира"}', "reason"),
    ("correct", '{"reason": "х", "questions": [{"text": "?"}]}', "questions[0].id"),
    ("correct", '{"reason": "х", "received_on": "2027-01-01"}', "received_on"),
    ("correct", '{"reason": "х", "applicants": [{}]}', "applicants[0]"),
    ("control", '{"until": "2020-01-01"}', "until"),
    ("reopen", "{}", "reason"),
    ("attach", "{}", "file"),
    ("attach", '{"file": "нет-такого.pdf"}', "file"),
    ("attach", '{"file": 5}', "file"),
    ("take", "[]", "JSON"),
    ("take", "nonsense", "JSON"),
    ("take", "", "JSON"),
    ("undo", "{}", "Регистрацию"),
]


@pytest.mark.parametrize(("command", "details", "named"), DETAILS, ids=[f"{c} {d}" for c, d, _ in DETAILS])
def test_a_broken_command_is_refused_by_the_name_of_its_field(
    home: Path, command: str, details: str, named: str
) -> None:
    ask(home, "register", "-", stdin=LINE.encode())
    before = records(home)
    told = ask(home, "act", "У-А-1/26", command, details, "--json")
    assert (told.code, told.out) == (1, "")
    assert named in told.err
    assert records(home) == before
    assert not (home / "reports").exists()
