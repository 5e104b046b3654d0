"""What need not be kept any more: listed by numbers, put into an act, destroyed for ever.

Whoever does it manages and reads no content: everything here goes by numbers and dates.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId, DestructionAct, RetentionChange
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.domain.retention import destroying, terms
from mcu_desktop.domain.retention.destroying import Judged
from mcu_desktop.journal.names import CASE
from mcu_desktop.problems import Refusal
from mcu_desktop.settings import resource_text
from mcu_desktop.store.projection import folded_case, whole_case
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcu_desktop.domain.cases.known_facts import CaseFact
    from mcu_desktop.domain.retention.terms import Keeping
    from mcu_desktop.store.journal_table import History
    from mcu_desktop.workplace.seat import Seat
    from mcu_desktop.workplace.workplace import Workplace

IRREVOCABLE = (
    "Содержание этих дел будет уничтожено здесь и на всех рабочих местах, которые обменяются с этим. "
    "Отменить уничтожение нельзя."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission:
    """Who signs an act, and on what ground."""

    basis: str
    chair: str
    members: tuple[str, ...]


class Expired(NamedTuple):
    """The cases whose time of keeping is over by a day: those to destroy, and those that something keeps."""

    by: date
    due: tuple[Judged, ...]
    kept: tuple[Judged, ...]


class DrawnUp(NamedTuple):
    """An act that was written down, and nothing destroyed."""

    id: CardId
    act: DestructionAct
    changes: Changes


class ActLine(NamedTuple):
    """An act, and how many of its cases were destroyed."""

    id: CardId
    act: DestructionAct
    destroyed: int


@cache
def _shipped() -> tuple[Keeping, ...]:
    return terms.parse_keeping(resource_text("retention/terms.toml"))


def keeping(seat: Seat) -> tuple[Keeping, ...]:
    """Give how long the office keeps its cases."""
    return terms.with_changes(_shipped(), seat.office.retention_changes)


def expired(seat: Seat, by: date | None = None) -> Expired:
    """List what need not be kept by a day, and what must be nevertheless, by numbers."""
    seat.judged(Managing.DESTRUCTION)
    day = by or seat.today()
    if day > seat.today():
        raise Refusal("Назовите день не позже сегодняшнего: будущее ещё не наступило.", field="by")
    known = keeping(seat)
    years = [term.years for term in known if term.years]
    if not years:
        return Expired(day, (), ())
    ids = seat.machinery.erasing.older_than(date(day.year - min(years), 1, 1).isoformat())
    told = list(_judged(seat, ids, known, day))
    return Expired(day, tuple(one for one in told if not one.kept), tuple(one for one in told if one.kept))


def change_term(workplace: Workplace, term: str, years: int, article: str, reason: str) -> Changes:
    """Keep one sort of cases as long as the office's nomenclature says."""
    card = RetentionChange(term=term, years=years, article=article, reason=reason)
    for id_, known, gone in workplace.store.cards():
        if isinstance(known, RetentionChange) and known.term == term and not gone:
            changes = {"years": years, "article": article, "reason": reason}
            return workplace.correct(id_, changes, reason=reason)
    return workplace.record(card)[1]


def draw_up(workplace: Workplace, by: date | None, commission: Commission) -> DrawnUp:
    """Write down an act about all that need not be kept by a day; nothing is destroyed yet."""
    found = expired(workplace, by)
    if not found.due:
        raise Refusal(f"На {found.by:%d.%m.%Y} уничтожать нечего: сроки хранения не истекли.", field="by")
    today = workplace.today()
    numbers = [line.act.number for line in acts(workplace)]
    act = DestructionAct(
        number=destroying.act_number(workplace.store.station, today.year, numbers),
        drawn_on=today,
        by=found.by,
        basis=commission.basis.strip(),
        chair=commission.chair.strip(),
        members=tuple(filter(None, map(str.strip, commission.members))),
        cases=tuple((one.id, one.number) for one in found.due),
    )
    id_, changes = workplace.record(act)
    return DrawnUp(id_, act, changes)


