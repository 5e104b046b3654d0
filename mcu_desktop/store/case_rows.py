"""A folded case as the rows of the projections: one pure function a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.clocks import Clock, binding
from mcu_desktop.domain.cases.commissions import number
from mcu_desktop.domain.cases.history import full_name
from mcu_desktop.domain.cases.places import territory
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.cases.waiting import asked
from mcu_desktop.domain.spelling import folded
from mcu_desktop.domain.terms.norms import Stop
from mcu_desktop.domain.vocabulary import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.journal.record import Record

_SUMMARY = 240
_BEGINNING = date(2000, 1, 1).toordinal()
_BEGINNING_S = 946_684_800
"""The same in seconds of the stamps' clock."""
_DAY_S = 86_400
_PLACES = 1 << 27
SEATS = 1 << 4
"""How many cases of different logs may meet at one place."""

Row = tuple[Any, ...]


def key_of(case: Case, registration: Record) -> int:
    """Give the first row number of a case's place: newer days are greater, then newer records.

    The second of that day at which the record was made (its first or last one when it was made on
    another day), then the record's place in its log, so that two cases of a log never meet. The
    number is the same on every desk and after every rebuild.
    """
    day = (case.registered_on.toordinal() - _BEGINNING) * _DAY_S
    second = (registration.stamp >> 16) // 1000 - _BEGINNING_S
    place = (registration.seq + int.from_bytes(registration.log[:3])) % _PLACES
    return ((day + min(max(second - day, 0), _DAY_S - 1)) * _PLACES + place) * SEATS


def key_on(day: date) -> int:
    """Give the least row number of the cases that were registered on a day."""
    return max(day.toordinal() - _BEGINNING, 0) * _DAY_S * _PLACES * SEATS


def least_term(case: Case, clocks: tuple[Clock, ...]) -> Clock | None:
    """Give the term that a case is shown with: none once it has ended."""
    return None if case.ended else binding(clocks)


_OTHERS = {Stop.REGISTERED, Stop.REPLIED, Stop.ACCEPTED}
"""What ends terms that are not about the citizen's answer."""


def answer_due(clocks: tuple[Clock, ...]) -> str | None:
    """Give the least end of the office's own duties to the citizen; with none running, that of the answer."""
    own = [clock for clock in clocks if clock.deadline.norm.stops not in _OTHERS]
    running = [clock.due for clock in own if clock.running]
    return min(running or [c.due for c in own if c.deadline.norm.stops is Stop.ANSWERED], default=None)


LINE_COLUMNS = (
    "key", "id", "number", "status", "regime", "form", "kind", "channel", "received_on",
    "registered_on", "applicant", "address", "summary", "place", "territory", "blocks", "executors",
    "due", "due_norm", "answer_due", "answered_on", "closed_on", "out_on", "marks", "control",
    "repeated", "extended", "words_digest", "running",
)  # fmt: skip


def line_row(
    key: int,
    case: Case,
    clocks: tuple[Clock, ...],
    least: Clock | None,
    digest: int,
    more_marks: Iterable[Mark] = (),
) -> Row:
    """Give the register's row of a case; `least` is its term, `digest` that of its words in the search."""
    first = case.applicants[0] if case.applicants else None
    marks = [*case.marks, *more_marks]
    if any(clock.provisional for clock in clocks):
        marks.append(Mark.PROVISIONAL)
    applicant = full_name(first) if first else "Без подписи"
    if case.erased:
        applicant = "Уничтожено"
    if len(case.applicants) > 1:
        applicant = f"{applicant} и ещё {len(case.applicants) - 1}"
    return (
        key,
        bytes.fromhex(case.id),
        case.number,
        case.status,
        case.regime,
        case.form,
        case.kind,
        case.channel,
        case.received_on.isoformat(),
        case.registered_on.isoformat(),
        applicant,
        (first.address if first else None) or "",
        _summary(case),
        case.place or "",
        territory(case.place, first.address if first else None),
        " ".join(dict.fromkeys(q.block for q in case.questions if q.block)),
        " ".join(dict.fromkeys(q.executor for q in case.questions if q.executor)),
        least.due if least else None,
        least.norm if least else None,
        answer_due(clocks),
        _iso(case.sent.sent_on) if case.sent else None,
        _iso(case.closed_on),
        _iso(case.withdrawn_on or case.out_on),
        " ".join(dict.fromkeys(marks)),
        int(Mark.CONTROL in marks),
        int(Mark.REPEATED in marks),
        int(Mark.EXTENDED in marks),
        digest,
        f"{case.journal} {case.station} {case.registered_on.year:04} {case.ordinal:09}",
    )


