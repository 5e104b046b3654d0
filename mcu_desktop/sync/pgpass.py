"""Passwords of servers, kept where PostgreSQL's own programs keep them: we keep none ourselves."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import make_url

from mcu_desktop.problems import Trouble, os_words

_PORT = 5432
_MODE = 0o600
"""libpq passes a file by that others may read."""


def keep_password(address: str) -> None:
    """Keep the password of an address, if it has one, in the place of the one that was kept before."""
    url = make_url(address)
    if url.password is None or not (url.host and url.username and url.database):
        return
    place = ":".join(map(_escaped, (url.host, str(url.port or _PORT), url.database, url.username)))
    line = f"{place}:{_escaped(str(url.password))}"
    file = _file()
    try:
        known = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        kept = [other for other in known if not other.startswith(f"{place}:")]
        file.parent.mkdir(parents=True, exist_ok=True)
        waiting = file.with_name(f"{file.name}.tmp")
        waiting.touch(mode=_MODE)
        waiting.write_text("\n".join([line, *kept, ""]), encoding="utf-8")
        waiting.replace(file)
    except OSError as error:
        raise Trouble(f"Связь установлена, но пароль не запомнился: {os_words(error)}.") from error


def _file() -> Path:
    named = os.environ.get("PGPASSFILE")
    if named:
        return Path(named)
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", "~")).expanduser() / "postgresql" / "pgpass.conf"
    return Path("~/.pgpass").expanduser()


def _escaped(part: str) -> str:
    return part.replace("\\", "\\\\").replace(":", "\\:")
