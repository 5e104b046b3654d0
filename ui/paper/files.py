"""Files that are there whole or not at all."""

from __future__ import annotations

from pathlib import Path

from mcu_desktop.problems import Trouble


def written_whole(path: Path, content: bytes) -> Path:
    """Write a file beside its place, then name it: what stood there before is replaced at the end."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise Trouble(
            f"Не удалось сохранить «{path.name}»: {error.strerror or error}. Выберите другую папку."
        ) from error
    return path
