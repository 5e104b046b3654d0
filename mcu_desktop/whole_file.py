"""Files that leave the program: there whole or not at all, and what stood there before until then."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from mcu_desktop.problems import Trouble, os_words

if TYPE_CHECKING:
    from pathlib import Path


def written_whole(path: Path, content: bytes) -> Path:
    """Write a file beside its place, then name it; what is no file, such as a pipe, is written into."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return path
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            unfinished.unlink(missing_ok=True)
        words = os_words(error) if isinstance(error, OSError) else "недопустимый путь"
        raise Trouble(f"Не удалось сохранить «{path.name}»: {words}. Выберите другую папку.") from error
    return path
