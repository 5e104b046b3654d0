"""Every fact of a case: its own, and those that its chapters bring."""

from __future__ import annotations

from mcu_desktop.domain.cases.chapters.citizens import CitizenFact
from mcu_desktop.domain.cases.chapters.commissions import CommissionFact
from mcu_desktop.domain.cases.chapters.complaint import AgainstNamed
from mcu_desktop.domain.cases.chapters.contents import FACTS
from mcu_desktop.domain.cases.chapters.control import ControlFact
from mcu_desktop.domain.cases.chapters.copies import CopyFact
from mcu_desktop.domain.cases.chapters.correspondence import CorrespondenceEnded
from mcu_desktop.domain.cases.chapters.course import CourseFact
from mcu_desktop.domain.cases.chapters.extension import Extended
from mcu_desktop.domain.cases.chapters.forwarding import Forwarded
from mcu_desktop.domain.cases.chapters.holding import HoldingFact
from mcu_desktop.domain.cases.chapters.named_term import TermNamed
from mcu_desktop.domain.cases.chapters.orders import OrderFact
from mcu_desktop.domain.cases.chapters.papers import PaperIssued
from mcu_desktop.domain.cases.chapters.problems import ProblemFact
from mcu_desktop.domain.cases.chapters.repeats import RepeatFact
from mcu_desktop.domain.cases.chapters.requests import RequestFact
from mcu_desktop.domain.cases.chapters.returning import Returned
from mcu_desktop.domain.cases.chapters.signing import SigningFact
from mcu_desktop.domain.cases.chapters.unanswered import LeftUnanswered
from mcu_desktop.domain.cases.chapters.visiting import SiteVisited
from mcu_desktop.domain.cases.facts import (
    Answered,
    AnswerSent,
    Assigned,
    Attached,
    Closed,
    Corrected,
    MeasuresTaken,
    Registered,
    Renumbered,
    Reopened,
    Settled,
    StepNoted,
    Taken,
    Withdrawn,
)
from mcu_desktop.domain.cases.keeping import Erased
from mcu_desktop.domain.undoing import Undone

CaseFact = (
    Registered
    | Corrected
    | Assigned
    | Taken
    | StepNoted
    | Answered
    | MeasuresTaken
    | AnswerSent
    | Closed
    | Reopened
    | Withdrawn
    | Erased
    | Attached
    | Renumbered
    | Settled
    | Undone
    | ControlFact
    | HoldingFact
    | CommissionFact
    | CourseFact
    | Forwarded
    | Extended
    | SiteVisited
    | RequestFact
    | SigningFact
    | OrderFact
    | PaperIssued
    | LeftUnanswered
    | Returned
    | CorrespondenceEnded
    | AgainstNamed
    | CopyFact
    | TermNamed
    | CitizenFact
    | RepeatFact
    | ProblemFact
)

CASE_FACTS: dict[str, type[CaseFact]] = {
    "registered": Registered,
    "corrected": Corrected,
    "assigned": Assigned,
    "taken": Taken,
    "noted": StepNoted,
    "answered": Answered,
    "measures_taken": MeasuresTaken,
    "sent": AnswerSent,
    "closed": Closed,
    "reopened": Reopened,
    "withdrawn": Withdrawn,
    "attached": Attached,
    "undone": Undone,
    "erased": Erased,
    "renumbered": Renumbered,
    "settled": Settled,
    **{chapter.kind: chapter.fact for chapter in FACTS.values()},
}
"""The name of each kind in the journal; a released name never changes."""
