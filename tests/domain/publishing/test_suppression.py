"""What is hidden cannot be reckoned from what is told: against trying out every filling."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcu_desktop.domain.publishing.suppression import LEAST, Grid, Place

COUNTS = st.sampled_from([0, 0, 1, 1, 2, 3, 5])


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Give a small table with its totals."""
    across = draw(st.booleans())
    body = draw(st.lists(st.lists(COUNTS, min_size=2, max_size=2), min_size=1, max_size=3))
    rows = [[*row, sum(row)] if across else row for row in body]
    return Grid(counts=[*rows, [sum(column) for column in zip(*rows, strict=True)]], across=across)


def fillings(grid: Grid, hidden: list[Place], most: int) -> list[tuple[int, ...]]:
    """Give every way to fill the hidden places, none below one, so that all lines add up."""
    found = []
    for values in product(range(1, most), repeat=len(hidden)):
        told = [list(row) for row in grid.counts]
        for (row, column), value in zip(hidden, values, strict=True):
            told[row][column] = value
        down = all(sum(column[:-1]) == column[-1] for column in zip(*told, strict=True))
        if down and (not grid.across or all(sum(row[:-1]) == row[-1] for row in told)):
            found.append(values)
    return found


@settings(max_examples=60)
@given(grid=grids(), chosen=st.sets(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=4))
def test_a_place_is_given_away_when_every_filling_agrees_on_it(grid: Grid, chosen: set[Place]) -> None:
    rows, width = len(grid.counts), len(grid.counts[0])
    hidden = sorted(p for p in chosen if p[0] < rows and p[1] < width and grid.at(p))
    known = fillings(grid, hidden, most=max(map(max, grid.counts)) + 4)
    agreed = {
        place
        for place, values in zip(hidden, zip(*known, strict=True), strict=False)
        if len(set(values)) == 1
    }
    assert grid.told_by_totals(hidden) == agreed


@settings(max_examples=60)
@given(grid=grids())
def test_no_small_count_is_told_or_given_away(grid: Grid) -> None:
    hidden = grid.hidden()
    places = [(row, column) for row in range(len(grid.counts)) for column in range(len(grid.counts[0]))]
    assert all(place in hidden for place in places if 0 < grid.at(place) < LEAST)
    whole = hidden >= {place for place in places if grid.at(place)}
    assert whole or not grid.told_by_totals(hidden)


@pytest.mark.parametrize(
    ("counts", "across", "hidden"),
    [
        ([[10], [7], [17]], False, set()),
        ([[1], [4], [9], [14]], False, {(0, 0), (1, 0)}),
        ([[1], [2], [9], [12]], False, {(0, 0), (1, 0)}),
        ([[0], [9], [9]], False, set()),
        ([[1, 5, 6], [4, 6, 10], [5, 11, 16]], True, {(0, 0), (0, 1), (1, 0), (1, 1)}),
    ],
    ids=["nothing small", "one small hides the next", "two small are enough", "noughts stay", "both ways"],
)
def test_what_is_hidden(counts: list[list[int]], across: bool, hidden: set[Place]) -> None:
    assert Grid(counts=counts, across=across).hidden() == hidden


def test_an_office_may_hide_more() -> None:
    assert Grid(counts=[[4], [20], [30], [54]]).hidden(least=5) == {(0, 0), (1, 0)}
