"""Who asks: one person or several, and whom the office has met before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.registration.sections import Section
from ui.theme import tokens
from ui.widgets.field import FieldGrid, line_field
from ui.widgets.suggestions import Suggestion, Suggestions
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mcu_desktop.store.rows import EarlierApplicant
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

PARTS = (
    ("surname", "Фамилия", 1),
    ("name", "Имя", 1),
    ("patronymic", "Отчество", 1),
    ("address", "Адрес", 3),
    ("phone", "Телефон", 1),
    ("email", "Электронная почта", 1),
    ("benefit", "Льгота", 1),
    ("organisation", "Организация", 3),
)


class ApplicantFields(QWidget):
    """One applicant."""

    known = Signal()
    """The rest was filled from an earlier case."""

    def __init__(self, bridge: Bridge, place: int) -> None:
        super().__init__()
        self._bridge = bridge
        self.fields = {part: line_field("", title) for part, title, _ in PARTS}
        self.head = label("", "strong")
        grid = FieldGrid()
        for part, _, span in PARTS:
            grid.add(self.fields[part], span=span)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        lines.addWidget(self.head)
        lines.addWidget(grid)
        self.stand(place, alone=True)
        surname = cast("QLineEdit", self.fields["surname"].control)
        address = cast("QLineEdit", self.fields["address"].control)
        Suggestions(surname, self._earlier, self._take)
        Suggestions(address, self._addresses, self._put_address)

    def stand(self, place: int, *, alone: bool) -> None:
        """Know one's place among the applicants."""
        for part, field in self.fields.items():
            field.rename(f"applicants[{place}].{part}")
        self.head.setText(f"Заявитель {place + 1}")
        self.head.setVisible(not alone)

    def content(self) -> dict[str, str]:
        """Give what was typed."""
        return {part: field.value() for part, field in self.fields.items()}

    def fill(self, said: Mapping[str, str]) -> None:
        """Put an applicant in."""
        for part, field in self.fields.items():
            field.fill(said.get(part, ""))

    def _earlier(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        def look(office: Workplace) -> list[Suggestion]:
            from mcu_desktop.domain.spelling import other_layout  # noqa: PLC0415 - loaded with the office

            found = office.earlier_applicants(typed) or office.earlier_applicants(other_layout(typed))
            return [Suggestion(_called(one), _context(one), one) for one in found]

        self._bridge.ask(look, show)

    def _put_address(self, address: str) -> None:
        self.fields["address"].fill(address)
        self.fields["address"].edited.emit()

    def _addresses(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        def look(office: Workplace) -> list[Suggestion]:
            return [Suggestion(one, "", one) for one in office.store.register.known_addresses(typed)]

        self._bridge.ask(look, show)

    def _take(self, earlier: EarlierApplicant) -> None:
        self.fill({part: getattr(earlier, part) or "" for part, _, _ in PARTS})
        self.known.emit()


class ApplicantsSection(Section):
    """All who signed; F7 adds one, Shift+F7 removes the one where the cursor is."""

    settled = Signal()
    """The applicant is known in whole: the words may follow."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__("Заявитель", "F3")
        self._bridge = bridge
        self.people: list[ApplicantFields] = []
        self.add_action(button("Ещё заявитель (F7)", "applicants.more", self.more, role="quiet"))
        self.fill(())

    def more(self) -> None:
        """Add an applicant and go there."""
        self._append().fields["surname"].setFocus()
        self.edited.emit()

    def remove_current(self) -> None:
        """Remove the applicant where the cursor is, or the last; one always stays."""
        if len(self.people) == 1:
            return
        here = next((one for one in self.people if one.isAncestorOf(self.focusWidget())), self.people[-1])
        self.people.remove(here)
        here.hide()
        here.deleteLater()
        self._number()
        self.people[-1].fields["surname"].setFocus()
        self.edited.emit()

    def content(self) -> tuple[dict[str, str], ...]:
        """Give everybody typed."""
        return tuple(one.content() for one in self.people)

    def fill(self, said: Sequence[Mapping[str, str]]) -> None:
        """Put applicants in, at least an empty one."""
        for one in self.people:
            one.hide()
            one.deleteLater()
        self.people = []
        for each in said or ({},):
            self._append().fill(each)

    def _append(self) -> ApplicantFields:
        one = ApplicantFields(self._bridge, len(self.people))
        for field in one.fields.values():
            self.hold(field)
        one.known.connect(self.edited)
        one.known.connect(self.settled)
        self.people.append(one)
        self.add(one)
        self._number()
        return one

    def _number(self) -> None:
        self.heading.setText("Заявители" if len(self.people) > 1 else "Заявитель")
        for place, one in enumerate(self.people):
            one.stand(place, alone=len(self.people) == 1)


def _called(one: EarlierApplicant) -> str:
    name = " ".join(part for part in (one.surname, one.name, one.patronymic) if part)
    return " · ".join(part for part in (name, one.organisation, one.address) if part)


def _context(one: EarlierApplicant) -> str:
    from mcu_desktop.domain.spelling import counted  # noqa: PLC0415 - loaded with the office

    cases = counted(one.cases, "обращение", "обращения", "обращений")
    opened = f", в работе {one.open_cases}" if one.open_cases else ", все завершены"
    last: Any = f"{one.last_number} от {one.last_on[8:]}.{one.last_on[5:7]}.{one.last_on[:4]}"
    return f"{cases}{opened}. Последнее: {last} – {one.last_summary}"
