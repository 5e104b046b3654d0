"""The form of a commission: whom, what, by when, how; what the organisation will learn stands beneath."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from mcu_desktop.domain.cases import commissions
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace import guests
from ui.case.arriving import size
from ui.case.editors import Chosen, Day, LongText, Tick
from ui.case.guests.handing_out import hand_out
from ui.theme import tokens
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.text import button, give, label

if TYPE_CHECKING:
    from collections.abc import Container

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_WAIT_MS = 200
_BEGINNING = 80
_NOT_YET = "Выберите, кому поручить, и напишите, что сделать: здесь появится всё, что уйдёт из программы."
_NOBODY = (
    "В справочнике нет ни учреждений, ни внешних организаций. Добавьте их: «Справочники», «Подразделения»."
)


class CommissionForm(QDialog):
    """Stays open until the commission is written down; then its packet is saved, or its sheet shown."""

    def __init__(self, bridge: Bridge, case: Case, view: QWidget) -> None:
        super().__init__(view)
        self.setObjectName("commission")
        self.setWindowTitle(f"Поручение организации – № {case.number}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._case = case
        self._view = view
        self._asked = 0
        self._make()
        self._lay_out()
        self._connect()
        self._look()
        self.unit.setFocus()

    def wish(self) -> guests.Wish:
        """Give what the form asks for, or refuse a day that is none."""
        if self.unit.value() is None:
            raise Refusal("Выберите, кому поручить.", field="unit")
        due = self.due.value()
        if due is None:
            raise Refusal("Укажите срок ответа.", field="due")
        return guests.Wish(
            question=self.question.value(),
            unit=self.unit.value(),
            text=self.text.value(),
            due=due,
            sheet=self.way.value(),
            named=self.named.value(),
            files=tuple(digest for digest, tick in self.files.items() if tick.value()),
            fresh_code=self.fresh.value(),
        )

    def save(self) -> None:
        """Write the commission down."""
        self._complain(None)
        try:
            wish = self.wish()
        except Refusal as refusal:
            self._complain(refusal)
            return
        self.ok.setEnabled(False)
        id_, names = self._case.id, list[str]()

        def act(office: Workplace) -> Changes:
            name, changes = guests.commission(office, id_, wish)
            names.append(name)
            return changes

        self._bridge.do(
            act,
            said=f"Поручение организации по делу № {self._case.number} записано.",
            done=lambda _: self._written(id_, names[0]),
            refused=self._complain,
        )

    def _make(self) -> None:
        office = self._bridge.workplace
        known = commissions.guests(office.office)
        units = sorted((unit.short, id_) for id_, unit in known.items())
        open_ = [(f"{q.id}. {q.text[:_BEGINNING]}", q.id) for q in self._case.unanswered]
        self.nobody = label(_NOBODY, "complaint")
        self.nobody.setVisible(not units)
        self.unit = Chosen([("Выберите организацию", None), *units], self._usual(known))
        self.question = Chosen(open_)
        self.text = LongText(lines=3)
        self.text.setFixedHeight(self.text.minimumHeight())
        self.due = Day(guests.offered_due(office, self._case), office.today())
        self.way = Chosen([("Зашифрованным файлом: откроют в браузере", False), ("Листом бумаги", True)])
        self.named = Tick("Сообщить, кто заявитель: имя, адрес, телефон")
        self.fresh = Tick("Новый код: прежний узнали посторонние")
        self.files = {file.digest: Tick(f"{file.name}, {size(file.size)}") for file in self._case.attachments}
        self.learns = label(_NOT_YET, "muted")
        self.learns.setObjectName("commission.learns")
        self.complaint = label(role="complaint")
        self.complaint.setObjectName("commission.complaint")
        self.complaint.hide()
        self.ok = button("Поручить", "commission.ok", self.save, role="main")
        self.ok.setEnabled(bool(units))
        self.leave = button("Не сейчас", "commission.leave", self.reject)
        self._soon = QTimer(self, interval=_WAIT_MS, singleShot=True)

    def _usual(self, known: Container[CardId]) -> CardId | None:
        """Give the organisation of whoever has a question, where it is one of those."""
        people = self._bridge.workplace.office.people
        executors = (people.get(question.executor) for question in self._case.unanswered if question.executor)
        return next((one.unit for one in executors if one and one.unit in known), None)

    def _lay_out(self) -> None:
        page = QWidget()
        lines = page_layout(page, tokens.GAP)
        lines.addWidget(label("Поручение организации", "heading"))
        lines.addWidget(self.nobody)
        fields = QFormLayout()
        fields.setHorizontalSpacing(tokens.GAP)
        fields.setVerticalSpacing(tokens.UNIT)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: list[tuple[str, str, QWidget]] = [
            ("unit", "Кому", self.unit),
            ("text", "Что сделать", self.text),
            ("due", "Ответить до", self.due),
            ("way", "Как отправить", self.way),
            ("named", "", self.named),
            ("fresh", "", self.fresh),
        ]
        if self.question.count() > 1:
            rows.insert(1, ("question", "Вопрос", self.question))
        for name, title, editor in rows:
            editor.setObjectName(f"commission.{name}")
            editor.setAccessibleName(title or editor.text())  # type: ignore[attr-defined]  # a tick
            fields.addRow(title, editor)
        lines.addLayout(fields)
        if self.files:
            lines.addWidget(label("Приложить файлы дела"))
            ticks = QVBoxLayout()
            ticks.setSpacing(tokens.HALF)
            for place, tick in enumerate(self.files.values(), start=1):
                tick.setObjectName(f"commission.file.{place}")
                tick.setAccessibleName(f"Приложить: {tick.text()}")
                ticks.addWidget(tick)
            lines.addLayout(ticks)
        lines.addWidget(label("Организация узнает только это", "heading"))
        lines.addWidget(self.learns)
        lines.addWidget(self.complaint)
        lay_out_dialog(self, page, (self.leave, self.ok), tokens.FORM_WIDTH * 3 // 4)

    def _connect(self) -> None:
        for chosen in (self.unit, self.question, self.way):
            chosen.currentIndexChanged.connect(self._soon.start)
        for tick in (self.named, *self.files.values()):
            tick.toggled.connect(self._soon.start)
        self.text.textChanged.connect(self._soon.start)
        self.due.textChanged.connect(self._soon.start)
        self.way.currentIndexChanged.connect(lambda _: self.fresh.setEnabled(not self.way.value()))
        self._soon.timeout.connect(self._look)
        self._bridge.troubled.connect(self._may_try_again)

    def _may_try_again(self) -> None:
        self.ok.setEnabled(True)

    def _look(self) -> None:
        """Ask what the organisation would learn."""
        try:
            wish = self.wish()
        except Refusal:
            return
        self._asked += 1
        id_ = self._case.id
        self._bridge.ask(
            lambda office: guests.disclosed(office, id_, wish),
            partial(self._show, self._asked),
            refused=self._complain,
        )

    def _show(self, asked: int, rows: list[tuple[str, str]]) -> None:
        if asked == self._asked:
            self.learns.setText("\n".join(f"{name}: {words}" for name, words in rows))

    def _written(self, id_: CaseId, name: str) -> None:
        bridge, view = self._bridge, self._view
        self.accept()
        bridge.ask(lambda office: guests.of_case(office, id_, name), lambda one: hand_out(bridge, one, view))

    def _complain(self, refusal: Refusal | None) -> None:
        self.ok.setEnabled(True)
        self.complaint.setVisible(refusal is not None)
        self.complaint.setText(refusal.reason if refusal else "")
        named = {"unit": self.unit, "question": self.question, "text": self.text, "due": self.due}
        for name, editor in named.items():
            wrong = refusal is not None and refusal.field == name
            give(editor, "refused", wrong)
            if wrong:
                editor.setFocus()