QUESTION_COLUMNS = (
    "case_key", "id", "block", "executor", "code", "stage", "result", "measures", "ended_on", "due",
)  # fmt: skip


def question_rows(key: int, case: Case, due: str | None) -> list[Row]:
    """Give a row for each question: it is due with its case; a settled case gives all of them its column."""
    ended_on = case.closed_on or case.withdrawn_on
    return [
        (
            key,
            q.id,
            q.block,
            q.executor,
            q.code,
            case.stage_of(q),
            q.result,
            q.measures,
            _iso(q.out_on or ended_on),
            due,
        )
        for q in case.questions
    ]


APPLICANT_COLUMNS = (
    "case_key", "place", "folded", "surname", "name", "patronymic", "organisation", "address",
    "phone", "email", "benefit", "social",
)  # fmt: skip


def applicant_rows(key: int, case: Case) -> list[Row]:
    """Give a row for each applicant, found by the folded name."""
    return [
        (key, place, folded(_directory_name(a)), *(getattr(a, name) for name in APPLICANT_COLUMNS[3:]))
        for place, a in enumerate(case.applicants)
    ]


def _directory_name(applicant: Applicant) -> str:
    """Name the applicant by surname first, also one who writes for an organisation."""
    whole, surname = full_name(applicant), applicant.surname
    return whole if surname is None or whole.startswith(surname) else f"{surname} {whole}"


CLOCK_COLUMNS = ("case_key", "norm", "about", "start", "due", "provisional", "stopped_on")


def clock_rows(key: int, clocks: tuple[Clock, ...]) -> list[Row]:
    """Give a row for each term."""
    return [
        (key, c.norm, c.about, c.deadline.start.isoformat(), c.due, int(c.provisional), _iso(c.stopped_on))
        for c in clocks
    ]


COMMISSION_COLUMNS = ("case_key", "id", "number", "unit", "due", "answered")


def commission_rows(key: int, case: Case) -> list[Row]:
    """Give a row for each thing that an organisation was asked."""
    answered = {answer.commission for answer in case.answers}
    return [
        (
            key,
            one.commission,
            number(one.commission),
            one.unit,
            one.due.isoformat(),
            int(one.commission in answered),
        )
        for one in case.commissions
    ]


CITIZEN_COLUMNS = ("case_key", "place", "citizen")


def citizen_rows(key: int, case: Case) -> list[Row]:
    """Give a row for each applicant of whom somebody said which citizen it is."""
    return [(key, place, citizen) for place, citizen in enumerate(case.citizens) if citizen]


CHANGE_COLUMNS = (
    "case_key", "change", "place", "since", "surname", "name", "patronymic", "organisation", "address",
    "phone", "email",
)  # fmt: skip


def change_rows(key: int, case: Case) -> list[Row]:
    """Give a row for each change of an applicant, as known since then."""
    if not case.changes:
        return []
    from mcu_desktop.domain.cases.chapters.citizens import changed  # noqa: PLC0415 - few have changed

    return [
        (
            *(key, number, change.place, change.since.isoformat()),
            *(getattr(since, name) for name in CHANGE_COLUMNS[4:]),
        )
        for number, (change, since) in enumerate(changed(case))
    ]


ASKED_COLUMNS = ("case_key", "person", "what", "about", "waits")


def asked_rows(key: int, case: Case) -> list[Row]:
    """Give a row for each thing that is asked of somebody by name."""
    return [(key, one.person, one.wish, one.about, int(one.waits)) for one in asked(case)]


RETURNED_COLUMNS = ("case_key", "place", "author", "returned_on")


def returned_rows(key: int, case: Case) -> list[Row]:
    """Give a row for each time the answer came back; who took it back themselves counts for nothing."""
    back = (one for one in case.returned if not one.own)
    return [(key, place, one.author, one.returned_on.isoformat()) for place, one in enumerate(back)]


CLUE_COLUMNS = ("case_key", "clue")


def clue_rows(key: int, case: Case) -> list[Row]:
    """Give a row for each key that a repeat finds the case by."""
    from mcu_desktop.domain.repeats.clues import of_case  # noqa: PLC0415 - not before a case is written

    return [(key, clue) for clue in of_case(case)]


def _summary(case: Case) -> str:
    if case.erased:
        return f"Уничтожено по акту № {case.erased}"
    return _short(case.questions[0].text if case.questions else case.text)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SUMMARY else f"{line[: _SUMMARY - 1]}…"
