"""What is seldom said of an appeal: a covering letter, whom it is against, whom of several to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ui.registration.questions import list_cards
from ui.registration.sections import Section
from ui.widgets.dates import DayEdit
from ui.widgets.field import Field, FieldGrid, choice_field, line_field
from ui.widgets.suggestions import Suggestion, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from PySide6.QtWidgets import QLineEdit

    from mcu_desktop.domain.office.office import Office
    from ui.bridge import Bridge


class MoreSection(Section):
    """Every field may stay empty: Enter passes by all of them, Tab does not."""

    def __init__(self, bridge: Bridge, today: Callable[[], date]) -> None:
        super().__init__("Дополнительно", "")
        self._bridge = bridge
        self.dated = DayEdit(today, empty_means="дата письма")
        self.fields = {
            "covering.body": line_field("covering.body", "Кем переслано"),
            "covering.number": line_field("covering.number", "№ сопроводительного письма"),
            "covering.dated": Field("covering.dated", "Дата письма", self.dated),
            "against": choice_field("against", "На кого жалоба", [("", "Не на кого или пока не ясно")]),
            "representative": line_field(
                "representative", "Кому из заявителей отвечать", placeholder="первому"
            ),
            "meeting": choice_field(
                "meeting", "Резолюция собрания", [("", "Нет"), ("1", "Да, принята на собрании")]
            ),
            "social": line_field("social", "Социальное положение заявителя"),
        }
        grid = FieldGrid()
        for name, field in self.fields.items():
            field.seldom = _always
            grid.add(self.hold(field), span=2 if name == "against" else 1)
        self.add(grid)
        for name, ask in (("covering.body", self._bodies), ("social", self._standings)):
            suggest(cast("QLineEdit", self.fields[name].control), ask, self._taking(name))
        bridge.opened.connect(self._offer)
        if bridge.ready:
            self._offer()

    def _offer(self) -> None:
        list_cards(self.fields["against"], _complained_about(self._bridge.workplace.office))

    def _taking(self, name: str) -> Callable[[str], None]:
        def take(value: str) -> None:
            self.fields[name].fill(value)
            self.edited.emit()

        return take

    def _bodies(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        from mcu_desktop.domain.spelling import folded  # noqa: PLC0415 - loaded with the office

        wanted = folded(typed).strip()
        bodies = self._bridge.workplace.office.bodies.values()
        names = (body.name for body in bodies if wanted and wanted in folded(body.name))
        show([Suggestion(name, "", name) for name in names])

    def _standings(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        from mcu_desktop.workplace.standings import standings  # noqa: PLC0415 - loaded with the office

        show([Suggestion(one, "", one) for one in standings(typed)])


def _complained_about(office: Office) -> Iterator[tuple[str, str]]:
    """Give everybody a complaint may be against, with the directory they stand in."""
    yield from ((f"people {id_}", person.title) for id_, person in office.people.items())
    yield from ((f"units {id_}", unit.name) for id_, unit in office.units.items())
    yield from ((f"bodies {id_}", body.name) for id_, body in office.bodies.items())


def _always() -> bool:
    return True
