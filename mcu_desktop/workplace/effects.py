"""What a change of the directories would do, told before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.duties import DUTY_NAMES, Duty
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.notes.period import day_and_month
from mcu_desktop.domain.notes.period import week_of as week_around
from mcu_desktop.domain.office.moves import Moved
from mcu_desktop.domain.office.numbering import number
from mcu_desktop.domain.permissions.rights import Seeing
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import CaseId, QuestionId
from mcu_desktop.store.card_uses import HeldQuestion
from mcu_desktop.store.slack import Slice
from mcu_desktop.workplace.looking_after import looked_after

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from mcu_desktop.domain.cards.kinds import NumberTemplate
    from mcu_desktop.domain.cases.commands import CaseCommand
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """In sentences, in terms that move, in questions that lose their place."""

    sentences: tuple[str, ...] = ()
    moved: tuple[Moved, ...] | None = None
    """`None` where the change has nothing to do with terms."""
    held: tuple[HeldQuestion, ...] = ()
    successors: tuple[CardId, ...] = ()
    """Who could take them, the likeliest first."""
    proposed: CardId | None = None
    """Who should, where there is a reason to say so."""

    @property
    def nothing(self) -> bool:
        """Nobody needs to be asked."""
        return not (self.sentences or self.held) and self.moved is None


def of_moving(look: Callable[[Workplace], Changes]) -> Callable[[Workplace], Effect]:
    """Tell which terms a change would move, by making it without a trace."""
    return lambda workplace: Effect(moved=look(workplace).moved)


def of_withdrawing(workplace: Workplace, id_: CardId) -> Effect:
    """Tell what taking a person, a block or a unit out of use would do."""
    office = workplace.office
    if id_ in office.people:
        return _without_person(workplace, id_)
    if id_ in office.blocks:
        return _without_block(workplace, id_)
    members = [person.title for person in office.people.values() if person.unit == id_]
    if not members:
        return Effect()
    return Effect(sentences=(f"Без подразделения {_will_stay(members)}: {', '.join(members)}.",))


def of_duties(workplace: Workplace, person: CardId, duties: Sequence[Duty]) -> Effect:
    """Tell what other duties would show a person, or hide."""
    card = workplace.office.people.get(person)
    before = card.duties if card else duties  # withdrawn meanwhile, as the change itself will say
    lost = [duty for duty in before if duty not in duties]
    gained = [duty for duty in duties if duty not in before]
    told = [_of_duty(workplace, person, duty, given=False) for duty in lost]
    told += [_of_duty(workplace, person, duty, given=True) for duty in gained]
    return Effect(sentences=tuple(filter(None, told)))


def of_heads(workplace: Workplace, block: CardId, heads: Sequence[CardId]) -> Effect:
    """Tell whom other heads of a block would show its cases, or hide them from."""
    office = workplace.office
    before = office.heads_of(block)
    cases = _cases(workplace, Slice(blocks=(block,)))
    told = []
    if cases and (gained := [head for head in heads if head not in before]):
        told.append(f"{_named(workplace, gained)}: в «Сегодня» добавится {cases} этого блока.")
    if cases and (lost := [head for head in before if head not in heads]):
        told.append(f"{_named(workplace, lost)}: из «Сегодня» уйдёт {cases} этого блока.")
    if before and not heads:
        told.append("Блок останется без руководителя.")
    return Effect(sentences=tuple(told))


def next_number(workplace: Workplace, template: NumberTemplate) -> str:
    """Write the number that the journal would give next."""
    today, station = workplace.today(), workplace.store.station
    with workplace.store.uses() as uses:
        n = uses.next_ordinal(template.journal, station, today.year)
    return number(template, station=station, n=n, day=today, surname="Иванова")


def of_counting(workplace: Workplace, changes: dict[str, Any], moved: tuple[Moved, ...]) -> Effect:
    """Tell which terms another way of counting moves, which week the note is about, what time it would be."""
    administration = workplace.office.administration
    sentences = []
    starts, zone = (changes.get(name, getattr(administration, name)) for name in ("week_starts", "zone"))
    if starts != administration.week_starts:
        before, after = (_week(workplace, first) for first in (administration.week_starts, starts))
        sentences.append(f"Текущая отчётная неделя: была {before}, станет {after}.")
    if zone != administration.zone:
        now = workplace.now()
        there = now.astimezone(ZoneInfo(zone))
        sentences.append(f"Сейчас по времени учреждения {_hour(now)}, станет {_hour(there)}.")
    return Effect(sentences=tuple(sentences), moved=moved)


def handing_over(
    workplace: Workplace, effect: Effect, successor: CardId | None
) -> tuple[tuple[CaseId, CaseCommand], ...]:
    """Give the commands that hand every held question to a person or a block."""
    if successor is None:
        return ()
    to_block = successor in workplace.office.blocks
    return tuple(
        (
            CaseId(held.case),
            Assign(
                question=QuestionId(held.question),
                block=successor if to_block else None,
                executor=None if to_block else successor,
            ),
        )
        for held in effect.held
    )


def _without_person(workplace: Workplace, person: CardId) -> Effect:
    office = workplace.office
    with workplace.store.uses() as uses:
        held = _told(workplace, uses.held_by_person(person))
        colleagues = uses.executors_in({question.block for question in held if question.block})
    headed = office.blocks_headed_by(person)
    alone = [f"«{office.blocks[block].short}»" for block in headed if office.heads_of(block) == (person,)]
    sentences = _held_words(held, "За этим человеком") if held else []
    if alone:
        sentences.append(f"Без руководителя {_will_stay(alone)}: {', '.join(alone)}.")
    heads = [head for question in held for head in office.heads_of(question.block)]  # type: ignore[arg-type]
    others = sorted(office.people, key=lambda one: office.people[one].title)
    near = [one for one in (*colleagues, *heads) if one in office.people and one != person]
    known = dict.fromkeys((*near, *(one for one in others if one != person)))
    return Effect(
        sentences=tuple(sentences),
        held=held,
        successors=tuple(known) if held else (),
        proposed=next(iter(near), None) if held else None,
    )


def _without_block(workplace: Workplace, block: CardId) -> Effect:
    office = workplace.office
    with workplace.store.uses() as uses:
        held = _told(workplace, uses.held_by_block(block))
    sentences = _held_words(held, "В этом блоке") if held else []
    if codes := office.blocks[block].codes:
        said = counted(len(codes), "раздела", "разделов", "разделов")
        sentences.append(f"Для {said} классификатора этот блок больше не будет предлагаться.")
    if office.significant(block):
        sentences.append("Это социально значимая тематика: она названа в постановлении.")
    mine = set(office.heads_of(block))
    near = [one for one in office.blocks if one != block and mine & set(office.heads_of(one))]
    known = dict.fromkeys((*near, *(one for one in office.blocks if one != block)))
    return Effect(
        sentences=tuple(sentences),
        held=held,
        successors=tuple(known) if held else (),
        proposed=next(iter(near), None) if held else None,
    )


def _told(workplace: Workplace, held: tuple[HeldQuestion, ...]) -> tuple[HeldQuestion, ...]:
    """Give the questions by their numbers alone to whoever manages people and may see no case."""
    if workplace.why_not(Seeing.CASES) is None:
        return held
    return tuple(question._replace(summary="") for question in held)


def _held_words(held: Sequence[HeldQuestion], where: str) -> list[str]:
    questions = counted(len(held), "открытый вопрос", "открытых вопроса", "открытых вопросов")
    cases = counted(len({question.case for question in held}), "деле", "делах", "делах")
    return [f"{where} {questions} в {cases}.", "Не переданные останутся здесь, пока их не назначат иначе."]


def _of_duty(workplace: Workplace, person: CardId, duty: Duty, *, given: bool) -> str:
    """Say how many cases a duty adds to a person's day, or takes from it; nothing where there are none."""
    if duty in {Duty.ANALYST, Duty.ADMINISTRATOR}:
        return ""
    scope = looked_after(workplace, person, duty)
    cases = _cases(workplace, scope) if scope else ""
    if not cases:
        return ""
    what = "добавляет в его «Сегодня»" if given else "больше не покажет в его «Сегодня»"
    return f"Обязанность «{DUTY_NAMES[duty]}» {what} {cases}."


def _cases(workplace: Workplace, scope: Slice) -> str:
    total, _ = workplace.store.slack.cases((scope,), workplace.now(), limit=0)
    return counted(total, "открытое дело", "открытых дела", "открытых дел") if total else ""


def _named(workplace: Workplace, people: Iterable[CardId]) -> str:
    return ", ".join(map(workplace.person_name, people))


def _will_stay(what: Sequence[str]) -> str:
    return "останется" if len(what) == 1 else "останутся"


def _hour(moment: datetime) -> str:
    return f"{day_and_month(moment.date())}, {moment:%H:%M}"


def _week(workplace: Workplace, starts: int) -> str:
    period = week_around(workplace.today(), starts)
    return f"{day_and_month(period.first)} – {day_and_month(period.last)}"
