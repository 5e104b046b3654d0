"""One appeal as ССТУ is told of it; what is not known stands as nothing, and `checking` says so."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class SstuStatus(StrEnum):
    """How a question stands, in the portal's own words."""

    NOT_RECEIVED = "NotReceived"
    NOT_REGISTERED = "NotRegistered"
    IN_WORK = "InWork"
    EXPLAINED = "Explained"
    SUPPORTED = "Supported"
    NOT_SUPPORTED = "NotSupported"
    TRANSFERRED = "Transferred"
    ANSWERED = "Answered"
    LEFT = "LeftWithoutAnswer"


STATUS_NAMES = {
    SstuStatus.NOT_RECEIVED: "Не поступило",
    SstuStatus.NOT_REGISTERED: "Не зарегистрировано",
    SstuStatus.IN_WORK: "Находится на рассмотрении",
    SstuStatus.EXPLAINED: "Рассмотрено. Разъяснено",
    SstuStatus.SUPPORTED: "Рассмотрено. Поддержано",
    SstuStatus.NOT_SUPPORTED: "Рассмотрено. Не поддержано",
    SstuStatus.TRANSFERRED: "Направлено по компетенции",
    SstuStatus.ANSWERED: "Дан ответ автору",
    SstuStatus.LEFT: "Оставлено без ответа автору",
}

UNFINISHED = frozenset({SstuStatus.NOT_RECEIVED, SstuStatus.NOT_REGISTERED, SstuStatus.IN_WORK})
"""What the next months have to say more of."""
WITH_ANSWER = frozenset(
    {SstuStatus.EXPLAINED, SstuStatus.SUPPORTED, SstuStatus.NOT_SUPPORTED, SstuStatus.ANSWERED}
)
"""What goes with the file of the answer."""


class AnswerFile(NamedTuple):
    """The answer as it lies among the attachments."""

    name: str
    digest: str
    size: int


class Transfer(NamedTuple):
    """To whom a question was forwarded."""

    body: str
    """How the office calls it."""
    department: str
    """Its GUID in ССТУ."""
    on: date | None
    number: str


class SstuQuestion(NamedTuple):
    """A question of an appeal: its code in the classifier, how it stands, since when."""

    code: str
    status: SstuStatus
    received_on: date | None = None
    registered_on: date | None = None
    answered_on: date | None = None
    extended: bool = False
    measures_taken: bool = False
    """For a supported one only."""
    answer: AnswerFile | None = None
    transfer: Transfer | None = None


class SstuRecord(NamedTuple):
    """An appeal, or a letter of another body that announced one."""

    department: str
    """The GUID of this office."""
    direct: bool
    """It came from the citizen, not with a letter of another body."""
    electronic: bool
    """It came over the exchange of bodies (МЭДО)."""
    number: str
    """The office's own number; that of the covering letter where there is one."""
    created_on: date | None
    name: str
    address: str
    email: str
    questions: tuple[SstuQuestion, ...]

    @property
    def unfinished(self) -> bool:
        """There will be something to say in a later month."""
        return any(question.status in UNFINISHED for question in self.questions)
