"""What every subcommand needs: the profile, the person, the moment, and how to answer."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.problems import Refusal
from mcu_desktop.settings import default_home

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from mcu_desktop.workplace.workplace import Workplace


def home(options: Namespace) -> Path:
    """Give the profile folder that was named, or the user's own."""
    return Path(options.home).expanduser() if options.home else default_home()


def clock(options: Namespace) -> Callable[[], datetime] | None:
    """Give the clock of `--now`; a moment without a zone is in the office's."""
    if options.now is None:
        return None
    try:
        moment = datetime.fromisoformat(options.now)
    except ValueError:
        raise Refusal(f"Это не момент: «{options.now[:40]}». Пример: 2026-11-22T09:00.", field="--now") from None
    if len(options.now) <= len("2026-11-22"):
        moment = datetime.combine(moment.date(), time(12))
    return lambda: moment


def opened(options: Namespace) -> Workplace:
    """Open the profile as the person that was named."""
    from mcu_desktop.workplace.workplace import Workplace  # noqa: PLC0415 - `--help` needs no database

    return Workplace.open(home(options), person=options.person, clock=clock(options))


def day(text: str, field: str) -> date:
    """Give the day of an option."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"Ожидалась дата вида 2026-11-20, а не «{text[:40]}».", field=field) from None


def answer(options: Namespace, document: Any, words: Callable[[], str]) -> None:
    """Print one JSON document, or the same in words."""
    print(document_text(document) if options.json else words())
    sys.stdout.flush()


def document_text(document: Any) -> str:
    """Give JSON as one line of readable Russian."""
    return json.dumps(document, ensure_ascii=False)
