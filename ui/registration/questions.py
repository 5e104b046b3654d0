"""What is asked: each question with its topic, the block that takes it, and who will work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ui.registration.repeated import Part, Repeated, Words
from ui.widgets.field import COLUMN, Field, choice_field, line_field
from ui.widgets.letter import Letter
from ui.widgets.suggestions import Suggestion, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QComboBox, QLineEdit

    from mcu_desktop.workplace.proposals import Proposal
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

NO_BLOCK = "По теме, или решить позже"
NO_EXECUTOR = "Назначит руководитель блока"
_SPANS = {"block": 2, "executor": 3, "text": 3}
_PROPOSED = 12
_WORDS = Words(
    name="questions",
    one="Вопрос",
    many="Вопросы",
    more="Ещё вопрос (F8)",
    less="Убрать вопрос {} (Shift+F8)",
)


class QuestionFields(Part):
    """One question; a topic brings its block and whoever usually works on it."""

    def __init__(
        self,
        bridge: Bridge,
        spans: Mapping[str, int] | None = None,
        *,
        column: int = COLUMN,
        against: Callable[[], str] = str,
    ) -> None:
        super().__init__(
            _WORDS,
            {
                "code": line_field("", "Тема: слова или код"),
                "block": choice_field("", "Отраслевой блок", [("", NO_BLOCK)]),
                "executor": choice_field("", "Исполнитель", [("", NO_EXECUTOR)]),
                "text": Field("", "Суть вопроса (если пусто – начало текста)", Letter(lines=2)),
            },
            _SPANS if spans is None else spans,
            column=column,
        )
        self._bridge = bridge
        self._against = against
        for part in ("block", "executor", "text"):
            self.fields[part].seldom = lambda: True
        self.fields["code"].edited.connect(self._look_up)
        for part in ("block", "executor"):
            self.fields[part].edited.connect(self.fields[part].explain_nothing)
        suggest(cast("QLineEdit", self.fields["code"].control), self._topics, self._take)
        if bridge.ready:
            self.offer()

    def offer(self) -> None:
        """List the blocks and the people of the office."""
        office = self._bridge.workplace.office
        list_cards(self.fields["block"], ((key, block.name) for key, block in office.blocks.items()))
        list_cards(self.fields["executor"], ((key, person.title) for key, person in office.people.items()))

    def fill(self, said: Mapping[str, str]) -> None:
        """Put a question in; what was chosen stands, only the topic's name is looked up."""
        super().fill(said)
        for part in ("block", "executor"):
            self.fields[part].explain_nothing()
        self._look_up(propose=False)

    def _topics(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        def look(office: Workplace) -> list[Suggestion]:
            favourites = office.office.favourite_codes
            found = office.classifier.search(typed, limit=_PROPOSED, favourites=favourites)
            return [
                Suggestion(topic.name, _where(office, topic.code), topic.code)
                for topic in found
                if topic.leaf
            ]

        self._bridge.ask(look, show)

    def _take(self, code: str) -> None:
        self.fields["code"].fill(code)
        self._look_up()
        self.edited.emit()

    def _look_up(self, *, propose: bool = True) -> None:
        """Say what a code means, whose it is, and who did such things before."""
        code = self.fields["code"].value().strip()
        if not code[:1].isdecimal():
            self.fields["code"].explain("")
            return

        from ui.registration.content import against_of  # noqa: PLC0415 - after the first paint

        against = self._against()

        def look(office: Workplace) -> Proposal | None:
            from mcu_desktop.workplace.proposals import proposal  # noqa: PLC0415 - loaded with the office

            return proposal(office, code, against_of(against))

        self._bridge.ask(look, lambda found: self._looked_up(code, found, propose=propose))

    def _looked_up(self, code: str, found: Proposal | None, *, propose: bool) -> None:
        if code != self.fields["code"].value().strip():
            return
        self.fields["code"].explain(found.topic if found else "")
        if found is None or not propose:
            return
        for part, value, why in (
            ("block", found.block, found.why_block),
            ("executor", found.executor, found.why_executor),
        ):
            self.fields[part].fill(value or "")
            self.fields[part].explain(why)
        self.edited.emit()


class QuestionsSection(Repeated[QuestionFields]):
    """All that is asked; F8 adds a question, Shift+F8 removes the one where the cursor is."""

    def __init__(self, bridge: Bridge, against: Callable[[], str]) -> None:
        super().__init__(_WORDS, "F5", lambda: QuestionFields(bridge, against=against))
        bridge.opened.connect(self._offer)

    def _offer(self) -> None:
        for one in self.parts:
            one.offer()


def list_cards(field: Field, cards: Iterable[tuple[str, str]]) -> None:
    """Offer cards behind the first choice, which is none of them; what was chosen stays."""
    choice = cast("QComboBox", field.control)
    chosen = choice.currentData()
    while choice.count() > 1:
        choice.removeItem(1)
    for key, title in cards:
        choice.addItem(title, key)
    field.fill(chosen or "")


def _where(office: Workplace, code: str) -> str:
    path = office.classifier.path(code)
    return f"{code} · {' › '.join(path[1:-1])}"