def acts(seat: Seat) -> tuple[ActLine, ...]:
    """Give the acts, the newest first, each with how many of its cases are destroyed."""
    seat.judged(Managing.DESTRUCTION)
    store = seat.machinery
    gone = store.erasing.destroyed()
    known = [
        ActLine(id_, card, sum(case in gone for case, _ in card.cases))
        for id_, card, withdrawn in store.cards()
        if isinstance(card, DestructionAct) and not withdrawn
    ]
    return tuple(sorted(known, key=lambda line: (line.act.drawn_on, line.act.number), reverse=True))


def act_named(seat: Seat, number: str) -> ActLine:
    """Find an act by its number."""
    for line in acts(seat):
        if line.act.number == number.strip():
            return line
    raise Refusal(f"Акта № {number[:40]} нет.", field="act")


def pages(seat: Seat, act: DestructionAct) -> bytes:
    """Draw an act as PDF; of its cases it names numbers and dates."""
    from mcu_desktop.reports.destruction_act import ActPaper, pdf  # noqa: PLC0415 - half a second of imports

    seat.judged(Managing.DESTRUCTION)
    known = keeping(seat)
    histories = (seat.machinery.history(Stream(CASE, id_)) for id_, _ in act.cases)
    cases = filter(None, map(folded_case, histories))
    dates = {str(case.id): destroying.dated(case, known) for case in cases}
    return pdf(ActPaper(administration=seat.office.administration.name, act=act, dates=dates))


def destroy(workplace: Workplace, number: str, confirmed: str) -> Changes:
    """Destroy the cases of an act, once its number was typed again; what changed meanwhile refuses all."""
    line = act_named(workplace, number)
    if confirmed.strip() != line.act.number:
        raise Refusal(
            f"{IRREVOCABLE} Чтобы подтвердить, введите номер акта: {line.act.number}.", field="confirm"
        )
    duty = workplace.judged(Managing.DESTRUCTION)
    streams = [Stream(CASE, id_) for id_, _ in line.act.cases]
    known = keeping(workplace)
    with workplace.machinery.writing() as writing:
        facts: list[tuple[History, CaseFact]] = []
        changed: list[str] = []
        for stream, (_, called) in zip(streams, line.act.cases, strict=True):
            past = writing.history(stream)
            case, unsettled = whole_case(past)
            if case is not None and case.erased:
                continue
            told = destroying.judged(case, known, line.act.by, unsettled=bool(unsettled)) if case else None
            if case is None or told is None or told.kept or past.unread:
                changed.append(f"№ {called}: {told.kept if told and told.kept else 'срок хранения не истёк'}")
            else:
                facts.append((past, destroying.erased(case, line.act.number, workplace.today())))
        _require_as_acted(line, facts, changed)
        writing.append(facts, workplace.signature(duty))
        writing.project(streams, lambda: workplace.terms)
    workplace.machinery.purge()
    return Changes(streams=frozenset(streams))


def _require_as_acted(line: ActLine, facts: Sequence[object], changed: Sequence[str]) -> None:
    """Refuse an act that is done, or that no longer says what is so."""
    if changed:
        raise Refusal(
            f"После составления акта № {line.act.number} изменилось: {'; '.join(changed[:5])}. "
            "Ничего не уничтожено: составьте новый акт."
        )
    if not facts:
        raise Refusal(f"Дела по акту № {line.act.number} уже уничтожены.", field="act")


def _judged(seat: Seat, ids: Sequence[str], known: tuple[Keeping, ...], by: date) -> Iterator[Judged]:
    for id_ in ids:
        past = seat.machinery.history(Stream(CASE, id_))
        case, unsettled = whole_case(past)
        told = destroying.judged(case, known, by, unsettled=bool(unsettled)) if case else None
        if told is not None:
            yield told._replace(kept="дело изменено более новой программой") if past.unread else told
