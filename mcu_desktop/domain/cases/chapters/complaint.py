"""Complaint: whom it is against, and that nobody of them ever considers it (59-ФЗ art. 8 part 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.chapter import Chapter, CommandOf, FactOf, FieldOf
from mcu_desktop.domain.cases.limits import SHORT_TEXT, optional
from mcu_desktop.domain.cases.values import Against
from mcu_desktop.domain.spelling import because
from mcu_desktop.domain.vocabulary import Kind
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.field_words import Names
    from mcu_desktop.domain.cases.rules import Rules
    from mcu_desktop.domain.office.office import Office

AGAINST = "against"
_LAW = "Жалобу не направляют тому, чьё решение или действие обжалуется (ч. 6 ст. 8 Закона № 59-ФЗ)"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstNamed:
    """It was found out whom the complaint is against; nobody, where it turned out so."""

    against: Against
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAgainst:
    """Say whom the complaint is against: all of them anew."""

    people: tuple[CardId, ...] = ()
    units: tuple[CardId, ...] = ()
    bodies: tuple[CardId, ...] = ()
    reason: str = ""


# ---------------------------------------------------------------------- the guard


def hits(case: Case, office: Office, target: CardId) -> str | None:
    """Name whom of those complained about a person, unit, block or body is or leads to, if any."""
    return hit_of(case.against, office, target)


def hit_of(against: Against, office: Office, target: CardId) -> str | None:
    """Answer the same for a complaint that is not registered yet."""
    if not against.all:
        return None
    return next((_name(office, one) for one in _behind(office, target) if one in against.all), None)


def refuse_hit(case: Case, office: Office, target: CardId, field: str) -> None:
    """Refuse to hand a complaint to whom it is against; there is no way around."""
    hit = hits(case, office, target)
    if hit is not None:
        through = "" if hit == _name(office, target) else f" – через «{_name(office, target)}»"
        raise Refusal(f"{_LAW}: жалуются на «{hit}»{through}. Выберите другого.", field=field)


def refuse_their_own(case: Case, rules: Rules) -> None:
    """Refuse what somebody does to consider a complaint against themselves, whoever they stand in for."""
    hit = hits(case, rules.office, rules.person)
    if hit is not None:
        raise Refusal(f"{_LAW}: жалуются на «{hit}», рассматривает её другой.")


def _behind(office: Office, target: CardId) -> Iterator[CardId]:
    """Give the target and those it stands for: a block its heads, a person their unit, a unit its people."""
    yield target
    heads = office.heads_of(target)
    yield from heads
    for id_ in (target, *heads):
        if id_ in office.people and (unit := office.people[id_].unit):
            yield unit
    if target in office.units:
        yield from (id_ for id_, person in office.people.items() if person.unit == target)


def _name(office: Office, target: CardId) -> str:
    if target in office.people:
        return office.people[target].title
    named = office.blocks.get(target) or office.units.get(target) or office.bodies.get(target)
    return named.name if named else "убрано из справочника"


# ---------------------------------------------------------------------- saying it


def sound_against(against: Against, office: Office) -> Against:
    """Give those complained about, each once; refuse whom no directory knows."""
    for name, known in (("people", office.people), ("units", office.units), ("bodies", office.bodies)):
        if any(one not in known for one in getattr(against, name)):
            raise Refusal("На кого жалоба: такого нет в справочнике.", field=f"against.{name}")
    people, units, bodies = (
        tuple(dict.fromkeys(group)) for group in (against.people, against.units, against.bodies)
    )
    return Against(people=people, units=units, bodies=bodies)


def _say(case: Case, command: NameAgainst, rules: Rules) -> tuple[AgainstNamed]:
    asked = Against(people=command.people, units=command.units, bodies=command.bodies)
    try:
        against = sound_against(asked, rules.office)
    except Refusal as refusal:
        raise Refusal(refusal.reason, field=(refusal.field or "").removeprefix("against.")) from None
    if against == case.against:
        raise Refusal("Так уже записано.")
    if against.all and case.kind is not Kind.COMPLAINT:
        raise Refusal(f"Дело {case.number} – не жалоба: сначала исправьте вид обращения.", field="people")
    for question in case.unanswered:
        for target in (question.executor, question.block if question.assigned else None):
            if target is not None and (hit := hit_of(against, rules.office, target)):
                raise Refusal(
                    f"{_LAW}, а вопрос {question.id} сейчас у «{hit}». Сначала передайте его другому."
                )
    return (AgainstNamed(against=against, reason=optional(command.reason, "reason", SHORT_TEXT)),)


def _said(case: Case, fact: AgainstNamed) -> Case:
    return case._replace(against=fact.against)


def _writes(_case: Case, _fact: AgainstNamed) -> tuple[str]:
    return (AGAINST,)


def _tell(_case: Case | None, fact: AgainstNamed, names: Names) -> str:
    return f"Жалоба на: {_words(fact.against, names)}{because(fact.reason)}"


def _words(against: Against, names: Names) -> str:
    people = [names.person_name(person) for person in against.people]
    units = [f"«{names.unit_name(unit)}»" for unit in against.units]
    bodies = [f"«{names.body_name(body)}»" for body in against.bodies]
    return ", ".join((*people, *units, *bodies)) or "не указано, на кого"


CHAPTER = Chapter(
    facts=(
        FactOf(
            kind="against_named",
            fact=AgainstNamed,
            action="указание, на кого жалоба",
            fold=_said,
            sentence=_tell,
            texts=("reason",),
            written=_writes,
        ),
    ),
    commands=(
        CommandOf(
            name="against",
            command=NameAgainst,
            title="Указать, на кого жалоба",
            decide=_say,
            why_not=lambda case: None if case.kind is Kind.COMPLAINT or case.against.all else "Это не жалоба",
        ),
    ),
    fields=(FieldOf(name=AGAINST, type=Against, title="на кого жалоба", words=_words),),
)
