"""Faults of files and the same faults of records; and records that have none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from mcu_desktop.sstu.record import AnswerFile, SstuQuestion, SstuRecord, SstuStatus, Transfer

OFFICE = "0a1b2c3d-1111-2222-3333-0123456789ab"
BODY = "ffffffff-aaaa-bbbb-cccc-0123456789ab"
CODE = "0005.0005.0056.1154"
CAME, WRITTEN_IN, ANSWERED = date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 30)
ANSWER = AnswerFile(name="Ответ.pdf", digest="d1", size=9)
TRANSFER = Transfer(body="ГЖИ", department=BODY, on=date(2026, 10, 8), number="01-12/345")


def question(status: SstuStatus, **said: Any) -> SstuQuestion:
    """A question with all that any status asks for."""
    whole = SstuQuestion(
        code=CODE,
        status=status,
        received_on=CAME,
        registered_on=WRITTEN_IN,
        answered_on=ANSWERED,
        answer=ANSWER,
        transfer=TRANSFER,
    )
    return whole._replace(**said)


def record(*questions: SstuQuestion, **said: Any) -> SstuRecord:
    whole = SstuRecord(
        department=OFFICE,
        direct=True,
        electronic=False,
        number="П-1/26",
        created_on=CAME,
        name="Петрова Анна Сергеевна",
        address="г. Кинель, ул. Мира, д. 4",
        email="",
        questions=questions or (question(SstuStatus.EXPLAINED),),
    )
    return whole._replace(**said)


def content(_digest: str) -> bytes:
    return b"%PDF-1.4 "


def _question(**said: Any) -> Callable[[SstuRecord], SstuRecord]:
    return lambda told: told._replace(questions=(told.questions[0]._replace(**said),))


def _file(where: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """Put a value into a file by its path; `None` takes the field away."""

    def mutate(said: dict[str, Any]) -> None:
        *path, last = (int(part) if part.isdecimal() else part for part in where.split("."))
        place: Any = said
        for part in path:
            place = place[part]
        if value is None:
            del place[last]
        else:
            place[last] = value

    return mutate


S = SstuStatus
OfFile = Callable[[dict[str, Any]], None]
OfRecord = Callable[[SstuRecord], SstuRecord]
MUTATIONS: dict[str, tuple[SstuStatus, OfFile, OfRecord | None]] = {
    "no department": (S.EXPLAINED, _file("departmentId", None), lambda r: r._replace(department="")),
    "a department that is no GUID": (
        S.EXPLAINED,
        _file("departmentId", "Кинель"),
        lambda r: r._replace(department="Кинель"),
    ),
    "no number": (S.EXPLAINED, _file("number", ""), lambda r: r._replace(number=" ")),
    "no author": (S.EXPLAINED, _file("name", None), lambda r: r._replace(name="")),
    "no day of the covering letter": (
        S.EXPLAINED,
        lambda said: (said.update(isDirect=False), said.pop("createDate"))[0],
        lambda r: r._replace(direct=False, created_on=None),
    ),
    "no question": (S.EXPLAINED, _file("questions", []), lambda r: r._replace(questions=())),
    "no code": (S.EXPLAINED, _file("questions.0.code", None), _question(code="")),
    "a code of a section": (S.EXPLAINED, _file("questions.0.code", "0005.0005"), _question(code="0005.0005")),
    "a code of six blocks": (
        S.IN_WORK,
        _file("questions.0.code", CODE + ".0001.0001"),
        _question(code=CODE + ".0001.0001"),
    ),
    "no day of receipt": (
        S.NOT_REGISTERED,
        _file("questions.0.incomingDate", None),
        _question(received_on=None),
    ),
    "no day of registration": (
        S.IN_WORK,
        _file("questions.0.registrationDate", None),
        _question(registered_on=None),
    ),
    "no day of the answer": (
        S.ANSWERED,
        _file("questions.0.responseDate", None),
        _question(answered_on=None),
    ),
    "no day of leaving without answer": (
        S.LEFT,
        _file("questions.0.responseDate", None),
        _question(answered_on=None),
    ),
    "no file of the answer": (S.NOT_SUPPORTED, _file("questions.0.attachment", None), _question(answer=None)),
    "a file without a name": (
        S.SUPPORTED,
        _file("questions.0.attachment.name", ""),
        _question(answer=ANSWER._replace(name="")),
    ),
    "an empty file": (
        S.SUPPORTED,
        _file("questions.0.attachment.content", ""),
        _question(answer=ANSWER._replace(size=0)),
    ),
    "a file of ten million letters": (
        S.EXPLAINED,
        _file("questions.0.attachment.content", "A" * 10_000_000),
        _question(answer=ANSWER._replace(size=7_500_000)),
    ),
    "no transfer": (S.TRANSFERRED, _file("questions.0.transfer", None), _question(transfer=None)),
    "a transfer to nobody": (
        S.TRANSFERRED,
        _file("questions.0.transfer.departmentId", "ГЖИ"),
        _question(transfer=TRANSFER._replace(department="ГЖИ")),
    ),
    "a transfer without a day": (
        S.TRANSFERRED,
        _file("questions.0.transfer.transferDate", None),
        _question(transfer=TRANSFER._replace(on=None)),
    ),
    "a transfer without a number": (
        S.TRANSFERRED,
        _file("questions.0.transfer.transferNumber", ""),
        _question(transfer=TRANSFER._replace(number="")),
    ),
    "written after it came": (
        S.IN_WORK,
        _file("createDate", "2026-10-06"),
        lambda r: r._replace(created_on=date(2026, 10, 6)),
    ),
    "registered before it came": (
        S.IN_WORK,
        _file("questions.0.registrationDate", "2026-10-04"),
        _question(registered_on=date(2026, 10, 4)),
    ),
    "answered before it was registered": (
        S.EXPLAINED,
        _file("questions.0.responseDate", "2026-10-05"),
        _question(answered_on=date(2026, 10, 5)),
    ),
    "a format that is none": (S.EXPLAINED, _file("format", "Paper"), None),
    "a day as people write it": (S.EXPLAINED, _file("questions.0.responseDate", "30.10.2026"), None),
    "a status that is misspelt": (S.EXPLAINED, _file("questions.0.status", "NotRecieved"), None),
    "measures that nobody named": (S.SUPPORTED, _file("questions.0.actionsTaken", None), None),
    "a file that is no base64": (S.EXPLAINED, _file("questions.0.attachment.content", "%PDF"), None),
}
"""A status, what is done to its file, and the same done to the record; `None` where types forbid that."""
