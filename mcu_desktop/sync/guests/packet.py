"""A commission as one file: a page for any browser, which shows it for a code and seals the answer.

The page asks nobody for anything: no server, no network, no second file. Its policy lets run only the
two scripts that the program put in, and what it shows it shows as text.
"""

from __future__ import annotations

import json
import os
from base64 import b64encode
from dataclasses import asdict
from hashlib import sha256
from html import escape

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mcu_desktop.dataclass import dataclass
from mcu_desktop.settings import resource_text
from mcu_desktop.sync.guests.code import key

FORMAT, ANSWER_FORMAT = "mcu-commission", "mcu-commission-answer"
VERSION = 1
NONCE = 12
MOST_FILES = 10 << 20
"""Bytes of files that go along with a commission or with its answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file that goes along."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What an organisation is told, and no more."""

    office: str
    phone: str
    contact: str
    unit: str
    case: str
    """The number of the case."""
    question: str
    text: str
    """What is asked."""
    place: str
    due: str
    why: str
    """How the term came about."""
    applicant: tuple[str, ...] = ()
    """Name, address and telephone, where the sender says that the work needs them."""


def purpose(what: str, commission: str) -> bytes:
    """Bind what is sealed to its commission and its direction: none stands for another."""
    return f"{what} {VERSION} {commission}".encode()


def packet(letter: Letter, files: tuple[Enclosed, ...], *, commission: str, number: str, code: str) -> str:
    """Give the page."""
    content = {**asdict(letter), "files": [{"name": f.name, "data": _text(f.content)} for f in files]}
    nonce = os.urandom(NONCE)
    plain = json.dumps(content, ensure_ascii=False).encode()
    sealed = AESGCM(key(code, commission)).encrypt(nonce, plain, purpose(FORMAT, commission))
    data = {
        "format": FORMAT,
        "version": VERSION,
        "commission": commission,
        "number": number,
        "iv": _text(nonce),
        "sealed": _text(sealed),
    }
    scripts = [resource_text(f"guest/{name}.js") for name in ("sealing", "page")]
    return _filled(
        resource_text("guest/packet.html"),
        policy=" ".join(f"'sha256-{_text(sha256(script.encode()).digest())}'" for script in scripts),
        style=resource_text("guest/packet.css"),
        number=escape(number),
        phone=escape(f": {letter.phone}" if letter.phone else ""),
        office=escape(letter.office),
        packet=json.dumps(data),
        sealing=scripts[0],
        page=scripts[1],
    )


def _filled(template: str, /, **parts: str) -> str:
    """Fill each place of the page once: what is put in is not looked through again."""
    first, *rest = template.split("{{")
    filled = [first]
    for piece in rest:
        name, text = piece.split("}}", 1)
        filled += [parts[name], text]
    return "".join(filled)


def _text(content: bytes) -> str:
    return b64encode(content).decode()
