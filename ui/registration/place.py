"""The place of registration: the form, its drafts, and what comes after."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mcu_desktop.problems import Refusal
from ui.registration.form import RegistrationForm
from ui.theme import tokens
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.store.drafts import Draft
    from mcu_desktop.workplace.changes import Registration
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.registration.content import Content
    from ui.registration.draft_bar import DraftBar
    from ui.registration.drafts import DraftKeeper
    from ui.registration.result import Result
    from ui.widgets.messages import MessageBar

STARTS = ("form", "applicants[0].surname", "text", "questions[0].code", "place")
"""The first field of each section, by F2 … F6."""


class RegistrationPlace(QWidget):
    """Can be typed into before the office has opened."""

    title = "Регистрация"
    icon = "registration"
    key = "registration"
    keys = (
        ("Enter, Shift+Enter", "Следующее поле, предыдущее поле"),
        ("Ctrl+Enter", "Зарегистрировать"),
        ("F2 … F6", "К разделу формы: как поступило, заявитель, текст, вопросы, место и ответ"),
        ("F7, Shift+F7", "Ещё один заявитель, убрать заявителя"),
        ("F8, Shift+F8", "Ещё один вопрос, убрать вопрос"),
        ("F9", "Продолжить недописанное"),
        ("↓ ↑ Enter", "Выбрать из подсказок"),
    )
    open_case = Signal(str)
    told = Signal(str, object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._sent = False
        self.form = RegistrationForm(bridge, self._today)
        self.messages: MessageBar
        self.drafts: DraftBar
        self.result: Result
        self.keeper: DraftKeeper
        self.send = button("Зарегистрировать (Ctrl+Enter)", "registration.send", self.register, role="main")
        self.fresh = button("Новое (Ctrl+N)", "registration.begin", self.begin)
        self.kept = label("", "caption")
        self._stack = QStackedWidget()
        self._lay_out()

    def complete(self) -> None:
        """Make what nobody can see or press before the first paint."""
        from ui.registration.draft_bar import DraftBar  # noqa: PLC0415 - after the first paint
        from ui.registration.drafts import DraftKeeper  # noqa: PLC0415
        from ui.registration.result import Result  # noqa: PLC0415
        from ui.widgets.messages import MessageBar  # noqa: PLC0415

        self.form.complete()
        self.messages = MessageBar()
        self.drafts = DraftBar()
        self.result = Result()
        self.keeper = DraftKeeper(self._bridge, self.form.content, self)
        self._page.insertWidget(0, self.messages)
        self._page.insertWidget(1, self.drafts)
        self._stack.addWidget(self.result)
        self._connect()
        if self._bridge.ready:
            self._look_for_drafts()

    def register(self) -> None:
        """Hand the appeal over; once, however often the key is pressed."""
        if self._sent or self._stack.currentWidget() is self.result:
            return
        self.messages.hide()
        try:
            command = self.form.command()
        except Refusal as refusal:
            self.form.complain(refusal)
            return
        self._lock(True)
        self.keeper.keep()
        draft, title = self.keeper.id, self.form.content().title

        def carry_out(office: Workplace) -> Registration:
            registration = office.register(command)
            office.drafts.drop(draft)
            return registration

        self._bridge.do(carry_out, done=lambda made: self._registered(made, title), refused=self._refused)

    def begin(self) -> None:
        """Begin another appeal; what was begun stays among the drafts."""
        self.keeper.begin()
        self._clear()
        self._look_for_drafts()

    def leave(self) -> None:
        """Write down what is unfinished: the window closes."""
        self.keeper.keep()

    # ------------------------------------------------------------------ inside

    def _lay_out(self) -> None:
        foot = QFrame()
        foot.setProperty("role", "foot")
        across = QHBoxLayout(foot)
        across.setContentsMargins(tokens.SECTION, tokens.UNIT, tokens.SECTION, tokens.UNIT)
        across.setSpacing(tokens.UNIT)
        across.addWidget(self.send)
        across.addWidget(self.fresh)
        across.addWidget(self.kept, stretch=1)
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(0)
        self._page.addWidget(self.form, stretch=1)
        self._page.addWidget(foot)
        self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.form.origin.fields["form"].control)

    def _connect(self) -> None:
        self.form.edited.connect(self.keeper.touched)
        self.form.refused.connect(lambda words: self.messages.tell(words, role="bar-refused"))
        self.form.finished.connect(self.send.setFocus)
        self.keeper.kept.connect(self._say_kept)
        self.drafts.wanted.connect(self._go_on)
        self.drafts.unwanted.connect(self._drop)
        self.result.next_wanted.connect(self._next)
        self.result.card_wanted.connect(self.open_case)
        self._bridge.opened.connect(self._look_for_drafts)
        self._bridge.busy.connect(self._worker_busy)
        on_key = {
            "Ctrl+Return": self.register,
            "Ctrl+Enter": self.register,
            "F7": self.form.applicants.more,
            "Shift+F7": self.form.applicants.remove_current,
            "F8": self.form.questions.more,
            "Shift+F8": self.form.questions.remove_current,
            "F9": self.drafts.go_on,
        }
        for digit, name in enumerate(STARTS, start=2):
            on_key[f"F{digit}"] = partial(self.form.go_to, name)
        from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415 - after the first paint

        for keys, act in on_key.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _today(self) -> date:
        """Give the office's day, or this computer's until the office has opened."""
        return self._bridge.workplace.today() if self._bridge.ready else datetime.now().astimezone().date()

    def _worker_busy(self, busy: bool) -> None:
        """Let go of the key also where the worker met trouble."""
        if not busy:
            self._lock(False)

    def _lock(self, sent: bool) -> None:
        self._sent = sent
        self.send.setEnabled(not sent)

    def _refused(self, refusal: Refusal) -> None:
        self._lock(False)
        self.form.complain(refusal)

    def _registered(self, made: Registration, title: str) -> None:
        self._lock(False)
        self.keeper.done()
        self.result.show_case(made, title, self._today())
        self._stack.setCurrentWidget(self.result)
        self.setFocusProxy(self.result.next)
        self.result.next.setFocus()

    def _next(self) -> None:
        self._clear()
        self._look_for_drafts()

    def _clear(self) -> None:
        """Empty the form; how appeals come in is likely the same for the next one."""
        from ui.registration.content import Content  # noqa: PLC0415 - after the first paint

        origin = {name: said for name, said in self.form.content().origin.items() if name != "received_on"}
        self._show_form(Content(origin=origin))

    def _show_form(self, content: Content) -> None:
        self.messages.hide()
        self.kept.setText("")
        self.form.fill(content)
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.form.origin.fields["form"].control)
        QTimer.singleShot(0, self, self.form.start)

    def _say_kept(self, clock: str) -> None:
        self.kept.setText(f"Черновик сохранён в {clock}" if clock else "")

    def _look_for_drafts(self) -> None:
        self._bridge.ask(_drafts, self._offer)

    def _offer(self, drafts: tuple[Draft, ...]) -> None:
        self.drafts.offer([draft for draft in drafts if draft.id != self.keeper.id])

    def _go_on(self, draft: Draft) -> None:
        self._show_form(self.keeper.go_on(draft))
        self._look_for_drafts()

    def _drop(self, draft: Draft) -> None:
        self._bridge.ask(lambda office: office.drafts.drop(draft.id), lambda _: self._dropped(draft))

    def _dropped(self, draft: Draft) -> None:
        def put_back() -> None:
            self._bridge.ask(lambda office: office.drafts.save(draft), lambda _: self._look_for_drafts())

        self._look_for_drafts()
        self.told.emit("Черновик удалён.", put_back)


def _drafts(office: Workplace) -> tuple[Draft, ...]:
    from ui.registration.drafts import KIND  # noqa: PLC0415 - after the first paint

    return office.drafts.all(KIND)
