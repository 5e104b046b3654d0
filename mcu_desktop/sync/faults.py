"""What the library of databases says, in words that a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError, SQLAlchemyError

from mcu_desktop.problems import Trouble

_UNREACHED = "Общая база недоступна. Работайте дальше: всё сохраняется здесь и уйдёт при следующем обмене."
_FULL = "На диске общей базы нет места."
_FULL_STATE = "53100"
"""How PostgreSQL says that in whatever language it speaks."""
_WORDS = (
    (
        ("certificate", "ssl"),
        "Сертификат сервера общей базы не проверен: обмена нет. Администратору: shared prepare --root-cert.",
    ),
    (("password", "authentication", "role "), "Общая база не приняла имя или пароль."),
    (
        ("permission denied", "must be owner", "insufficient"),
        "У этой учётной записи нет нужных прав в общей базе.",
    ),
    (("append-only",), "Общая база отказала: записи в ней только добавляются."),
    (("timeout", "timed out", "locked", "busy"), "Общая база занята и не ответила вовремя. Повторите обмен."),
    (("full", "no space"), _FULL),
    (
        ("does not exist", "no such table"),
        "База не подготовлена к обмену. Её готовит администратор: shared prepare АДРЕС.",
    ),
    (("not a database", "malformed"), "Файл общей базы повреждён или это не база."),
)


@contextmanager
def reported() -> Iterator[None]:
    """Turn the library's errors into trouble; what was not confirmed is sent again next time."""
    try:
        yield
    except DBAPIError as error:
        raise Trouble(_said(error)) from error
    except SQLAlchemyError as error:
        raise Trouble(f"{_UNREACHED} ({type(error).__name__})") from error


def _said(error: DBAPIError) -> str:
    told = str(error.orig).strip()
    if getattr(error.orig, "sqlstate", None) == _FULL_STATE:
        return f"{_FULL} ({_short(told)})"
    for signs, words in _WORDS:
        if any(sign in told.lower() for sign in signs):
            return f"{words} ({_short(told)})"
    if isinstance(error, OperationalError | ProgrammingError) or error.connection_invalidated:
        return f"{_UNREACHED} ({_short(told)})"
    return f"Общая база отказала: {_short(told)}"


def _short(told: str) -> str:
    return told.splitlines()[0][:200] if told else "без объяснения"
