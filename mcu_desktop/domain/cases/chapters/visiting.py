"""Visiting: the appeal is considered where the matter is, perhaps with the citizen (59-ФЗ art. 9 part 2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.attached import digests_of
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf
from mcu_desktop.domain.cases.limits import LONG_TEXT, one_line, required
from mcu_desktop.domain.cases.rules import day_of, question_of
from mcu_desktop.domain.cases.wording import which
from mcu_desktop.domain.spelling import counted, day
from mcu_desktop.domain.vocabulary import QuestionId

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteVisited:
    """Somebody of the office looked at the place."""

    visited_on: date
    text: str
    """What the act says."""
    took_part: bool
    """The citizen was there."""
    place: str = ""
    question: QuestionId | None = None
    files: tuple[str, ...] = ()
    """Digests of the act and the photos."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSite:
    """Write down a visit to the place with its act and photos."""

    text: str
    took_part: bool = False
    visited_on: date | None = None
    place: str = ""
    """Default: that of the case."""
    question: QuestionId | None = None
    files: tuple[str, ...] = ()
    """Files of the case, by name or digest."""


def _visit(case: Case, command: VisitSite, rules: Rules) -> tuple[SiteVisited]:
    fact = SiteVisited(
        visited_on=day_of(command.visited_on, case, rules, "visited_on"),
        text=required(command.text, "text", LONG_TEXT),
        took_part=command.took_part,
        place=one_line(command.place, "place") if command.place.strip() else case.place or "",
        question=question_of(case, command.question).id if command.question is not None else None,
        files=digests_of(case, command.files, "files"),
    )
    return (fact,)


def _visited(case: Case, fact: SiteVisited) -> Case:
    return case._replace(visits=(*case.visits, fact))


def _late(case: Case, _seen: Case, fact: SiteVisited) -> Case:
    return _visited(case, fact)


def _tell(case: Case | None, fact: SiteVisited, _names: Names) -> str:
    about = which(case, fact.question) if fact.question else ""
    where = f" ({fact.place})" if fact.place else ""
    citizen = "с участием заявителя" if fact.took_part else "без заявителя"
    files = f", {counted(len(fact.files), 'файл', 'файла', 'файлов')}" if fact.files else ""
    return f"{about}Выезд на место {day(fact.visited_on)}{where} {citizen}{files}: {fact.text}"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="site_visited",
            fact=SiteVisited,
            action="выезд на место",
            fold=_visited,
            sentence=_tell,
            texts=("text", "place"),
            late=_late,
        ),
    ),
    commands=(
        CommandOf(
            name="visit-site",
            command=VisitSite,
            title="Записать выезд на место",
            decide=_visit,
        ),
    ),
)
