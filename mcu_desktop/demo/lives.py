"""What becomes of a case: who does what and when, until it lies in the archive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.demo.pace import DAY, HOUR
from mcu_desktop.demo.town import choose
from mcu_desktop.demo.wording import filled
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    CaseCommand,
    Close,
    CorrectCase,
    NoteStep,
    RecordMeasures,
    ReleaseControl,
    Reopen,
    SendAnswer,
    SetControl,
    Take,
    Undo,
    Withdraw,
)
from mcu_desktop.domain.vocabulary import (
    AnswerChannel,
    Channel,
    Form,
    Kind,
    Measures,
    QuestionId,
    Regime,
    Result,
)

if TYPE_CHECKING:
    from random import Random

    from mcu_desktop.demo.arrivals import Arrival
    from mcu_desktop.demo.pace import OfficeTime
    from mcu_desktop.demo.staff import Staff
    from mcu_desktop.demo.topics import Topic
    from mcu_desktop.demo.town import Words
    from mcu_desktop.demo.wording import Wording
    from mcu_desktop.domain.cards.kinds import CardId

_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
)  # fmt: skip
_ENDS = (
    (Result.SUPPORTED, Measures.TAKEN, "done"),
    (Result.SUPPORTED, Measures.PENDING, "plan"),
    (Result.EXPLAINED, None, "explain"),
    (Result.NOT_SUPPORTED, None, "refuse"),
)
_USUAL_DAYS: dict[Regime, tuple[float, float, float]] = {
    Regime.APPEAL: (5, 30, 22),
    Regime.POS: (2, 24, 8),
    Regime.CALL: (1, 14, 4),
    Regime.OTHER: (5, 30, 20),
}
"""Least, most and most usual calendar days to the answer."""


class Deed(NamedTuple):
    """Somebody does something to a case."""

    position: int
    by: CardId
    command: CaseCommand


class Lives:
    """Plans a whole life at registration; what lies in the future has not happened."""

    def __init__(self, staff: Staff, time: OfficeTime, wording: Wording) -> None:
        self._staff = staff
        self._time = time
        self._office = wording.office

    def of(self, arrival: Arrival, start: int, random: Random) -> list[Deed]:
        """Give the deeds of a case registered at a position, in order."""
        if arrival.command.form is Form.ORAL and self._settled_at_once(arrival, random):
            deeds = self._on_the_spot(arrival, start, random)
        else:
            deeds = self._usual(arrival, start, random)
        deeds.sort(key=_position)
        return deeds

    def _settled_at_once(self, arrival: Arrival, random: Random) -> bool:
        return len(arrival.asked) == 1 and random.random() < (
            0.28 if arrival.command.channel is Channel.RECEPTION else 0.15
        )

    def _on_the_spot(self, arrival: Arrival, start: int, random: Random) -> list[Deed]:
        """Explain at the reception, with the citizen's consent to an oral answer."""
        topic, words = arrival.asked[0]
        office = self._staff.dispatch[arrival.command.regime]
        executor = choose(self._staff.executors[topic.block], random)
        text = self._said(topic.explain, words, start, random)
        oral = arrival.command.channel is Channel.RECEPTION
        at = [start + int((place + random.random()) * 300) for place in range(1, 6)]
        return [
            Deed(at[0], office, Assign(executor=executor)),
            Deed(at[1], executor, Take()),
            Deed(at[2], executor, Answer(result=Result.EXPLAINED, text=text)),
            Deed(at[3], office, SendAnswer(channel=AnswerChannel.ORAL if oral else None, consent=oral)),
            Deed(at[4], office, Close()),
        ]

    def _usual(self, arrival: Arrival, start: int, random: Random) -> list[Deed]:
        command = arrival.command
        sent = self._answered_at(command.regime, start, random)
        deeds: list[Deed] = []
        promised = 0
        for place, (topic, words) in enumerate(arrival.asked, 1):
            question = QuestionId(str(place))
            executor = self._handed_out(deeds, topic, question, command.regime, start, sent, random, alone=len(arrival.asked) == 1)
            promised = max(promised, self._worked_on(deeds, arrival, topic, words, question, executor, start, sent, random))
        if command.regime is Regime.APPEAL and random.random() < 0.02:
            return self._withdrawn(deeds, start, sent, random)
        office = self._staff.dispatch[command.regime]
        head = self._staff.heads[arrival.asked[0][0].block]
        signer = initials(self._staff.names[head])
        deeds.append(Deed(sent, office, SendAnswer(signer=signer if arrival.signed else None)))
        closed = max(sent, promised) + int(DAY * (0.02 + 2 * random.random() ** 2))
        deeds.append(Deed(closed, choose((office, office, self._staff.head), random), Close()))
        if any(isinstance(deed.command, Undo) for deed in deeds):
            return deeds  # takes back the last action: nothing may come between
        self._corrected(deeds, arrival, start, sent, random)
        if random.random() < 0.06:
            self._controlled(deeds, start, closed, random)
        if arrival.signed and command.kind is not Kind.THANKS and random.random() < 0.025:
            self._reopened(deeds, arrival, closed, random)
        return deeds

    def _answered_at(self, regime: Regime, start: int, random: Random) -> int:
        """Give the position of the dispatch: mostly in time, sometimes late, seldom forgotten."""
        chance = random.random()
        if regime is Regime.INCIDENT:
            hours = 0.5 + 7 * random.random() ** 1.5 if chance < 0.86 else 8 + 30 * random.random()
            if chance > 0.985:
                hours = 200 + 300 * random.random()
            return start + int(hours * HOUR)
        least, most, usual = _USUAL_DAYS[regime]
        days = random.triangular(least, most, usual)
        if chance > 0.93:
            days = 31 + 14 * random.random()
        if chance > 0.985:
            days = 45 + 90 * random.random()
        return self._time.later(start, days, random)

    def _handed_out(
        self, deeds: list[Deed], topic: Topic, question: QuestionId, regime: Regime, start: int, sent: int, random: Random, *, alone: bool
    ) -> CardId:
        """Hand a question to its block and an executor, at once or by the head of the block."""
        staff, office = self._staff, self._staff.dispatch[regime]
        executors = staff.executors[topic.block]
        executor = choose(executors, random)
        block = staff.blocks[topic.block]
        quick = (sent - start) // 12
        at = start + 120 + int(min(DAY, quick) * random.random())
        if alone and random.random() < 0.012 and len(executors) > 1:
            other = next(person for person in executors if person != executor)
            deeds.append(Deed(at, office, Assign(executor=other, question=question)))
            deeds.append(Deed(at + 60, office, Undo()))
            at += 150
        if random.random() < 0.6:
            deeds.append(Deed(at, office, Assign(block=block, executor=executor, question=question)))
            return executor
        deeds.append(Deed(at, office, Assign(block=block, question=question)))
        named = at + 90 + int(min(DAY, quick) * random.random())
        deeds.append(Deed(named, staff.heads[topic.block], Assign(executor=executor, question=question)))
        return executor

    def _worked_on(
        self, deeds: list[Deed], arrival: Arrival, topic: Topic, words: Words, question: QuestionId, executor: CardId, start: int, sent: int, random: Random
    ) -> int:
        """Take, note and answer one question; give the position at which its promise is kept."""
        span = sent - start
        taken = max(deeds[-1].position + 60, start + min(int(span * (0.05 + 0.15 * random.random())), 4 * DAY))
        deeds.append(Deed(taken, executor, Take(question=question)))
        answered = max(start + int(span * (0.8 + 0.18 * random.random())), taken + 120)
        for _ in range(int(random.random() * 1.9)):
            noted = taken + 60 + int((answered - taken) * 0.9 * random.random())
            text = self._said(topic.step, words, noted, random)
            deeds.append(Deed(noted, executor, NoteStep(text=text, question=question if len(arrival.asked) > 1 else None)))
        result, measures, lines = self._end(arrival, topic, random)
        text = self._said(getattr(topic, lines), words, answered, random)
        if not arrival.signed and arrival.command.regime is Regime.APPEAL:
            text = choose(self._office.no_signature, random) + text
        deeds.append(Deed(answered, executor, Answer(result=result, text=text, measures=measures, question=question)))
        if measures is not Measures.PENDING:
            return 0
        kept = self._time.later(sent, 8 + 60 * random.random(), random)
        done = choose(self._office.measures, random)
        deeds.append(Deed(kept, executor, RecordMeasures(text=done, question=question)))
        return kept

    def _end(self, arrival: Arrival, topic: Topic, random: Random) -> tuple[Result, Measures | None, str]:
        if arrival.command.kind is Kind.THANKS:
            return _ENDS[2]
        return random.choices(_ENDS, cum_weights=list(accumulate(topic.results)))[0]

    def _withdrawn(self, deeds: list[Deed], start: int, sent: int, random: Random) -> list[Deed]:
        at = start + int((sent - start) * (0.3 + 0.5 * random.random()))
        office = self._staff.dispatch[Regime.APPEAL]
        reason = choose(self._office.withdrawn, random)
        return [*(deed for deed in deeds if deed.position < at), Deed(at, office, Withdraw(reason=reason))]

    def _corrected(self, deeds: list[Deed], arrival: Arrival, start: int, sent: int, random: Random) -> None:
        """Mend the card soon after registration."""
        command, office = arrival.command, self._staff.dispatch[arrival.command.regime]
        at = start + int((sent - start) * 0.3 * random.random()) + 30
        chance = random.random()
        words = self._office
        if command.kind is Kind.STATEMENT and chance < 0.03:
            wish = CorrectCase(kind=Kind.COMPLAINT, reason=choose(words.correction_kind, random))
        elif arrival.signed and command.applicants[0].phone and chance > 0.98:
            first = replace(command.applicants[0], phone=f"+7 945 000-{random.randint(10, 99)}-{random.randint(10, 99)}")
            wish = CorrectCase(
                applicants=(first, *command.applicants[1:]), reason=choose(words.correction_phone, random)
            )
        elif command.answer_channel is AnswerChannel.POST and 0.5 < chance < 0.52 and command.applicants[0].email:
            wish = CorrectCase(
                answer_channel=AnswerChannel.EMAIL, reason=choose(words.correction_channel, random)
            )
        else:
            return
        deeds.append(Deed(at, office, wish))

    def _controlled(self, deeds: list[Deed], start: int, closed: int, random: Random) -> None:
        at = start + int((closed - start) * 0.6 * random.random()) + 45
        until = self._time.day(self._time.later(at, 5 + 20 * random.random(), random))
        by = choose((self._staff.head, self._staff.curator), random)
        deeds.append(Deed(at, by, SetControl(reason=choose(self._office.control, random), until=until)))
        deeds.append(Deed(closed - 15, by, ReleaseControl(reason=choose(self._office.release, random))))

    def _reopened(self, deeds: list[Deed], arrival: Arrival, closed: int, random: Random) -> None:
        """Come back to work, be answered again and end again."""
        office = self._staff.dispatch[arrival.command.regime]
        topic, words = arrival.asked[0]
        executor = next(deed.by for deed in deeds if isinstance(deed.command, Answer))
        back = self._time.later(closed, 2 + 20 * random.random(), random)
        answered = self._time.later(back, 2 + 15 * random.random(), random)
        sent = answered + int(DAY * (0.1 + random.random()))
        text = choose(self._office.again_answer, random) + self._said(topic.done, words, answered, random)
        signer = initials(self._staff.names[self._staff.heads[topic.block]])
        result, measures = Result.SUPPORTED, Measures.TAKEN
        if topic.results[0] == 0:
            text = choose(self._office.again_answer, random) + self._said(topic.explain, words, answered, random)
            result, measures = Result.EXPLAINED, None
        deeds += [
            Deed(back, office, Reopen(reason=choose(self._office.reopened, random))),
            Deed(answered, executor, Answer(result=result, measures=measures, text=text, question=QuestionId("1"))),
            Deed(sent, office, SendAnswer(signer=signer)),
            Deed(sent + int(DAY * random.random()) + 60, office, Close()),
        ]

    def _said(self, lines: tuple[str, ...], words: Words, position: int, random: Random) -> str:
        """Say something of a question on some day: what was done lies before, what is promised ahead."""
        if not self._time.known(position):
            return "…"
        today = self._time.day(position)
        recent = today - timedelta(days=1 + int(random.random() * 4))
        ahead = today + timedelta(days=20 + int(random.random() * 60))
        sentence = choose(lines, random)
        return filled(sentence, words | {"when": _day(recent), "until": f"до {_day(ahead)} {ahead.year} года"})


def initials(name: str) -> str:
    """Give «С. П. Рогожин» for «Рогожин Сергей Павлович»."""
    surname, first, father = name.split()
    return f"{first[0]}. {father[0]}. {surname}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _position(deed: Deed) -> int:
    return deed.position
