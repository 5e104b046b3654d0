"""The report of a month: what goes to ССТУ, what each appeal lacks, what the portal knows already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import Body
from mcu_desktop.domain.notes.period import Period
from mcu_desktop.domain.office.readings import ToldOf
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import CaseId, Regime
from mcu_desktop.problems import Refusal
from mcu_desktop.sstu import months
from mcu_desktop.sstu.checking import Lack, lacks
from mcu_desktop.sstu.record import AnswerFile, SstuRecord
from mcu_desktop.sstu.telling import answer_file, told, told_of_letter
from mcu_desktop.sstu.writing import digest
from mcu_desktop.store.collecting import no_cycles
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.sstu.portal import told_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.sstu.portal import Before

_DEPARTMENT = "departmentId"
_NOT_HERE = "Файл ответа «{}» ещё не пришёл на этот компьютер: получите его в карточке."


class State(StrEnum):
    """What the portal knows of an appeal."""

    NEVER = "не выгружено"
    SAME = "выгружено"
    CHANGED = "изменено с тех пор"
    REFUSED = "портал не принял"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One appeal of the report."""

    key: str
    """The case; for a letter whose appeal is not here, its card."""
    number: str
    """As it is called here, whichever number ССТУ is told."""
    day: date
    record: SstuRecord
    lacks: tuple[Lack, ...]
    state: State
    told_at: datetime | None
    earlier: bool = False
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
        calendar = self.period == months.period_of(self.month)
        span = "" if calendar else f" ({self.period.title})"
        return f"За {months.title(self.month)}{span}: {amount}, {rest}."

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
    telling = _Telling(seat, told_before(seat))
    entries = (*telling.appeals(period), *telling.earlier(period), *telling.letters(period))
    return MonthReport(
        month=month,
        period=period,
        entries=tuple(sorted(entries, key=lambda one: (one.earlier, one.day))),
        department=settings.department,
        short_codes=settings.short_codes,
    )


def of_case(seat: Asking, id_: CaseId) -> Entry:
    """Give one appeal as it would be told now, whichever month it is of."""
    seat.judged(Export.SSTU)
    case = seat.case(id_)
    if case.regime is not Regime.APPEAL:
        raise Refusal("В ССТУ сообщают только об обращениях по 59-ФЗ.")
    return _Telling(seat, told_before(seat)).appeal(case)


class _Telling:
    """Tells of appeals as they stand now, beside what the portal knows of them."""

    def __init__(self, seat: Asking, before: dict[str, Before]) -> None:
        self._seat = seat
        self._before = before
        cards = seat.store.cards()
        self._bodies = {id_: card for id_, card, _ in cards if isinstance(card, Body)}
        """Those out of use, too: what went to them did go there."""

    def appeals(self, period: Period) -> Iterator[Entry]:
        """Tell what was registered in the period."""
        found = self._seat.keys(
            Filter(
                regimes=(Regime.APPEAL,),
                registered_from=period.first,
                registered_to=period.last,
                order="number",
            )
        )
        cases = (self._seat.case(CaseId(line.id)) for line in self._seat.lines(found))
        return (self.appeal(case) for case in cases if not case.erased)

    def earlier(self, period: Period) -> Iterator[Entry]:
        """Tell what was registered before the period and not finished by then, where there is news of it."""
        for id_ in self._not_finished_before(period):
            case = self._seat.case(id_)
            if case.registered_on < period.first and case.regime is Regime.APPEAL and not case.erased:
                entry = replace(self.appeal(case), earlier=True)
                if entry.state is not State.SAME:
                    yield entry

    def letters(self, period: Period) -> Iterator[Entry]:
        """Tell of letters whose appeals are not here."""
        for id_, letter in self._seat.office.awaited.items():
            if period.first <= letter.written_on <= period.last:
                record = told_of_letter(letter, self._seat.office.sstu)
                yield self._entry(id_, letter.number, letter.written_on, record, letter=True)

    def appeal(self, case: Case) -> Entry:
        """Tell of one appeal."""
        record = told(case, self._seat.office.sstu, self._bodies, lent=self._lent(case))
        return self._entry(case.id, case.number, case.registered_on, record)

    def _lent(self, case: Case) -> AnswerFile | None:
        """Give the answer of the leading card, with which a copy was answered."""
        if case.copy_of is None or case.sent is None:
            return None
        return answer_file(self._seat.case(CaseId(case.copy_of.case)))

    def _not_finished_before(self, period: Period) -> dict[CaseId, None]:
        cases, _ = self._seat.store.note_rows.within([(period.first, period.last)], self._seat.today())
        open_or_ended = (one.id for one in cases if one.regime == Regime.APPEAL)
        told = (id_ for id_, one in self._before.items() if one.unfinished or one.refused)
        known = filter(self._seat.store.trails.number, told)  # letters have no number of ours
        return dict.fromkeys(map(CaseId, (*open_or_ended, *known)))

    def _entry(self, key: str, number: str, day: date, record: SstuRecord, *, letter: bool = False) -> Entry:
        last = self._before.get(key)
        return Entry(
            key=key,
            number=number,
            day=day,
            record=record,
            lacks=tuple(self._lacks(record)),
            state=_state(record, last),
            told_at=last.at if last else None,
            letter=letter,
        )

    def _lacks(self, record: SstuRecord) -> Iterator[Lack]:
        """Give what keeps a record back; that the office has no GUID of its own is said once for all."""
        yield from (lack for lack in lacks(record) if lack.field != _DEPARTMENT)
        for answer in {one.answer for one in record.questions if one.answer is not None}:
            if not self._seat.store.attachments.lies(answer.digest):
                yield Lack("attachment", _NOT_HERE.format(answer.name[:60]))


def _state(record: SstuRecord, last: Before | None) -> State:
    if last is None:
        return State.NEVER
    if last.digest != digest(record):
        return State.CHANGED
    return State.REFUSED if last.refused else State.SAME
