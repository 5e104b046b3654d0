"""How this administration counts where the law is silent, when its week begins, by which time it lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mcu_desktop.domain.cards.kinds import Administration, Timetable
from mcu_desktop.domain.cards.policy import CountFrom, LastDay
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.effects import Effect, of_counting
from mcu_desktop.workplace.seen import Seen
from mcu_desktop.workplace.workplace import Workplace
from ui.office.card_form import CardForm, Values
from ui.office.card_marks import Mending
from ui.office.changing import Change, look_then_make, only, set_hours, set_policy
from ui.office.hours import hours_fields, hours_standing, hours_typed
from ui.office.words import COUNT_FROM, LAST_DAY, OFTEN, SIGNING, WEEK_STARTS, ZONES
from ui.theme import tokens
from ui.widgets.field import choice_field, compact, line_field
from ui.widgets.flow import foot
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.workplace.changes import Changes
    from ui.bridge import Bridge

_WHY = (
    "Федеральный закон № 59-ФЗ не говорит, с какого дня считать срок и куда переносить последний день, "
    "если он выходной. Здесь записано, как принято в учреждении. Перед записью будет показано, какие сроки "
    "сдвинутся."
)


class PolicyPage(QWidget):
    """Five choices and a reason; what moves is shown before anything is written."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._make()
        self._lay_out()
        for field in (*self._choices, self.reason):
            field.edited.connect(self._edited)
        self.refresh()

    def refresh(self) -> None:
        """Show what stands; what was chosen and not yet written stays."""
        if self._chosen():
            return
        administration = self._bridge.workplace.office.administration
        self.name.setText(administration.name)
        self.count_from.fill(administration.count_from)
        self.last_day.fill(administration.last_day)
        self.week_starts.fill(str(administration.week_starts))
        self.zone.fill(administration.zone)
        self.signing.fill("yes" if administration.signing else "no")
        self.often.fill(str(administration.answers_to_end))

    def save(self) -> None:
        """Show what would move, then write it."""
        changes, reason = self._wanted(), self.reason.value().strip()
        self._busy(busy=True)
        look_then_make(
            self._bridge,
            Change(
                title="Порядок счёта сроков",
                said="Порядок счёта сроков записан.",
                look=lambda office: _look(office, changes, reason),
                make=lambda office, _: set_policy(office, changes, reason, preview=False),
            ),
            self,
            refused=self._refused,
            done=self._done,
        )

    def mend(self) -> None:
        """Ask how the office is called and where its papers go."""
        administration = self._bridge.workplace.office.administration
        fields = (
            line_field("name", "Полное название", hint="Печатается на штампе, в талоне и на листах."),
            line_field("town", "Населённый пункт"),
            line_field("head_post", "Кому еженедельная записка", placeholder="Главе городского округа …"),
            line_field("phone", "Телефон для справок", hint="Печатается в талоне заявителю и в письмах."),
            line_field("address", "Почтовый адрес", hint="Этот и следующие печатаются в письмах."),
            line_field("email", "Электронная почта"),
            line_field("site", "Официальный сайт"),
        )
        for field in fields:
            field.fill(getattr(administration, field.name))
        names = tuple(field.name for field in fields)
        mending = Mending(
            only(self._bridge.workplace, Administration),
            lambda office: {name: getattr(office.administration, name) for name in names},
        )
        CardForm(self._bridge, "Учреждение", fields, _call, self, mending=mending).open()

    def mend_hours(self) -> None:
        """Ask for the working hours, and show which terms they move."""
        fields = hours_fields(self._bridge.workplace.office.timetable)
        mending = Mending(
            only(self._bridge.workplace, Timetable), lambda office: hours_standing(office.timetable)
        )
        CardForm(
            self._bridge, "Часы работы", fields, _work, self, look=_look_at_hours, mending=mending
        ).open()

    def _make(self) -> None:
        self._touched = False
        self.name = label(role="heading")
        self.count_from = choice_field("count_from", "Срок считается", COUNT_FROM.items())
        self.last_day = choice_field(
            "last_day", "Последний день, если он выходной, переходит", LAST_DAY.items()
        )
        self.hours = button("Часы работы…", "policy.hours", self.mend_hours)
        self.week_starts = choice_field("week_starts", "Первый день отчётной недели", WEEK_STARTS.items())
        self.zone = choice_field("zone", "Часовой пояс", self._zones())
        self.signing = choice_field("signing", "Ответы гражданам", SIGNING.items())
        self.often = choice_field("answers_to_end", "Переписку можно прекратить", OFTEN.items())
        self._choices = (
            *(self.count_from, self.last_day, self.week_starts, self.zone),
            *(self.signing, self.often),
        )
        self.about = button("Изменить…", "policy.about", self.mend)
        self.about.setAccessibleName("Изменить название учреждения, адресата записки, телефон")
        self.reason = line_field("reason", "Причина изменения", placeholder="Распоряжение № … от …")
        self.write = button("Показать и записать…", "policy.write", self.save, role="main")
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Сроки пересчитываются")
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(tokens.UNIT)
        self.progress.hide()

    def _lay_out(self) -> None:
        form = QWidget()
        form.setMaximumWidth(tokens.FORM_WIDTH * 2 // 3)
        lines = QVBoxLayout(form)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.GAP)
        head = QHBoxLayout()
        head.setSpacing(tokens.UNIT)
        head.addWidget(self.name, stretch=1)
        for pressed in (self.about, self.hours):
            head.addWidget(pressed, alignment=Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        lines.addWidget(label(_WHY, "muted"))
        for field in (*self._choices, self.reason):
            compact(field)
            lines.addWidget(field)
        lines.addWidget(foot(self.write))
        lines.addWidget(self.progress)
        lines.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(form)
        self.entry: QWidget = self.count_from

    def _zones(self) -> list[tuple[str, str]]:
        """Offer the zones of the law, and the one that stands where it is another."""
        standing = self._bridge.workplace.office.administration.zone
        return [*ZONES.items(), *([] if standing in ZONES else [(standing, standing)])]

    def _chosen(self) -> bool:
        return self._touched

    def _edited(self) -> None:
        self._touched = True
        self.reason.complain("")

    def _wanted(self) -> dict[str, Any]:
        return {
            "count_from": CountFrom(self.count_from.value()),
            "last_day": LastDay(self.last_day.value()),
            "week_starts": int(self.week_starts.value()),
            "zone": self.zone.value(),
            "signing": self.signing.value() == "yes",
            "answers_to_end": int(self.often.value()),
        }

    def _refused(self, refusal: Refusal) -> None:
        self._busy(busy=False)
        self.reason.complain(refusal.reason)
        self.reason.setFocus()

    def _done(self) -> None:
        self._busy(busy=False)
        self._touched = False
        self.reason.fill("")
        self.refresh()

    def _busy(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.write.setEnabled(not busy)


def _call(office: Workplace, values: Values, seen: Seen | None) -> Changes:
    return set_policy(office, dict(values), "Уточнены сведения об учреждении", preview=False, seen=seen)


def _work(office: Workplace, values: Values, seen: Seen | None) -> Changes:
    return set_hours(office, hours_typed(values), preview=False, seen=seen)


def _look_at_hours(office: Workplace, values: Values, seen: Seen | None) -> Effect:
    return Effect(moved=set_hours(office, hours_typed(values), preview=True, seen=seen).moved)


def _look(office: Workplace, changes: dict[str, Any], reason: str) -> Effect:
    return of_counting(office, changes, set_policy(office, changes, reason, preview=True).moved)
