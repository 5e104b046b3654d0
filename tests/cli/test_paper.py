"""Papers from the terminal: the list, a draft, an issue, the journal; templates and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cases.chapters.papers import PaperKind
from tests.cli.terminal import ask

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def case(home: Path) -> str:
    """A letter of somebody whose surname the language cannot decide."""
    letter = (
        '{"channel": "letter", "text": "Нет воды", "applicants": '
        '[{"surname": "Заяц", "name": "Олег", "patronymic": "Ильич", "address": "г. Кинель, ул. Мира, 4"}]}'
    )
    return str(ask(home, "--json", "register", "-", stdin=letter.encode()).lines[0]["id"])


def test_all_twenty_papers_are_listed(home: Path, case: str) -> None:
    listed = ask(home, "--json", "paper", case).json
    assert [one["kind"] for one in listed] == list(PaperKind)
    assert listed[0]["why_not"] == "Ответ дан не на все вопросы"


def test_a_draft_is_written_as_docx_and_pdf_with_its_warnings(home: Path, case: str, tmp_path: Path) -> None:
    said = ask(
        home, "--json", "paper", case, "extension", '{"reason": "Ждём ответ на запрос"}',
        "--docx", tmp_path / "a.docx", "--pdf", tmp_path / "a.pdf",
    )  # fmt: skip

    assert [path.name for path in sorted(tmp_path.glob("a*"))] == ["a-2.docx", "a-2.pdf", "a.docx", "a.pdf"]
    assert (tmp_path / "a-2.pdf").read_bytes().startswith(b"%PDF")
    assert said.json["warnings"] == ["Проверьте падеж: «Заяц Олег Ильич»."]
    assert "ПРОЕКТ" in said.json["sheets"][1]["text"]
    assert said.err.strip() == "Проверьте падеж: «Заяц Олег Ильич»."


def test_an_issue_needs_somebody_who_signs_and_a_known_field(home: Path, case: str) -> None:
    assert ask(home, "paper", case, "unreadable", "--issue").code == 1
    said = ask(home, "paper", case, "unreadable", '{"signed": "Иванов"}')
    assert (said.code, "signed" in said.err) == (1, True)


def test_a_mark_of_a_signature_and_single_questions_are_told(home: Path, case: str) -> None:
    seal = (
        '"seal": {"certificate": "01AB", "owner": "П", "valid_from": "2026-01-01", "valid_to": "2027-01-01"}'
    )
    said = ask(
        home, "--json", "paper", case, "answer", f'{{"text": "Вода есть.", "questions": ["1"], {seal}}}'
    ).json
    assert any("01AB" in line for line in said["sheets"][0]["text"])
    refused = ask(home, "paper", case, "forward", '{"questions": ["7"]}')
    assert (refused.code, "Вопроса «7» в деле нет" in refused.err) == (1, True)


def test_names_are_declined_and_written_down(home: Path, case: str) -> None:
    assert ask(home, "names", "Заяц Олег Ильич").out.strip().endswith("– проверьте")
    assert ask(home, "--json", "names", "Начальник отдела ЖКХ").json["dative"] == "Начальнику отдела ЖКХ"

    ask(home, "names", "Заяц", "--forms", "Зайца", "Зайцу")
    assert ask(home, "--json", "names", "Заяц Олег Ильич").json["dative"] == "Зайцу Олегу Ильичу"
    assert ask(home, "--json", "paper", case, "unreadable").json["warnings"] == []

    ask(home, "names", "Заяц", "--remove")
    assert ask(home, "--json", "names").json == {}


def test_a_template_is_saved_laid_in_and_taken_out(home: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    ask(home, "templates", "answer", "--save", own)

    put = ask(home, "--json", "templates", "answer", "--put", own).json
    assert [one["name"] for one in put if one["own"]] == ["answer"]
    assert ask(home, "templates", "answer", "--put", tmp_path / "нет.docx").code == 1
    out = ask(home, "--json", "templates", "answer", "--remove").json
    assert not any(one["own"] for one in out)
    assert "номер обращения" in ask(home, "--json", "templates", "--fields").json
