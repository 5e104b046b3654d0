"""Commands about people and repeats: which case repeats what, shares a problem; who is called otherwise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.chapters.citizens import ChangeCitizen
from mcu_desktop.domain.cases.chapters.problems import LinkProblem, UnlinkProblem
from mcu_desktop.domain.cases.chapters.repeats import DenyRepeat, EarlierCase, NoteRepeat
from mcu_desktop.domain.cases.field_words import full_name
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import RUSSIAN, CaseId, Relation
from mcu_desktop.workplace.citizens import related
from ui.case import editors as e
from ui.case.offers.fields import day_of, which_question
from ui.case.offers.offer import Field, Occasion, Offer

if TYPE_CHECKING:
    from mcu_desktop.store.rows import CaseLine

_OF_ONE_PERSON = (Relation.REPEATED, Relation.MANY, Relation.DUPLICATE, Relation.ANSWERED)


def _relation(occasion: Occasion) -> e.Chosen:
    now = occasion.case.repeat.relation if occasion.case.repeat else Relation.REPEATED
    return e.Chosen([(RUSSIAN[one], one) for one in _OF_ONE_PERSON], now)


def _earlier(occasion: Occasion) -> e.Chosen:
    """Offer what the same people asked before; all of it, or one case."""
    case = occasion.case
    lines = [
        line
        for line, person, _ in related(occasion.workplace, case.id)
        if person and line.registered_on <= case.registered_on.isoformat()
    ]
    several: list[e.Choice] = []
    if len(lines) > 1:
        several = [("Все прежние дела заявителя", tuple(map(_case, lines)))]
    each: list[e.Choice] = [(in_line(line), (_case(line),)) for line in lines]
    return e.Chosen([*each, *several] or [("Прежних дел этого заявителя нет", ())])


def _case(line: CaseLine) -> EarlierCase:
    return EarlierCase(id=CaseId(line.id), number=line.number)


def in_line(line: CaseLine) -> str:
    """Give a case as one line of a choice."""
    return f"№ {line.number} от {day(date.fromisoformat(line.registered_on[:10]))}: {line.summary}"


def _problem(occasion: Occasion) -> e.Chosen:
    known: list[e.Choice] = [(one.title, id_) for id_, one in occasion.office.problems.items()]
    now = next((question.problem for question in occasion.case.questions if question.problem), None)
    return e.Chosen(known or [("Общих проблем пока нет", "")], now)


def _applicant(occasion: Occasion) -> e.Chosen | None:
    people = occasion.case.applicants
    if len(people) < 2:  # noqa: PLR2004 - one is not asked for
        return None
    named: list[e.Choice] = [(full_name(one), place) for place, one in enumerate(people)]
    return e.Chosen(named)


def _line(name: str, label: str) -> Field:
    return Field(name=name, label=label, editor=lambda _: e.Line())


PEOPLE: tuple[Offer, ...] = (
    Offer(
        command=NoteRepeat,
        key="Ctrl+Shift+F5",
        said="О деле № {number} записано, что оно повторяет прежние.",
        fields=(
            Field(name="of", label="Что было раньше", editor=_earlier),
            Field(name="relation", label="Что это", editor=_relation),
        ),
    ),
    Offer(command=DenyRepeat, key="Ctrl+Shift+F6", said="Дело № {number} больше не отмечено как повторное."),
    Offer(
        command=LinkProblem,
        key="Ctrl+Shift+F7",
        said="Дело № {number} связано с общей проблемой.",
        fields=(
            which_question("Первый свободный вопрос"),
            Field(
                name="problem",
                label="Проблема",
                editor=_problem,
                hint="Новую добавляют в «Справочники» – «Общие проблемы».",
            ),
        ),
    ),
    Offer(command=UnlinkProblem, key="Ctrl+Shift+F8", said="Связь дела № {number} с общей проблемой снята."),
    Offer(
        command=ChangeCitizen,
        key="Ctrl+Shift+F9",
        said="Изменение у заявителя дела № {number} записано.",
        fields=(
            Field(name="place", label="Кто", editor=_applicant),
            day_of("since", "С какого дня"),
            _line("surname", "Новая фамилия"),
            _line("name", "Новое имя"),
            _line("patronymic", "Новое отчество"),
            _line("address", "Новый адрес"),
            _line("phone", "Новый телефон"),
            _line("email", "Новая эл. почта"),
        ),
    ),
)
"""What was said in the appeal stays as it was; a slip of the clerk is corrected (F2)."""
