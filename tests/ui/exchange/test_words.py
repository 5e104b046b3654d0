"""What the status bar says of the exchange."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mcu_desktop.workplace.exchange.outcomes import Outcome
from mcu_desktop.workplace.exchange.roads import Road
from mcu_desktop.workplace.exchange.standing import Standing
from ui.exchange.words import ago, in_the_bar, road_named

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=ZoneInfo("Europe/Samara"))
BASE = Road("postgresql://srv/mcu", folder=False)


def before(**apart: float) -> datetime:
    return NOW - timedelta(**apart)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        pytest.param(None, "никогда", id="never"),
        pytest.param(before(seconds=40), "только что", id="now"),
        pytest.param(before(seconds=-40), "только что", id="by a clock that runs ahead"),
        pytest.param(before(minutes=1), "1 минуту назад", id="a minute"),
        pytest.param(before(minutes=2), "2 минуты назад", id="minutes"),
        pytest.param(before(hours=2), "сегодня в 12:30", id="hours"),
        pytest.param(before(hours=20), "вчера в 18:30", id="yesterday"),
        pytest.param(before(days=2), "20 ноября в 14:30", id="days"),
    ],
)
def test_when_something_was(moment: datetime | None, words: str) -> None:
    assert ago(moment, NOW) == words


@pytest.mark.parametrize(
    ("address", "words"),
    [
        pytest.param(
            "postgresql://mcu:secret@srv-01:5433/mcu", "База «mcu» на сервере srv-01:5433", id="a server"
        ),
        pytest.param(
            "postgresql+psycopg://s/%D0%BC%D1%86%D1%83?sslmode=disable",
            "База «мцу» на сервере s",
            id="its options",
        ),
        pytest.param("sqlite:////srv/mcu.sqlite", "База в файле /srv/mcu.sqlite", id="a file"),
        pytest.param(
            "sqlite:///D:/Обмен/mcu.sqlite", "База в файле D:/Обмен/mcu.sqlite", id="a file of Windows"
        ),
        pytest.param("E:\\Обмен", "Папка E:\\Обмен", id="a stick"),
        pytest.param("//srv/Обмен", "Папка //srv/Обмен", id="a share"),
    ],
)
def test_a_road_is_named_as_people_name_it(address: str, words: str) -> None:
    assert road_named(address) == words


def standing(
    outcome: Outcome, *, only_here: int = 0, since: datetime | None = None, off: bool = False
) -> Standing:
    return Standing(
        now=NOW,
        roads=((BASE, outcome),),
        off=off,
        only_here=only_here,
        only_here_since=since,
        stations=(),
        troubles=(),
    )


WELL = Outcome(at=before(minutes=2))


@pytest.mark.parametrize(
    ("told", "full", "short"),
    [
        pytest.param(standing(WELL), "обмен 2 минуты назад", "обмен 2 минуты назад", id="well"),
        pytest.param(standing(Outcome()), "обмена ещё не было", "обмена ещё не было", id="not yet"),
        pytest.param(
            standing(WELL, only_here=1, since=before(seconds=5)),
            "1 действие только на этом компьютере, с 14:29 · обмен 2 минуты назад",
            "обмен 2 минуты назад",
            id="on its way",
        ),
        pytest.param(
            standing(Outcome(at=before(days=2), failed_at=before(days=2, minutes=25), why="Нет сети."),
                     only_here=12, since=before(days=2, minutes=25)),
            "12 действий только на этом компьютере, с 20 ноября, 14:05 · обмена нет с 20 ноября, 14:05",
            "только здесь: 12 действий",
            id="failing for days",
        ),
        pytest.param(
            standing(Outcome(at=before(minutes=1), why="Часы этого компьютера спешат.")),
            "своё пока не отправлено · обмен 1 минуту назад",
            "своё не отправлено",
            id="refused",
        ),
        pytest.param(
            standing(WELL, off=True),
            "обмен идёт только по просьбе · обмен 2 минуты назад",
            "обмен по просьбе",
            id="switched off",
        ),
    ],
)  # fmt: skip
def test_the_bar_says_how_the_exchange_stands(told: Standing, full: str, short: str) -> None:
    shown = in_the_bar(told)
    assert (shown.full, shown.short) == (full, short)


def test_the_tip_says_why_and_what_to_do() -> None:
    told = standing(Outcome(failed_at=NOW, why="Общая база недоступна. Работайте дальше."))
    assert "Работайте дальше" in in_the_bar(told).why
