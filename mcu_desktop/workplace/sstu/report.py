"""The report of a month: what goes to ССТУ, what each appeal lacks, what the portal knows already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from mcu_desktop.domain.notes.period import Period
from mcu_desktop.domain.office.readings import ToldOf
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import CaseId, Regime
from mcu_desktop.problems import Refusal
from mcu_desktop.sstu import months
from mcu_desktop.sstu.checking import Lack, lacks
from mcu_desktop.sstu.record import SstuRecord
from mcu_desktop.sstu.telling import told, told_of_letter
from mcu_desktop.sstu.writing import digest
from mcu_desktop.store.collecting import no_cycles
from mcu_desktop.workplace.sstu.portal import told_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.sstu.portal import Before

_DEPARTMENT = "departmentId"


class State(StrEnum):
    """What the portal knows of an appeal."""

    NEVER = "не выгружено"
    SAME = "выгружено"
    CHANGED = "изменено с тех пор"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One appeal of the report."""

    key: str
    """The case; for a letter whose appeal is not here, its card."""
    day: date
    record: SstuRecord
    lacks: tuple[Lack, ...]
    state: State
    told_at: datetime | None
    earlier: bool
    """It came before the month, and there is something new to say."""
    letter: bool = False

    @property
    def told(self) -> ToldOf:
        """What is kept of it once it is told."""
        return ToldOf(case=self.key, digest=digest(self.record), unfinished=self.record.unfinished)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthReport:
    """All appeals of a month, and what is new of earlier ones."""

    month: str
    period: Period
    entries: tuple[Entry, ...]
    department: str
    short_codes: bool

    @property
    def ready(self) -> tuple[Entry, ...]:
        """What may be written."""
        return tuple(one for one in self.entries if not one.lacks) if self.department else ()

    @property
    def lacking(self) -> tuple[Entry, ...]:
        """What lacks something."""
        return tuple(one for one in self.entries if one.lacks)

    @property
    def words(self) -> str:
        """How it stands, in a sentence."""
        amount = counted(len(self.entries), "обращение", "обращения", "обращений")
        lacking = len(self.lacking)
        rest = f"не хватает сведений в {lacking}" if lacking else "всё готово"
        return f"За {months.title(self.month)}: {amount}, {rest}."

    @property
    def news(self) -> tuple[Entry, ...]:
        """What may be written and the portal does not know yet."""
        return tuple(one for one in self.ready if one.state is not State.SAME)


@no_cycles()
def report(seat: Asking, month: str) -> MonthReport:
    """Give the report of a month as things stand now."""
    seat.judged(Export.SSTU)
    settings = seat.office.sstu
    period = months.period_of(month, settings.closes_on)
    if period.first > seat.today():
        raise Refusal("Этот месяц ещё не начался: сообщать не о чем.", field="month")
    before = told_before(seat)
    entries = (*_appeals(seat, period, before), *_letters(seat, period, before))
    return MonthReport(
        month=month,
        period=period,
        entries=tuple(sorted(entries, key=lambda one: (one.earlier, one.day, one.record.number))),
        department=settings.department,
        short_codes=settings.short_codes,
    )


def of_case(seat: Asking, id_: CaseId) -> Entry:
    """Give one appeal as it would be told now, whichever month it is of."""
    seat.judged(Export.SSTU)
    case = seat.case(id_)
    if case.regime is not Regime.APPEAL:
        raise Refusal("В ССТУ сообщают только об обращениях по 59-ФЗ.")
    record = told(case, seat.office.sstu)
    return _entry(seat, id_, case.registered_on, record, told_before(seat), earlier=False)


def _appeals(seat: Asking, period: Period, before: dict[str, Before]) -> Iterator[Entry]:
    cases, _ = seat.store.note_rows.within([(period.first, period.last)], seat.today())
    known = {row.id: row.registered_on for row in cases if row.regime == Regime.APPEAL}
    first, last = period.first.isoformat(), period.last.isoformat()
    open_then = {id_: "" for id_, one in before.items() if one.unfinished and id_ not in known}
    for id_, registered_on in (known | open_then).items():
        if registered_on > last:
            continue
        earlier = registered_on < first
        if not earlier or id_ not in before or before[id_].unfinished:
            yield from _told_anew(seat, CaseId(id_), before, period, earlier=earlier)


def _told_anew(
    seat: Asking, id_: CaseId, before: dict[str, Before], period: Period, *, earlier: bool
) -> Iterator[Entry]:
    """Tell an appeal; of an earlier one only what is new."""
    if seat.store.trails.number(id_) is None:
        return
    case = seat.case(id_)
    if case.erased or case.registered_on > period.last:
        return
    entry = _entry(seat, id_, case.registered_on, told(case, seat.office.sstu), before, earlier=earlier)
    if not earlier or entry.state is not State.SAME:
        yield entry


def _letters(seat: Asking, period: Period, before: dict[str, Before]) -> Iterator[Entry]:
    for id_, letter in seat.office.awaited.items():
        if period.first <= letter.written_on <= period.last:
            record = told_of_letter(letter, seat.office.sstu)
            yield _entry(seat, id_, letter.written_on, record, before, earlier=False, letter=True)


def _entry(
    seat: Asking,
    key: str,
    day: date,
    record: SstuRecord,
    before: dict[str, Before],
    *,
    earlier: bool,
    letter: bool = False,
) -> Entry:
    last = before.get(key)
    state = State.NEVER
    if last is not None:
        state = State.SAME if last.digest == digest(record) else State.CHANGED
    return Entry(
        key=key,
        day=day,
        record=record,
        lacks=tuple(_lacks(seat, record)),
        state=state,
        told_at=last.at if last else None,
        earlier=earlier,
        letter=letter,
    )


def _lacks(seat: Asking, record: SstuRecord) -> Iterator[Lack]:
    """Give what keeps a record back; that the office has no GUID of its own is said once for all."""
    yield from (lack for lack in lacks(record) if lack.field != _DEPARTMENT)
    answers = {one.answer for one in record.questions if one.answer is not None}
    for answer in answers:
        if not seat.store.attachments.lies(answer.digest):
            words = (
                f"Файл ответа «{answer.name[:60]}» ещё не пришёл на этот компьютер: получите его в карточке."
            )
            yield Lack("attachment", words)
