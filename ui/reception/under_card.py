"""Under the visitor's card: what can be done with the visit as it stands, the next step first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from mcu_desktop.domain.reception.visit import State
from mcu_desktop.domain.reception.words import OUTCOME_ARTICLES, OUTCOME_NAMES, STATE_NAMES
from ui.theme import tokens
from ui.widgets.flow import flowing
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from mcu_desktop.domain.reception.visit import Visit

_STEPS = {
    State.BOOKED: "Отметить приход (Ctrl+Enter)",
    State.WAITING: "Пригласить (Ctrl+Enter)",
    State.INSIDE: "Завершить приём (Ctrl+Enter)",
}
_TAKE_IN = "Поставить в очередь (Ctrl+Enter)"
_HINT = "Выберите посетителя в очереди или примите пришедшего без записи (F7)."


class UnderCard(QFrame):
    """Buttons that make sense, and no others."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.words = ""
        """What the card says of a visit that is over."""
        self.hint = label(_HINT, "muted")
        self.hint.setObjectName("reception.hint")
        self.step = button(_TAKE_IN, "reception.step", role="main")
        self.mend = button("Исправить (F8)", "reception.mend")
        self.paper = button("Карточка… (F10)", "reception.paper")
        self.put_off = button("Перенести…", "reception.move")
        self.miss = button("Не пришёл", "reception.miss")
        self.cancel = button("Отменить запись", "reception.cancel")
        self.case = button("Открыть дело", "reception.case")
        row = QWidget()
        across = flowing(row)
        for made in self._buttons:
            across.addWidget(made)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(tokens.GAP, tokens.UNIT, tokens.GAP, tokens.UNIT)
        lines.addWidget(self.hint)
        lines.addWidget(row)

    @property
    def first(self) -> QWidget:
        """Where the hands go when what they were in is gone."""
        return next((made for made in self._buttons if made.isVisibleTo(self)), self)

    @property
    def changing(self) -> tuple[QPushButton, ...]:
        """What becomes of a visit."""
        return self.step, self.mend, self.put_off, self.miss, self.cancel

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.step, self.mend, self.paper, self.put_off, self.miss, self.cancel, self.case

    def show_new(self) -> None:
        """Offer to take somebody in."""
        self._name_step(_TAKE_IN)
        self._show_only(self.step)

    def show_visit(self, visit: Visit | None, number: str = "") -> None:
        """Offer what can be done with a visit."""
        self.words = _after(visit, number) if visit else ""
        if visit is None:
            self._show_only()
            return
        state = visit.state
        shown: list[QWidget] = [self.paper]
        if state in _STEPS:
            self._name_step(_STEPS[state])
            shown += [self.step, self.mend]
        if state is State.BOOKED:
            shown += [self.put_off, self.miss, self.cancel]
        elif state in {State.ABSENT, State.CANCELLED}:
            shown += [self.put_off]
        if visit.case:
            shown += [self.case]
        self._show_only(*shown)

    def _name_step(self, words: str) -> None:
        self.step.setText(words)
        self.step.setAccessibleName(words)

    def _show_only(self, *shown: QWidget) -> None:
        for made in self._buttons:
            made.setVisible(made in shown)
        self.hint.setVisible(not shown)


def _after(visit: Visit, number: str) -> str:
    """Say how a visit ended."""
    done = visit.received
    if done is None:
        reason = visit.cancelled.reason if visit.cancelled else ""
        words = STATE_NAMES[visit.state]
        return f"{words[0].upper()}{words[1:]}. {reason}".strip()
    outcome = OUTCOME_NAMES[done.outcome]
    shown = "Документ предъявлен." if done.id_shown else "Документ не предъявлен."
    lines = (
        f"{done.at:%H:%M}: {outcome} ({OUTCOME_ARTICLES[done.outcome]} Закона № 59-ФЗ).",
        f"Дело № {number}." if number else "",
        f"С чем пришёл: {done.text}",
        f"Сказано: {done.said}" if done.said else "",
        f"Срок поручения: {done.until:%d.%m.%Y}." if done.until else "",
        shown if not done.consent else f"{shown} Согласие на устный ответ получено.",
    )
    return "\n\n".join(filter(None, lines))
