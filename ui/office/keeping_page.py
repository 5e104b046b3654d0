"""Terms of keeping: how long, whose time is over, the acts, and the destruction that nobody takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import DestructionAct, RetentionChange
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.domain.spelling import counted, day
from ui.lists.rows import RowsTable
from ui.office.keeping_forms import act_form, destroy_form, term_form
from ui.theme import tokens
from ui.widgets.allowed import Allowed
from ui.widgets.flow import foot
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.domain.retention.terms import Keeping
    from mcu_desktop.workplace.retention import ActLine, Expired
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_TERMS = ("Что хранится", "Сколько", "Основание")
_EXPIRED = ("Дело", "Завершено", "Хранить до", "Что мешает уничтожить")
_ACTS = ("Акт №", "Составлен", "Дел", "Уничтожено")
_CASES = ("дела", "дел", "дел")
_NOTHING = "Сроки хранения пока ни у одного дела не истекли: уничтожать нечего."
_NO_ACTS = "Актов ещё нет. Когда срок хранения истечёт, составьте акт и подпишите его комиссией."


class Asked(NamedTuple):
    """What the page shows."""

    terms: tuple[Keeping, ...]
    why_not: str | None
    expired: Expired | None
    acts: tuple[ActLine, ...]


class KeepingPage(QWidget):
    """Terms for everybody; lists and acts for whoever manages."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._asked: Asked | None = None
        self.terms = RowsTable(_TERMS, (34, 14, 52), "keeping.terms", "Сроки хранения")
        self.expired = RowsTable(_EXPIRED, (20, 18, 18, 44), "keeping.expired", "Дела с истёкшим сроком")
        self.acts = RowsTable(_ACTS, (25, 25, 25, 25), "keeping.acts", "Акты об уничтожении")
        self.words = label(role="muted")
        self.words.setObjectName("keeping.words")
        self.of_acts = label(role="muted")
        self.change = button("Изменить срок…", "keeping.change", self._change)
        self.new = button("Составить акт…", "keeping.new", self._draw_up)
        self.show_act = button("Показать акт", "keeping.show", self._preview)
        self.erase = button("Уничтожить дела акта…", "keeping.destroy", self._destroy)
        self.entry: QWidget = self.terms
        Allowed(bridge, self, (self.change,), RetentionChange)
        Allowed(bridge, self, (self.new, self.erase), Managing.DESTRUCTION)
        self._lay_out()
        self.acts.chosen.connect(lambda _: self._allow())
        self.refresh()

    def refresh(self) -> None:
        """Ask what stands now."""
        self._bridge.ask(_ask, self._show)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        self._parts = [label("Срок истёк", "heading"), label("Акты", "heading")]
        lines.addWidget(label("Сколько хранятся дела", "heading"))
        lines.addWidget(self.terms)
        lines.addWidget(foot(self.change))
        lines.addWidget(self._parts[0])
        lines.addWidget(self.words)
        lines.addWidget(self.expired, stretch=1)
        lines.addWidget(foot(self.new))
        lines.addWidget(self._parts[1])
        lines.addWidget(self.of_acts)
        lines.addWidget(self.acts, stretch=1)
        lines.addWidget(foot(self.show_act, self.erase))

    def _show(self, asked: Asked) -> None:
        self._asked = asked
        self.terms.show_rows([(one.title, _years(one), one.article) for one in asked.terms])
        may = asked.expired is not None
        for part in (
            *self._parts,
            self.expired,
            self.new,
            self.acts,
            self.of_acts,
            self.show_act,
            self.erase,
        ):
            part.setVisible(may)
        self.words.setText(asked.why_not or _found(asked.expired))
        if asked.expired is not None:
            both = (*asked.expired.due, *asked.expired.kept)
            self.expired.show_rows(
                [(one.number, _day(one.ended_on), _day(one.over_from), one.kept) for one in both]
            )
            self.expired.setVisible(bool(both))
            self.new.setEnabled(bool(asked.expired.due))
        self.acts.show_rows([_act(line) for line in asked.acts])
        self.acts.setVisible(bool(asked.acts))
        self.of_acts.setVisible(may and not asked.acts)
        self.of_acts.setText(_NO_ACTS)
        self._allow()

    def _allow(self) -> None:
        line = self._chosen()
        self.show_act.setEnabled(line is not None)
        self.erase.setEnabled(line is not None and line.destroyed < len(line.act.cases))

    def _chosen(self) -> ActLine | None:
        return self.acts.under_cursor(self._asked.acts if self._asked else ())

    def _change(self) -> None:
        chosen = self.terms.under_cursor(self._asked.terms if self._asked else ())
        if chosen is not None:
            term_form(self._bridge, chosen, self).open()

    def _draw_up(self) -> None:
        act_form(self._bridge, self).open()

    def _destroy(self) -> None:
        if (line := self._chosen()) is not None:
            destroy_form(self._bridge, line.act, self).open()

    def _preview(self) -> None:
        from mcu_desktop.workplace.retention import pages  # noqa: PLC0415 - seldom
        from ui.paper.preview import Preview, pdf_papers  # noqa: PLC0415 - the reader of PDF, when needed

        if (line := self._chosen()) is not None:
            act = line.act
            name = f"Акт {act.number.replace('/', '-')}.pdf"
            Preview(
                self._bridge, f"Акт № {act.number}", lambda office: pdf_papers(pages(office, act)), name, self
            ).open()


def _ask(office: Workplace) -> Asked:
    from mcu_desktop.workplace import retention  # noqa: PLC0415 - loaded with the office

    terms, why_not = retention.keeping(office), office.why_not(Managing.DESTRUCTION)
    if why_not is not None:
        return Asked(terms, why_not, None, ())
    return Asked(terms, None, retention.expired(office), retention.acts(office))


def _years(term: Keeping) -> str:
    return counted(term.years, "год", "года", "лет") if term.years else "постоянно"


def _found(expired: Expired | None) -> str:
    if expired is None or not (expired.due or expired.kept):
        return _NOTHING
    due = counted(len(expired.due), *_CASES)
    kept = (
        f" Ещё у {counted(len(expired.kept), *_CASES)} он прошёл, но уничтожать нельзя."
        if expired.kept
        else ""
    )
    return f"На {day(expired.by)} срок хранения истёк у {due}.{kept}"


def _day(said: object) -> str:
    return f"{said:%d.%m.%Y}" if said else "–"


def _act(line: ActLine) -> tuple[str, ...]:
    act: DestructionAct = line.act
    return act.number, day(act.drawn_on), str(len(act.cases)), str(line.destroyed or "ещё нет")
