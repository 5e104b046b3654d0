"""What the system says of a folder, in words that a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from mcu_desktop.problems import Trouble, os_words


@contextmanager
def reported() -> Iterator[None]:
    """Turn the system's errors into trouble; a folder that comes back is filled then."""
    try:
        yield
    except OSError as error:
        raise Trouble(f"Папка обмена недоступна: {os_words(error)}. Обмен можно повторить.") from error
