"""Help is Russian throughout, and the handbook says what the parser says."""

from __future__ import annotations

import re
from argparse import SUPPRESS, Action

import pytest

from mcu_desktop.cli.commands.act import EXAMPLES, INPUTS
from mcu_desktop.cli.json_input import parsed, read, values
from mcu_desktop.cli.main import parser, subparsers
from mcu_desktop.domain.cases.commands import CASE_COMMANDS
from tests.cli.terminal import ROOT, ask

COMMANDS = subparsers()
HANDBOOK = (ROOT / "docs" / "terminal.md").read_text(encoding="utf-8")
_SECTION = re.compile(r"^## `(\w+)`.*?\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SECTIONS = dict(_SECTION.findall(HANDBOOK))
COMMON = {"-h", "--help", "--home", "--now", "--as", "--as-of", "--json"}
ENGLISH = re.compile(r"\b(usage|options?|show|exit|arguments?|choose|error|help|required|default)\b(?![-=])")


def own(name: str) -> list[Action]:
    return [action for action in COMMANDS[name]._actions if not set(action.option_strings) & COMMON]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_russian(name: str) -> None:
    told = ask(None, *([name] if name else []), "--help", now=None)
    assert (told.code, told.err) == (0, "")
    spoken = re.sub(r"mcu-desktop \w*|--\w+|^ +(show|act) .*$|'\{.*\}'", "", told.out, flags=re.MULTILINE)
    assert ENGLISH.findall(spoken.replace("-h, --help", "")) == []
    assert "вызов: mcu-desktop" in told.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained_in_help(name: str) -> None:
    for action in COMMANDS[name]._actions:
        assert action.help, action.dest
        assert action.help != SUPPRESS


def test_the_version_is_told() -> None:
    assert ask(None, "--version", now=None).out.startswith("mcu-desktop ")


def test_the_handbook_has_every_command_in_the_order_of_help() -> None:
    assert list(SECTIONS) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_handbook_names_every_option_and_no_other(name: str) -> None:
    section = SECTIONS[name]
    options = {option for action in own(name) for option in action.option_strings}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", section)) - COMMON == options
    for action in own(name):
        if not action.option_strings:
            assert str(action.metavar or action.dest) in section
        for choice in action.choices or ():
            assert f"`{choice}`" in section or f"{choice}" in section.replace("`", ""), choice


def test_the_handbook_names_the_common_options_and_every_exit_code() -> None:
    head = HANDBOOK.split("\n## ")[0]
    for option in COMMON - {"-h", "--help"}:
        assert f"`{option}" in head
    assert re.findall(r"^\| (\d) \|", head, re.MULTILINE) == ["0", "1", "2", "3"]


@pytest.mark.parametrize("name", CASE_COMMANDS)
def test_the_handbook_names_the_fields_of_each_act(name: str) -> None:
    kind = INPUTS.get(CASE_COMMANDS[name], CASE_COMMANDS[name])
    row = re.search(rf"^\| `{name}` \| (.*?) \|", SECTIONS["act"], re.MULTILINE)
    assert row, name
    assert re.findall(r"`([\w*]+)`", row[1]) == list(values(kind))


@pytest.mark.parametrize("name", CASE_COMMANDS)
def test_the_examples_of_help_are_commands(name: str) -> None:
    kind = INPUTS.get(CASE_COMMANDS[name], CASE_COMMANDS[name])
    assert read(kind, parsed(EXAMPLES[name]))
    assert EXAMPLES[name] in COMMANDS["act"].format_help()


def test_every_word_of_the_parser_is_translated() -> None:
    whole = parser().format_help()
    assert "show program's version" not in whole
    assert "subcommands" not in whole
