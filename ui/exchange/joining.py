"""Joins an office that works already: the invitation, the profile, the first exchange with its progress."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QProgressBar, QWidget

from ui.exchange.process import ExchangeProcess, News
from ui.exchange.words import progress
from ui.paper.asking_place import chosen_folder, documents
from ui.safety.apart import Apart
from ui.safety.keeper import KeeperChoice
from ui.safety.passphrase import passphrase_field
from ui.theme import tokens
from ui.widgets.entrance import lay_out_entrance
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.problems import Refusal, Trouble
    from mcu_desktop.workplace.exchange.invitation import Invitation

_WORDS = (
    "Администратор приглашает новое место на своём компьютере (раздел «Обмен») и передаёт файл приглашения. "
    "В нём и буква места, и ключи: прочтите его здесь один раз и удалите."
)
_NOTHING_CAME = (
    "Пока ничего не пришло. Пусть место, которое пригласило, обменяется тоже, и повторите – или начните "
    "работу: данные придут сами."
)


class JoinOffice(QDialog):
    """Accepts when the profile is made and the journal has come, or when one does not want to wait for it."""

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("join")
        self.setWindowTitle("Присоединиться к администрации")
        self.setMinimumWidth(tokens.FORM_WIDTH * 2 // 3)
        self.key: bytes | None = None
        self._home = home
        self._apart = Apart(self)
        self._invitation: Invitation | None = None
        self._folder: Path | None = None
        self._process: ExchangeProcess | None = None
        self.file = button("Выбрать файл приглашения…", "join.file", self._ask_file)
        self.about = label("Приглашение не выбрано.")
        self.about.setObjectName("join.about")
        self.folder = button("Выбрать папку обмена или флешку…", "join.folder", self._ask_folder)
        self.password = passphrase_field("join.password", "Пароль для входа в общую базу")
        self.keeper = KeeperChoice(may_lie_open=True)
        self.said = label("", "complaint")
        self.said.setObjectName("join.said")
        self.doing = label("")
        self.doing.setObjectName("join.doing")
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Сколько пришло")
        self.progress.setTextVisible(False)
        self.join = button("Присоединиться", "join.join", self._join, role="main")
        self.later = button("Начать работу, данные придут сами", "join.later", self.accept)
        self.leave = button("Отмена", "join.leave", self.reject)
        asked = (self.file, self.about, self.folder, self.password, self.keeper)
        shown = (self.said, self.doing, self.progress)
        for part in (self.folder, self.password, self.later, *shown):
            part.hide()
        lay_out_entrance(self, label(_WORDS, "muted"), (*asked, *shown), (self.join, self.later, self.leave))
        self.join.setEnabled(False)
        self.file.setFocus()

    def read(self, file: Path) -> None:
        """Read an invitation, and ask for what it leaves open."""
        from mcu_desktop.problems import Refusal  # noqa: PLC0415 - loaded with the office
        from mcu_desktop.workplace.exchange.invitation import read_invitation  # noqa: PLC0415 - once in a profile's life

        try:
            self._invitation = read_invitation(file)
        except Refusal as refusal:
            self._complain(refusal.reason)
            return
        self._complain("")
        address = self._invitation.address
        how = f"обмен через базу {address}" if address else "обмен через папку: выберите её"
        self.about.setText(f"Рабочее место «{self._invitation.station}», {how}.")
        self.folder.setVisible(not address)
        self.password.setVisible(bool(address) and str(address).startswith("postgres"))
        self._look_whether_all_is_there()

    def take_folder(self, folder: Path) -> None:
        """Exchange by this folder."""
        self._folder = folder
        self.folder.setText(f"Папка обмена: {folder}")
        self._look_whether_all_is_there()

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Приглашение", documents(), "Приглашение (*.json);;Все файлы (*)"
        )
        if name:
            self.read(Path(name))

    def _ask_folder(self) -> None:
        folder = chosen_folder("Папка обмена", self)
        if folder is not None:
            self.take_folder(folder)

    def _look_whether_all_is_there(self) -> None:
        invitation = self._invitation
        self.join.setEnabled(invitation is not None and bool(invitation.address or self._folder))

    def _join(self) -> None:
        """Make the profile, then exchange; pressed again, only exchange."""
        if self._process is not None:
            self._exchange()
            return
        if not self.keeper.sound() or self._invitation is None:
            return
        home, invitation, folder, keep = self._home, self._invitation, self._folder, self.keeper.chosen()

        def make() -> bytes | None:
            from mcu_desktop.workplace.exchange.joining import accept  # noqa: PLC0415 - once in a profile's life
            from mcu_desktop.workplace.exchange.roads import add_folder  # noqa: PLC0415

            office = accept(home, invitation, keep=keep())
            try:
                if folder is not None:
                    add_folder(office.store, folder)
                return office.store.key
            finally:
                office.close()

        self._lock(True)
        self._say("Создаю рабочее место…")
        self._apart.run(make, self._made, self._fail)

    def _made(self, key: bytes | None) -> None:
        self.key = key
        self._process = ExchangeProcess(self._home, key, self)
        self._process.news.connect(self._hear)
        for part in (self.file, self.keeper, self.folder):
            part.setEnabled(False)
        self._exchange()

    def _exchange(self) -> None:
        assert self._process is not None
        assert self._invitation is not None
        self._lock(True)
        self._complain("")
        self._say("Первый обмен: связываюсь с другой стороной…")
        if self.password.value():
            self._process.order("link", _with_password(self._invitation.address, self.password.value()), True)
        else:
            self._process.order("now")

    def _hear(self, news: News) -> None:
        match news["what"]:
            case "phase":
                self._say(f"{news['words']}…")
            case "went":
                self.progress.show()
                self.progress.setRange(0, max(news["whole"], 1))
                self.progress.setValue(news["done"])
                self._say(progress(news["done"], news["whole"]))
            case "done" if news["received"]:
                self.accept()
            case "done":
                self._stay(_NOTHING_CAME)
            case "failed" | "refused" | "died":
                self._stay(news["words"] or "Программа обмена закончилась сама. Повторите.")
            case "absent":
                self._stay("Папки обмена сейчас нет: вставьте носитель и повторите.")

    def _stay(self, words: str) -> None:
        self._lock(False)
        self._say("")
        self._complain(words)
        self.join.setText("Повторить обмен")
        self.later.show()
        self.leave.hide()

    def _fail(self, problem: Refusal | Trouble) -> None:
        self._lock(False)
        self._say("")
        self._complain(getattr(problem, "reason", str(problem)))

    def _say(self, words: str) -> None:
        self.doing.setText(words)
        self.doing.setVisible(bool(words))
        if not words:
            self.progress.hide()

    def _complain(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _lock(self, busy: bool) -> None:
        for part in (self.join, self.later, self.leave, self.password):
            part.setEnabled(not busy)

    def done(self, result: int) -> None:
        """Leave the profile to the window that opens it next."""
        if self._process is not None:
            self._process.leave()
        super().done(result)

    def reject(self) -> None:
        """Stay while the profile is being made: half of one is none; made, it is there to be opened."""
        if self._process is not None:
            self.accept()
        elif not self._apart.busy:
            super().reject()


def _with_password(address: str | None, password: str) -> str:
    """Put a password into an address that names who one is there."""
    from urllib.parse import quote  # noqa: PLC0415 - once in a profile's life

    scheme, _, rest = (address or "").partition("://")
    who, at, where = rest.partition("@")
    return f"{scheme}://{who}:{quote(password, safe='')}@{where}" if at else address or ""
