"""Records as files that ССТУ takes in: JSON for each appeal, many of them in a ZIP."""

from __future__ import annotations

import json
from base64 import b64encode
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from mcu_desktop.digest import sha256
from mcu_desktop.problems import Trouble, os_words
from mcu_desktop.sstu.record import WITH_ANSWER, SstuQuestion, SstuRecord, SstuStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    Content = Callable[[str], bytes]
    """Gives a file by its digest."""

_SHORT_BLOCK = 3
_DIGEST_LETTERS = 16


def document(record: SstuRecord, content: Content, *, short_codes: bool = False) -> dict[str, Any]:
    """Give a record as the fields of its file; what a status does not ask for is left out."""
    fields = {
        "departmentId": record.department,
        "isDirect": record.direct,
        "format": "Electronic" if record.electronic else "Other",
        "number": record.number,
        "createDate": _day(record.created_on),
        "name": record.name,
        "address": record.address,
        "email": record.email,
        "questions": [_question(one, content, short_codes=short_codes) for one in record.questions],
    }
    return {name: value for name, value in fields.items() if value != ""}


def digest(record: SstuRecord) -> str:
    """Give what tells whether a record says something else now; the office's settings are not part of it."""
    said = document(record._replace(department=""), str.encode)
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:_DIGEST_LETTERS]


def file_name(month: str, key: str) -> str:
    """Name a file; neither name nor number of anybody stands in it."""
    return f"sstu-{month}-{key[:12]}.json"


class MonthFile:
    """The ZIP of a month: whole, or not there at all."""

    def __init__(self, path: Path, now: datetime, *, short_codes: bool) -> None:
        self._path = path
        self._moment = now.timetuple()[:6]
        self._short_codes = short_codes
        self._unfinished = path.with_name(f".{path.name}.part")
        try:
            self._zip = ZipFile(self._unfinished, "w", ZIP_DEFLATED)
        except OSError as error:
            raise _trouble(error) from error

    def add(self, name: str, record: SstuRecord, content: Content) -> None:
        """Write the file of one appeal."""
        said = document(record, content, short_codes=self._short_codes)
        inside = ZipInfo(name, self._moment)
        inside.compress_type = ZIP_DEFLATED
        try:
            self._zip.writestr(inside, json.dumps(said, ensure_ascii=False, indent=2))
        except OSError as error:
            raise _trouble(error) from error

    def finish(self) -> None:
        """Put the file in its place."""
        try:
            self._zip.close()
            self._unfinished.replace(self._path)
        except OSError as error:
            raise _trouble(error) from error

    def abandon(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):  # the disk that did not take the rest
            self._zip.close()
        self._unfinished.unlink(missing_ok=True)


def _question(question: SstuQuestion, content: Content, *, short_codes: bool) -> dict[str, Any]:
    code, status = question.code, question.status
    fields: dict[str, Any] = {
        "code": code.split(".")[_SHORT_BLOCK] if short_codes else code,
        "status": status.value,
        "incomingDate": _day(question.received_on),
        "registrationDate": _day(question.registered_on),
        "responseDate": _day(question.answered_on),
    }
    if question.extended and status is SstuStatus.IN_WORK:
        fields["isExtend"] = True
    if status is SstuStatus.SUPPORTED:
        fields["actionsTaken"] = question.measures_taken
    if question.answer is not None and status in WITH_ANSWER:
        read = content(question.answer.digest)
        fields["attachment"] = {"name": question.answer.name, "content": b64encode(read).decode()}
    if question.transfer is not None and status is SstuStatus.TRANSFERRED:
        fields["transfer"] = {
            "departmentId": question.transfer.department,
            "transferDate": _day(question.transfer.on),
            "transferNumber": question.transfer.number,
        }
    return {name: value for name, value in fields.items() if value != ""}


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _trouble(error: OSError) -> Trouble:
    return Trouble(f"Выгрузка не записана: {os_words(error)}. Выберите другую папку и повторите.")
