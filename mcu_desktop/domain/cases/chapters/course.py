"""Course: which way of the law a question goes. The choice begins the term of that way.

What carries the way out ends its term: forwarding, an answer left out, a return. Until then it stands
on boards and in «Сегодня», so that nobody forgets what was decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, FieldOf
from mcu_desktop.domain.cases.chapters.leaving import reachable, why_not
from mcu_desktop.domain.cases.field_names import of_question
from mcu_desktop.domain.cases.limits import SHORT_TEXT, optional
from mcu_desktop.domain.cases.rules import question_of
from mcu_desktop.domain.cases.values import Started
from mcu_desktop.domain.cases.wording import which
from mcu_desktop.domain.spelling import because
from mcu_desktop.domain.vocabulary import RUSSIAN, Kind, QuestionId, Way
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcu_desktop.domain.cases.case import Case, Question
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules

NORMS: dict[Way, str] = {
    Way.FORWARD: "59fz.forward",
    Way.MIGRATION: "59fz.migration",
    Way.SEVERAL: "59fz.multi",
    Way.CRIME: "59fz.anonymous",
    Way.RETURN: "59fz.return",
    Way.COURT: "59fz.court",
    Way.ABUSE: "59fz.abuse",
    Way.UNREADABLE: "59fz.unreadable",
    Way.NO_ESSENCE: "59fz.no-essence",
    Way.END_CORRESPONDENCE: "59fz.end-correspondence",
    Way.PUBLISHED: "59fz.published",
    Way.SECRET: "59fz.secret",
    Way.MIGRATION_REGION: "59fz.migration-region",
}
"""The norm whose term a way begins; on the merits the term of the answer is enough."""
COURSE = "course"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseChosen:
    """It was decided which way of the law a question goes."""

    question: QuestionId
    way: Way
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseCourse:
    """Decide which way of the law a question goes, or all open ones."""

    way: Way
    question: QuestionId | None = None
    reason: str = ""


CourseFact = CourseChosen
CourseCommand = ChooseCourse


def _choose(case: Case, command: ChooseCourse, _rules: Rules) -> tuple[CourseChosen, ...]:
    if reason := why_not(case):
        raise Refusal(f"{reason}.")
    if reason := _why_not_so(case, command.way):
        raise Refusal(reason, field="way")
    open_ = case.unanswered if command.question is None else (_open(case, command.question),)
    chosen = tuple(question.id for question in open_ if question.course is not command.way)
    if not chosen:
        raise Refusal("Так уже решено.", field="way")
    why = optional(command.reason, "reason", SHORT_TEXT)
    return tuple(CourseChosen(question=id_, way=command.way, reason=why) for id_ in chosen)


def _open(case: Case, id_: QuestionId) -> Question:
    question = question_of(case, id_)
    if question.result is not None:
        raise Refusal(f"На вопрос {question.id} уже дан ответ.", field="question")
    return question


def _why_not_so(case: Case, way: Way) -> str | None:
    """Say which condition of the law a way lacks."""
    if way is Way.CRIME and reachable(case):
        return (
            "Автор известен: без ответа направляют только анонимное сообщение (ч. 1 ст. 11). "
            "Выберите «направить по компетенции»."
        )
    if way is Way.RETURN and case.kind is not Kind.COMPLAINT:
        return "Возвращают только жалобу (ч. 7 ст. 8): исправьте вид обращения или решите иначе."
    if way is Way.MIGRATION_REGION and case.covering is None:
        return (
            "Двадцать дней даны на обращение, которое поступило от главы региона (ч. 1.1 ст. 12): "
            "сначала отметьте его сопроводительное письмо."
        )
    return None


def _chosen(case: Case, fact: CourseChosen) -> Case:
    return case._replace(
        questions=tuple(q._replace(course=fact.way) if q.id == fact.question else q for q in case.questions)
    )


def _writes(_case: Case, fact: CourseChosen) -> tuple[str]:
    return (of_question(fact.question, COURSE),)


def _terms(case: Case) -> Iterable[Started]:
    """Let a way run from the registration until it is carried out; what does so keeps its end."""
    open_ = (q.course for q in case.questions if q.result is None or q.course is Way.MIGRATION_REGION)
    for way in dict.fromkeys(open_):
        if way in NORMS:
            yield Started(norm=NORMS[way], start=case.registered_on)


def _tell(case: Case | None, fact: CourseChosen, _names: Names) -> str:
    return f"{which(case, fact.question)}Решено: {RUSSIAN[fact.way]}{because(fact.reason)}"


def _words(way: Way | None, _names: Names) -> str:
    return RUSSIAN[way] if way else "не решено"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="course_chosen",
            fact=CourseChosen,
            action="решение, как рассматривать",
            fold=_chosen,
            sentence=_tell,
            texts=("reason",),
            written=_writes,
        ),
    ),
    commands=(
        CommandOf(
            name="course",
            command=ChooseCourse,
            title="Решить, как рассматривать",
            decide=_choose,
            why_not=why_not,
        ),
    ),
    fields=(
        FieldOf(name=COURSE, type=Way | None, title="как рассматривать", words=_words, of_question=True),
    ),
    terms=_terms,
)
