"""Who asks: one person or several, and whom the office has met before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from ui.registration.addresses import complete_address
from ui.registration.repeated import Part, Repeated, Words
from ui.widgets.field import COLUMN, line_field
from ui.widgets.suggestions import Suggestion, suggest

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLineEdit

    from mcu_desktop.store.rows import EarlierApplicant
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

PARTS = (
    ("surname", "Фамилия", 1),
    ("name", "Имя", 1),
    ("patronymic", "Отчество", 1),
    ("organisation", "Организация", 3),
    ("address", "Адрес", 3),
    ("phone", "Телефон", 1),
    ("email", "Электронная почта", 1),
    ("benefit", "Льгота", 1),
)
Parts = Sequence[tuple[str, str, int]]
"""What is asked of an applicant: field, title, how many columns it spans."""
_WORDS = Words(
    name="applicants",
    one="Заявитель",
    many="Заявители",
    more="Ещё заявитель (F7)",
    less="Убрать заявителя {} (Shift+F7)",
)


class ApplicantFields(Part):
    """One applicant; the rest is filled when the office knows the surname."""

    known = Signal()
    """The rest was filled from an earlier case."""

    def __init__(self, bridge: Bridge, parts: Parts = PARTS, *, column: int = COLUMN) -> None:
        spans = {part: span for part, _, span in parts}
        fields = {part: line_field("", title) for part, title, _ in parts}
        super().__init__(_WORDS, fields, spans, column=column)
        self._bridge = bridge
        for part in {"email", "benefit"} & set(fields):
            self.fields[part].seldom = _always
        self.fields["organisation"].seldom = lambda: bool(self.fields["surname"].value().strip())
        for part in ("name", "patronymic"):
            self.fields[part].seldom = lambda: not self.fields["surname"].value().strip()
        suggest(cast("QLineEdit", self.fields["surname"].control), self._earlier, self._take)
        suggest(cast("QLineEdit", self.fields["organisation"].control), self._earlier, self._take)
        complete_address(bridge, self.fields["address"])
        if "email" in self.fields:
            self.fields["email"].edited.connect(self._warn)

    def _warn(self) -> None:
        from mcu_desktop.domain.cases.reply_address import warning  # noqa: PLC0415 - loaded with the office

        self.fields["email"].explain(warning(self.fields["email"].value()))

    def _earlier(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        def look(office: Workplace) -> list[Suggestion]:
            from mcu_desktop.domain.spelling import other_layout  # noqa: PLC0415 - loaded with the office

            found = office.earlier_applicants(typed) or office.earlier_applicants(other_layout(typed))
            return [Suggestion(_called(one), _context(one), one) for one in found]

        self._bridge.ask(look, show)

    def _take(self, earlier: EarlierApplicant) -> None:
        self.fill({part: getattr(earlier, part) or "" for part, _, _ in PARTS})
        self.edited.emit()
        self.known.emit()


class ApplicantsSection(Repeated[ApplicantFields]):
    """All who signed; F7 adds one, Shift+F7 removes the one where the cursor is."""

    settled = Signal()
    """The applicant is known in whole: the words may follow."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(_WORDS, "F3", lambda: self._applicant(bridge))

    def _applicant(self, bridge: Bridge) -> ApplicantFields:
        one = ApplicantFields(bridge)
        one.known.connect(self.settled)
        return one


def _always() -> bool:
    return True


def _called(one: EarlierApplicant) -> str:
    name = " ".join(part for part in (one.surname, one.name, one.patronymic) if part)
    return " · ".join(part for part in (name, one.organisation) if part)


def _context(one: EarlierApplicant) -> str:
    """Tell what decides whether it is the same person: where from, what with, what of it is still open."""
    from mcu_desktop.domain.spelling import counted  # noqa: PLC0415 - loaded with the office

    cases = counted(one.cases, "обращение", "обращения", "обращений")
    opened = f", в работе {one.open_cases}" if one.open_cases else ", все завершены"
    last = f"{one.last_number} от {one.last_on[8:]}.{one.last_on[5:7]}.{one.last_on[:4]}"
    told = f"{cases}{opened}. Последнее: {last} – {one.last_summary}"
    return "\n".join(line for line in (one.address, told) if line)
