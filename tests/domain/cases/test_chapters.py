"""Whatever may happen to a case is decided, folded, named and told somewhere."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from mcu_desktop.domain.cases import decisions, history
from mcu_desktop.domain.cases.chapters import course, requests
from mcu_desktop.domain.cases.chapters.contents import CHAPTERS, COMMANDS, FACTS, FIELDS
from mcu_desktop.domain.cases.commands import CASE_COMMANDS, COMMAND_NAMES, OUTSIDE_COMMANDS, CaseCommand
from mcu_desktop.domain.cases.known_facts import CASE_FACTS, CaseFact


def test_every_fact_of_a_chapter_is_a_fact_of_a_case() -> None:
    assert set(FACTS) <= set(get_args(CaseFact))
    assert set(CASE_FACTS.values()) == set(get_args(CaseFact))


def test_every_command_of_a_chapter_is_a_command_on_a_case() -> None:
    assert set(COMMANDS) <= set(get_args(CaseCommand))
    assert {*CASE_COMMANDS.values(), *OUTSIDE_COMMANDS} == set(get_args(CaseCommand))


@pytest.mark.parametrize("command", get_args(CaseCommand), ids=lambda kind: kind.__name__)
def test_every_command_has_a_name_for_buttons_and_refusals(command: type[Any]) -> None:
    assert {**COMMAND_NAMES, **OUTSIDE_COMMANDS}[command]


@pytest.mark.parametrize("fact", get_args(CaseFact), ids=lambda kind: kind.__name__)
def test_every_fact_has_an_action_that_undo_can_name(fact: type[Any]) -> None:
    assert history._ACTIONS[fact]


def test_no_two_chapters_bring_the_same_name() -> None:
    kinds = [one.kind for chapter in CHAPTERS for one in chapter.facts]
    names = [one.name for chapter in CHAPTERS for one in chapter.commands if one.name]
    assert len(set(kinds)) == len(kinds)
    assert len(set(names)) == len(names)
    assert len(FIELDS) == sum(len(chapter.fields) for chapter in CHAPTERS)


def test_a_chapter_says_itself_which_commands_make_sense_after_the_end() -> None:
    assert {one.command for one in COMMANDS.values() if one.after_the_end} <= set(
        decisions._ALLOWED_AFTER_THE_END
    )


def test_a_case_asks_the_chapters_for_terms_where_one_of_theirs_can_have_begun() -> None:
    """`Case.begun` looks at requests and courses before it asks; whoever begins terms too is named there."""
    assert {chapter for chapter in CHAPTERS if chapter.terms} == {course.CHAPTER, requests.CHAPTER}
