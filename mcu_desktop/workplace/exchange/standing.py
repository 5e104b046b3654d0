"""How the exchange of a desk stands: what is only here, how each road went, what is known of each station."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import Station
from mcu_desktop.domain.spelling import counted
from mcu_desktop.journal.stamps import moment_of
from mcu_desktop.workplace.exchange.outcomes import Heard, Outcome, outcomes
from mcu_desktop.workplace.exchange.roads import Road, roads, switched_off

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcu_desktop.store.store import Store
    from mcu_desktop.workplace.seat import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class StationStanding:
    """A workplace as this desk knows it."""

    station: str
    mine: bool
    records: int
    """What it wrote, as far as it came here."""
    last_record: datetime | None
    heard: Heard | None
    """As the shared database knew it last; `None` where there is none."""
    invited: bool
    revoked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Everything that is said of the exchange."""

    now: datetime
    roads: tuple[tuple[Road, Outcome], ...]
    off: bool
    only_here: int
    """Actions that no road has taken yet."""
    only_here_since: datetime | None
    stations: tuple[StationStanding, ...]
    troubles: tuple[str, ...]
    """What is kept from coming farther, in sentences."""

    @property
    def last(self) -> datetime | None:
        """When an exchange last came to its end, by any road."""
        return max((outcome.at for _, outcome in self.roads if outcome.at), default=None)

    @property
    def failing(self) -> tuple[tuple[Road, Outcome], ...]:
        """The roads that keep something back, and why."""
        return tuple((road, outcome) for road, outcome in self.roads if outcome.why)


def standing(seat: Seat) -> Standing:
    """Tell how the exchange stands; asks no database and no network."""
    store, told = seat.store, outcomes(seat.store.home)
    known = roads(store)
    only_here, since = _only_here(store, told) if known else (0, None)
    stations = _stations(seat, told) if known else ()
    return Standing(
        now=seat.now(),
        roads=tuple((road, told.get(road.address, Outcome())) for road in known),
        off=switched_off(store),
        only_here=only_here,
        only_here_since=seat.in_zone(since) if since else None,
        stations=stations,
        troubles=_troubles(store, stations),
    )


def _only_here(store: Store, told: Mapping[str, Outcome]) -> tuple[int, datetime | None]:
    own = store.logs.own()
    reached = max((one.reached for one in told.values() if one.log == own.hex()), default=0)
    actions, first = store.logs.actions_behind(own, reached)
    return actions, moment_of(first) if first else None


def _stations(seat: Seat, told: Mapping[str, Outcome]) -> tuple[StationStanding, ...]:
    store = seat.store
    heard = _latest(told)
    cards = {card.letter: gone for _, card, gone in store.cards_of(Station)}
    written: dict[str, tuple[int, int]] = {}
    for held in store.logs.held().values():
        records, last = written.get(held.origin.station, (0, 0))
        before = held.origin.parent_seq
        written[held.origin.station] = records + held.end.seq - before, max(last, held.end.stamp)
    return tuple(
        StationStanding(
            station=station,
            mine=station == store.station,
            records=written.get(station, (0, 0))[0],
            last_record=seat.in_zone(moment_of(written[station][1])) if station in written else None,
            heard=heard.get(station),
            invited=station in cards,
            revoked=cards.get(station, False),
        )
        for station in sorted({*written, *cards, *heard})
    )


def _latest(told: Mapping[str, Outcome]) -> dict[str, Heard]:
    """Give what the database that was asked last knows of each station."""
    asked = sorted((one for one in told.values() if one.at), key=lambda one: str(one.at))
    return {heard.station: heard for one in asked for heard in one.heard}


def _troubles(store: Store, stations: tuple[StationStanding, ...]) -> tuple[str, ...]:
    letters = {log: held.origin.station for log, held in store.logs.held().items()}
    flaws = [
        f"Записи места «{letters[flaw.log]}» не идут дальше {flaw.seq - 1}: {flaw.reason}."
        if flaw.log in letters
        else f"Лента {flaw.log.hex()[:8]} не принята: {flaw.reason}."
        for flaw in store.logs.flaws()
    ]
    untold = store.logs.untold()
    kept = counted(untold, "запись", "записи", "записей")
    newer = [f"{kept} эта программа хранит, но не понимает: обновите её."] if untold else []
    twice = [
        f"Место «{one.station}» работает в двух копиях: оставьте одну, другой дайте свою букву."
        for one in stations
        if one.heard and one.heard.copies > 1
    ]
    return (*twice, *flaws, *newer)
