"""Pictures of the forms over the directories, and of what an organisation without a login is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.screenshots.dialogs import pressing
from tests.screenshots.places import card, directory

if TYPE_CHECKING:
    from tests.screenshots.places import Prepare

_FORMS = {
    "absence": ("Отсутствия", "absences.add"),
    "block": ("Отраслевые блоки", "blocks.change"),
    "problem": ("Общие проблемы", "problems.add"),
    "problem-answer": ("Общие проблемы", "problems.answer"),
    "office": ("Счёт сроков", "policy.about"),
    "hours": ("Счёт сроков", "policy.hours"),
    "name": ("Склонение", "names.add"),
    "phrase": ("Фразы", "phrases.add"),
    "word": ("Слова", "words.add"),
    "keeping": ("Сроки хранения", "keeping.change"),
}
OFFICE_FORMS: dict[str, Prepare] = {
    **{f"form-{name}": pressing(directory(title), press) for name, (title, press) in _FORMS.items()},
    "form-commission": pressing(card, "case.commission"),
}
