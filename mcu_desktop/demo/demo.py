"""Makes the demonstration: an office set up, a year of cases carried out, everything told."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from pathlib import Path
from random import Random

from mcu_desktop.demo.applicants import Directory
from mcu_desktop.demo.arrivals import Arrivals
from mcu_desktop.demo.by_law import bodies
from mcu_desktop.demo.chance import choose
from mcu_desktop.demo.lists import read
from mcu_desktop.demo.lives import Lives
from mcu_desktop.demo.neighbours import write_to_neighbours
from mcu_desktop.demo.pace import DAY, HALF_AN_HOUR, OfficeTime
from mcu_desktop.demo.plan import Deed
from mcu_desktop.demo.receptions import receive
from mcu_desktop.demo.shared import share_problems
from mcu_desktop.demo.staff import Staff, staff
from mcu_desktop.demo.topics import Topics
from mcu_desktop.demo.town import Town
from mcu_desktop.demo.wording import Wording
from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.chapters.requests import Request
from mcu_desktop.domain.cases.commands import CaseCommand, SendAnswer
from mcu_desktop.domain.vocabulary import AnswerChannel, CaseId
from mcu_desktop.workplace.bulk import Bulk
from mcu_desktop.workplace.setup import set_up
from mcu_desktop.workplace.workplace import Workplace

STATION = "А"

_YEAR = timedelta(days=364)
_WEEKDAYS = (1.3, 1.1, 1.0, 1.0, 0.8, 0.5, 0.5)
"""How busy each day of the week is; letters of a weekend come in on Monday."""
_ON_PAPER = (AnswerChannel.POST, AnswerChannel.EMAIL, AnswerChannel.EPGU, AnswerChannel.HAND)
_FRESH = 200
"""One case of so many lies on the desk unread in the morning on which the year ends."""
_NEWS = 500
"""Cases between two words of progress."""


def make_demo(
    home: Path,
    *,
    cases: int = 400,
    seed: int = 1,
    today: date | None = None,
    progress: Callable[[int, int], None] | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Workplace:
    """Make a profile with a year of an invented town that ends in the morning of `today`.

    The same cases, seed and day give the same records, byte for byte. Progress counts every case
    twice: when its registration is written, and when it is told.
    """
    random = Random(seed)  # noqa: S311 - a story, not a secret
    today = today or datetime.now().astimezone().date()

    def identity() -> str:
        return f"{random.getrandbits(128):032x}"

    people = staff(identity)
    first = today - _YEAR
    opening = datetime.combine(first - timedelta(days=7), time(9), UTC)
    cards = (*people.cards, *bodies())
    workplace = set_up(home, cards, station=STATION, clock=lambda: opening, identity=identity)
    told = _Progress(progress, cases)
    with _without_collecting():
        year = _Year(workplace, people, first, today, random)
        year.live(cases, identity, told.written)
        year.finish(told.told)
    workplace.close()
    receive(home, people, today, random, identity)
    write_to_neighbours(home, people, today, identity)
    share_problems(home, people, today, identity)
    return Workplace.open(home, clock=clock)


class _Year:
    """Lets the year happen in the order of its moments."""

    def __init__(self, workplace: Workplace, people: Staff, first: date, today: date, random: Random) -> None:
        seasons = read("seasons", dict[str, tuple[float, ...]])
        office, town, wording = workplace.office, Town(), Wording()
        self._time = OfficeTime(
            first, today, workplace.terms.calendar, office.timetable, office.administration.zone
        )
        self._topics = Topics(seasons)
        self._arrivals = Arrivals(town, Directory(town), self._topics, wording, people)
        self._lives = Lives(people, self._time, wording)
        self._people = people
        self._random = random
        self._bulk = Bulk(workplace)
        self._ahead: list[tuple[int, int, CaseId, Iterator[Deed], Deed]] = []
        self._letters: dict[int, int] = {}
        self._to_bodies: dict[int, int] = {}

    def live(self, cases: int, identity: Callable[[], str], progress: Callable[[int], None]) -> None:
        """Register every case at its moment, and between registrations do what is due."""
        for place, position in enumerate(self._registrations(cases), 1):
            self._carry_out_until(position)
            self._register(CaseId(identity()), place, position)
            if place % _NEWS == 0 or place == cases:
                progress(place)
        self._carry_out_until(self._time.end)

    def finish(self, progress: Callable[[int], None]) -> None:
        """Tell the projections."""
        self._bulk.finish(progress)

    def _registrations(self, cases: int) -> list[int]:
        """Spread the registrations over the year: by season, by weekday, more after days off."""
        days, end = self._time.days, self._time.end
        whole, rest = divmod(end, DAY)
        weights = [
            self._topics.busy(day.month)
            * _WEEKDAYS[day.weekday()]
            * (1.4 if place and _after_rest(days, place) else 1)
            for place, day in enumerate(days[: whole + (rest > 0)])
        ]
        if rest:
            weights[-1] *= rest / DAY
        fresh = min(cases, max(4, cases // _FRESH))
        drawn = self._random.choices(range(len(weights)), weights, k=cases - fresh)
        usual = (
            place * DAY + int((rest if place == whole else DAY) * self._random.random() ** 1.2)
            for place in drawn
        )
        latest = (
            end - int((DAY if last % 2 else HALF_AN_HOUR) * self._random.random()) - 1
            for last in range(fresh)
        )
        return sorted((*usual, *latest))

    def _register(self, id_: CaseId, place: int, position: int) -> None:
        at = self._time.moment(position)
        arrival = self._arrivals.draw(at, self._random)
        by = choose(self._people.intake[arrival.command.regime], self._random)
        self._bulk.register(id_, arrival.command, by=by, at=at)
        self._next(place, id_, iter(self._lives.of(arrival, position, self._random)))

    def _next(self, place: int, id_: CaseId, life: Iterator[Deed]) -> None:
        deed = next(life, None)
        if deed is None or not self._time.known(deed.position):
            self._bulk.leave(id_)
        else:
            heappush(self._ahead, (deed.position, place, id_, life, deed))

    def _carry_out_until(self, position: int) -> None:
        ahead = self._ahead
        while ahead and ahead[0][0] < position:
            at, place, id_, life, deed = heappop(ahead)
            moment = self._time.moment(at)
            command = self._numbered(id_, deed.command, moment.year)
            self._bulk.act(id_, command, by=deed.by, at=moment)
            self._next(place, id_, life)

    def _numbered(self, id_: CaseId, command: CaseCommand, year: int) -> CaseCommand:
        """Give each letter the next outgoing number of its year; those to bodies are counted apart."""
        match command:
            case Forward():
                return replace(command, outgoing=tuple(self._to_body(year) for _ in command.bodies))
            case Request():
                return replace(command, outgoing=self._to_body(year))
            case SendAnswer():
                return self._answer(id_, command, year)
            case _:
                return command

    def _to_body(self, year: int) -> str:
        self._to_bodies[year] = self._to_bodies.get(year, 0) + 1
        return f"02-17/{self._to_bodies[year]}"

    def _answer(self, id_: CaseId, command: SendAnswer, year: int) -> SendAnswer:
        if (command.channel or self._bulk.case(id_).answer_channel) not in _ON_PAPER:
            return replace(command, signer=None)
        self._letters[year] = self._letters.get(year, 0) + 1
        return replace(command, outgoing=f"02-15/{self._letters[year]}")


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Spare the search for cycles: facts make none, and looking through open cases costs a sixth."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class _Progress:
    """Counts both halves of the work as one."""

    def __init__(self, said: Callable[[int, int], None] | None, cases: int) -> None:
        self._said = said
        self._cases = cases

    def written(self, cases: int) -> None:
        if self._said:
            self._said(cases, 2 * self._cases)

    def told(self, cases: int) -> None:
        if self._said:
            self._said(self._cases + cases, 2 * self._cases)


def _after_rest(days: tuple[date, ...], place: int) -> bool:
    return (days[place] - days[place - 1]).days > 1
