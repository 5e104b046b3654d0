"""The order in which a stream is told: by stamp, log and seq, and never before what was seen."""

from __future__ import annotations

from itertools import permutations

import pytest

from mcu_desktop.journal.record import Parent, Record, in_order, packed

A, B = b"\x0a" * 16, b"\x0b" * 16


def record(log: bytes, seq: int, stamp: int, *seen: tuple[bytes, int]) -> Record:
    parents = packed(Parent(*one) for one in seen)
    return Record(log, seq, stamp, seq, "case", b"\xcc" * 16, parents, "", "", "noted", 1, 1, b"{}", b"", b"")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([record(A, 1, 5), record(B, 1, 4)], ["b1", "a1"], id="by stamp"),
        pytest.param([record(A, 1, 5), record(B, 1, 5)], ["a1", "b1"], id="by log where stamps are equal"),
        pytest.param(
            [record(A, 1, 900), record(B, 1, 5, (A, 1))], ["a1", "b1"], id="an answer after what it answers"
        ),
        pytest.param(
            [record(A, 1, 900), record(B, 1, 5, (A, 1)), record(B, 2, 4)],
            ["b2", "a1", "b1"],
            id="others are not kept waiting",
        ),
        pytest.param(
            [record(A, 1, 1, (B, 1)), record(B, 1, 2, (A, 1)), record(A, 2, 3)],
            ["a2", "a1", "b1"],
            id="a forged circle comes last",
        ),
        pytest.param(
            [record(A, 1, 2, (B, 7)), record(B, 1, 1)], ["b1", "a1"], id="what is not here is not waited for"
        ),
    ],
)
def test_whatever_came_first_the_order_is_one(records: list[Record], expected: list[str]) -> None:
    for arrived in permutations(records):
        told = [f"{'ab'[one.log == B]}{one.seq}" for one in in_order(arrived)]
        assert told == expected
