"""An office to measure: a year of cases with their whole lives, the same for the same size."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.commands import Answer, Assign, CaseCommand, Close, NoteStep, SendAnswer, Take
from mcu_desktop.domain.cases.decisions import Rules, decide
from mcu_desktop.domain.cases.folding import evolve
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.registration import register
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.spelling import words
from mcu_desktop.domain.vocabulary import (
    AnswerChannel,
    CaseId,
    Channel,
    Form,
    Kind,
    QuestionId,
    Regime,
    Result,
)
from mcu_desktop.journal.names import CASE
from mcu_desktop.journal.record import Parent, Record, packed
from mcu_desktop.store.journal_table import History
from mcu_desktop.store.own_log import Signature
from mcu_desktop.store.register import Filter
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace import rulebook
from mcu_desktop.workplace.setup import preset_cards, set_up
from mcu_desktop.workplace.workplace import Workplace

ZONE = ZoneInfo("Europe/Samara")
TODAY = date(2026, 11, 20)
NOW = datetime.combine(TODAY, time(16, 0), ZONE)
FACTS_A_CASE = 6.1
_DAYS = 364
_TOGETHER = 500

SURNAMES = words(
    """Иванов Петров Сидоров Кузнецов Смирнов Попов Васильев Михайлов Новиков Фёдоров Морозов Волков
    Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров
    Борисов Яковлев Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв Гусев
    Киселёв Ильин Максимов Поляков Сорокин Виноградов Ковалёв Белов Медведев Антонов Тарасов Жуков Баранов"""
)
NAMES = words("Александр Сергей Андрей Алексей Дмитрий Михаил Евгений Владимир Иван Николай Пётр Юрий Игорь")
FATHERS = words("Александрович Сергеевич Андреевич Алексеевич Дмитриевич Михайлович Иванович Петрович")
STREETS = words(
    """Мира Победы Ленина Садовая Школьная Первомайская Заводская Советская Некрасова Маяковского Крымская
    Украинская Орджоникидзе Фестивальная Ульяновская Чехова Деповская Элеваторная Полевая Дорожная"""
)
_ROADS = (
    (Regime.APPEAL, Form.WRITTEN, Kind.STATEMENT, Channel.LETTER, AnswerChannel.POST),
    (Regime.APPEAL, Form.ORAL, Kind.COMPLAINT, Channel.RECEPTION, AnswerChannel.POST),
    (Regime.APPEAL, Form.ELECTRONIC, Kind.STATEMENT, Channel.EPGU, AnswerChannel.EPGU),
    (Regime.POS, Form.ELECTRONIC, Kind.MESSAGE, Channel.POS, AnswerChannel.POS),
    (Regime.INCIDENT, Form.ELECTRONIC, Kind.MESSAGE, Channel.INCIDENT, AnswerChannel.INCIDENT),
    (Regime.CALL, Form.ORAL, Kind.MESSAGE, Channel.PHONE, AnswerChannel.PHONE),
)


def opened(home: Path) -> Workplace:
    """Open an office as its owner, on the last day of its year."""
    return Workplace.open(home, clock=lambda: NOW)


def made(folder: Path, cases: int) -> Path:
    """Give the profile of an office with so many cases, made once and kept in the folder."""
    home = folder / f"office-{cases}"
    if not (home / "office.db").exists():
        growing = folder / f"growing-{cases}"
        shutil.rmtree(growing, ignore_errors=True)
        _fill(growing, cases)
        growing.rename(home)
    return home


def copied(home: Path, to: Path) -> Path:
    """Give a copy that may be written to."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(home, to)
    return to


def everything() -> Filter:
    """Ask for the whole register."""
    return Filter()


def commands(random: Random) -> Iterator[RegisterCase]:
    """Give cases to register, without end; their days are left open."""
    imagination = _Imagination(random)
    while True:
        yield imagination.case()


def _fill(home: Path, cases: int) -> None:
    random = Random(59)
    identity = lambda: random.randbytes(16).hex()  # noqa: E731
    begun = NOW - timedelta(days=_DAYS + 1)
    set_up(home, preset_cards("kinel", identity), station="А", clock=lambda: begun, identity=identity).close()
    workplace = opened(home)
    try:
        _Year(workplace, random).live(cases)
        workplace.rebuild()
    finally:
        workplace.close()


@dataclass(order=True)
class _Turn:
    """The next thing that happens to a case."""

    moment: datetime
    place: int
    command: RegisterCase | CaseCommand = field(compare=False)


