"""Taking a case in, in one go: its number first, then executors and files; it never waits for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import QuestionId
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.workplace.changes import Registration
from mcu_desktop.workplace.repeating import accept

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.repeats.verdicts import Suggestion
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """A registered case, and in words what could not be done beside it."""

    registration: Registration
    attached: int
    left: tuple[str, ...] = ()

    @property
    def changes(self) -> Changes:
        """What looks different now."""
        return self.registration.changes


def take_in(
    office: Workplace,
    command: RegisterCase,
    *,
    executors: Mapping[QuestionId, CardId],
    files: Sequence[Path],
    registered: Callable[[], None],
    accepted: Sequence[Suggestion] = (),
) -> TakenIn:
    """Register, tell so, then assign, link to earlier cases, attach; what is refused then is told."""
    registration = office.register(command)
    registered()
    left: list[str] = []
    for question, executor in executors.items():
        try:
            office.act(registration.id, Assign(question=question, executor=executor))
        except Refusal as refusal:
            left.append(f"Исполнитель вопроса {question} не назначен: {refusal.reason}")
    for suggestion in accepted:
        try:
            accept(office, registration.id, suggestion)
        except Refusal as refusal:
            left.append(f"Связь с прежними делами не записана: {refusal.reason}")
    attached = 0
    for file in files:
        try:
            office.attach(registration.id, file)
            attached += 1
        except (Refusal, Trouble) as reason:
            left.append(f"Файл «{file.name}» не приложен: {reason}")
    return TakenIn(registration=registration, attached=attached, left=tuple(left))
