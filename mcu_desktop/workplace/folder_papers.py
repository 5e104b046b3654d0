"""What a case folder is made of: the papers that the program draws, and the files in the order of a case.

Order (facts of the office's practice): the appeal with what came with it, resolutions, requests and replies,
the extension, notices, the answer, proofs of dispatch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.papers import PAPER_TITLES, PaperIssued, PaperKind
from mcu_desktop.domain.cases.facts import AnswerSent, Assigned, Attached
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import RUSSIAN
from mcu_desktop.journal.stamps import moment_of
from mcu_desktop.workplace import case_paper

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.clocks import Clock
    from mcu_desktop.domain.terms.steps import Step
    from mcu_desktop.reports.case_sheet import CasePaper, PaperPart
    from mcu_desktop.store.journal_table import History
    from mcu_desktop.workplace.readings import ReadingLine
    from mcu_desktop.workplace.sheet import CaseSheet
    from mcu_desktop.workplace.workplace import Workplace

Rows = tuple[tuple[str, str], ...]
PDF = "application/pdf"


class Place(IntEnum):
    """Where a paper lies in a case."""

    APPEAL = 1
    RESOLUTIONS = 2
    REQUESTS = 3
    MATERIALS = 4
    EXTENSION = 5
    NOTICES = 6
    ANSWER = 7
    DISPATCH = 8


_PLACES: dict[PaperKind, Place] = {
    PaperKind.RECEPTION: Place.APPEAL,
    PaperKind.ORDER: Place.RESOLUTIONS,
    PaperKind.REMINDER: Place.RESOLUTIONS,
    PaperKind.REQUEST: Place.REQUESTS,
    PaperKind.EXTENSION: Place.EXTENSION,
    PaperKind.ANSWER: Place.ANSWER,
    PaperKind.INTERIM: Place.ANSWER,
    PaperKind.PUBLISHED: Place.ANSWER,
    PaperKind.SECRET: Place.ANSWER,
    PaperKind.OFF_CONTROL: Place.DISPATCH,
}
"""All others are notices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file to be bound."""

    title: str
    day: str
    digest: str
    media_type: str
    size: int | None
    place: Place


def documents(past: History, case: Case, in_zone: Callable[[datetime], datetime]) -> tuple[Document, ...]:
    """Give the files of a case in the order in which a case is sewn."""
    kept = {file.digest: file for file in case.attachments}
    issued = {paper.pages: paper for paper in case.papers}
    found = (*_attached(past, kept, in_zone), *map(_paper, issued.values()))
    return tuple(sorted(found, key=lambda one: one.place))


def _attached(
    past: History, kept: dict[str, Attached], in_zone: Callable[[datetime], datetime]
) -> Iterator[Document]:
    """Tell files by what had happened when they came: before the resolution, at work, after the dispatch."""
    place = Place.APPEAL
    for record, fact in zip(past.records, past.facts, strict=True):
        match fact:
            case Assigned() if place is Place.APPEAL:
                place = Place.MATERIALS
            case AnswerSent():
                place = Place.DISPATCH
            case Attached(digest=digest) if digest in kept:
                file = kept.pop(digest)
                yield Document(
                    title=file.name,
                    day=day(in_zone(moment_of(record.stamp)).date()),
                    digest=digest,
                    media_type=file.media_type,
                    size=file.size,
                    place=place,
                )
            case _:
                continue


def _paper(paper: PaperIssued) -> Document:
    number = f" № {paper.number}" if paper.number else ""
    return Document(
        title=f"{PAPER_TITLES[paper.paper]}{number}",
        day=day(paper.issued_on),
        digest=paper.pages,
        media_type=PDF,
        size=None,
        place=_PLACES.get(paper.paper, Place.NOTICES),
    )


# ---------------------------------------------------------------------- what the program draws


def card(workplace: Workplace, sheet: CaseSheet) -> CasePaper:
    """Give the card without terms, files and history: they are papers of their own here."""
    from mcu_desktop.reports.case_sheet import CasePaper  # noqa: PLC0415 - with its libraries

    whole = case_paper.paper(workplace, sheet.case.id)
    apart = {"Сроки", "Вложения", "История"}
    parts = tuple(part for part in whole.parts if part.heading not in apart)
    return CasePaper(title=whole.title, under=whole.under, parts=parts)


def chronology(sheet: CaseSheet) -> CasePaper:
    """Tell what happened, when, by whom."""
    rows = tuple(
        (
            f"{line.at:%d.%m.%Y %H:%M}",
            f"{line.text}{' (отменено)' if line.undone else ''} – {_who(line.author, line.duty)}",
        )
        for line in sheet.history
    )
    return _paper_of(f"Хронология дела № {sheet.case.number}", [("Что происходило с делом", rows)])


def terms(sheet: CaseSheet) -> CasePaper:
    """Explain each term: the chain from the fact to the date."""
    told = [
        (
            f"{clock.title} – {_until(clock.due)}",
            (("Основание", clock.deadline.norm.article), *_steps(clock.steps), ("Состояние", _state(clock))),
        )
        for clock in sheet.clocks
    ]
    return _paper_of(
        f"Сроки по делу № {sheet.case.number}", told or [("Сроки", (("–", "Нормы срока для дела нет."),))]
    )


def dispatch(case: Case) -> CasePaper:
    """Tell what was sent, to whom and how: the proofs that the program has."""
    rows: list[tuple[str, str]] = []
    if case.sent is not None:
        sent = case.sent
        told = [f"способ – {RUSSIAN[sent.channel]}"]
        told += [f"исходящий № {sent.outgoing}"] if sent.outgoing else []
        told += [f"подписал {sent.signer}"] if sent.signer else []
        told += ["гражданин согласен на устный ответ"] if sent.consent else []
        rows.append((f"Ответ {day(sent.sent_on)}", "; ".join(told)))
    rows += [
        (
            f"№ {paper.number or 'б/н'} от {day(paper.issued_on)}",
            "; ".join(
                filter(
                    None,
                    (PAPER_TITLES[paper.paper], paper.addressee, paper.signer and f"подписал {paper.signer}"),
                )
            ),
        )
        for paper in case.papers
    ]
    rows += [
        (f"Поручение {day(one.due)}", f"№ {one.commission}: {_answered(case, one.commission)}")
        for one in case.commissions
    ]
    nothing = (("–", "Ничего не отправлено."),)
    return _paper_of(
        f"Отправка по делу № {case.number}", [("Что, кому и как отправлено", tuple(rows) or nothing)]
    )


def watched(sheet: CaseSheet, readings: Iterable[ReadingLine]) -> CasePaper:
    """Tell who read the case and took it away, and who wrote in it."""
    read = tuple(
        (f"{line.at:%d.%m.%Y %H:%M}", f"{_who(line.person, line.duty)}: {line.what}") for line in readings
    )
    written: dict[str, int] = {}
    for line in sheet.history:
        who = _who(line.author, line.duty)
        written[who] = written.get(who, 0) + 1
    return _paper_of(
        f"Кто читал и изменял дело № {sheet.case.number}",
        [
            ("Кто изменял: записей в деле", tuple((who, str(times)) for who, times in written.items())),
            ("Кто открывал и выгружал", read or (("–", "Карточку никто не открывал."),)),
        ],
    )


def apart(number: str, rows: Rows) -> CasePaper:
    """List the files that are not sewn in, so that each can be found and checked."""
    return _paper_of(f"Файлы дела № {number}, не вошедшие в том", [("Хранятся отдельно", rows)])


def _paper_of(title: str, parts: Iterable[tuple[str, Rows]]) -> CasePaper:
    from mcu_desktop.reports.case_sheet import CasePaper, PaperPart  # noqa: PLC0415 - with its libraries

    made: tuple[PaperPart, ...] = tuple(PaperPart(heading=heading, rows=rows) for heading, rows in parts)
    return CasePaper(title=title, under=(), parts=made)


def _steps(steps: Iterable[Step]) -> Iterator[tuple[str, str]]:
    for place, step in enumerate(steps, start=1):
        moved = (
            _until(step.after)
            if step.before == step.after
            else f"{_until(step.before)} – {_until(step.after)}"
        )
        yield f"{place}. {step.what}", f"{moved}. {step.why}"


def _state(clock: Clock) -> str:
    said = f"остановлен {day(clock.stopped_on)}" if clock.stopped_on else "идёт"
    return f"{said}; дата предварительная" if clock.provisional else said


def _until(due: str) -> str:
    moment = f" до {due[11:16]}" if len(due) > len("2026-01-01") else ""
    return f"{due[8:10]}.{due[5:7]}.{due[:4]}{moment}"


def _answered(case: Case, commission: str) -> str:
    answer = case.answer_to(commission)
    return "ответ принят" if answer is not None else "ответа нет"


def _who(person: str, duty: str) -> str:
    return f"{person}, {duty}" if duty else person