class _Year:
    """Writes facts alone, in the order of their moments; the projections are told at the end."""

    def __init__(self, workplace: Workplace, random: Random) -> None:
        self._workplace = workplace
        self._random = random
        self._imagination = _Imagination(random)
        self._blocks = list(workplace.office.blocks)
        self._people = list(workplace.office.people)
        self._standing: dict[int, Case] = {}
        self._heads: dict[int, tuple[Record, ...]] = {}
        self._ordinals: dict[tuple[str, int], int] = {}
        self._head = workplace.store.records()
        (self._log,) = {record.log for record in workplace.store.history(_any_card(workplace)).records}

    def live(self, cases: int) -> None:
        turns = sorted(turn for place in range(cases) for turn in self._life(place))
        for start in range(0, len(turns), _TOGETHER):
            with self._workplace.store.writing() as writing:
                for turn in turns[start : start + _TOGETHER]:
                    writing.append(*self._taken(turn))

    def _life(self, place: int) -> Iterator[_Turn]:
        random = self._random
        day = TODAY - timedelta(days=random.randrange(_DAYS))
        moment = datetime.combine(day, time(8), ZONE) + timedelta(seconds=random.randrange(8 * 3600))
        command = self._imagination.case()
        yield _Turn(moment, place, command)
        lives = random.random() < 0.97
        steps: list[CaseCommand] = [
            Assign(block=random.choice(self._blocks), executor=random.choice(self._people)),
            Take(),
        ]
        if random.random() < 0.4:
            steps.append(NoteStep(text=self._imagination.text(6)))
        result = random.choices((Result.EXPLAINED, Result.NOT_SUPPORTED), (3, 1))[0]
        steps += [Answer(result=result, text=self._imagination.text(12)), SendAnswer(), Close()]
        for step in steps if lives else ():
            moment += timedelta(hours=random.expovariate(1 / 70))
            if moment > NOW:
                return
            yield _Turn(moment, place, step)

    def _taken(self, turn: _Turn) -> tuple[list[tuple[History, Any]], Signature]:
        rules = Rules(
            office=self._workplace.office,
            terms=self._workplace.terms,
            classifier=rulebook.classifier,
            today=turn.moment.date(),
        )
        before = self._standing.get(turn.place)
        if before is None:
            id_ = CaseId(self._random.randbytes(16).hex())
            assert isinstance(turn.command, RegisterCase)
            facts: tuple[Any, ...] = (
                register(id_, turn.command, rules, station="А", next_ordinal=self._next_ordinal),
            )
        else:
            id_ = before.id
            assert not isinstance(turn.command, RegisterCase)
            facts = decide(before, turn.command, rules)
        past = History(Stream(CASE, id_), self._heads.get(turn.place, ()), ())
        case = before
        for fact in facts:
            case = evolve(id_, case, fact)
            self._head += 1
        assert case is not None
        self._standing[turn.place] = case
        self._heads[turn.place] = (_seen(self._log, self._head),)
        signature = Signature(
            author=self._people[turn.place % len(self._people)], duty="executor", moment=turn.moment
        )
        return [(past, fact) for fact in facts], signature

    def _next_ordinal(self, journal: str, year: int) -> int:
        self._ordinals[journal, year] = self._ordinals.get((journal, year), 0) + 1
        return self._ordinals[journal, year]


class _Imagination:
    """Words by how often they are met: a few are everywhere, most are rare."""

    def __init__(self, random: Random) -> None:
        self._random = random
        topics = [topic for topic in rulebook.classifier().topics.values() if topic.leaf]
        self._codes = [topic.code for topic in topics]
        vocabulary = list(dict.fromkeys(word for topic in topics for word in words(topic.name)))
        random.shuffle(vocabulary)
        self._vocabulary = vocabulary
        self._weights = _falling(len(vocabulary))
        self._code_weights = _falling(len(topics))

    def text(self, length: int) -> str:
        picked = self._random.choices(self._vocabulary, cum_weights=self._weights, k=length)
        return " ".join(picked).capitalize() + "."

    def case(self) -> RegisterCase:
        random = self._random
        regime, form, kind, channel, answer = random.choice(_ROADS)
        house, flat = random.randrange(1, 140), random.randrange(1, 90)
        home = f"г. Кинель, ул. {random.choice(STREETS).title()}, д. {house}, кв. {flat}"
        code = random.choices(self._codes, cum_weights=self._code_weights)[0]
        return RegisterCase(
            regime=regime,
            form=form,
            kind=kind,
            channel=channel,
            answer_channel=answer,
            applicants=(
                Applicant(
                    surname=random.choice(SURNAMES).title(),
                    name=random.choice(NAMES).title(),
                    patronymic=random.choice(FATHERS).title(),
                    address=home,
                    phone=f"+7 9{random.randrange(10**8, 10**9)}",
                ),
            ),
            text=self.text(random.randrange(10, 40)),
            questions=(AskedQuestion(id=QuestionId("1"), text=self.text(8), code=code),),
            place=home.rpartition(",")[0],
        )


def _falling(count: int) -> list[float]:
    total, sums = 0.0, []
    for place in range(1, count + 1):
        total += place**-0.9
        sums.append(total)
    return sums


def _any_card(workplace: Workplace) -> Stream:
    return Stream("person", CardId(workplace.person))


def _seen(log: bytes, seq: int) -> Record:
    """Give the head of a stream, with nothing that another record's parents need but its name."""
    return Record(log, seq, 0, seq, CASE, b"", packed((Parent(log, 0),))[:0], "", "", "", 1, 1, b"", b"", b"")
