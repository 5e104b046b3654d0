"""Two desks of one office side by side: work apart, exchange, conflicts, taking back, the past."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from mcu_desktop.workplace.exchange.outcomes import outcomes
from mcu_desktop.workplace.signing_in import enter
from tests.cli.terminal import ask
from tests.journeys.conftest import seated
from tests.journeys.screen import display, wait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.journeys.desk import Desk

BOTH, BESIDE = "2620x840x24", 1300
"""A screen for two windows, and where the second one begins."""
MOST_PRESSES = 120
"""At both desks, besides the words that are typed."""
SEARCH, EXCHANGE, CONFLICTS, BROUGHT, LOOK_BACK, TAKE_BACK, ALL = (
    f"ctrl+{key}"
    for key in (
        "Cyrillic_a",
        "Cyrillic_shcha",
        "Cyrillic_ka",
        "shift+Cyrillic_shcha",
        "Cyrillic_er",
        "Cyrillic_ya",
        "Cyrillic_ef",
    )
)
"""Ctrl+F, O, R, Shift+O, H, Z and A on the keyboard of the office, whose layout is Russian."""
LETTER, MENDED = "Во дворе дома вторую неделю не вывозят мусор.", "Во дворе дома три недели не вывозят мусор."
HERE, THERE = "ул. Мира, 4", "ул. Мира, 5"
CASE = {
    "text": LETTER,
    "form": "oral",
    "channel": "reception",
    "applicants": [{"surname": "Петрова", "name": "Анна", "address": "г. Кинель, ул. Мира, д. 4"}],
}
SECOND_PERSON = "Начальник общего отдела"


class Desks(NamedTuple):
    """The administrator's and a colleague's."""

    left: Desk
    right: Desk

    def picture(self, name: str) -> None:
        """Keep what both windows show."""
        self.left.screen.picture(name)


def tell(home: Path, *words: str | Path, stdin: bytes = b"") -> Any:
    """Have something done by the terminal three days ago."""
    then = datetime.now().astimezone() - timedelta(days=3)
    said = ask(home, *words, "--json", stdin=stdin, now=f"{then:%Y-%m-%dT%H:%M%z}"[:-2] + ":00")
    assert said.code == 0, said.err
    return json.loads(said.out) if said.out else None


@pytest.fixture
def homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two invited profiles around one database; both have a case of three days ago and exchange if asked."""
    monkeypatch.setenv("MCU_STATE", str(tmp_path / "state"))
    first, second = tmp_path / "first" / "А", tmp_path / "second" / "Б"
    invitation = tmp_path / "Б.json"
    tell(first, "setup", "--preset", "kinel", "--station", "А")
    tell(first, "shared", "prepare", f"sqlite:///{tmp_path}/hub.db")
    tell(first, "invite", "--station", "Б", "--out", invitation)
    tell(second, "setup", "--invitation", invitation)
    tell(first, "register", "-", stdin=json.dumps(CASE).encode())
    people = tell(first, "office")["people"]
    for home in (first, second):
        tell(home, "sync")
        tell(home, "roads", "--off")
    (colleague,) = (one["id"] for one in people if one["name"].startswith(SECOND_PERSON))
    enter(second, None, colleague, "")
    return first, second


@pytest.fixture
def desks(homes: tuple[Path, Path], tmp_path: Path) -> Iterator[Desks]:
    """Both windows on one screen."""
    if sys.platform != "linux":
        pytest.skip("X-сервер есть только в Linux")
    with ExitStack() as both:
        shown = both.enter_context(display(BOTH))
        left, right = (both.enter_context(seated(shown, home, home.parent)) for home in homes)
        right.move(BESIDE)
        yield Desks(left, right)


def open_card(desk: Desk) -> None:
    """Find the case in the register and open it."""
    desk.comes("window")
    desk.press(SEARCH)
    desk.say("петров")
    desk.sees("register.table", "1")
    desk.press("Down", "Return")
    desk.stands_in("case")


def correct(desk: Desk, place: str, kind: str, *, text: str = "", channel: str = "") -> None:
    """Correct the same fields as the colleague, and one that the colleague leaves alone."""
    open_card(desk)
    desk.press("F2")
    desk.comes("command.correct")
    if text:
        desk.reach("command.text")
        desk.press(ALL)
        desk.say(text)
    desk.reach("command.place")
    desk.say(place)
    desk.reach("command.kind")
    desk.press(kind)
    if channel:
        desk.reach("command.answer_channel")
        desk.press(channel)
    desk.reach("command.reason")
    desk.say("Уточнено по телефону")
    desk.press("ctrl+Return")
    desk.comes("window")
    desk.sees("toast.words", "исправлено")


