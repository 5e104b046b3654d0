"""`sstu` and `bodies`: what lacks is listed and refused, what is ready goes into a ZIP, settings are kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tests.cli.terminal import ask
from tests.sstu.mutations import BODY, CODE, OFFICE
from tests.sstu.validator import faults

if TYPE_CHECKING:
    from pathlib import Path

APPEALS = (
    {
        "text": "Нет воды",
        "applicants": [{"surname": "Петрова"}],
        "questions": [{"text": "Вода", "code": CODE}],
    },
    {"text": "Яма", "applicants": [{"surname": "Иванов"}]},
)


def test_a_month_is_refused_while_something_lacks_and_written_without_it(home: Path, tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in APPEALS)
    assert ask(home, "register", "-", stdin=lines.encode()).code == 0
    month, out = ("sstu", "--month", "2026-11"), ("--out", tmp_path / "out")
    refused = ask(home, *month, *out)
    assert (refused.code, "--department GUID" in refused.err) == (1, True)
    assert ask(home, "--json", "sstu", "--department", OFFICE, "--codes", "full").json["department"] == OFFICE
    refused = ask(home, *month, *out)
    assert refused.code == 1
    assert "Не указан код тематического классификатора." in refused.out
    assert "Не хватает сведений в 1 обращении" in refused.err
    assert not (tmp_path / "out").exists()
    written = ask(home, "--json", *month, *out, "--only-complete").json
    assert [one["statuses"] for one in written["appeals"]] == [["InWork"], ["InWork"]]
    with ZipFile(written["file"]) as file:
        (name,) = file.namelist()
        assert faults(json.loads(file.read(name))) == []
    assert ask(home, "--json", *month, *out, "--only-complete", "--only-new").json["written"] == 0
    assert ask(home, "--json", *month).json["appeals"][0]["state"] == "выгружено"


def test_what_is_no_month_and_no_identifier_is_told(home: Path) -> None:
    assert ask(home, "sstu", "--month", "октябрь").code == 2
    assert ask(home, "sstu", "--month", "2027-01").code == 1
    assert ask(home, "sstu", "--department", "Кинель").code == 1


def test_bodies_are_taken_listed_and_written(home: Path, tmp_path: Path) -> None:
    table = tmp_path / "bodies.csv"
    table.write_text(f"Название;Идентификатор ССТУ\nГЖИ;{BODY}", encoding="utf-8")
    checked = ask(home, "--json", "bodies", "--take", table, "--check").json
    assert (checked["taken"][:17], checked["bodies"]) == ("Новых органов – 1", [])
    taken = ask(home, "--json", "bodies", "--take", table, "--out", tmp_path / "out.csv").json
    assert [(one["name"], one["sstu"]) for one in taken["bodies"]] == [("ГЖИ", BODY)]
    assert BODY in (tmp_path / "out.csv").read_text("utf-8-sig")
    table.write_text("Название;Идентификатор ССТУ\nГЖИ;нет", encoding="utf-8")
    refused = ask(home, "bodies", "--take", table)
    assert (refused.code, "строка 2" in refused.err) == (1, True)
