"""How it was: the office as it stood at a past moment, for reading alone.

It stands by the stamps of facts, whatever this desk had heard of them by then; what was destroyed by act
stays destroyed (0022).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, time, timedelta
from threading import Lock
from typing import TYPE_CHECKING

from mcu_desktop.domain.notes.period import day_in_words
from mcu_desktop.journal.stamps import last_of, moment_of
from mcu_desktop.later import later
from mcu_desktop.problems import Refusal
from mcu_desktop.store.past_room import Room
from mcu_desktop.store.store import Store
from mcu_desktop.workplace import rulebook
from mcu_desktop.workplace.seat import Seat
from mcu_desktop.workplace.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.store import past
    from mcu_desktop.store.past import Progress
    from mcu_desktop.workplace import card_changes
else:
    past = later("mcu_desktop.store.past")
    card_changes = later("mcu_desktop.workplace.card_changes")


def moment_said(seat: Seat, said: date | datetime) -> datetime:
    """Read a moment in the office's zone; a day means its end, today this very moment."""
    if isinstance(said, datetime):
        return seat.in_zone(said)
    return seat.now() if said == seat.today() else seat.in_zone(datetime.combine(said, time.max))


def said(moment: datetime) -> str:
    """Name a moment: «12 ноября 2026 года, 14:00»."""
    return f"{day_in_words(moment.date())}, {moment:%H:%M}"


class AsOf:
    """The office at one moment; made when first opened, gone when the last one who opened it has closed."""

    def __init__(self, seat: Seat, moment: datetime, progress: Progress = lambda *_: None) -> None:
        _require_past(seat, moment)
        self.moment = moment
        self.words = said(moment)
        self._home = seat.store.home
        self._key = seat.store.key
        self._person = seat.person
        self._duties_in = seat.office
        self._clock = seat.given_clock or (lambda: datetime.now().astimezone())
        self._progress = progress
        self._room: Room | None = None
        self._making = Lock()

    def open(self, _home: Path | None = None) -> Workplace:
        """Open it; a window opens it twice, in two threads."""
        with self._making:
            if self._room is None:
                self._room = self._made()
        refusal = f"Вы смотрите, как было {self.words}: менять прошлое нельзя."
        moment = self.moment
        store = past.opened(self._room, self._key, refusal)
        workplace = Workplace(store, person=self._person, clock=lambda: moment)
        workplace.duties_in = self._duties_in
        workplace.stood, workplace.books, workplace.reads_at = self.words, self._write_down, self._now
        return workplace

    def _now(self) -> datetime:
        return self._clock().astimezone(self.moment.tzinfo)

    def _write_down(self, order: Callable[[Seat], None]) -> None:
        """Carry a reading into the office of now: who looks at the past has looked."""
        with closing(Store.open(self._home, key=self._key)) as store:
            order(Seat(store, person=self._person, clock=self._clock))

    def _made(self) -> Room:
        room = Room(self._home)
        try:
            past.copy(self._home, room, self._key, self._progress)
            limit = last_of(self.moment)
            past.go_back(
                room, self._key, limit, rulebook.terms_of_cards, card_changes.SHIFTS_TERMS, self._progress
            )
        except BaseException:
            room.clear()
            raise
        return room


def _require_past(seat: Seat, moment: datetime) -> None:
    if moment > seat.now():
        raise Refusal("Этот момент ещё не наступил: назовите прошедший.", field="moment")
    began = seat.store.first_stamp_of("administration")
    if began is None or last_of(moment) < began:
        first = seat.in_zone(moment_of(began)) + timedelta(minutes=1) if began is not None else seat.now()
        raise Refusal(f"Тогда записей ещё не было: они начинаются {said(first)}.", field="moment")
