"""The journals that numbers are given in, by their names in the profile."""

from __future__ import annotations

JOURNALS: dict[str, str] = {
    "appeal.oral": "У",
    "appeal.written": "П",
    "appeal.electronic": "Э",
    "pos": "ПОС",
    "incident": "ИМ",
    "call": "З",
    "other": "С",
}
NEIGHBOURS: dict[str, str] = {"information": "ЗИ", "service": "МУ", "deputy": "ДЗ", "prosecutor": "ПР"}
"""The journals of what is no appeal under 59-ФЗ and no message either."""
"""The journals of cases, each with the index it has until the office chooses another."""
OUTGOING = "outgoing"
ALL_JOURNALS = {**JOURNALS, **NEIGHBOURS, OUTGOING: "Исх"}
"""The journals that can be: of cases, and of what the office sends."""
