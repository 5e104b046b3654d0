"""A note as a value: it can be kept in a fact and read back as it was."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from mcu_desktop.domain.notes.note import Note
from tests.reports.papers import empty, full, hostile


@pytest.mark.parametrize("make", [full, empty, hostile])
def test_a_note_written_down_is_read_back_as_it_was(make):
    note = make()
    read = msgspec.json.decode(msgspec.json.encode(note, enc_hook=tuple), type=Note)
    assert _looked_out(read) == _looked_out(note)


def _looked_out(note: Note) -> Note:
    """Give a note with the cases behind each figure as they are, not as they will be looked out."""
    figures = {name: replace(figure, cases=tuple(figure.cases)) for name, figure in note.figures.items()}
    return replace(note, figures=figures)


def test_a_section_is_found_by_its_key():
    assert full().section("blocks").short == "Блоки"


def test_the_text_is_every_paragraph_in_order():
    note = full()
    assert note.text[0] == note.sections[0].paragraphs[0]
    assert note.text[-1] == "Провести совещание."
