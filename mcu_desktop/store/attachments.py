"""Scans, photos and documents by content: each written once under its SHA-256, sealed if there is a key."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from mcu_desktop.dataclass import dataclass
from mcu_desktop.problems import Refusal, Trouble, os_words
from mcu_desktop.store.swap import flush

ATTACHMENTS = "attachments"
LARGEST = 100 * 1024 * 1024
_LONGEST_NAME = 200
_DIGEST = re.compile("[0-9a-f]{64}")
_ZIP = b"PK\x03\x04"

_MEDIA: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".tif": ("image/tiff", (b"II*\x00", b"MM\x00*")),
    ".tiff": ("image/tiff", (b"II*\x00", b"MM\x00*")),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (_ZIP,)),
    ".odt": ("application/vnd.oasis.opendocument.text", (_ZIP,)),
}


class NotHere(Trouble):
    """A file that the journal names has not come yet, or was taken away."""

    def __init__(self, digest: str) -> None:
        super().__init__(
            "Файл ещё не пришёл на этот компьютер: нажмите «Получить» в карточке дела "
            "(в терминале: files --get)."
        )
        self.digest = digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file that lies among the attachments."""

    digest: str
    name: str
    media_type: str
    size: int


class Attachments:
    """The folder of files, addressed by content; a file is never changed and never half there."""

    def __init__(self, folder: Path, key: bytes | None = None) -> None:
        self._folder = folder
        self._key = key

    def keep(self, source: Path) -> Kept:
        """Take a copy of a file from outside; the kind is told by its beginning, not by its name alone."""
        try:
            with source.open("rb") as stream:
                return self._keep(stream, source)
        except FileNotFoundError:
            raise Refusal(f"Файл «{_printable(source)}» не найден.", field="file") from None
        except IsADirectoryError:
            raise Refusal(f"«{_printable(source)}» – папка, а не файл.", field="file") from None
        except OSError as error:
            raise Trouble(f"Не удалось прочитать файл «{_printable(source)}»: {os_words(error)}.") from error

    def keep_received(self, content: bytes, name: str) -> Kept:
        """Keep a file that came inside of another; it is believed no more than one from a disk."""
        return self._keep(BytesIO(content), Path(name))

    def keep_bytes(self, content: bytes, name: str, media_type: str) -> Kept:
        """Keep what the program itself made, such as the pages of a frozen note."""
        digest = _digest(content)
        self._write(digest, content)
        return Kept(digest=digest, name=name, media_type=media_type, size=len(content))

    def read(self, digest: str) -> bytes:
        """Give a file whole; refuse one that is no longer what was kept."""
        try:
            content = self._content(digest)
        except OSError as error:
            raise NotHere(digest) from error
        if content is None:
            raise Trouble(f"Вложение {digest[:12]}… повреждено: содержимое не совпадает с записью в журнале.")
        return content

    def digests(self) -> tuple[str, ...]:
        """Give all that is kept."""
        return tuple(sorted(file.name for file in self._folder.glob("??/*") if _DIGEST.fullmatch(file.name)))

    def hand_over(self, other: Attachments) -> None:
        """Let a folder with a key have all of this open one, also what is damaged: it may still be read."""
        for digest in self.digests():
            try:
                content = self.place(digest).read_bytes()
            except OSError as error:
                raise Trouble(f"Вложение {digest[:12]}… не прочитано: {os_words(error)}.") from error
            other._write(digest, content)

    def take(self, source: Path, digest: str) -> None:
        """Keep a file of another folder as it lies there, sealed or not."""
        try:
            lying = source.read_bytes()
        except OSError as error:
            raise Trouble(f"Вложение {digest[:12]}… не прочитано: {os_words(error)}.") from error
        self._put(digest, lying)

    def arrive(self, digest: str, content: bytes) -> bool:
        """Keep what comes from elsewhere if it is what was called for; give whether it was."""
        if _digest(content) != digest:
            return False
        self._write(digest, content)
        return True

    def lies(self, digest: str) -> bool:
        """Tell whether a file has come here; whether it is sound is told when it is read."""
        return bool(_DIGEST.fullmatch(digest)) and self.place(digest).exists()

    def destroy(self, digest: str) -> None:
        """Delete a file that no case and no note names any more."""
        try:
            if _DIGEST.fullmatch(digest):
                self.place(digest).unlink(missing_ok=True)
        except OSError as error:
            raise Trouble(f"Вложение {digest[:12]}… не удалено: {os_words(error)}.") from error

    def place(self, digest: str) -> Path:
        """Give where a file lies."""
        return self._folder / digest[:2] / digest

    def _keep(self, stream: BinaryIO, source: Path) -> Kept:
        media = _MEDIA.get(source.suffix.lower())
        if media is None:
            raise Refusal("Принимаются файлы PDF, JPEG, PNG, TIFF, DOCX и ODT.", field="file")
        media_type, beginnings = media
        content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise Refusal("Файл больше 100 МБ: разделите его на части.", field="file")
        if not content.startswith(beginnings):
            raise Refusal(
                f"Содержимое файла «{_printable(source)}» не соответствует его расширению.", field="file"
            )
        digest = _digest(content)
        self._write(digest, content)
        return Kept(digest=digest, name=_printable(source), media_type=media_type, size=len(content))

    def _write(self, digest: str, content: bytes) -> None:
        """Write beside, flush to the disk, then name: there is no half a file under a digest."""
        if not self.holds(digest):
            self._put(digest, self._sealed(digest, content))

    def _put(self, digest: str, lying: bytes) -> None:
        place = self.place(digest)
        waiting = place.with_suffix(f".{os.getpid()}.part")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with waiting.open("wb") as stream:
                stream.write(lying)
                stream.flush()
                os.fsync(stream.fileno())
            waiting.replace(place)
            flush(place.parent)
        except OSError as error:
            with suppress(OSError):
                waiting.unlink(missing_ok=True)
            raise Trouble(f"Вложение не сохранено: {os_words(error)}.") from error

    def holds(self, digest: str) -> bool:
        """Tell whether a file is there as it was kept; a damaged one is written anew."""
        try:
            return self._content(digest) is not None
        except OSError:
            return False

    def _content(self, digest: str) -> bytes | None:
        """Give a file as it was kept, `None` where it is not that any more."""
        content = self.place(digest).read_bytes()
        if self._key is not None:
            from mcu_desktop.vault.sealed import Unreadable, unsealed  # noqa: PLC0415 - 40 ms, where there is a key

            try:
                content = unsealed(self._key, _purpose(digest), content)
            except Unreadable:
                return None
        return content if _digest(content) == digest else None

    def _sealed(self, digest: str, content: bytes) -> bytes:
        if self._key is None:
            return content
        from mcu_desktop.vault.sealed import sealed  # noqa: PLC0415 - only where there is a key

        return sealed(self._key, _purpose(digest), content)


def _printable(source: Path) -> str:
    """Give the name of a file as a journal can keep it."""
    return "".join(sign if sign.isprintable() else "_" for sign in source.name)[-_LONGEST_NAME:]


def _purpose(digest: str) -> str:
    """Bind a sealed file to its name: none stands for another."""
    return f"attachment {digest}"


def _digest(content: bytes) -> str:
    from hashlib import sha256  # noqa: PLC0415 - quick with long files, see mcu_desktop.digest

    return sha256(content).hexdigest()
