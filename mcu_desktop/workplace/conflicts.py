"""What several wrote without knowing of each other: whose it is, when, by which duty, cut off since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.duties import duty_words
from mcu_desktop.domain.cards.kinds import CARD_KINDS, CardId
from mcu_desktop.domain.cards.telling import whole_card
from mcu_desktop.domain.cases import field_words, fields
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.field_names import split
from mcu_desktop.domain.cases.fields import Outcome
from mcu_desktop.domain.cases.settlement import TYPED_ANEW
from mcu_desktop.domain.notes.period import day_and_month
from mcu_desktop.domain.office.journals import OUTGOING
from mcu_desktop.domain.vocabulary import CaseId, Measures, Result
from mcu_desktop.journal.names import CASE
from mcu_desktop.journal.stamps import moment_of
from mcu_desktop.problems import Refusal
from mcu_desktop.store.projection import whole_case
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace import card_words, readings

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.rules import Rules
    from mcu_desktop.domain.colliding import Conflict
    from mcu_desktop.journal.record import Record
    from mcu_desktop.store.journal_table import History
    from mcu_desktop.store.writing import Writing
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.seat import Seat

_WORTH_TELLING = timedelta(hours=1)
"""Being cut off for less explains nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the values, and whose it is."""

    record: str
    value: Any
    words: str
    author: str
    duty: str
    at: datetime
    station: str
    cut_off_since: datetime | None
    """The latest record of others that the author's workplace had seen, as far as it can be told."""
    mine: bool
    """Written at this workplace."""

    @property
    def whose(self) -> str:
        """Say whose and when: «Сорокина А. П., 20 ноября, 14:05, без связи с 18 ноября»."""
        told = f"{self.author}, {day_and_month(self.at.date())}, {self.at:%H:%M}"
        since = self.cut_off_since
        if since is None or self.at - since < _WORTH_TELLING:
            return told
        apart = day_and_month(since.date()) if since.date() != self.at.date() else f"{since:%H:%M}"
        return f"{told}, без связи с {apart}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field that somebody has to settle."""

    field: str
    title: str
    before: Any
    before_words: str
    sides: tuple[Side, ...]
    shown_words: str
    between: tuple[str, ...]
    typed_anew: bool
    """Another value than the recorded ones can be put there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A line of the tray: a case or a card with open fields, or the cases of one number."""

    stream: Stream
    title: str
    about: str
    fields: tuple[str, ...] = ()
    """How the open fields are called; none where cases bear one number."""
    cases: tuple[str, ...] = ()
    """The cases that bear one number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """All that a matter of the tray is about."""

    fields: tuple[Field, ...] = ()
    cases: tuple[Case, ...] = ()


def matters(seat: Asking) -> tuple[Matter, ...]:
    """Give everything that waits for somebody to settle it."""
    conflicts = seat.store.conflicts
    doubled = (cases for cases in conflicts.of_one_number() if all(_seen(seat, case) for case in cases))
    return (
        *(_of_one_number(seat, cases) for cases in doubled),
        *(_matter(seat, stream, names) for stream, names in conflicts.unsettled() if _known(seat, stream)),
    )


def fields_of(seat: Asking, stream: Stream) -> tuple[Field, ...]:
    """Give the open fields of a case or a card, with what stands against each other there."""
    if not (_known(seat, stream) and seat.store.conflicts.fields(stream)):
        return ()
    past = seat.store.history(stream)
    records = {record.full_name: record for record in past.records}
    return tuple(_field(seat, stream, conflict, records) for conflict in _unsettled(past))


def unfolded(seat: Asking, matter: Matter) -> Unfolded:
    """Give the open fields of a matter, or the cases that bear one number; reading them is written down."""
    for case in matter.cases or ((matter.stream.id,) if matter.stream.kind == CASE else ()):
        readings.opened(seat, CaseId(case))
    if matter.cases:
        return Unfolded(cases=tuple(seat.case(CaseId(case)) for case in matter.cases))
    return Unfolded(fields=fields_of(seat, matter.stream))


def typed_anew(seat: Seat, stream: Stream, field: str, text: str) -> Any:
    """Read a value that nobody recorded: a word of its list, a day, a name of the office, or plain text."""
    if stream.kind != CASE:
        return text
    kind, name = fields.type_of(field), split(field)[1]
    try:
        if name == "block":
            return seat.office.block_named(text, field)
        if name == "executor":
            return seat.office.person_named(text, field)
        if kind is Outcome:
            result, _, measures = text.partition(" ")
            return Outcome(result=Result(result), measures=Measures(measures) if measures else None)
        if kind is date:
            return date.fromisoformat(text)
        return kind(text) if isinstance(kind, type) and issubclass(kind, StrEnum) else text
    except ValueError:
        raise Refusal("Такого значения у этого поля не бывает.", field=field) from None


def with_numbers(rules: Rules, writing: Writing) -> Rules:
    """Let a decision ask for another number, inside the transaction that will give it."""

    def next_number(case: Case) -> tuple[str, int]:
        year = case.registered_on.year
        if writing.bears_alone(case.id, (case.journal, case.station, year, case.ordinal)):
            raise Refusal(f"Номер {case.number} носит только это дело: другой ему не нужен.")
        return writing.station, writing.next_ordinal(case.journal, year)

    def next_outgoing() -> tuple[str, int]:
        return writing.station, writing.next_ordinal(OUTGOING, rules.today.year)

    return replace(rules, next_number=next_number, next_outgoing=next_outgoing)


def _known(seat: Asking, stream: Stream) -> bool:
    return stream.kind != CASE or _seen(seat, stream.id)


def _seen(seat: Asking, case: str) -> bool:
    """Tell whether this person may see all of a case."""
    return seat.sight.whole or all(seat.store.sees(case))


def _unsettled(past: History) -> tuple[Conflict, ...]:
    if past.stream.kind == CASE:
        return whole_case(past).conflicts
    return whole_card(past.told_of_card).conflicts


def _of_one_number(seat: Asking, cases: tuple[str, ...]) -> Matter:
    lines = [seat.case(CaseId(id_)) for id_ in cases]
    people = "; ".join(field_words.shown("applicants", case.applicants, seat) for case in lines)
    return Matter(
        stream=Stream(CASE, cases[0]),
        title=f"Номер {lines[0].number}",
        about=people,
        cases=cases,
    )


def _matter(seat: Asking, stream: Stream, names: tuple[str, ...]) -> Matter:
    if stream.kind == CASE:
        case = seat.case(CaseId(stream.id))
        title, about = f"№ {case.number}", field_words.shown("applicants", case.applicants, seat)
    else:
        kind = card_words.KIND_TITLES.get(stream.kind, stream.kind)
        title, about = kind, seat.block_name(CardId(stream.id))
    return Matter(
        stream=stream, title=title, about=about, fields=tuple(_title(stream, name) for name in names)
    )


def _field(seat: Seat, stream: Stream, conflict: Conflict, records: dict[str, Record]) -> Field:
    def words(value: Any) -> str:
        return _words(seat, stream, conflict.field, value)

    return Field(
        field=conflict.field,
        title=_title(stream, conflict.field),
        before=conflict.before,
        before_words=words(conflict.before),
        sides=tuple(
            _side(seat, records[side.record], side.value, words(side.value)) for side in conflict.sides
        ),
        shown_words=words(conflict.shown),
        between=conflict.between,
        typed_anew=_typed_anew(stream, conflict),
    )


def _side(seat: Seat, record: Record, value: Any, words: str) -> Side:
    store = seat.store
    station = store.logs.held()[record.log].origin.station
    seen = store.conflicts.seen_of_others(record.log, record.seq)
    return Side(
        record=record.full_name,
        value=value,
        words=words,
        author=seat.person_name(CardId(record.author)),
        duty=duty_words(record.duty, lambda whose: seat.person_name(CardId(whose))),
        at=seat.in_zone(moment_of(record.stamp)),
        station=station,
        cut_off_since=None if seen is None else seat.in_zone(moment_of(seen)),
        mine=station == store.station,
    )


def _title(stream: Stream, field: str) -> str:
    return field_words.title(field) if stream.kind == CASE else card_words.field_title(field, stream.kind)


def _words(seat: Seat, stream: Stream, field: str, value: Any) -> str:
    if stream.kind == CASE:
        return field_words.told_whole(field, value, seat)
    return card_words.shown(seat, field, value)


def _typed_anew(stream: Stream, conflict: Conflict) -> bool:
    if stream.kind == CASE:
        return split(conflict.field)[1] in TYPED_ANEW - {"applicants"}
    return stream.kind in CARD_KINDS and all(type(side.value) is str for side in conflict.sides)
