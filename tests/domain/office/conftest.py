"""The classifier and the offices of the shipped presets, read once."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.kinds import Card, CardId
from mcu_desktop.domain.office.classifier import Classifier, parse_classifier, parse_spoken
from mcu_desktop.domain.office.office import Office, office_of
from mcu_desktop.domain.office.presets import parse_preset

if TYPE_CHECKING:
    from collections.abc import Callable

RESOURCES = Path(__file__).parents[3] / "resources"


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    official, spoken = (
        (RESOURCES / "classifier" / name).read_text(encoding="utf-8")
        for name in ("classifier-2025-10-31.tsv", "spoken.tsv")
    )
    return replace(parse_classifier(official), spoken=parse_spoken(spoken))


@pytest.fixture(scope="session")
def preset_text() -> Callable[[str], str]:
    return lambda name: (RESOURCES / "presets" / f"{name}.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def cards_of(preset_text: Callable[[str], str]) -> Callable[[str], tuple[tuple[CardId, Card], ...]]:
    def cards(name: str) -> tuple[tuple[CardId, Card], ...]:
        numbers = count(1)
        return parse_preset(preset_text(name)).cards(lambda: CardId(f"{next(numbers):032x}"))

    return cards


@pytest.fixture(scope="session")
def kinel(cards_of: Callable[[str], tuple[tuple[CardId, Card], ...]]) -> Office:
    return office_of(cards_of("kinel"))


@pytest.fixture(scope="session")
def kostroma(cards_of: Callable[[str], tuple[tuple[CardId, Card], ...]]) -> Office:
    return office_of(cards_of("kostroma"))
