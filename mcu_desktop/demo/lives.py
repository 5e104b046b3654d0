"""What becomes of a case: who does what and when, until it lies in the archive."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from mcu_desktop.demo.by_law import ByLaw
from mcu_desktop.demo.chance import choose, happens
from mcu_desktop.demo.pace import DAY, HALF_AN_HOUR, HOUR
from mcu_desktop.demo.plan import Deed, Plan
from mcu_desktop.domain.cases.chapters.control import ReleaseControl, SetControl
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    CaseCommand,
    Close,
    CorrectCase,
    NoteStep,
    RecordMeasures,
    Reopen,
    SendAnswer,
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
    from mcu_desktop.demo.topics import Lines, Topic
    from mcu_desktop.demo.town import Words
    from mcu_desktop.demo.wording import Wording
    from mcu_desktop.domain.cards.kinds import CardId

_ENDS = (
    (Result.SUPPORTED, Measures.TAKEN, "done"),
    (Result.SUPPORTED, Measures.PENDING, "plan"),
    (Result.EXPLAINED, None, "explain"),
    (Result.NOT_SUPPORTED, None, "refuse"),
)
_DAYS_TO_ANSWER: dict[Regime, tuple[float, float, float]] = {
    Regime.APPEAL: (5, 30, 22),
    Regime.POS: (2, 24, 8),
    Regime.CALL: (1, 14, 4),
    Regime.OTHER: (5, 30, 20),
}
"""Least, most and most usual calendar days to the answer."""


_STILL_LYING = 55 * DAY
"""What was forgotten in the last months is mostly still not found: that is what is overdue today."""


class Lives:
    """Plans a whole life at registration; what lies in the future has not happened."""

    def __init__(self, staff: Staff, time: OfficeTime, wording: Wording) -> None:
        self._staff = staff
        self._time = time
        self._wording = wording
        self._office = wording.office
        self._by_law = ByLaw(staff, time)

    def of(self, arrival: Arrival, start: int, random: Random) -> list[Deed]:
        """Give the deeds of a case registered at a position, in order."""
        if start > self._time.end - HALF_AN_HOUR:
            return []
        plan = Plan(arrival=arrival, start=start)
        if self._by_law.leaves(plan):
            return sorted(plan.deeds, key=_position)
        at_once = 28 if arrival.command.channel is Channel.RECEPTION else 15
        if arrival.command.form is Form.ORAL and plan.alone and happens(at_once, random):
            self._settle_on_the_spot(plan, random)
        else:
            self._go_the_usual_way(plan, random)
        plan.deeds.sort(key=_position)
        return plan.deeds

    def _settle_on_the_spot(self, plan: Plan, random: Random) -> None:
        """Explain at the reception, with the citizen's consent to an oral answer."""
        topic, words = plan.arrival.asked[0]
        office = self._staff.dispatch[plan.regime]
        executor = choose(self._staff.executors(topic.block, topic.scope), random)
        text = self._said(plan, topic.explain, words, plan.start, random)
        oral = plan.arrival.command.channel is Channel.RECEPTION
        commands: tuple[tuple[CardId, CaseCommand], ...] = (
            (office, Assign(executor=executor)),
            (executor, Take()),
            (executor, Answer(result=Result.EXPLAINED, text=text)),
            (office, SendAnswer(channel=AnswerChannel.ORAL if oral else None, consent=oral)),
            (office, Close()),
        )
        at = plan.start
        for by, command in commands:
            at = plan.add(at + 60 + int(random.random() * HOUR / 6), by, command)

    def _go_the_usual_way(self, plan: Plan, random: Random) -> None:
        command = plan.arrival.command
        plan.sent = self._answered_at(plan, random)
        kept = 0
        for place, (topic, words) in enumerate(plan.arrival.asked, 1):
            question = QuestionId(str(place))
            executor = self._hand_out(plan, topic, question, random)
            kept = max(kept, self._work(plan, topic, words, question, executor, random))
        office = self._staff.dispatch[plan.regime]
        if plan.regime is Regime.APPEAL and happens(2, random):
            at = plan.part(0.3, 0.8, random)
            plan.deeds[:] = [deed for deed in plan.deeds if deed.position < at]
            plan.add(at, office, Withdraw(reason=choose(self._office.withdrawn, random)))
            return
        plan.add(plan.sent, office, SendAnswer(signer=self._signer(plan)))
        closed = max(plan.sent, kept) + int(DAY * (0.02 + 2 * random.random() ** 2))
        plan.add(closed, choose((office, office, self._staff.head), random), Close())
        if plan.undoes:
            return  # a taking back is of the last action: nothing may come between
        self._by_law.goes_with(plan)
        self._correct(plan, random)
        if happens(6, random):
            self._control(plan, closed, random)
        if plan.arrival.signed and command.kind is not Kind.THANKS and happens(2.5, random):
            self._reopen(plan, closed, random)

    def _answered_at(self, plan: Plan, random: Random) -> int:
        """Give the position of the dispatch: mostly in time, sometimes late, seldom forgotten."""
        recent = plan.start > self._time.end - _STILL_LYING
        forgotten, late = happens(9 if recent else 1.5, random), happens(6, random)
        if plan.regime is Regime.INCIDENT:
            hours = 0.5 + 7 * random.random() ** 1.5
            if late or happens(8, random):
                hours = 8 + 30 * random.random()
            if forgotten:
                hours = 200 + 300 * random.random()
            return plan.start + int(hours * HOUR)
        days = random.triangular(*_DAYS_TO_ANSWER[plan.regime])
        if late:
            days = 31 + 14 * random.random()
        if forgotten:
            days = 45 + 90 * random.random()
        return self._time.later(plan.start, days, random)

    def _hand_out(self, plan: Plan, topic: Topic, question: QuestionId, random: Random) -> CardId:
        """Hand a question to its block and an executor, at once or by the head of the block."""
        staff, office = self._staff, self._staff.dispatch[plan.regime]
        block, executors = staff.blocks[topic.block], staff.executors(topic.block, topic.scope)
        executor = choose(executors, random)
        quick = min(DAY, (plan.sent - plan.start) // 12)
        at = plan.start + 120 + int(quick * random.random())
        if plan.alone and len(executors) > 1 and happens(1.2, random):
            other = next(person for person in executors if person != executor)
            plan.add(at, office, Assign(executor=other, question=question))
            plan.add(at + 200, office, Undo())
            at += 300
        if happens(60, random):
            plan.add(at, office, Assign(block=block, executor=executor, question=question))
            return executor
        plan.add(at, office, Assign(block=block, question=question))
        at += 90 + int(quick * random.random())
        plan.add(at, staff.heads[topic.block], Assign(executor=executor, question=question))
        return executor

    def _work(
        self, plan: Plan, topic: Topic, words: Words, question: QuestionId, executor: CardId, random: Random
    ) -> int:
        """Take, note and answer one question; give the position at which its promise is kept."""
        handed = plan.deeds[-1].position
        wait = plan.part(0.05, 0.22, random) - plan.start
        taken = handed + 60 + min(wait, 4 * DAY)
        plan.add(taken, executor, Take(question=question))
        answered = max(plan.part(0.8, 0.98, random), taken + 120)
        if happens(45, random):
            noted = taken + 60 + int((answered - taken) * 0.9 * random.random())
            text = self._said(plan, topic.step, words, noted, random)
            plan.add(noted, executor, NoteStep(text=text, question=None if plan.alone else question))
        result, measures, lines = self._end(plan, topic, random)
        text = self._said(plan, lines, words, answered, random)
        plan.add(answered, executor, Answer(result=result, text=text, measures=measures, question=question))
        if measures is not Measures.PENDING:
            return 0
        kept = self._time.later(plan.sent, 8 + 60 * random.random(), random)
        done = choose(self._office.measures, random)
        return plan.add(kept, executor, RecordMeasures(text=done, question=question))

    def _end(self, plan: Plan, topic: Topic, random: Random) -> tuple[Result, Measures | None, Lines]:
        """Decide a question, and give the lines that say it."""
        if not plan.arrival.signed and plan.regime is Regime.APPEAL:
            return Result.EXPLAINED, None, self._office.no_signature
        if plan.arrival.command.kind is Kind.THANKS:
            return Result.EXPLAINED, None, topic.explain
        result, measures, name = random.choices(_ENDS, cum_weights=list(accumulate(topic.results)))[0]
        return result, measures, getattr(topic, name)

    def _correct(self, plan: Plan, random: Random) -> None:
        """Mend the card soon after registration, sometimes."""
        if not plan.arrival.signed or not happens(4, random):
            return
        command, words = plan.arrival.command, self._office
        first = command.applicants[0]
        if command.kind is Kind.STATEMENT and Kind.COMPLAINT in plan.arrival.asked[0][0].kinds:
            wish = CorrectCase(kind=Kind.COMPLAINT, reason=choose(words.correction_kind, random))
        elif command.answer_channel is AnswerChannel.POST and first.email:
            reason = choose(words.correction_channel, random)
            wish = CorrectCase(answer_channel=AnswerChannel.EMAIL, reason=reason)
        elif first.phone:
            phone = f"+7 945 {random.randint(100, 199)}-{random.randint(10, 99)}-{random.randint(10, 99)}"
            applicants = (replace(first, phone=phone), *command.applicants[1:])
            wish = CorrectCase(applicants=applicants, reason=choose(words.correction_phone, random))
        else:
            return
        plan.add(plan.part(0.01, 0.3, random) + 30, self._staff.dispatch[plan.regime], wish)

    def _control(self, plan: Plan, closed: int, random: Random) -> None:
        at = plan.part(0, 0.6, random) + 45
        until = self._time.day(self._time.later(at, 5 + 20 * random.random(), random))
        by = choose((self._staff.head, self._staff.curator), random)
        plan.add(at, by, SetControl(reason=choose(self._office.control, random), until=until))
        plan.add(closed - 15, by, ReleaseControl(reason=choose(self._office.release, random)))

    def _reopen(self, plan: Plan, closed: int, random: Random) -> None:
        """Come back to work, be answered again and end again."""
        office = self._staff.dispatch[plan.regime]
        topic, words = plan.arrival.asked[0]
        executor = next(deed.by for deed in plan.deeds if isinstance(deed.command, Answer))
        back = self._time.later(closed, 2 + 20 * random.random(), random)
        answered = self._time.later(back, 2 + 15 * random.random(), random)
        sent = answered + int(DAY * (0.1 + random.random()))
        result, measures, lines = _ENDS[0] if topic.results[0] > _SELDOM else _ENDS[2]
        text = self._said(plan, getattr(topic, lines), words, answered, random)
        text = f"{choose(self._office.again_answer, random)} {text}"
        plan.add(back, office, Reopen(reason=choose(self._office.reopened, random)))
        again = Answer(result=result, measures=measures, text=text, question=QuestionId("1"))
        plan.add(answered, executor, again)
        plan.add(sent, office, SendAnswer(signer=self._signer(plan)))
        plan.add(sent + int(DAY * random.random()) + 60, office, Close())

    def _signer(self, plan: Plan) -> str | None:
        if not plan.arrival.signed:
            return None
        return initials(self._staff.names[self._staff.heads[plan.arrival.asked[0][0].block]])

    def _said(self, plan: Plan, lines: Lines, words: Words, position: int, random: Random) -> str:
        """Say something on the day of a position; the future needs no words yet."""
        if not self._time.known(position):
            return "…"
        return self._wording.said(lines, words, self._time.day(plan.start), self._time.day(position), random)


_SELDOM = 20
"""Of a hundred: what seldom ends with measures does not end so the second time either."""


def initials(name: str) -> str:
    """Give «С. П. Рогожин» for «Рогожин Сергей Павлович»."""
    surname, first, father = name.split()
    return f"{first[0]}. {father[0]}. {surname}"


def _position(deed: Deed) -> int:
    return deed.position
