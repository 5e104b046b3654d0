"""A file that leaves the program is there whole, or what stood there before still is."""

from __future__ import annotations

import os
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.problems import Trouble
from mcu_desktop.whole_file import written_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_what_stood_there_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    letter = tmp_path / "письмо.pdf"
    letter.write_bytes(b"old")
    (tmp_path / ".письмо.pdf.part").mkdir()
    with pytest.raises(Trouble, match="это папка"):
        written_whole(letter, b"new")
    assert letter.read_bytes() == b"old"


def test_a_new_one_takes_its_place_and_leaves_nothing_beside(tmp_path: Path) -> None:
    letter = tmp_path / "письмо.pdf"
    letter.write_bytes(b"old")
    assert written_whole(letter, b"new") == letter
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("письмо.pdf", b"new")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    came: list[bytes] = []
    reader = Thread(target=lambda: came.append(pipe.read_bytes()))
    reader.start()
    written_whole(pipe, b"new")
    reader.join()
    assert came == [b"new"]
    assert pipe.is_fifo()


def test_a_path_that_no_system_knows_is_named_in_words(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="недопустимый путь"):
        written_whole(tmp_path / "a\0b", b"")
