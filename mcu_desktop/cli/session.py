"""What every subcommand needs: the profile, the person, the moment, the types of options, the answer."""

from __future__ import annotations

import json
import os
import re
import sys
from argparse import ArgumentTypeError
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.problems import Refusal, SignInNeeded
from mcu_desktop.settings import default_home, password

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from mcu_desktop.workplace.signing_in import Door
    from mcu_desktop.workplace.workplace import Workplace

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII)
_YEARS = range(2000, 2200)
_MOST_LINES = 1_000_000_000


def folder(text: str) -> Path:
    """Read the folder of a profile."""
    if not text.strip() or "\0" in text:
        raise ArgumentTypeError("назовите папку")
    return Path(os.path.expanduser(text)).absolute()  # noqa: PTH111 - pathlib's own dies of an unknown user


def day(text: str) -> date:
    """Read a day."""
    try:
        found = date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise ArgumentTypeError(f"нужна дата вида 2026-11-20, а не «{text[:40]}»") from None
    _within_reason(found)
    return found


def moment(text: str) -> date | datetime:
    """Read a moment, or a day that stands for its noon."""
    if _DAY.fullmatch(text):
        return day(text)
    try:
        found = datetime.fromisoformat(text if _MOMENT.fullmatch(text) else "")
    except ValueError:
        raise ArgumentTypeError(
            f"нужен момент вида 2026-11-20T09:30 (пояс – как +04:00) или дата, а не «{text[:40]}»"
        ) from None
    _within_reason(found)
    return found


def positive(text: str) -> int:
    """Read how many lines are wanted."""
    if not re.fullmatch(r"\d{1,30}", text, re.ASCII) or not int(text):
        raise ArgumentTypeError(f"нужно целое число от 1, а не «{text[:40]}»")
    return min(int(text), _MOST_LINES)


def home(options: Namespace) -> Path:
    """Give the profile folder that was named, or the user's own."""
    return options.home or default_home()


def clock(options: Namespace) -> Callable[[], datetime] | None:
    """Give the clock of `--now`; a moment without a zone is in the office's."""
    said = options.now
    if said is None:
        return None
    now = said if isinstance(said, datetime) else datetime.combine(said, time(12))
    return lambda: now


def opened(options: Namespace, door: Door | None = None) -> Workplace:
    """Open the profile as the person that was named, by the password in the surroundings if they have one."""
    from mcu_desktop.workplace.signing_in import with_password  # noqa: PLC0415 - `--help` needs no database
    from mcu_desktop.workplace.workplace import Workplace  # noqa: PLC0415

    folder, person, now, key = home(options), options.person, clock(options), _key(options)
    known = password()
    try:
        office = Workplace.open(folder, person=person, clock=now, key=key, door=door or with_password(known))
    except SignInNeeded as needed:
        typed = asked("Личный пароль: ") if known is None else None
        if typed is None:
            how = "" if known else " Задайте его в MCU_PASSWORD."
            raise Refusal(f"{needed.reason}{how}") from None
        office = Workplace.open(folder, person=person, clock=now, key=key, door=with_password(typed))
    return office if options.as_of is None else _looked_back(office, options.as_of)


def _looked_back(office: Workplace, said: date | datetime) -> Workplace:
    """Give the office as it stood, in place of the one of now."""
    from mcu_desktop.workplace.as_of import AsOf, moment_said  # noqa: PLC0415 - seldom asked for

    show = progress("Смотрю, как было")

    def told(_words: str, done: int, total: int) -> None:
        if show:
            show(done, total)

    try:
        return AsOf(office, moment_said(office, said), told).open()
    finally:
        end_progress()
        office.close()


def asked(prompt: str) -> str | None:
    """Ask for a secret at the terminal; where nobody sits at one, `None`."""
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    from getpass import getpass  # noqa: PLC0415 - seldom asked

    return getpass(prompt, stream=sys.stderr)


def asked_for_passphrase(folder: Path) -> str | None:
    """Ask for the passphrase that opens a profile, where only one does and none was given."""
    from mcu_desktop.vault.vault import needs_passphrase  # noqa: PLC0415 - the window starts without it

    return asked("Пароль профиля: ") if needs_passphrase(folder) else None


def _key(options: Namespace) -> bytes | None:
    """Give the key that a person at the terminal opened; else the profile asks its keepers itself."""
    from mcu_desktop.vault.vault import unlock  # noqa: PLC0415 - the window starts without it

    typed = asked_for_passphrase(home(options))
    return unlock(home(options), typed) if typed is not None else None


def answer(options: Namespace, document: Any, words: Callable[[], str]) -> None:
    """Print one JSON document, or the same in words."""
    print(document_text(document) if options.json else words(), flush=True)


def document_text(document: Any) -> str:
    """Give JSON as one line of readable Russian."""
    return json.dumps(document, ensure_ascii=False)


def progress(words: str) -> Callable[..., None] | None:
    """Give a line of progress that rewrites itself, where somebody watches."""
    if not sys.stderr.isatty():
        return None

    def say(done: int, total: int | None = None) -> None:
        of = f" из {total}" if total is not None else ""
        print(f"\r{words}: {done}{of}", end="", file=sys.stderr, flush=True)

    return say


def end_progress() -> None:
    """Go on to a fresh line after `progress`."""
    if sys.stderr.isatty():
        print(file=sys.stderr)


class Progress:
    """The same by parts of a long work, each with words of its own."""

    def __init__(self) -> None:
        self._say: Callable[..., None] | None = None

    def phase(self, words: str) -> None:
        """Begin another part."""
        self.end()
        self._say = progress(words)
        if self._say:
            print(f"{words}…", end="", file=sys.stderr, flush=True)

    def went(self, done: int, whole: int) -> None:
        """Say how far it is."""
        if self._say:
            self._say(done, whole)

    def end(self) -> None:
        """Leave the line as it is."""
        if self._say:
            end_progress()
        self._say = None


def _within_reason(found: date) -> None:
    if found.year not in _YEARS:
        raise ArgumentTypeError(f"год вне {_YEARS.start}–{_YEARS.stop - 1}")
