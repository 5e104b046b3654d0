"""The papers of a reception: the card of a visitor, and the journal of a day or of some days."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.field_words import full_name
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.reception.visit import Outcome, State
from mcu_desktop.domain.reception.words import OUTCOME_NAMES, STATE_NAMES, ended
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.workplace.readings import exported
from mcu_desktop.workplace.reception.day import visit as found
from mcu_desktop.workplace.reception.desk import judged

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.reception.visit import Received, Visit, VisitId
    from mcu_desktop.reports.reception_sheet import ReceptionCard
    from mcu_desktop.reports.register_sheet import PrintedList
    from mcu_desktop.store.visits import VisitLine
    from mcu_desktop.workplace.asking import Asking


class Kind(StrEnum):
    """As what a paper is wanted."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


JOURNAL_COLUMNS = (
    ("№", 6),
    ("Дата и время", 22),
    ("Фамилия, имя, отчество", 32),
    ("Адрес", 36),
    ("Краткое содержание", 50),
    ("Решение", 44),
    ("Карточка, дело", 22),
    ("Кто принял", 28),
)
"""The six columns of the usual journal, and two of ours: by which card and case, and who received."""
_SHORT = 200


def card(office: Asking, id_: VisitId, kind: Kind = Kind.PDF) -> bytes:
    """Draw the card of a visitor as far as it is known; lines are left for the rest."""
    paper = card_paper(office, id_)
    exported(office, Export.RECEPTION, kind)
    if kind is Kind.DOCX:
        from mcu_desktop.reports import reception_docx  # noqa: PLC0415 - libraries of papers, when asked for

        return reception_docx.card(paper)
    from mcu_desktop.reports.reception_sheet import pdf  # noqa: PLC0415 - libraries of papers, when asked for

    return pdf(paper)


def card_paper(office: Asking, id_: VisitId) -> ReceptionCard:
    """Tell the card: what the law asks for, and what the desk adds to it."""
    from mcu_desktop.reports.reception_sheet import CardRow, ReceptionCard  # noqa: PLC0415 - as above

    visit = found(office, id_)
    person = office.office.people.get(visit.whom)
    known = (person.post, person.name) if person else (office.person_name(visit.whom),)
    receiver = ", ".join(filter(None, known))
    done = visit.received
    pen = 0 if done else 1
    who = visit.visitor
    number = f" № {visit.came.number}" if visit.came else ""
    room = next((one.room for one in office.office.reception_hours.values() if one.whom == visit.whom), "")
    return ReceptionCard(
        office=office.office.administration.name,
        title=f"Карточка личного приёма{number}",
        rows=(
            CardRow("Дата и время приёма", _when(visit)),
            CardRow("Место приёма", ", ".join(filter(None, (office.office.administration.town, room)))),
            CardRow("Кто принял", receiver),
            CardRow("Фамилия, имя, отчество", full_name(who)),
            CardRow("Место работы, должность", who.organisation or "", pen),
            CardRow("Адрес, телефон", "; ".join(filter(None, (who.address, who.phone))), pen),
            CardRow("Принят вне очереди", visit.priority or ("нет" if done else ""), pen),
            CardRow("Документ, удостоверяющий личность", _shown(done)),
            CardRow("Краткое содержание обращения", done.text if done else visit.about, 5 * pen),
            CardRow("Принято документов, листов", _sheets(done)),
            CardRow("Результат рассмотрения", _result(office, done), 4 * pen),
            CardRow("Согласие на устный ответ", _consent(done)),
            CardRow("Исполнитель, срок", _executor(office, visit), 2 * pen),
        ),
        signatures=(
            "Гражданин (согласие на устный ответ):",
            f"Принял: {receiver}",
            "Исполнитель:",
        ),
    )


def journal(
    office: Asking, first: date, last: date, whom: CardId | None = None, kind: Kind = Kind.PDF
) -> bytes:
    """Draw the journal of some days as PDF or DOCX."""
    printed = journal_list(office, first, last, whom)
    exported(office, Export.RECEPTION, kind, count=len(printed.rows))
    if kind is Kind.DOCX:
        from mcu_desktop.reports import reception_docx  # noqa: PLC0415 - libraries of papers, when asked for

        return reception_docx.journal(printed, [share for _, share in JOURNAL_COLUMNS])
    from mcu_desktop.reports.register_sheet import pdf  # noqa: PLC0415 - libraries of papers, when asked for

    return pdf(printed)


