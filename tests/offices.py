"""Offices for tests: fixed clocks and identities, the pure rules of Кинель, a real profile on a folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from mcu_desktop.domain.cards.kinds import Block, Body, BodyKind, Card, CardId, Person
from mcu_desktop.domain.cases.case import Case, Told
from mcu_desktop.domain.cases.clocks import Clock, clocks
from mcu_desktop.domain.cases.commands import CaseCommand
from mcu_desktop.domain.cases.decisions import decide
from mcu_desktop.domain.cases.history import Line, history
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.registration import register
from mcu_desktop.domain.cases.rules import Rules
from mcu_desktop.domain.cases.telling import fold
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.office.office import Office, office_of
from mcu_desktop.domain.vocabulary import CaseId, QuestionId
from mcu_desktop.workplace import rulebook
from mcu_desktop.workplace.setup import preset_cards, set_up

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.terms.deadlines import Terms
    from mcu_desktop.workplace.workplace import Workplace

ZONE = ZoneInfo("Europe/Samara")
MONDAY = datetime(2026, 11, 23, 9, 30, tzinfo=ZONE)
TODAY = MONDAY.date()
WATER = "0005.0005.0056.1154"
"""A leaf of the classifier: no cold water."""
PETROVA = Applicant(
    surname="Петрова",
    name="Анна",
    patronymic="Сергеевна",
    address="г. Кинель, ул. Мира, д. 4, кв. 12",
    phone="+7 927 123-45-67",
)
IVANOV = Applicant(surname="Иванов", name="Пётр", address="пос. Алексеевка, ул. Невская, 8")


def identities(first: int = 1) -> Callable[[], str]:
    """Give identities that are the same in every run."""
    numbers = count(first)
    return lambda: f"{next(numbers):032x}"


@dataclass
class Hands:
    """A clock that is moved by hand."""

    moment: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.moment

    def on(self, *, days: int = 0, minutes: int = 0) -> None:
        self.moment += timedelta(days=days, minutes=minutes)


@cache
def kinel_cards() -> tuple[tuple[CardId, Card], ...]:
    return preset_cards("kinel", identities())


INSPECTION, POLICE, GOVERNOR, COURT = (CardId(f"{number:032x}") for number in range(0xB0, 0xB4))
BODIES = {
    INSPECTION: Body(name="Жилищная инспекция"),
    POLICE: Body(name="Отдел МВД", kind=BodyKind.POLICE),
    GOVERNOR: Body(name="Губернатор", kind=BodyKind.REGION_HEAD),
    COURT: Body(name="Районный суд", kind=BodyKind.COURT),
}
"""Other bodies of power that the office knows."""


@cache
def kinel() -> Office:
    return replace(office_of(kinel_cards()), bodies=BODIES)


@cache
def kinel_terms() -> Terms:
    return rulebook.terms_of(kinel())


def block(short: str) -> CardId:
    """Give a block of Кинель by its short name."""
    return kinel().block_named(short)


def _blocks(*, significant: bool) -> tuple[CardId, ...]:
    return tuple(
        id_ for id_, card in kinel_cards() if isinstance(card, Block) and card.significant is significant
    )


SIGNIFICANT, *OTHER_SIGNIFICANT = _blocks(significant=True)
ORDINARY, *OTHER_ORDINARY = _blocks(significant=False)
PEOPLE = tuple(id_ for id_, card in kinel_cards() if isinstance(card, Person))
SOMEBODY, SOMEBODY_ELSE, *_ = PEOPLE


def rules(today: date = TODAY, terms: Terms | None = None) -> Rules:
    return Rules(
        office=kinel(),
        terms=terms or kinel_terms(),
        classifier=rulebook.classifier,
        today=today,
    )


def asked(*texts: str, block: CardId | None = ORDINARY) -> tuple[AskedQuestion, ...]:
    """Give questions as a form hands them over."""
    return tuple(
        AskedQuestion(id=QuestionId(str(place)), text=text, block=block)
        for place, text in enumerate(texts, start=1)
    )


APPEAL = RegisterCase(text="Нет воды вторые сутки.", applicants=(PETROVA,), questions=asked("Нет воды"))


LIFE = CaseId("c" * 32)


@dataclass
class Life:
    """One case, lived by commands on the pure rules."""

    rules: Rules = field(default_factory=rules)
    told: tuple[Told, ...] = ()
    id: CaseId = LIFE

    @classmethod
    def registered(cls, command: RegisterCase = APPEAL, *, at: Rules | None = None) -> Life:
        life = cls(at or rules())
        fact = register(life.id, command, life.rules, station="А", next_ordinal=lambda *_: 1)
        life.told = (Told(txn="0", fact=fact),)
        return life

    @property
    def case(self) -> Case:
        case = fold(self.id, self.told)
        assert case is not None
        return case

    @property
    def last(self) -> str:
        """The name of the latest action."""
        return self.told[-1].txn

    def do(self, *commands: CaseCommand) -> Life:
        """Carry commands out one after another; a refusal is the test's to expect."""
        for command in commands:
            facts = decide(self.case, command, self.rules, self.told)
            txn = str(int(self.last) + 1)
            self.told += tuple(Told(txn=txn, fact=fact) for fact in facts)
        return self

    def later(self, **apart: int) -> Life:
        self.rules = replace(self.rules, today=self.rules.today + timedelta(**apart))
        return self

    def clocks(self, terms: Terms | None = None) -> dict[str, Clock]:
        return {clock.norm: clock for clock in clocks(self.case, terms or self.rules.terms)}

    def history(self) -> list[Line]:
        return list(history(self.id, self.told, KinelNames()))


class KinelNames:
    """The words for the identifiers of Кинель."""

    def block_name(self, block: CardId | None) -> str:
        return kinel().blocks[block].short if block else "без блока"

    def person_name(self, person: CardId | None) -> str:
        return kinel().people[person].title if person else "не назначен"

    def unit_name(self, unit: CardId) -> str:
        return kinel().units[unit].short

    def body_name(self, body: CardId) -> str:
        return kinel().bodies[body].name

    def problem_name(self, problem: CardId) -> str:
        return problem


def office(home: Path, clock: Callable[[], datetime] | None = None, *, station: str = "А") -> Workplace:
    """Make a real profile of Кинель in a folder."""
    return set_up(home, kinel_cards(), station=station, clock=clock or Hands(), identity=identities(1 << 64))
