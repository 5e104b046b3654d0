"""What is said of a case that is to get its number: apart from all that may be done to it later."""

from __future__ import annotations

from datetime import date, datetime

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.values import AGAINST_NOBODY, Against, Applicant, AskedQuestion, Covering
from mcu_desktop.domain.vocabulary import AnswerChannel, Channel, Form, Kind, Regime


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCase:
    """Give an appeal or a message its number."""

    regime: Regime = Regime.APPEAL
    form: Form = Form.WRITTEN
    kind: Kind = Kind.STATEMENT
    channel: Channel = Channel.LETTER
    received_on: date | None = None
    """Default: the day of registration."""
    registered_on: date | None = None
    """Default: today."""
    received_at: datetime | None = None
    applicants: tuple[Applicant, ...] = ()
    text: str = ""
    questions: tuple[AskedQuestion, ...] = ()
    place: str | None = None
    covering: Covering | None = None
    against: Against = AGAINST_NOBODY
    representative: int = 0
    """Whom of the applicants the answer goes to, counted from nought; that one is kept as the first."""
    meeting: bool = False
    """It is the resolution of a meeting."""
    answer_channel: AnswerChannel = AnswerChannel.POST
