"""The table, as far as it is about commands on one case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cases.chapters.citizens import ChangeCitizen, Identify
from mcu_desktop.domain.cases.chapters.commissions import Commission, TakeAnswer
from mcu_desktop.domain.cases.chapters.complaint import NameAgainst
from mcu_desktop.domain.cases.chapters.control import ReleaseControl, SetControl
from mcu_desktop.domain.cases.chapters.copies import EndWithLeading, LinkCopy, TakeCopy
from mcu_desktop.domain.cases.chapters.correspondence import EndCorrespondence
from mcu_desktop.domain.cases.chapters.course import ChooseCourse
from mcu_desktop.domain.cases.chapters.extension import Extend
from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.chapters.holding import Hold, ReleaseHold
from mcu_desktop.domain.cases.chapters.named_term import NameTerm
from mcu_desktop.domain.cases.chapters.orders import AcceptOrder, GiveOrder, ReportOrder, ReturnOrder
from mcu_desktop.domain.cases.chapters.papers import IssuePaper
from mcu_desktop.domain.cases.chapters.problems import LinkProblem, UnlinkProblem
from mcu_desktop.domain.cases.chapters.repeats import DenyRepeat, NoteRepeat
from mcu_desktop.domain.cases.chapters.requests import Remind, Reply, Request
from mcu_desktop.domain.cases.chapters.returning import Return
from mcu_desktop.domain.cases.chapters.signing import Agree, MakeReady, ReturnDraft, Sign, WriteDraft
from mcu_desktop.domain.cases.chapters.unanswered import LeaveUnanswered
from mcu_desktop.domain.cases.chapters.visiting import VisitSite
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    Attach,
    Close,
    CorrectCase,
    NoteStep,
    RecordMeasures,
    Renumber,
    Reopen,
    SendAnswer,
    Settle,
    Take,
    Undo,
    Withdraw,
)
from mcu_desktop.domain.permissions.table import DOING, IN_ORDER, LEADING, LED

if TYPE_CHECKING:
    from mcu_desktop.domain.permissions.rights import Right

_ASKED = (*LEADING, *DOING, *LED, Duty.INTAKE_OPERATOR)
"""Whoever was asked; the rules of the case know whom."""

TABLE: dict[Right, tuple[Duty, ...]] = {
    CorrectCase: IN_ORDER,
    Assign: (*LED, *LEADING, Duty.BLOCK_HEAD, Duty.INTAKE_OPERATOR),
    Take: (*DOING, *LED, Duty.HEAD),
    NoteStep: (*DOING, *LED, Duty.HEAD, Duty.INTAKE_OPERATOR),
    Answer: (*DOING, *LED, Duty.HEAD),
    RecordMeasures: (*DOING, *LED, Duty.HEAD),
    WriteDraft: (*DOING, *LED, Duty.HEAD),
    MakeReady: (*DOING, *LED, Duty.HEAD),
    Agree: _ASKED,
    ReturnDraft: _ASKED,
    Sign: _ASKED,
    GiveOrder: (*LEADING, *LED),
    ReportOrder: _ASKED,
    AcceptOrder: _ASKED,
    ReturnOrder: _ASKED,
    SendAnswer: (*LED, *LEADING, Duty.BLOCK_HEAD),
    Close: (*LED, *LEADING, Duty.BLOCK_HEAD),
    Reopen: (*LED, Duty.HEAD),
    Withdraw: (*LED, Duty.HEAD),
    Hold: (Duty.HEAD, Duty.APPEALS),
    ReleaseHold: (Duty.HEAD, Duty.APPEALS),
    LeaveUnanswered: (Duty.APPEALS, *LEADING),
    Return: (Duty.APPEALS, *LEADING),
    EndCorrespondence: (Duty.APPEALS, *LEADING),
    NameAgainst: IN_ORDER,
    NameTerm: IN_ORDER,
    LinkCopy: IN_ORDER,
    TakeCopy: IN_ORDER,
    EndWithLeading: (*LED, *LEADING),
    SetControl: (*LEADING, *LED),
    ReleaseControl: (*LEADING, *LED),
    Attach: (*IN_ORDER, *DOING),
    Commission: (*DOING, *LED, *LEADING),
    IssuePaper: (*LED, *LEADING, Duty.BLOCK_HEAD, Duty.INTAKE_OPERATOR),
    Request: (*DOING, *LED, *LEADING),
    Remind: (*DOING, *LED, *LEADING),
    Reply: (*DOING, *LED, *LEADING, Duty.INTAKE_OPERATOR),
    Forward: (*LED, *LEADING),
    Extend: (*LED, *LEADING, Duty.BLOCK_HEAD),
    VisitSite: (*DOING, *LED, Duty.HEAD),
    ChooseCourse: (*LED, *LEADING, Duty.INTAKE_OPERATOR),
    TakeAnswer: (*DOING, *LED, *LEADING, Duty.INTAKE_OPERATOR),
    Identify: IN_ORDER,
    ChangeCitizen: IN_ORDER,
    NoteRepeat: (*IN_ORDER, *DOING),
    DenyRepeat: (*IN_ORDER, *DOING),
    LinkProblem: (*IN_ORDER, Duty.CURATOR, *DOING),
    UnlinkProblem: (*IN_ORDER, Duty.CURATOR, *DOING),
    Settle: (*IN_ORDER, Duty.CURATOR, *DOING),
    Renumber: IN_ORDER,
    Undo: (*IN_ORDER, Duty.CURATOR, *DOING),
}
