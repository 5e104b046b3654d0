"""The place of registration: the form, its drafts, and what comes after."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mcu_desktop.problems import Refusal
from ui.registration.form import RegistrationForm
from ui.theme import tokens
from ui.widgets.soon import soon
from ui.widgets.text import button, label, on_press

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.store.drafts import Draft
    from mcu_desktop.workplace.taking_in import TakenIn
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.registration.content import Content
    from ui.registration.draft_bar import DraftBar
    from ui.registration.drafts import DraftKeeper
    from ui.registration.result import Result
    from ui.registration.scans import Scans
    from ui.widgets.messages import MessageBar

STARTS = ("form", "applicants[0].surname", "text", "questions[0].code", "place")
"""The first field of each section, by F2 … F6."""


class RegistrationPlace(QWidget):
    """Can be typed into before the office has opened."""

    keys = (
        ("Enter, Shift+Enter", "Следующее и предыдущее поле без тех, что обычно не трогают"),
        ("Tab, Shift+Tab", "Следующее и предыдущее поле подряд"),
        ("Ctrl+D", "Взять значение поля из прошлого обращения"),
        ("Ctrl+Enter", "Зарегистрировать"),
        ("F2 … F6", "К разделу формы: как поступило, заявитель, текст, вопросы, место и ответ"),
        ("F7, Shift+F7", "Ещё один заявитель, убрать заявителя"),
        ("F8, Shift+F8", "Ещё один вопрос, убрать вопрос"),
        ("Ctrl+1 … Ctrl+3", "Принять подсказку «Было раньше»: повторное, дубликат, общая проблема"),
        ("F9", "Продолжить недописанное"),
        ("F10", "Приложить файл"),
        ("F11", "Приложить новый скан из папки сканера"),
        ("Shift+F5", "Сделать абзацы письма вопросами"),
        ("Ctrl+V", "Вставить текст; файл или снимок из буфера станет вложением"),
        ("F7, F8", "После регистрации: печать штампа, талон заявителю"),
        ("↓ ↑ Enter", "Выбрать из подсказок"),
    )
    open_case = Signal(str)
    told = Signal(str, object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._complete = False
        self._sent = False
        self._forbidden = ""
        self.form = RegistrationForm(bridge, self._today)
        self.messages: MessageBar
        self.drafts: DraftBar
        self.keeper: DraftKeeper
        self.scans: Scans
        self._previous: Content | None = None
        self.send = button("Зарегистрировать (Ctrl+Enter)", "registration.send", role="main")
        self.fresh = button("Новое (Ctrl+N)", "registration.begin")
        self.kept = label("", "caption")
        self._stack = QStackedWidget()
        self._lay_out()

    @cached_property
    def result(self) -> Result:
        """What is shown after a registration, made for the first one."""
        from ui.registration.result import Result  # noqa: PLC0415 - when first shown

        made = Result(self._bridge, self.scans)
        made.next_wanted.connect(self._next)
        made.card_wanted.connect(self.open_case)
        self._stack.addWidget(made)
        return made

    def complete(self) -> None:
        """Make what nobody can see or press before the first paint."""
        from ui.registration.draft_bar import DraftBar  # noqa: PLC0415 - after the first paint
        from ui.registration.drafts import DraftKeeper  # noqa: PLC0415
        from ui.registration.scans import Scans  # noqa: PLC0415
        from ui.widgets.messages import MessageBar  # noqa: PLC0415

        self.scans = Scans(self._bridge, self)
        self.form.complete(self.scans)
        self.messages = MessageBar()
        self.drafts = DraftBar()
        self.keeper = DraftKeeper(self._bridge, self.form.content, self)
        self._page.insertWidget(0, self.messages)
        self._page.insertWidget(1, self.drafts)
        self._connect()
        self._complete = True
        if self._bridge.ready:
            self._opened()

    def register(self) -> None:
        """Hand the appeal over; once, however often the key is pressed."""
        from ui.registration import errands  # noqa: PLC0415 - after the first paint

        if self._sent or self._after:
            return
        if self._forbidden:
            self.messages.tell(self._forbidden, role="bar-refused")
            return
        self.messages.hide()
        try:
            command = self.form.command()
        except Refusal as refusal:
            self.form.complain(refusal)
            return
        self._lock(True)
        self.keeper.keep()
        draft, content, accepted = self.keeper.id, self.form.content(), self.form.radar.accepted()

        def carry_out(office: Workplace) -> TakenIn:
            return errands.register(office, command, content, draft, accepted)

        self._bridge.do(carry_out, done=lambda made: self._registered(made, content), refused=self._refused)

    def begin(self) -> None:
        """Begin another appeal; what was begun stays among the drafts."""
        self.keeper.begin()
        self._clear()
        self._look_for_drafts()

    def take_previous(self) -> None:
        """Put the previous appeal's value into the field with the cursor."""
        if self._previous is None:
            self.kept.setText("Прошлого обращения пока нет: сначала зарегистрируйте одно.")
        elif not self.form.take_from(self._previous):
            self.kept.setText("В прошлом обращении это поле пусто.")

    def leave(self) -> None:
        """Write down what is unfinished: the window closes."""
        self.keeper.keep()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's
        """Walk as one reads; fields, files, drafts and terms come and go."""
        from ui.widgets.reading import order_tabs  # noqa: PLC0415 - after the first paint

        if self._complete:
            self.form.further.come()
            order_tabs(self)
        return super().focusNextPrevChild(next)

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
        on_press(self.send, self.register)
        on_press(self.fresh, self.begin)
        self.form.edited.connect(self.keeper.touched)
        self.form.refused.connect(lambda words: self.messages.tell(words, role="bar-refused"))
        self.form.radar.open_case.connect(self.open_case)
        self.form.radar.changed.connect(self._say_earlier)
        self.form.finished.connect(self.send.setFocus)
        self.keeper.kept.connect(self._say_kept)
        self.drafts.wanted.connect(self._go_on)
        self.drafts.unwanted.connect(self._drop)
        self._bridge.opened.connect(self._opened)
        self.form.asked_into.connect(self._say_split)
        self.form.removed.connect(lambda called, put_back: self.told.emit(f"{called} убран.", put_back))
        self._bridge.busy.connect(self._worker_busy)
        on_key = {
            "Ctrl+Return": self.register,
            "Ctrl+Enter": self.register,
            "F7": self._either(lambda form: form.applicants.more(), lambda after: after.show_stamp()),
            "Shift+F7": self._either(lambda form: form.applicants.remove_current()),
            "F8": self._either(lambda form: form.questions.more(), lambda after: after.show_slip()),
            "Shift+F8": self._either(lambda form: form.questions.remove_current()),
            "F9": self._either(lambda _: self.drafts.go_on()),
            "F10": self._either(lambda form: form.files.ask(), lambda after: after.ask_files()),
            "F11": self._either(
                lambda form: form.files.offers.take_newest(), lambda after: after.offers.take_newest()
            ),
            "Shift+F5": self._either(lambda form: form.text.make_questions()),
            "Ctrl+D": self._either(lambda _: self.take_previous()),
            "Ctrl+V": self._either(lambda form: form.files.paste_now(), lambda after: after.paste()),
        }
        for digit, name in enumerate(STARTS, start=2):
            on_key[f"F{digit}"] = self._either(partial(RegistrationForm.go_to, name=name))
        from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415 - after the first paint

        for keys, act in on_key.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _either(
        self,
        on_form: Callable[[RegistrationForm], object],
        on_result: Callable[[Result], object] | None = None,
    ) -> Callable[[], object]:
        """Give what a key does: one thing on the form, another after registration."""

        def act() -> None:
            if not self._after:
                on_form(self.form)
            elif on_result:
                on_result(self.result)

        return act

    @property
    def _after(self) -> bool:
        """A case has got its number, and the next one is not begun."""
        return self._stack.currentIndex() > 0

    def _opened(self) -> None:
        from ui.registration.errands import why_not  # noqa: PLC0415 - after the first paint
        from ui.registration.previous import remembered  # noqa: PLC0415

        self._look_for_drafts()
        self.scans.look()
        self._bridge.ask(remembered, self._remember)
        self._bridge.ask(why_not, self._allow)

    def _remember(self, previous: Content | None) -> None:
        self._previous = self._previous or previous

    def _say_split(self, before: tuple[dict[str, str], ...]) -> None:
        put_back = partial(self.form.questions.put_back, before)
        self.told.emit("Абзацы письма стали вопросами; текст остался прежним.", put_back)

    def _today(self) -> date:
        """Give the office's day, or this computer's until the office has opened."""
        return self._bridge.workplace.today() if self._bridge.ready else datetime.now().astimezone().date()

    def _worker_busy(self, busy: bool) -> None:
        """Let go of the key also where the worker met trouble."""
        if not busy:
            self._lock(False)

    def _lock(self, sent: bool) -> None:
        self._sent = sent
        self.send.setEnabled(not sent and not self._forbidden)

    def _allow(self, reason: str | None) -> None:
        """Say beforehand what the office would refuse, and who may register."""
        self._forbidden = reason or ""
        self.send.setToolTip(self._forbidden)
        self.send.setAccessibleDescription(self._forbidden)
        self._lock(self._sent)
        if reason:
            self.messages.tell(reason, role="bar-refused")

    def _refused(self, refusal: Refusal) -> None:
        self._lock(False)
        self.form.complain(refusal)

    def _registered(self, made: TakenIn, content: Content) -> None:
        self._lock(False)
        self.keeper.done()
        self._previous = content
        self.result.show_case(made, content.title, self._today())
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
        soon(self, self.form.start)

    def _say_kept(self, clock: str) -> None:
        saved = f"Черновик сохранён в {clock}" if clock else ""
        self.kept.setText(" · ".join(filter(None, (self._earlier, saved))))

    def _say_earlier(self) -> None:
        """Name what was before where the suggestions may be rolled out of sight."""
        if not self.form.wide:
            self.kept.setText(self._earlier)

    @property
    def _earlier(self) -> str:
        return "" if self.form.wide else self.form.radar.brief()

    def _look_for_drafts(self) -> None:
        from ui.registration.errands import unfinished  # noqa: PLC0415 - after the first paint

        self._bridge.ask(unfinished, self._offer)

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
