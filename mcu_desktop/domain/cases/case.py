"""The folded case: what its facts, told in order, amount to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.domain.cases.values import AGAINST_NOBODY
from mcu_desktop.domain.colliding import EVERYTHING
from mcu_desktop.domain.vocabulary import Mark, Measures, Status
from mcu_desktop.later import later

if TYPE_CHECKING:
    from datetime import date, datetime

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases import fields
    from mcu_desktop.domain.cases.chapters import contents
    from mcu_desktop.domain.cases.chapters.citizens import CitizenChanged, CitizenId
    from mcu_desktop.domain.cases.chapters.commissions import CommissionAnswered, Commissioned
    from mcu_desktop.domain.cases.chapters.control import ControlSet
    from mcu_desktop.domain.cases.chapters.extension import Extended
    from mcu_desktop.domain.cases.chapters.forwarding import Forwarded
    from mcu_desktop.domain.cases.chapters.holding import Held
    from mcu_desktop.domain.cases.chapters.leaving import Leaving
    from mcu_desktop.domain.cases.chapters.papers import PaperIssued
    from mcu_desktop.domain.cases.chapters.repeats import Repeat
    from mcu_desktop.domain.cases.chapters.requests import Replied, Requested
    from mcu_desktop.domain.cases.chapters.visiting import SiteVisited
    from mcu_desktop.domain.cases.facts import AnswerSent, Attached
    from mcu_desktop.domain.cases.known_facts import CaseFact
    from mcu_desktop.domain.cases.order_values import Order
    from mcu_desktop.domain.cases.signing_values import Chain, Drafted, DraftReturned
    from mcu_desktop.domain.cases.values import Against, Applicant, ClockStopped, Copy, Covering, Started
    from mcu_desktop.domain.vocabulary import (
        AnswerChannel,
        CaseId,
        Channel,
        Form,
        Kind,
        QuestionId,
        Regime,
        Result,
        Way,
    )
else:
    contents = later("mcu_desktop.domain.cases.chapters.contents")


class Question(NamedTuple):
    """One question of a case on its way to a result."""

    id: QuestionId
    text: str
    code: str | None = None
    block: CardId | None = None
    executor: CardId | None = None
    assigned: bool = False
    taken: bool = False
    result: Result | None = None
    measures: Measures | None = None
    answer: str = ""
    out_on: date | None = None
    """The day on which it left without an answer of this office on the merits: forwarded, left unanswered."""
    course: Way | None = None
    """Which way of the law was chosen for it."""
    problem: CardId | None = None
    """The problem of several people that it is about."""
    unready: bool = False
    """The letter that is to tell its result is not ready, or came back."""
    again: bool = False
    """Its result is that of before: the case was sent, closed or withdrawn since, and came back."""

    @property
    def promised(self) -> bool:
        """Supported, but what was promised is not done yet."""
        return self.measures is Measures.PENDING

    @property
    def stage(self) -> Status:
        """The column of the question itself, as long as its case is in work."""
        if self.out_on is not None:
            return Status.OUT
        if self.result is not None and not self.unready:
            return Status.AGREEMENT
        if self.taken or self.result is not None:
            return Status.IN_WORK
        return Status.ASSIGNED if self.assigned else Status.REGISTERED


class Case(NamedTuple):
    """An appeal or a message with everything that has happened to it."""

    id: CaseId
    number: str
    journal: str
    station: str
    ordinal: int
    regime: Regime
    form: Form
    kind: Kind
    channel: Channel
    received_on: date
    received_at: datetime | None
    registered_on: date
    applicants: tuple[Applicant, ...]
    text: str
    questions: tuple[Question, ...]
    place: str | None
    answer_channel: AnswerChannel
    significant: bool
    covering: Covering | None = None
    sent: AnswerSent | None = None
    closed_on: date | None = None
    withdrawn_on: date | None = None
    control: ControlSet | None = None
    attachments: tuple[Attached, ...] = ()
    stopped: tuple[ClockStopped, ...] = ()
    started: tuple[Started, ...] = ()
    """The terms that decisions on the case began."""
    hold: Held | None = None
    """Why it may not be destroyed."""
    erased: str = ""
    """The number of the act by which it was destroyed."""
    former: tuple[fields.Number, ...] = ()
    """What the case was called before it got another number."""
    commissions: tuple[Commissioned, ...] = ()
    """What organisations without a login were asked."""
    answers: tuple[CommissionAnswered, ...] = ()
    """What they answered, each commission once."""
    orders: tuple[Order, ...] = ()
    """What the head wants done."""
    draft: Drafted | None = None
    """The answer as it was written last."""
    chain: Chain | None = None
    """The round of those who agree and sign, as long as the draft is not taken back from them."""
    returned: tuple[DraftReturned, ...] = ()
    """Every time the draft came back."""
    papers: tuple[PaperIssued, ...] = ()
    """What was sent, or laid into the case, as DOCX and PDF."""
    extension: Extended | None = None
    """How the term of the answer was extended."""
    forwardings: tuple[Forwarded, ...] = ()
    """What was sent to other bodies to consider."""
    visits: tuple[SiteVisited, ...] = ()
    """When somebody looked at the place."""
    requests: tuple[Requested, ...] = ()
    """What other bodies were asked for."""
    replies: tuple[Replied, ...] = ()
    """What they answered, each request once."""
    meeting: bool = False
    """It is the resolution of a meeting."""
    against: Against = AGAINST_NOBODY
    """Whom the complaint is against: none of them considers it."""
    named_due: date | None = None
    """The last day that the paper itself names."""
    copy_of: Copy | None = None
    """The case that leads, where this one is a copy of the same letter."""
    copies: tuple[Copy, ...] = ()
    """The copies that it leads."""
    left: tuple[Leaving, ...] = ()
    """How questions left without an answer on the merits, up to now or before it was reopened."""
    citizens: tuple[CitizenId, ...] = ()
    """Whom somebody said the applicants are, by their places."""
    changes: tuple[CitizenChanged, ...] = ()
    """How names and addresses of the applicants changed."""
    repeat: Repeat | None = None
    """What earlier cases make of this one."""

    def but(self, **changes: object) -> Case:
        """Give the case with some fields changed; `_replace` does so, too, but asks for each of the fifty."""
        values: list[Any] = list(self)
        for name, value in changes.items():
            values[_PLACES[name]] = value
        return Case._make(values)

    def question(self, id_: QuestionId) -> Question | None:
        """Give a question by its name within the case."""
        return next((question for question in self.questions if question.id == id_), None)

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions that have no result."""
        return tuple(question for question in self.questions if question.result is None)

    @property
    def assignable(self) -> tuple[Question, ...]:
        """The questions that may be given to somebody: without a result, or with one that came back."""
        return tuple(q for q in self.questions if q.result is None or (q.again and not self.chain))

    def commission(self, id_: str) -> Commissioned | None:
        """Give what an organisation was asked, by the name of its paper."""
        return next((one for one in self.commissions if one.commission == id_), None)

    def answer_to(self, commission: str) -> CommissionAnswered | None:
        """Give what was answered to a commission."""
        return next((one for one in self.answers if one.commission == commission), None)

    def answered_outside(self, question: QuestionId) -> str:
        """Give what organisations answered about a question, for the office's own answer to begin with."""
        asked = {one.commission for one in self.commissions if one.question == question}
        return "\n\n".join(answer.text for answer in self.answers if answer.commission in asked)

    @property
    def awaited(self) -> tuple[Requested, ...]:
        """The requests that nobody has answered."""
        replied = {reply.outgoing for reply in self.replies}
        return tuple(request for request in self.requests if request.outgoing not in replied)

    @property
    def begun(self) -> tuple[Started, ...]:
        """The terms that decisions began: the kept ones, and those that follow from how the case stands."""
        if not (self.requests or any(question.course for question in self.questions)):
            return self.started  # the chapters that begin terms have nothing to tell
        told = {(one.norm, one.about): one for terms in contents.TERMS for one in terms(self)}
        return (*(one for one in self.started if (one.norm, one.about) not in told), *told.values())

    @property
    def promises(self) -> tuple[Question, ...]:
        """The supported questions whose measures are not taken yet."""
        return tuple(question for question in self.questions if question.promised)

    @property
    def status(self) -> Status:
        """The column of the case as a whole: where its slowest question stands."""
        stages = map(self.stage_of, self.unanswered or self.questions)
        return self.settled_status or min(stages, key=_ORDER.__getitem__, default=Status.REGISTERED)

    def stage_of(self, question: Question) -> Status:
        """Give the column of a question; what is in work and waits for another body stands in «Ожидание»."""
        stage = question.stage
        if stage is Status.IN_WORK and any(one.question in {None, question.id} for one in self.awaited):
            stage = Status.WAITING
        return self.settled_status or stage

    @property
    def settled_status(self) -> Status | None:
        """The column that the case as a whole gives to all its questions, if it does."""
        if self.withdrawn_on is not None or self.out_on is not None:
            return Status.OUT
        if self.closed_on is not None:
            return Status.DONE
        return Status.WAITING if self.sent is not None else None

    @property
    def ended(self) -> bool:
        """Nothing more is to be done unless somebody reopens it."""
        return (self.closed_on or self.withdrawn_on or self.out_on) is not None

    @property
    def out_on(self) -> date | None:
        """The day on which the last question left without an answer of this office, where all did."""
        days = [question.out_on for question in self.questions]
        return max((day for day in days if day), default=None) if all(days) else None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is worth seeing on the card in any column."""
        return tuple(
            mark
            for mark, holds in (
                (Mark.CONTROL, self.control is not None or bool(self.promises)),
                (Mark.ORDER, any(order.open for order in self.orders)),
                (Mark.COLLECTIVE, self.meeting or len(self.applicants) > 1),
                (Mark.REPEATED, self.repeat is not None and self.repeat.marked),
                (Mark.HOLD, self.hold is not None),
                (Mark.ERASED, bool(self.erased)),
                (
                    Mark.ANONYMOUS,
                    not self.erased and not any(a.surname or a.organisation for a in self.applicants),
                ),
                (Mark.EXTENDED, self.extension is not None),
                (Mark.ORGANISATION, any(a.organisation for a in self.applicants)),
            )
            if holds
        )


_PLACES = {name: place for place, name in enumerate(Case._fields)}
_ORDER = {status: place for place, status in enumerate(Status)}


class Told(NamedTuple):
    """A fact with the action it belongs to, and in a forked stream with what its author had seen."""

    txn: str
    fact: CaseFact
    record: str = ""
    seen: int = EVERYTHING
