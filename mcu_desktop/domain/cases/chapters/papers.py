"""Papers: what the office sends or lays into a case, under a number of the journal of outgoing letters."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from itertools import dropwhile
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, as_ever
from mcu_desktop.domain.cases.limits import one_line
from mcu_desktop.domain.office.journals import OUTGOING
from mcu_desktop.domain.office.numbering import number
from mcu_desktop.domain.spelling import day
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules

_DIGEST = re.compile("[0-9a-f]{64}")


class PaperKind(StrEnum):
    """Which paper the rules ask for (facts.md §1.9)."""

    ANSWER = "answer"
    FORWARD = "forward"
    SEVERAL = "several"
    MIGRATION = "migration"
    REQUEST = "request"
    EXTENSION = "extension"
    UNREADABLE = "unreadable"
    NO_ESSENCE = "no-essence"
    COURT = "court"
    RETURN = "return"
    ABUSE = "abuse"
    END = "end"
    PUBLISHED = "published"
    SECRET = "secret"  # noqa: S105 - a secret of the state, not of ours
    EMAIL = "email"
    RECEPTION = "reception"
    ORDER = "order"
    REMINDER = "reminder"
    OFF_CONTROL = "off-control"
    INTERIM = "interim"


PAPER_TITLES: dict[PaperKind, str] = {
    PaperKind.ANSWER: "Ответ по существу",
    PaperKind.FORWARD: "Перенаправление по компетенции",
    PaperKind.SEVERAL: "Копии нескольким органам",
    PaperKind.MIGRATION: "Направление по миграции",
    PaperKind.REQUEST: "Запрос документов",
    PaperKind.EXTENSION: "Продление срока",
    PaperKind.UNREADABLE: "Текст не поддаётся прочтению",
    PaperKind.NO_ESSENCE: "Невозможно определить суть",
    PaperKind.COURT: "Возврат: обжалуется судебное решение",
    PaperKind.RETURN: "Возврат жалобы",
    PaperKind.ABUSE: "О злоупотреблении правом",
    PaperKind.END: "Прекращение переписки",
    PaperKind.PUBLISHED: "Ответ размещён на сайте",
    PaperKind.SECRET: "Ответ невозможен: охраняемая тайна",
    PaperKind.EMAIL: "Разъяснение приславшему по электронной почте",
    PaperKind.RECEPTION: "Карточка личного приёма",
    PaperKind.ORDER: "Поручение",
    PaperKind.REMINDER: "Напоминание исполнителю",
    PaperKind.OFF_CONTROL: "Справка о снятии с контроля",
    PaperKind.INTERIM: "Промежуточный ответ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperIssued:
    """A paper got its number, if letters of its sort have one, and lies in the case as DOCX and as PDF."""

    paper: PaperKind
    sheet: str
    """Which sheet of the paper: the name of its template."""
    number: str
    """As it is printed; empty on what does not leave the office."""
    station: str
    ordinal: int
    issued_on: date
    addressee: str
    signer: str
    document: str
    """SHA-256 of the DOCX among the attachments; the next is of its PDF."""
    pages: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePaper:
    """Write down a paper that was drawn with the number that comes next."""

    paper: PaperKind
    sheet: str
    addressee: str
    signer: str
    document: str
    pages: str
    number: str = ""
    """What it was drawn with; empty on what does not leave the office."""


def outgoing_number(rules: Rules, case: Case, station: str, ordinal: int) -> str:
    """Write the number of a letter."""
    surname = case.applicants[0].surname if case.applicants else None
    template = rules.office.template_for(OUTGOING)
    return number(template, station=station, n=ordinal, day=rules.today, surname=surname)


NOTICE = "-notice"
"""How the templates of notices to the author end, where the paper has another sheet besides."""


def last_numbers(case: Case, *kinds: PaperKind, notice: bool = False) -> tuple[str, ...]:
    """Give the numbers under which one of these papers went out last: its letters, or its notice."""
    last: list[PaperIssued] = []
    for one in dropwhile(lambda one: one.paper not in kinds, reversed(case.papers)):
        if one.paper not in kinds or (last and one.sheet.endswith(NOTICE)):
            break
        last.insert(0, one)
    return tuple(one.number for one in last if one.number and one.sheet.endswith(NOTICE) is notice)


def _issue(case: Case, command: IssuePaper, rules: Rules) -> tuple[PaperIssued]:
    if not (_DIGEST.fullmatch(command.document) and _DIGEST.fullmatch(command.pages)):
        raise Refusal("Бумага не сохранена среди вложений.", field="document")
    station, ordinal = "", 0
    if command.number:
        assert rules.next_outgoing is not None
        station, ordinal = rules.next_outgoing()
        if outgoing_number(rules, case, station, ordinal) != command.number:
            raise NumberTaken
    fact = PaperIssued(
        paper=command.paper,
        sheet=one_line(command.sheet, "sheet"),
        number=command.number,
        station=station,
        ordinal=ordinal,
        issued_on=rules.today,
        addressee=one_line(command.addressee, "addressee") if command.addressee.strip() else "",
        signer=one_line(command.signer, "signer") if command.signer.strip() else "",
        document=command.document,
        pages=command.pages,
    )
    return (fact,)


class NumberTaken(Refusal):
    """Another paper got the number meanwhile: this one is drawn anew with the next."""

    def __init__(self) -> None:
        super().__init__("Исходящий номер только что достался другому письму: повторите.", field="number")


def _laid(case: Case, fact: PaperIssued) -> Case:
    return case._replace(papers=(*case.papers, fact))


def _tell(_case: Case | None, fact: PaperIssued, _names: Names) -> str:
    what = PAPER_TITLES[fact.paper]
    if not fact.number:
        return f"Составлено {day(fact.issued_on)}: {what.lower()}."
    to = f" ({fact.addressee})" if fact.addressee else ""
    return f"Исходящее № {fact.number} от {day(fact.issued_on)}: {what.lower()}{to}."


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="paper_issued",
            fact=PaperIssued,
            action="регистрация исходящего",
            fold=_laid,
            sentence=_tell,
            texts=("addressee",),
            late=as_ever(_laid),
        ),
    ),
    commands=(
        CommandOf(
            name=None,
            command=IssuePaper,
            title="Зарегистрировать исходящее",
            decide=_issue,
            after_the_end=True,
        ),
    ),
)
