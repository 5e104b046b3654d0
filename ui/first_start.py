"""The first start: which administration, who works here, under which letter; or a look at the example."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QProgressBar, QWidget

from mcu_desktop.domain.office.presets import parse_preset
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.settings import resource_text
from ui.safety.keeper import KeeperChoice
from ui.theme import tokens
from ui.widgets.entrance import lay_out_entrance
from ui.widgets.field import choice_field, line_field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace

PRESETS = (
    ("kinel", "Кинель: рабочая группа, несколько обязанностей у каждого"),
    ("kostroma", "Кострома: проектный офис и колл-центр"),
    ("empty", "Пустой: заведу всё сам"),
)
EXAMPLE_CASES = 400


class FirstStart(QDialog):
    """Makes a profile and accepts; whatever fails is said here, and one may try again."""

    _progress = Signal(int, int)
    _ended = Signal(object)

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first")
        self.setWindowTitle("Первый запуск")
        self.setMinimumWidth(tokens.FORM_WIDTH * 2 // 3)
        self.key: bytes | None = None
        """What opens the profile that was made: who has just thought of a passphrase is not asked for it."""
        self._home = home
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="first")
        self.preset = choice_field("preset", "Администрация", PRESETS)
        self.station = line_field(
            "station",
            "Буква рабочего места",
            hint="Войдёт в регистрационные номера. У каждого рабочего места администрации своя.",
        )
        self.station.fill("А")
        self.person = choice_field("person", "Кто работает за этим местом", ())
        self.name = line_field(
            "name",
            "Фамилия, имя, отчество",
            placeholder="можно записать позже",
            hint="Обязанности этого человека дополнятся приёмом обращений и настройкой программы.",
        )
        self._offer_people()
        self.keeper = KeeperChoice(may_lie_open=True)
        self.begin = button("Начать работу", "first.begin", self._begin, role="main")
        self.example = button("Посмотреть на примере", "first.example", self.show_example)
        self.join = button("Присоединиться к администрации…", "first.join", self._join)
        self.join.setToolTip("По приглашению: рабочие места уже есть, это – ещё одно")
        self.words = label("", "complaint")
        self.words.setObjectName("first.words")
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Сколько готово")
        self.progress.setFormat("Создаю вымышленный город: %p %")
        self._lay_out()
        self.begin.setDefault(True)
        presets = self.preset.control
        assert isinstance(presets, QComboBox)
        presets.currentIndexChanged.connect(lambda _: self._offer_people())
        self._progress.connect(self._show_progress)
        self._ended.connect(self._end)

    def show_example(self) -> None:
        """Make the demo town in this folder."""
        from mcu_desktop.demo.demo import make_demo  # noqa: PLC0415 - seldom, and heavy

        self._make(
            lambda: make_demo(self._home, cases=EXAMPLE_CASES, progress=self._progress.emit),
            slow=True,
        )

    def _join(self) -> None:
        """Become a workplace of an office that works already."""
        from ui.exchange.joining import JoinOffice  # noqa: PLC0415 - once in the life of a profile

        joining = JoinOffice(self._home, self)
        joining.accepted.connect(lambda: self._leave_with(joining.key))
        joining.open()

    def _offer_people(self) -> None:
        """Offer the posts of the chosen administration."""
        posts = parse_preset(resource_text(f"presets/{self.preset.value()}.toml")).posts
        people = self.person.control
        assert isinstance(people, QComboBox)
        people.clear()
        for key, post in posts:
            people.addItem(post, key)
            people.setItemData(people.count() - 1, post, Qt.ItemDataRole.ToolTipRole)

    def _begin(self) -> None:
        from mcu_desktop.workplace.setup import preset_cards, set_up  # noqa: PLC0415 - once

        if not self.keeper.sound():
            return
        person, name = self.person.value(), self.name.value()
        preset, station, keep = self.preset.value(), self.station.value().strip(), self.keeper.chosen()

        def make() -> Workplace:
            cards = preset_cards(preset, lambda: uuid4().hex, owner=person, owner_name=name)
            return set_up(self._home, cards, station=station, keep=keep())

        self._make(make)

    def _make(self, make: Callable[[], Workplace], *, slow: bool = False) -> None:
        self._lock(True)
        self.words.hide()
        self.progress.setRange(0, 0)
        self.progress.setVisible(slow)
        self._worker.submit(self._carry_out, make)

    def _carry_out(self, make: Callable[[], Workplace]) -> None:
        try:
            made = make()
            made.close()
        except BaseException as problem:  # noqa: BLE001 - told, or raised again, in the window's thread
            self._ended.emit(problem)
        else:
            self._ended.emit(made.store.key)

    def _show_progress(self, done: int, whole: int) -> None:
        self.progress.setRange(0, whole)
        self.progress.setValue(done)

    def _leave_with(self, key: bytes | None) -> None:
        self.key = key
        self._worker.shutdown()
        self.accept()

    def _end(self, ended: bytes | BaseException | None) -> None:
        self._lock(False)
        self.progress.hide()
        if isinstance(ended, BaseException):
            self._complain(ended)
        else:
            self._leave_with(ended)

    def _complain(self, problem: BaseException) -> None:
        if isinstance(problem, Refusal) and problem.field in {"station", "name"}:
            field = self.station if problem.field == "station" else self.name
            field.complain(problem.reason)
            field.setFocus()
        elif isinstance(problem, Refusal) and self.keeper.take(problem):
            return
        elif isinstance(problem, Refusal | Trouble):
            self.words.setText(problem.reason if isinstance(problem, Refusal) else str(problem))
            self.words.show()
        else:
            raise problem

    def _lock(self, busy: bool) -> None:
        for part in (
            self.preset,
            self.person,
            self.name,
            self.station,
            self.keeper,
            self.begin,
            self.example,
            self.join,
        ):
            part.setEnabled(not busy)

    def _lay_out(self) -> None:
        words = label(
            "Регистрация обращений, сроки, доски блоков и еженедельная записка. Скажите, как устроена "
            "ваша администрация: блоки, обязанности и нормы можно поправить позже.",
            "muted",
        )
        asked = (self.preset, self.person, self.name, self.station, self.keeper)
        lay_out_entrance(
            self, words, (*asked, self.words, self.progress), (self.begin, self.join, self.example)
        )
        self.words.hide()
        self.progress.hide()

    def reject(self) -> None:
        """Stay while a profile is being made: half of one is none."""
        if self.begin.isEnabled():
            super().reject()
