"""Addresses of shared databases: which are understood, what of them is remembered, how one is reached."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from mcu_desktop.dataclass import dataclass
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.shared_file import connected, dbapi
from mcu_desktop.sync.places import require_local
from mcu_desktop.sync.silence import cut_later

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_EXAMPLES = "postgresql://сервер/база или sqlite:////папка/файл.db"
_POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")
_LOOPBACK = ("", "localhost", "127.0.0.1", "::1")
_CHECKED = "verify-full"
_MODES = ("disable", "allow", "prefer", "require", "verify-ca", _CHECKED)
"""What libpq may be asked for, the weakest first; «allow» and «prefer» promise nothing."""
_PORT = 5432
_PATIENCE_S = 10
_ALIVE = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 30_000}
"""How soon a connection is known to be dead whose other end has gone without a word."""
_CUT = "cut"
_WAITING = ("SET statement_timeout = '60s'", "SET lock_timeout = '15s'")
_TOO_WEAK = (
    "Связь с сервером «{}» без проверки его сертификата (sslmode={}) не разрешена: по дороге её можно "
    "прочесть и подменить. Укажите сертификат (shared prepare … --root-cert ФАЙЛ) или запишите решение "
    "администрации: shared allow СЕРВЕР --reason ПРИЧИНА."
)
READING = "reading"
"""The option of a connection that will not write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How servers off this machine are reached."""

    allowed: Mapping[str, str] = field(default_factory=dict)
    """What the office has decided to be enough, by host."""
    root: str | None = None
    """The file of the certificate that a server's own is checked by."""


STRICT = Line()


def engine_at(address: str, *, new: bool = False, line: Line = STRICT) -> Engine:
    """Give the way to a database; only one that is to be `new` may be a file that is not there yet."""
    url = _url(address)
    if url.drivername != "sqlite":
        return _server(url, line)
    file = Path(url.database or "")
    if not new and not file.exists():
        raise Trouble(f"Файла общей базы «{file}» нет. Проверьте адрес или подготовьте базу: shared prepare.")
    require_local(file)
    return _file(file)


def remembered(address: str) -> str:
    """Give the address without its password: that is kept by the server's own means (pgpass), not by us."""
    url = _url(address)
    query = {name: value for name, value in url.query.items() if name != "password"}
    kept = URL.create(url.get_backend_name(), url.username, None, url.host, url.port, url.database, query)
    return kept.render_as_string(hide_password=False)


def server_of(address: str) -> tuple[str, int] | None:
    """Give host and port of a server that is reached over a network."""
    url = _url(address)
    if url.drivername == "sqlite" or not url.host or url.host.startswith("/"):
        return None
    return url.host, url.port or _PORT


def _url(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError:
        raise Refusal(f"«{address[:80]}» – не адрес общей базы. Нужен такой: {_EXAMPLES}.") from None
    if url.drivername in _POSTGRES:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername != "sqlite":
        raise Refusal(f"База вида «{url.drivername[:20]}» не поддерживается. Нужен адрес: {_EXAMPLES}.")
    if url.database in {None, "", ":memory:"}:
        raise Refusal("В адресе не назван файл базы: sqlite:////папка/файл.db")
    return url.set(database=str(Path(url.database or "").expanduser().absolute()))


@lru_cache(maxsize=8)
def _file(path: Path) -> Engine:
    """Reach a file, by the same engine again: it keeps what was once compiled, and no connection."""
    engine = create_engine(
        "sqlite://", creator=lambda: connected(path), module=dbapi(), poolclass=QueuePool, pool_size=1
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get(READING)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _server(url: URL, line: Line) -> Engine:
    """Reach a server; off this machine with a certificate that is checked, or as the office has decided."""
    url = secured(url, line)
    engine = create_engine(url, pool_size=1, connect_args={"connect_timeout": _PATIENCE_S, **_ALIVE})

    @event.listens_for(engine, "do_connect")
    def _connect(dialect: Any, record: Any, arguments: Any, named: Any) -> Any:
        """Cut the connection if the server falls silent before it could be asked for patience."""
        driver = dialect.connect(*arguments, **named)
        record.info[_CUT] = cut_later(driver)
        return driver

    @event.listens_for(engine, "connect")
    def _patience(connection: Any, record: Any) -> None:
        """Follows what SQLAlchemy itself asks of a new connection."""
        try:
            with connection.cursor() as cursor:
                for setting in _WAITING:
                    cursor.execute(setting)
            connection.commit()
        finally:
            record.info.pop(_CUT).cancel()

    return engine


def secured(url: URL, line: Line) -> URL:
    """Ask for a checked connection to every server that is elsewhere; refuse less than the office allows."""
    elsewhere = [host for host in _hosts(url) if host not in _LOOPBACK and not host.startswith("/")]
    if not elsewhere:
        return url
    least = max((line.allowed.get(host, _CHECKED) for host in elsewhere), key=_strength)
    asked = str(url.query.get("sslmode", least))
    if asked not in _MODES or _strength(asked) < _strength(least):
        raise Refusal(_TOO_WEAK.format(", ".join(elsewhere), asked[:20]))
    query = {**url.query, "sslmode": asked}
    if line.root and _strength(asked) >= _strength("verify-ca"):
        query.setdefault("sslrootcert", line.root)
    return url.set(query=query)


def _hosts(url: URL) -> list[str]:
    """Give every host that an address names, the driver's own ways included."""
    told = [url.host or "", *(str(url.query.get(name, "")) for name in ("host", "hostaddr"))]
    if not any(told):
        told.append(os.environ.get("PGHOST", ""))
    if "service" in url.query:
        told.append("service")
    return [host.strip() for hosts in told for host in hosts.split(",")]


def _strength(mode: str) -> int:
    return _MODES.index(mode)
