"""Checks a file as ССТУ would, from the table of the format: it shares no code with the program."""

from __future__ import annotations

import base64
import binascii
import re
import uuid
from datetime import date
from itertools import pairwise
from typing import Any

DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
CODE = re.compile(r"^\d{4}(\.\d{4}){3,4}$")
INCOMING, REGISTRATION, RESPONSE, ATTACHMENT = (
    "incomingDate",
    "registrationDate",
    "responseDate",
    "attachment",
)
REQUIRED: dict[str, tuple[str, ...]] = {
    "NotReceived": (),
    "NotRegistered": (INCOMING,),
    "InWork": (INCOMING, REGISTRATION),
    "Explained": (INCOMING, REGISTRATION, RESPONSE, ATTACHMENT),
    "Supported": (INCOMING, REGISTRATION, RESPONSE, ATTACHMENT, "actionsTaken"),
    "NotSupported": (INCOMING, REGISTRATION, RESPONSE, ATTACHMENT),
    "Transferred": (INCOMING, REGISTRATION, "transfer"),
    "Answered": (INCOMING, REGISTRATION, RESPONSE, ATTACHMENT),
    "LeftWithoutAnswer": (INCOMING, REGISTRATION, RESPONSE),
}
ORDER = (INCOMING, REGISTRATION, RESPONSE)
LIMIT = 10_000_000


def faults(said: Any) -> list[str]:
    """Give what keeps one appeal out; nothing where it is taken."""
    if not isinstance(said, dict):
        return ["not an object"]
    found = [f"{name} is missing" for name in ("departmentId", "number", "name") if not _text(said.get(name))]
    if _text(said.get("departmentId")) and not _guid(said["departmentId"]):
        found.append("departmentId is no GUID")
    if not isinstance(said.get("isDirect"), bool):
        found.append("isDirect is neither true nor false")
    if said.get("format") not in {"Electronic", "Other"}:
        found.append("format is unknown")
    created = said.get("createDate")
    if created is None and said.get("isDirect") is False:
        found.append("createDate is missing")
    if created is not None and not _day(created):
        found.append("createDate is no day")
    found += [
        f"{name} is no text" for name in ("address", "email") if not isinstance(said.get(name, ""), str)
    ]
    questions = said.get("questions")
    if not isinstance(questions, list) or not questions:
        return [*found, "questions are missing"]
    for question in questions:
        found += _question(question, created if created is None or _day(created) else None)
    return found


def _question(said: Any, created: Any) -> list[str]:
    if not isinstance(said, dict):
        return ["a question is not an object"]
    status = said.get("status")
    if status not in REQUIRED:
        return ["status is unknown"]
    found = [] if isinstance(said.get("code"), str) and CODE.match(said["code"]) else ["code is wrong"]
    found += [f"{name} is missing" for name in REQUIRED[status] if said.get(name) is None]
    days = [("createDate", created)] if created is not None else []
    for name in ORDER:
        if said.get(name) is not None:
            if _day(said[name]):
                days.append((name, said[name]))
            else:
                found.append(f"{name} is no day")
    found += [f"{b} before {a}" for (a, one), (b, two) in pairwise(days) if two < one]
    if "actionsTaken" in said and not isinstance(said["actionsTaken"], bool):
        found.append("actionsTaken is neither true nor false")
    if "isExtend" in said and not isinstance(said["isExtend"], bool):
        found.append("isExtend is neither true nor false")
    return found + _attachment(said.get(ATTACHMENT)) + _transfer(said.get("transfer"))


def _attachment(said: Any) -> list[str]:
    if said is None:
        return []
    if not isinstance(said, dict) or not _text(said.get("name")) or not _text(said.get("content")):
        return ["the attachment is not whole"]
    if len(said["content"]) >= LIMIT:
        return ["the attachment is too long"]
    try:
        base64.b64decode(said["content"], validate=True)
    except binascii.Error:
        return ["the attachment is not base64"]
    return []


def _transfer(said: Any) -> list[str]:
    if said is None:
        return []
    if not isinstance(said, dict):
        return ["transfer is not an object"]
    found = [] if _guid(said.get("departmentId")) else ["transfer.departmentId is no GUID"]
    found += [] if _day(said.get("transferDate")) else ["transfer.transferDate is no day"]
    return found + ([] if _text(said.get("transferNumber")) else ["transfer.transferNumber is missing"])


def _text(said: Any) -> bool:
    return isinstance(said, str) and bool(said.strip())


def _guid(said: Any) -> bool:
    try:
        return isinstance(said, str) and str(uuid.UUID(said)) == said.lower()
    except ValueError:
        return False


def _day(said: Any) -> bool:
    if not isinstance(said, str) or not DAY.match(said):
        return False
    try:
        date.fromisoformat(said)
    except ValueError:
        return False
    return True
