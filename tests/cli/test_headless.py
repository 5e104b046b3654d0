"""The office works without a window, and a call loads no library that it has no use for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mcu_desktop.cli.main import subparsers
from tests.cli.terminal import NOW, ROOT, ask

CALLS = {
    "setup": ["--home", "{tmp}/new", "setup", "--preset", "kinel", "--station", "Б"],
    "demo": ["--home", "{tmp}/town", "demo", "--cases", "5"],
    "register": ["register", "{tmp}/cases.jsonl"],
    "act": ["act", "У-А-1/26", "note", '{"text": "Выезд"}'],
    "guest": ["guest", "list", "У-А-1/26"],
    "paper": ["paper", "У-А-1/26"],
    "outgoing": ["outgoing"],
    "templates": ["templates"],
    "names": ["names"],
    "show": ["show", "У-А-1/26"],
    "list": ["list", "--block", "ЖКХ"],
    "search": ["search", "мусор"],
    "repeats": ["repeats", "{tmp}/cases.jsonl"],
    "terms": ["terms", "--regime", "appeal"],
    "note": ["note", "--week", "2026-W46"],
    "report": ["report", "terms"],
    "bodies": ["bodies"],
    "sstu": ["sstu", "--month", "2026-10"],
    "shared": ["shared", "prepare", "sqlite:///{tmp}/office.db"],
    "sync": ["sync", "{tmp}"],
    "files": ["files", "У-А-1/26"],
    "roads": ["roads"],
    "brought": ["brought"],
    "invite": ["invite", "--station", "В", "--out", "{tmp}/invitation"],
    "reception": ["reception", "--day", "2026-11-23"],
    "retention": ["retention", "list"],
    "verify": ["verify"],
    "rebuild": ["rebuild"],
    "backup": ["backup", "{tmp}/copy"],
    "restore": ["--home", "{tmp}/again", "restore", "{tmp}/made"],
    "protect": ["protect", "--status"],
    "calendar": ["calendar", "2026-12-18"],
    "numbers": ["numbers"],
    "undo": ["undo"],
    "topics": ["topics", "вода"],
    "office": ["office"],
    "password": ["password", "--reset", "head"],
    "absent": ["absent"],
    "moved": ["moved"],
    "readings": ["readings"],
}
NEVER = {"PySide6", "shiboken6", "ui", "sqlalchemy", "keyring", "holidays", "pytest"}
PAPERS = {"reportlab", "docx", "xlsxwriter", "PIL", "lxml"}
SEALING = {"setup", "backup", "restore", "rebuild", "shared", "sync", "invite", "password"}
DATABASES = {"shared", "sync"}
PROGRAM = """
import json, sys
from mcu_desktop.__main__ import main
code = main()
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]), file=sys.stderr)
"""


def loaded(full: Path, arguments: list[str]) -> set[str]:
    """Give the packages in memory after a call."""
    given = ["--home", str(full), "--now", NOW, *(part.format(tmp=full.parent) for part in arguments)]
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM, *given], cwd=ROOT, capture_output=True, check=True, timeout=60
    )
    code, names = json.loads(said.stderr.splitlines()[-1])
    assert code == 0
    return set(names)


def test_every_subcommand_is_called_here() -> None:
    assert list(CALLS) == list(subparsers())


@pytest.mark.parametrize("name", CALLS)
def test_a_subcommand_loads_no_window_and_no_paper(full: Path, name: str) -> None:
    ask(full, "calendar", "2026-12-18", "off", "--reason", "Распоряжение")  # there is something to undo
    ask(full, "backup", full.parent / "made")
    (full.parent / "cases.jsonl").write_text('{"text": "Мусор"}\n', encoding="utf-8")
    arguments = [
        part if "{tmp}" in part else part.replace("{", "{{").replace("}", "}}") for part in CALLS[name]
    ]
    found = loaded(full, arguments)
    assert "mcu_desktop" in found
    assert found & (NEVER | PAPERS) == ({"sqlalchemy"} if name in DATABASES else set())
    assert ("cryptography" in found) == (name in SEALING)


def test_a_note_on_paper_loads_paper_and_no_window(full: Path) -> None:
    found = loaded(full, ["note", "--week", "2026-W46", "--pdf", "{tmp}/note.pdf"])
    assert "reportlab" in found
    assert not found & (NEVER | {"docx", "xlsxwriter"})
