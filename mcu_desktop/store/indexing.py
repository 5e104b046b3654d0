"""What the search finds a case by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.history import full_name
from mcu_desktop.domain.spelling import phone_digits, words
from mcu_desktop.store.search_index import SHORTEST_TAIL, stem

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case


def indexed(case: Case) -> tuple[str, str]:
    """Give the words of a case and their stems, as the two columns of the index."""
    texts = [case.number, case.text, case.place or ""]
    texts += [question.text for question in case.questions if question.text != case.text]
    phones: list[str] = []
    for applicant in case.applicants:
        texts += [full_name(applicant), applicant.address or "", applicant.email or ""]
        if applicant.phone:
            phones += tails(phone_digits(applicant.phone))
    found = words("\n".join(texts))
    return " ".join((*found, *phones)), " ".join(dict.fromkeys(map(stem, found)))


def tails(digits: str) -> list[str]:
    """Give a telephone from each of its digits on, so that any part of it is a beginning."""
    return [digits[start:] for start in range(max(1, len(digits) - SHORTEST_TAIL + 1))] if digits else []