def save_journal(office: Asking, path: Path, first: date, last: date, whom: CardId | None = None) -> None:
    """Write the journal of some days as a workbook."""
    from mcu_desktop.reports.register_files import register_file  # noqa: PLC0415 - when asked for

    printed = journal_list(office, first, last, whom)
    exported(office, Export.RECEPTION, Kind.XLSX, count=len(printed.rows))
    file = register_file(path, JOURNAL_COLUMNS, Kind.XLSX)
    try:
        file.add(printed.rows)
        file.finish()
    except BaseException:
        file.abandon()
        raise


def journal_list(office: Asking, first: date, last: date, whom: CardId | None = None) -> PrintedList:
    """Tell the journal: everybody who was received, in the order of the days."""
    from mcu_desktop.reports.register_sheet import PrintedList  # noqa: PLC0415 - as above

    judged(office, whom)
    lines = [line for line in office.store.visits.between(first, last) if whom in {None, line.visit.whom}]
    met = sorted((line for line in lines if line.visit.received), key=_in_order)
    days = f"{first:%d.%m.%Y}" if first == last else f"{first:%d.%m.%Y} – {last:%d.%m.%Y}"
    return PrintedList(
        title=f"Журнал личного приёма граждан, {days}",
        conditions=f"Приём ведёт: {office.person_name(whom)}" if whom else "",
        totals=totals(line.visit for line in lines),
        titles=tuple(title for title, _ in JOURNAL_COLUMNS),
        rows=tuple(_journal_row(office, place, line) for place, line in enumerate(met, start=1)),
    )


def totals(visits: Iterable[Visit]) -> str:
    """Count who was received, and how it ended."""
    known = tuple(visits)
    states = Counter(visit.state for visit in known)
    ends = Counter(visit.received.outcome for visit in known if visit.received)
    parts = [f"{OUTCOME_NAMES[outcome]} – {ends[outcome]}" for outcome in Outcome if ends[outcome]]
    rest = [f"{STATE_NAMES[state]} – {states[state]}" for state in _NOT_MET if states[state]]
    met = f"Принято {counted(states[State.ENDED], 'человек', 'человека', 'человек')}"
    said = ": ".join(filter(None, (met, "; ".join(parts))))
    return f"{said}. Прочие: {'; '.join(rest)}." if rest else f"{said}."


_NOT_MET = (State.ABSENT, State.CANCELLED, State.WAITING, State.BOOKED)


def _in_order(line: VisitLine) -> tuple[object, ...]:
    done = line.visit.received
    assert done is not None
    return line.visit.day, done.at, line.visit.id


def _journal_row(office: Asking, place: int, line: VisitLine) -> tuple[str, ...]:
    visit, done = line.visit, line.visit.received
    assert done is not None
    said = f": {done.said}" if done.said else ""
    card = visit.came.number if visit.came else ""
    return (
        str(place),
        _when(visit),
        full_name(visit.visitor),
        visit.visitor.address or "",
        _cut(done.text),
        _cut(f"{OUTCOME_NAMES[done.outcome]}{said}"),
        "; ".join(filter(None, (card, line.number))),
        office.person_name(visit.whom),
    )


def _when(visit: Visit) -> str:
    at = visit.called or visit.at or (visit.came.at if visit.came else None)
    return f"{visit.day:%d.%m.%Y}, {at:%H:%M}" if at else f"{visit.day:%d.%m.%Y}"


def _shown(done: Received | None) -> str:
    if done is None:
        return ""
    return "предъявлен" if done.id_shown else "не предъявлен"


def _sheets(done: Received | None) -> str:
    return "" if done is None else str(done.sheets or "нет")


def _consent(done: Received | None) -> str:
    if done is None:
        return ""
    return "получено" if done.consent else "не требовалось"


def _result(office: Asking, done: Received | None) -> str:
    if done is None:
        return ""
    numbers = [office.store.trails.number(CaseId(case)) or "?" for case in done.earlier]
    earlier = f" Прежние ответы: {', '.join(f'№ {number}' for number in numbers)}." if numbers else ""
    return f"{ended(done)}{earlier}"


def _executor(office: Asking, visit: Visit) -> str:
    """Say who works on it by now, and until when."""
    if visit.case is None:
        return "не требуется" if visit.received else ""
    case = office.case(visit.case)
    executor = case.questions[0].executor
    number = f"дело № {case.number}"
    until = visit.received.until if visit.received else None
    due = f"до {until:%d.%m.%Y}" if until else ""
    return "; ".join(filter(None, (number, office.person_name(executor) if executor else "", due)))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"
