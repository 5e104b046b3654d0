"""What queries give: frozen rows of the projections. Days are ISO text, as SQLite keeps and orders them."""

from __future__ import annotations

from typing import NamedTuple


class NoteCase(NamedTuple):
    """One case as the weekly note counts it; cheap on purpose, a note over a year reads 100,000."""

    key: int
    """The row's number, newer registration dates have greater keys."""
    id: str
    number: str
    regime: str
    form: str
    kind: str
    channel: str
    territory: str
    """Settlement or street of the place, empty when unknown."""
    received_on: str
    registered_on: str
    due: str | None
    """Least due day or moment over the case's terms (registration apart), running or stopped."""
    answered_on: str | None
    """Day on which the answer went out and the terms stopped."""
    closed_on: str | None
    out_on: str | None
    """Day of leaving the flow without an answer on the merits: withdrawn, forwarded …"""
    repeated: int
    extended: int
    control: int


class NoteQuestion(NamedTuple):
    """One question of a case as the weekly note counts it."""

    case: int
    """`NoteCase.key`."""
    block: str
    """The block's whole name, empty while none is given."""
    code: str
    topic: str
    """The classifier's name of the code."""
    executor: str
    result: str
    measures: str = ""


class CaseLine(NamedTuple):
    """A line of the register, as lists, boards and the terminal show it."""

    key: int
    id: str
    number: str
    status: str
    regime: str
    form: str
    kind: str
    channel: str
    received_on: str
    registered_on: str
    applicant: str
    summary: str
    blocks: tuple[str, ...]
    executors: tuple[str, ...]
    due: str | None
    """Least due over running terms: a day, or a moment with zone for norms in hours."""
    due_norm: str | None
    overdue: bool
    marks: tuple[str, ...]
    place: str
    address: str


class BoardPin(NamedTuple):
    """Where a case hangs on the board of some blocks; cheap, and in the order of urgency by itself."""

    due: str | None
    """Least due over running terms: a day, or a moment with zone for norms in hours."""
    key: int
    column: str
    executor: str
    """Empty while there is none."""
    questions: int = 1


class BoardCard(NamedTuple):
    """A case on a board with what is written on its card: read for the cards that are looked at."""

    due: str | None
    key: int
    column: str
    executor: str
    questions: int
    case: bytes
    number: str
    regime: str
    channel: str
    applicant: str
    summary: str
    marks: str
    """Words of `Mark`, a blank between them."""

    @property
    def pin(self) -> BoardPin:
        """Where the card hangs."""
        return BoardPin._make(self[:_PIN])

    @property
    def id(self) -> str:
        """The case's id as everybody else writes it."""
        return self.case.hex()


_PIN = len(BoardPin._fields)


class BlockCount(NamedTuple):
    """How many unfinished cases a block has, and how many of them are overdue."""

    block: str
    open: int
    overdue: int


class UsualWay(NamedTuple):
    """To whom questions of one code went: block and executor (empty when none), and how often."""

    block: str
    executor: str
    times: int


class EarlierApplicant(NamedTuple):
    """Somebody who wrote before, with enough beside the name to tell namesakes apart."""

    surname: str | None
    name: str | None
    patronymic: str | None
    organisation: str | None
    address: str | None
    phone: str | None
    email: str | None
    benefit: str | None
    cases: int
    open_cases: int
    last_on: str
    last_number: str
    last_summary: str
