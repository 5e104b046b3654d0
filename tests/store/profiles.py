"""Profiles for tests of keys and copies, and what is seen in them by who has no key."""

from __future__ import annotations

import re
import zlib
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from mcu_desktop.store.register import Filter
from mcu_desktop.vault import vault
from mcu_desktop.vault.header import Cost
from mcu_desktop.workplace.workplace import Workplace
from tests.cli.terminal import SAMPLE, ask, sample

CASES = 12
SECRET, ANOTHER = "две лавочки у подъезда", "три лавочки у подъезда"
CHEAP = Cost(memory=8, passes=1, lanes=1)
PDF = b"%PDF-1.7\n" + "Заявление Петровой".encode() * 100

_DEFLATED = re.compile(rb"x[\x01\x5e\x9c\xda]")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{64,}")
_ENOUGH = 1 << 20
"""Bytes behind a place that are unpacked."""

keep = partial(vault.kept_by, store=None, passphrase=SECRET, cost=CHEAP)
keep_another = partial(vault.kept_by, store=None, passphrase=ANOTHER, cost=CHEAP)


def fill(home: Path) -> None:
    """Let some work be done in a profile."""
    few = b"\n".join(SAMPLE.read_bytes().splitlines()[:CASES])
    assert ask(home, "register", "-", stdin=few).code == 0
    office = Workplace.open(home)
    office.store.attachments.keep_bytes(PDF, "скан.pdf", "application/pdf")
    office.close()


def surnames(most: int = CASES) -> list[bytes]:
    """Give the surnames of the sample as bytes of a file."""
    named = (applicant for one in sample()[:most] for applicant in one.get("applicants", ()))
    return [surname.encode() for one in named if (surname := one.get("surname"))]


def seen(folder: Path, most: int = CASES) -> set[bytes]:
    """Give the surnames that a search by bytes finds anywhere in a folder, in names of files, too."""
    paths = list(folder.rglob("*"))
    contents = [str(path.relative_to(folder)).encode() for path in paths]
    contents += [file.read_bytes() for file in paths if file.is_file()]
    return {name for content in contents for name in read_in(content, most)}


def read_in(content: bytes, most: int = CASES) -> set[bytes]:
    """Give the surnames in the bytes of a file, also where they are only packed or written as base64."""
    written = (run[: len(run) // 4 * 4] for run in _BASE64.findall(content))
    layers = (content, *_unpacked(content), *map(b64decode, written))
    return {name for name in surnames(most) for layer in layers if name in layer}


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Try every place where something deflated may begin."""
    whole = memoryview(content)
    for found in _DEFLATED.finditer(content):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(whole[found.start() :][:_ENOUGH])


def cases(home: Path) -> list[Any]:
    """Give the whole register as people are shown it."""
    office = Workplace.open(home)
    try:
        return list(office.lines(office.keys(Filter())))
    finally:
        office.close()


def digests(home: Path) -> tuple[str, ...]:
    """Give the attachments, each read whole."""
    office = Workplace.open(home)
    try:
        assert all(office.store.attachments.read(digest) for digest in office.store.attachments.digests())
        return office.store.attachments.digests()
    finally:
        office.close()
