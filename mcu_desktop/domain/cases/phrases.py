"""A stock phrase with what a case and its office say in its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.office.phrases import FIELD
from mcu_desktop.domain.spelling import day

if TYPE_CHECKING:
    import re

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.office.office import Office


def filled(text: str, case: Case, office: Office) -> str:
    """Give a phrase with its fields filled; what is not known stays as a field, for the eye."""
    known = {
        "номер": case.number,
        "дата": day(case.registered_on),
        "заявитель": _applicant(case),
        "место": case.place or "",
        "сегодня": day(office.day) if office.day else "",
        "учреждение": office.administration.name,
        "телефон": office.administration.phone,
    }

    def value(found: re.Match[str]) -> str:
        return known.get(found[1].strip().lower()) or found[0]

    return FIELD.sub(value, text)


def _applicant(case: Case) -> str:
    first = case.applicants[0] if case.applicants else None
    if first is None:
        return ""
    return " ".join(filter(None, (first.surname, first.name, first.patronymic))) or first.organisation or ""
