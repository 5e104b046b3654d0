"""The ten most important screens look as they were kept, point by point."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from tests.cli.terminal import ROOT
from tests.golden.screens import KEPT, LOOK_AT, SCREENS

if TYPE_CHECKING:
    from pathlib import Path


_UNSEEN = 2
"""Shades of 255: the thin edge of a letter comes out one shade lighter in some runs."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All screens as they are drawn today."""
    if sys.platform != "linux":
        pytest.skip("картинки хранятся для FreeType, как он рисует в Linux")
    folder = tmp_path_factory.mktemp("screens")
    drawing = [sys.executable, "-m", "tests.golden.screens", str(folder)]
    said = subprocess.run(drawing, cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    return folder


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_looks_as_it_was_kept(drawn: Path, name: str) -> None:
    kept = KEPT / f"{name}.webp"
    assert kept.exists(), "картинки этого экрана ещё нет: just golden-pictures"
    expected = Image.open(kept).convert("RGB")
    actual = Image.open(drawn / f"{name}.png").convert("RGB")
    points, difference = compared(expected, actual)
    if points:
        LOOK_AT.mkdir(parents=True, exist_ok=True)
        for what, picture in (("expected", expected), ("actual", actual), ("difference", difference)):
            picture.save(LOOK_AT / f"{name}-{what}.png")
        pytest.fail(
            f"Экран «{name}» нарисован иначе, точек: {points}. Смотрите {LOOK_AT}/{name}-difference.png "
            "и -actual.png; если так и надо, запишите новые картинки: just golden-pictures",
            pytrace=False,
        )


def test_a_difference_is_shown_where_it_is() -> None:
    expected = Image.new("RGB", (40, 20), "white")
    actual = expected.copy()
    actual.putpixel((30, 10), (250, 250, 250))
    actual.putpixel((31, 10), (254, 254, 254))
    points, difference = compared(expected, actual)
    assert points == 1
    assert difference.getpixel((30, 10)) == (255, 0, 0)
    assert difference.getpixel((10, 10)) != (255, 0, 0)


def compared(expected: Image.Image, actual: Image.Image) -> tuple[int, Image.Image]:
    """Count the points that differ, and paint them red over the pale picture."""
    if expected.size != actual.size:
        return expected.width * expected.height, actual
    bands = ImageChops.difference(expected, actual).split()
    differing = bands[0]
    for band in bands[1:]:
        differing = ImageChops.lighter(differing, band)
    mask = differing.point(lambda value: 255 if value > _UNSEEN else 0)
    pale = Image.blend(actual.convert("L").convert("RGB"), Image.new("RGB", actual.size, "white"), 0.6)
    pale.paste((255, 0, 0), mask=mask)
    return mask.histogram()[255], pale
