"""Fields that several commands share: which question, block, executor, reason, day; and what they offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.case import Case, Question
from mcu_desktop.domain.cases.chapters.complaint import hits
from mcu_desktop.domain.cases.chapters.leaving import reachable
from mcu_desktop.domain.cases.chapters.papers import PaperKind, last_numbers
from mcu_desktop.domain.office.absences import absence_words, stands_in
from mcu_desktop.domain.office.office import Office
from mcu_desktop.domain.vocabulary import RUSSIAN
from ui.case import editors as e
from ui.case.offers.offer import Field, Occasion
from ui.case.several import Several

_BEGINNING = 80
"""Letters of a question that a list of questions shows."""


def which_question(
    whole: str | Callable[[Case], str], offered: Callable[[Question], bool] = lambda _: True
) -> Field:
    """Ask which question is meant, where there are several to choose from; `whole` names them all."""

    def editor(occasion: Occasion) -> e.Editor | None:
        if len(occasion.questions) == 1 or len(occasion.case.questions) == 1:
            return None
        wanted = [q for q in occasion.case.questions if offered(q)]
        if occasion.questions:
            wanted = [q for q in wanted if q.id in occasion.questions]
        named = [(f"{q.id}. {_called(q, wanted, occasion.office)}", q.id) for q in wanted]
        named_whole = whole if isinstance(whole, str) else whole(occasion.case)
        return e.Chosen([("Все вопросы этого блока" if occasion.questions else named_whole, None), *named])

    return Field(name="question", label="Вопрос", editor=editor)


def open_questions() -> Field:
    """Ask which open questions are meant, where there are several: all of them, unless ticked otherwise."""

    def editor(occasion: Occasion) -> Several | None:
        wanted = [q for q in occasion.case.unanswered if not occasion.questions or q.id in occasion.questions]
        if len(wanted) < 2:  # noqa: PLR2004 - one is not chosen from
            return None
        named = [(f"{q.id}. {_called(q, wanted, occasion.office)}", q.id) for q in wanted]
        return Several(named, [q.id for q in wanted])

    return Field(name="questions", label="Вопросы", editor=editor)


def outgoing(
    *kinds: PaperKind, notice: bool = False, every: bool = False, into: Callable[[str], e.Editor] = e.Reason
) -> Callable[[Occasion], e.Editor]:
    """Begin a number with that of the letter, or of every letter, that was registered for it."""

    def editor(occasion: Occasion) -> e.Editor:
        known = last_numbers(occasion.case, *kinds, notice=notice)
        return into("; ".join(known if every else known[-1:]))

    return editor


def people_offered(office: Office) -> list[e.Choice]:
    """Give everybody who works here."""
    return [(person.title, id_) for id_, person in office.people.items()]


def bodies_offered(office: Office) -> list[e.Choice]:
    """Give the bodies of power that the office knows."""
    return [(body.name, id_) for id_, body in office.bodies.items()]


def files(occasion: Occasion) -> Several | None:
    """Offer the files of the case, where there are any."""
    known = occasion.case.attachments
    return Several([(file.name, file.digest) for file in known]) if known else None


def _called(question: Question, among: Sequence[Question], office: Office) -> str:
    """Give the beginning of a question, after its block where another one begins alike."""
    said = question.text[:_BEGINNING]
    alike = [one for one in among if one.text[:_BEGINNING] == said]
    block = office.blocks.get(question.block) if question.block and len(alike) > 1 else None
    return f"{block.short}: {said}" if block else said


def blocks_offered(office: Office) -> list[e.Choice]:
    """Give every block, those without a head marked."""
    headless = set(office.headless_blocks)
    return [
        (f"{block.short} – блок без руководителя" if id_ in headless else block.short, id_)
        for id_, block in office.blocks.items()
    ]


def executors_offered(office: Office, block: CardId | None) -> list[e.Choice]:
    """Give everybody, the heads of the block first."""
    heads = office.heads_of(block) if block else ()
    people = [*heads, *(person for person in office.people if person not in heads)]
    named = [(introduced(office, person, heading=person in heads), person) for person in people]
    return [("Без исполнителя, решит руководитель блока", None), *named]


def introduced(office: Office, person: CardId, *, heading: bool = False) -> str:
    """Name somebody, and say where a question given to them would wait."""
    told = [
        office.people[person].title,
        "руководитель блока" if heading else "",
        absence_words(office, person),
    ]
    return " – ".join(filter(None, told))


def present_question(occasion: Occasion) -> Question:
    """Give the question whose block and executor the form begins with."""
    wanted = [q for q in occasion.case.questions if q.id in occasion.questions]
    return (wanted or list(occasion.case.unanswered) or list(occasion.case.questions))[0]


def usual_person(occasion: Occasion) -> CardId | None:
    """Give who does it now, else the block's head, or who stands in."""
    question = present_question(occasion)
    heads = occasion.office.heads_of(question.block) if question.block else ()
    usual = question.executor or (heads[0] if heads else None)
    return stands_in(occasion.office, usual) if usual else None


def block_editor(occasion: Occasion) -> e.Editor:
    """Offer the blocks, beginning with the one that is there."""
    blocks = {question.block for question in occasion.case.unanswered}
    if len(blocks) > 1 and not occasion.questions:
        each = _warned(occasion, blocks_offered(occasion.office))
        return e.Chosen([("У каждого вопроса свой, как сейчас", None), *each])
    now = present_question(occasion).block
    choices = _warned(occasion, blocks_offered(occasion.office))
    return e.Chosen(choices if now else [("Выберите блок", None), *choices], now)


def executor_editor(occasion: Occasion) -> e.Editor:
    """Offer the people, beginning with whom it usually falls to, unless the complaint is against them."""
    chosen = usual_person(occasion)
    if chosen is not None and hits(occasion.case, occasion.office, chosen):
        chosen = None
    return e.Chosen(
        _warned(occasion, executors_offered(occasion.office, present_question(occasion).block)), chosen
    )


def _warned(occasion: Occasion, choices: list[e.Choice]) -> list[e.Choice]:
    """Say of each choice whom of those complained about it would hit; the rules refuse it."""
    hit = ((said, id_, hits(occasion.case, occasion.office, id_) if id_ else None) for said, id_ in choices)
    return [(f"{said} – нельзя: жалоба на «{name}»" if name else said, id_) for said, id_, name in hit]


def in_words(kinds: Iterable[StrEnum]) -> list[e.Choice]:
    """Offer words of a vocabulary."""
    return [(RUSSIAN[value][:1].upper() + RUSSIAN[value][1:], value) for value in kinds]


def reason() -> Field:
    """Ask why; what asks for it is not done without."""
    return Field(name="reason", label="Причина", editor=lambda _: e.Reason())


def citizen_told(hint: str = "") -> Field:
    """Ask on which day the citizen was told; there is none where nobody can be reached."""
    return Field(
        name="notified_on",
        label="Гражданину сообщено",
        editor=lambda occasion: e.Day(occasion.today if reachable(occasion.case) else None, occasion.today),
        hint=hint,
    )


def day_of(name: str, label: str) -> Field:
    """Ask on which day it happened: today, unless said otherwise."""
    return Field(name=name, label=label, editor=lambda occasion: e.Day(occasion.today, occasion.today))
