"""Whether an answer may be sent to an address: a warning alone, for the law is read in two ways."""

from __future__ import annotations

_RUSSIAN = (".ru", ".рф", ".su", ".xn--p1ai", ".рус", ".москва", ".moscow", ".tatar", ".дети", ".онлайн")


def warning(email: str) -> str:
    """Say that a mailbox is in no Russian zone; some offices send answers to Russian mailboxes only."""
    _, at, domain = email.strip().lower().rpartition("@")
    if not at or "." not in domain or domain.endswith(_RUSSIAN):
        return ""
    return f"Почта не в российской зоне (.{domain.rpartition('.')[2]}): проверьте, можно ли ответить на неё."
