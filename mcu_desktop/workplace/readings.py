"""Who looked at cards and took lists away: written down once in some minutes, listed for those who watch.

The window's own workplace only reads, and nothing may slow the opening of a card: there the bridge hands
the writing to its worker (`Seat.recorder`).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.duties import duty_words
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.office.moves import MoveTold, TermsMoved
from mcu_desktop.domain.office.readings import CardOpened, Exported, Reading, SstuReported
from mcu_desktop.domain.permissions.rights import Export, Seeing
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.names import READING
from mcu_desktop.store.journal_table import History
from mcu_desktop.store.own_log import Signature
from mcu_desktop.store.trails import beside

if TYPE_CHECKING:
    from mcu_desktop.store.trails import Trace
    from mcu_desktop.workplace.seat import Seat

APART = timedelta(minutes=10)
"""The same person at the same card or list again within this is one reading."""
_LOOKED_THROUGH = 20
_EVERY = -1

EXPORT_NAMES = {
    Export.REGISTER: "журнал",
    Export.CARD: "карточка",
    Export.SLIP: "штамп или талон",
    Export.BOARD: "доска",
    Export.DAY: "лист дня",
    Export.NOTE_PAPER: "аналитическая записка",
    Export.ATTACHMENT: "вложение",
    Export.COMMISSION: "поручение организации",
    Export.PAPER: "бумага по делу",
    Export.REPORT: "отчёт",
    Export.REVIEW: "обзор для публикации",
    Export.FOLDER: "дело для прокурора",
    Export.RECEPTION: "личный приём",
    Export.SSTU: "отчёт в ССТУ",
}


class ReadingLine(NamedTuple):
    """One reading in words."""

    at: datetime
    person: str
    duty: str
    what: str
    case: CaseId | None


# ---------------------------------------------------------------------- written down


def opened(seat: Seat, id_: CaseId) -> None:
    """Write down that this person read the card of a case."""
    duty = seat.duty_for(Seeing.CASES) or seat.duty_for(Seeing.FIGURES) or ""
    _note(seat, CardOpened(case=id_), duty)


def exported(
    seat: Seat, what: Export, kind: str, *, count: int = 1, case: CaseId | None = None, conditions: str = ""
) -> None:
    """Let something leave the program, or refuse it; what leaves is written down."""
    duty = seat.judged(what)
    conditions = "; ".join(filter(None, (conditions, seat.stood and f"как было {seat.stood}")))
    _note(seat, Exported(what=what, kind=kind, count=count, case=case, conditions=conditions), duty)


def attachment(seat: Seat, id_: CaseId, digest: str) -> bytes:
    """Give the content of a file of a case to be opened outside the program."""
    exported(seat, Export.ATTACHMENT, "файл", case=id_)
    return seat.store.attachments.read(digest)


def _note(seat: Seat, fact: Reading, duty: str) -> None:
    now = seat.reads_at()
    before = seat.noted.get(fact)
    if before is not None and now - before < APART:
        return
    seat.noted[fact] = now
    person = seat.person
    seat.recorder(lambda worker: worker.books(lambda writer: _write(writer, fact, person, duty, now)))


def _write(seat: Seat, fact: Reading, person: str, duty: str, now: datetime) -> None:
    about = fact.case or person
    if isinstance(fact, CardOpened) and _lately(seat, fact, person, now):
        return
    past = History(beside(READING, about), (), ())
    with seat.store.writing() as writing:
        writing.append([(past, fact)], Signature(author=person, duty=duty, moment=now))


def _lately(seat: Seat, fact: CardOpened, person: str, now: datetime) -> bool:
    known = seat.store.trails.of_case(fact.case, _LOOKED_THROUGH)
    return any(one.person == person and one.reading == fact and now - one.at < APART for one in known)


# ---------------------------------------------------------------------- looked at


def readings(seat: Seat, *, limit: int = 500) -> tuple[ReadingLine, ...]:
    """List the newest readings of all; whoever may not know cases learns numbers, not conditions."""
    seat.judged(Seeing.READINGS)
    bare = seat.why_not(Seeing.CASES) is not None
    return tuple(_line(seat, trace, bare=bare) for trace in seat.store.trails.latest(limit))


def of_case(seat: Seat, id_: CaseId, *, limit: int = 100) -> tuple[ReadingLine, ...]:
    """List the newest readings of one case."""
    seat.judged(Seeing.READINGS)
    return tuple(_line(seat, trace, bare=False) for trace in seat.store.trails.of_case(id_, limit))


def trail(seat: Seat, id_: CaseId) -> tuple[ReadingLine, ...]:
    """List every reading of a case, oldest first, for its folder."""
    seat.judged(Export.FOLDER)
    return tuple(_line(seat, trace, bare=False) for trace in reversed(seat.store.trails.of_case(id_, _EVERY)))


def _line(seat: Seat, trace: Trace, *, bare: bool) -> ReadingLine:
    fact = trace.reading
    named = CaseId(fact.case) if fact.case else None
    return ReadingLine(
        at=trace.at.astimezone(seat.now().tzinfo),
        person=seat.person_name(trace.person),  # type: ignore[arg-type]  # a person is a card
        duty=duty_words(trace.duty, lambda whose: seat.person_name(CardId(whose))),
        what=_what(seat, fact, named, bare=bare),
        case=named,
    )


def _what(seat: Seat, fact: Reading, case: CaseId | None, *, bare: bool) -> str:
    number = f" № {seat.store.trails.number(case) or '?'}" if case else ""
    if isinstance(fact, CardOpened):
        return f"открыта карточка{number}"
    if isinstance(fact, SstuReported):
        return _reported(fact, number)
    if isinstance(fact, TermsMoved):
        return f"сдвинулись сроки: {counted(len(fact.terms), 'срок', 'срока', 'сроков')}"
    if isinstance(fact, MoveTold):
        return f"сообщено о сдвинувшихся сроках: {seat.person_name(CardId(fact.person))}"
    name = EXPORT_NAMES.get(Export(fact.what), fact.what) if fact.what in set(Export) else fact.what
    several = "" if case else f", {counted(fact.count, 'дело', 'дела', 'дел')}"
    conditions = "" if bare or not fact.conditions else f" ({fact.conditions})"
    kind = fact.kind.upper() if fact.kind.isascii() else fact.kind  # PDF, but «пакет»
    return f"выгрузка: {name}{number}, {kind}{several}{conditions}"


def _reported(fact: SstuReported, number: str) -> str:
    from mcu_desktop.sstu.months import title  # noqa: PLC0415 - seldom said

    if fact.case:
        return f"ССТУ не принял{number}" if fact.refused else f"внесено в ССТУ вручную{number}"
    return f"выгрузка: отчёт в ССТУ, {title(fact.month)}, {counted(len(fact.told), 'дело', 'дела', 'дел')}"
