"""The file in which an organisation answers: hostile until it is opened with the code and read."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from pathlib import Path
from typing import TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mcu_desktop.journal.msgspec_alone import msgspec
from mcu_desktop.problems import Refusal, Trouble, os_words
from mcu_desktop.sync.guests.code import key
from mcu_desktop.sync.guests.packet import ANSWER_FORMAT, MOST_FILES, NONCE, VERSION, Enclosed, purpose

LARGEST = 20 << 20
"""Bytes of an answer file: what fits twice into letters of base64."""
MOST_ENCLOSED = 5
_ID = re.compile("[0-9a-f]{32}")
Kind = TypeVar("Kind")
_DAMAGED = "Файл ответа повреждён: попросите организацию сохранить ответ ещё раз."


class Sealed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer as it came: which commission it names, and what nobody reads without the code."""

    format: str
    version: int
    commission: str
    iv: str
    sealed: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    data: str


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    by: str
    text: str
    files: tuple[_File, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """What an organisation answered."""

    by: str
    text: str
    files: tuple[Enclosed, ...]


def read(file: Path) -> Sealed:
    """Read an answer file; of one that is too large no more than that is read."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise Refusal(f"Файл «{file.name}» не найден.", field="file") from None
    except OSError as error:
        raise Trouble(f"Не удалось прочитать файл «{file.name}»: {os_words(error)}.") from error
    if len(content) > LARGEST:
        raise Refusal("Файл ответа больше 20 МБ: такого программа организации не делает.", field="file")
    if b"<html" in content[:1000].lower():
        raise Refusal("Это само поручение, а не ответ: ответ – файл «Ответ … .json».", field="file")
    sealed = _decoded(content, Sealed, "Это не файл ответа организации.")
    if sealed.format != ANSWER_FORMAT or not _ID.fullmatch(sealed.commission):
        raise Refusal("Это не файл ответа организации.", field="file")
    if sealed.version != VERSION:
        raise Refusal("Ответ сделан другой версией поручения: обновите программу.", field="file")
    return sealed


def opened(sealed: Sealed, code: str) -> Answer:
    """Open an answer with the code of its commission."""
    nonce, content = _bytes(sealed.iv), _bytes(sealed.sealed)
    if len(nonce) != NONCE:
        raise Refusal(_DAMAGED, field="file")
    try:
        plain = AESGCM(key(code, sealed.commission)).decrypt(
            nonce, content, purpose(ANSWER_FORMAT, sealed.commission)
        )
    except InvalidTag:
        raise Refusal(
            "Файл ответа изменён в пути или зашифрован другим кодом: принимать его нельзя. "
            "Позвоните в организацию и попросите сохранить ответ ещё раз.",
            field="file",
        ) from None
    said = _decoded(plain, _Said, _DAMAGED)
    if len(said.files) > MOST_ENCLOSED:
        raise Refusal(f"К ответу приложено больше {MOST_ENCLOSED} файлов.", field="file")
    files = tuple(Enclosed(name=one.name, content=_bytes(one.data)) for one in said.files)
    if sum(len(one.content) for one in files) > MOST_FILES:
        raise Refusal("Файлы ответа больше 10 МБ.", field="file")
    return Answer(by=said.by, text=said.text, files=files)


def _decoded(content: bytes, kind: type[Kind], otherwise: str) -> Kind:
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Refusal(otherwise, field="file") from None


def _bytes(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except (Error, ValueError):
        raise Refusal(_DAMAGED, field="file") from None