def exchange(*desks: Desk) -> None:
    """Let one desk after another exchange by its window's own command."""
    for desk in desks:
        before = ended(desk)
        desk.comes("window")
        desk.press(EXCHANGE)
        desk.stands_in("exchange.")
        desk.press("F5")
        wait(lambda desk=desk, before=before: ended(desk) != before, "обмен не закончился")  # type: ignore[misc]
        desk.sees("exchange.now")


def ended(desk: Desk) -> datetime | None:
    """Tell when the desk's last exchange came to its end, finer than the terminal does."""
    (road,) = outcomes(desk.home).values()
    return road.at


def look_at_conflicts(desk: Desk) -> None:
    """Go from anywhere to the tray."""
    desk.comes("window")
    desk.press(CONFLICTS)
    desk.sees("conflicts.settle")
    desk.stands_in("conflicts.contents")


def choose(desk: Desk, field: str, words: str) -> None:
    """Choose a value of a field by what it says."""
    desk.reach(f"conflicts.{field}.")
    desk.press("space")
    desk.reach(f"conflicts.{field}.", "Down", says=words)


def settle(desks: Desks) -> None:
    """Take the kind of one side and the place of the other."""
    left, _ = desks
    look_at_conflicts(left)
    left.press("Return")
    choose(left, "kind", "жалоба")
    choose(left, "place", THERE)
    desks.picture("chosen")
    left.press("ctrl+Return")
    left.sees("toast.words", "решено")
    left.sees("conflicts.nothing")
    left.misses("status.conflicts")
    desks.picture("settled")


def take_back_what_came(desks: Desks) -> None:
    """Take back what the last exchange brought to the colleague, and then that."""
    _, right = desks
    right.comes("window")
    right.press(BROUGHT)
    right.comes("brought")
    right.sees("brought.actions", "1")
    right.sees("brought.all")
    desks.picture("brought")
    right.reach("brought.all")
    right.press("space")
    right.comes("undoing")
    right.sees("undoing.words", "1 действие")
    desks.picture("sure")
    right.press("Return")
    right.comes("brought")
    right.press("Escape")
    right.comes("window")
    right.sees("status.conflicts", "2")
    desks.picture("taken-back")
    right.press(TAKE_BACK)
    right.misses("status.conflicts")
    desks.picture("undone-again")


def look_back(desks: Desks) -> None:
    """See the case as it was yesterday, and come back."""
    _, right = desks
    open_card(right)
    right.sees("case.text.words", MENDED)
    right.press(LOOK_BACK)
    right.comes("asof")
    desks.picture("asked-for-yesterday")
    right.press("Return")
    right.sees("asof.band.words", "только чтение")
    right.comes("window")
    right.sees("case.text.words", LETTER)
    desks.picture("yesterday")
    right.press(LOOK_BACK)
    right.misses("asof.band")
    right.comes("window")
    right.sees("case.text.words", MENDED)
    desks.picture("today")


def test_two_desks_work_apart_and_agree(
    homes: tuple[Path, Path], desks: Desks, figure: Callable[[str], None]
) -> None:
    left, right = desks
    (number,) = (line["number"] for line in left.told("list")["cases"])
    for desk in desks:
        desk.count_anew()

    correct(left, HERE, "Down", channel="Down")
    correct(right, THERE, "Up", text=MENDED)
    desks.picture("apart")
    assert [desk.case(number)["case"]["place"] for desk in desks] == [HERE, THERE]

    exchange(left, right, left)
    for desk in desks:
        desk.sees("status.conflicts", "Разногласий: 2")
    desks.picture("exchanged")
    for desk in desks:
        look_at_conflicts(desk)
    desks.picture("tray")

    settle(desks)
    exchange(left, right)
    right.misses("status.conflicts")
    right.press(CONFLICTS)
    right.sees("conflicts.nothing")
    desks.picture("heard")

    take_back_what_came(desks)
    look_back(desks)
    exchange(right, left)
    left.sees("exchange.arrivals", "3")
    left.misses("status.conflicts")
    desks.picture("end")

    for desk in desks:
        figure(f"два стола, место {desk.home.name}: {desk.counted()}; {desk.held()}")
    assert sum(desk.presses for desk in desks) <= MOST_PRESSES
    told = [(desk.told("list"), desk.case(number), desk.told("verify")) for desk in desks]
    assert told[0] == told[1]
    case = told[0][1]["case"]
    assert (case["kind"], case["place"], case["text"]) == ("complaint", THERE, MENDED)
    assert case["answer_channel"] == "email"
