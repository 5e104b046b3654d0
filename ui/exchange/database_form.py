"""Asks for a shared database: where it is, who one is there; tries it, says clearly why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from ui.exchange.process import News
from ui.safety.passphrase import passphrase_field
from ui.theme import tokens
from ui.widgets.dialogs import lay_out_dialog, page_layout
from ui.widgets.entrance import Page
from ui.widgets.field import FieldGrid, choice_field, compact, line_field
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.exchange.process import ExchangeProcess

_SERVER, _FILE = "server", "file"
_WHERE = (
    (_SERVER, "На сервере PostgreSQL: для всех компьютеров администрации"),
    (_FILE, "В файле на этом компьютере: для нескольких профилей на нём"),
)


class DatabaseForm(QDialog):
    """Stays open until the desk is linked."""

    linked = Signal(str)

    def __init__(self, bridge: Bridge, process: ExchangeProcess, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("database")
        self.setWindowTitle("Общая база")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge = bridge
        self._process = process
        self.where = choice_field("where", "Где лежит база", _WHERE)
        self.server = line_field("server", "Сервер", placeholder="сервер или сервер:порт")
        self.base = line_field("base", "Имя базы", placeholder="mcu")
        self.user = line_field("user", "Имя для входа", placeholder="учётная запись")
        self.password = passphrase_field("password", "Пароль для входа")
        self.keep = QCheckBox("Запомнить пароль на этом компьютере (файл pgpass)")
        self.keep.setObjectName("database.keep")
        self.keep.setAccessibleName(self.keep.text())
        self.keep.setChecked(True)
        self.certificate = line_field(
            "certificate",
            "Сертификат, которым проверяется сервер",
            placeholder="файл PEM; пусто – по сертификатам этого компьютера",
        )
        self.unchecked = line_field(
            "unchecked",
            "Почему администрация обходится без проверки",
            placeholder="пусто – сервер проверяется",
            hint="Причина останется в журнале. Без проверки связь могут прочесть и подменить по дороге.",
        )
        self.file = line_field("file", "Файл базы", placeholder="/папка/обмен.db")
        self._of_server = (
            self.server,
            self.base,
            self.user,
            self.password,
            self.certificate,
            self.unchecked,
        )
        self.said = label("", "complaint")
        self.said.setObjectName("database.said")
        self.said.hide()
        self.link = button("Связать", "database.link", self.try_link, role="main")
        self.prepare = button("Подготовить и связать", "database.prepare", self.try_prepare)
        self.prepare.setToolTip("Для администратора: создать таблицы в пустой базе")
        self.leave = button("Отмена", "database.leave", self.reject)
        self._server = self._lay_out_server()
        self._lay_out()
        self._tell()
        self.where.edited.connect(self._tell)
        process.news.connect(self._hear)
        self.server.setFocus()

    def try_link(self) -> None:
        """Link to a database that was prepared."""
        self._try("link")

    def try_prepare(self) -> None:
        """Make its tables first."""
        self._try("prepare")

    def address(self) -> str:
        """Give the address as it is understood everywhere."""
        if self.where.value() == _FILE:
            return f"sqlite:///{self.file.value().strip()}"
        user, password = quote(self.user.value().strip(), safe=""), quote(self.password.value(), safe="")
        who = f"{user}:{password}@" if password else f"{user}@" if user else ""
        return f"postgresql://{who}{self.server.value().strip()}/{quote(self.base.value().strip(), safe='')}"

    def _try(self, what: str) -> None:
        asked = (self.file,) if self.where.value() == _FILE else (self.server, self.base)
        empty = next((field for field in asked if not field.value().strip()), None)
        if empty is not None:
            empty.complain(f"Заполните: {empty.title.lower()}.")
            empty.setFocus()
            return
        self._lock(True)
        self._say("Пробую: жду ответа базы…")
        keep = self.where.value() == _SERVER and self.keep.isChecked()
        address, host = self.address(), self.server.value().strip().partition(":")[0]
        certificate, why = self.certificate.value().strip(), self.unchecked.value().strip()

        def settle(office: Workplace) -> str:
            return _settled(office, what, host, certificate, why)

        def go_on(person: str) -> None:
            self._process.order(what, address, keep, person)

        self._bridge.ask(settle, go_on, refused=self._refuse)

    def _refuse(self, refusal: Refusal) -> None:
        self._lock(False)
        self._say(refusal.reason)

    def _hear(self, news: News) -> None:
        if news["what"] == "linked":
            self.linked.emit(news["road"])
            self.accept()
        elif news["what"] in {"refused", "died"}:
            self._lock(False)
            self._say(news["words"] or "Программа обмена не ответила. Повторите.")
            self.link.setFocus()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _lock(self, busy: bool) -> None:
        for part in (self.where, *self._of_server, self.keep, self.file):
            part.setEnabled(not busy)
        for answer in (self.link, self.prepare):
            answer.setEnabled(not busy)

    def _tell(self) -> None:
        by_file = self.where.value() == _FILE
        self.file.setVisible(by_file)
        self._server.setVisible(not by_file)

    def _lay_out_server(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(tokens.UNIT)
        for pair in ((self.server, self.base), (self.user, self.password)):
            beside = FieldGrid(column=tokens.FORM_WIDTH // 5, columns=2)
            for field in pair:
                beside.add(compact(field))
            lines.addWidget(beside)
        lines.addWidget(self.keep)
        for field in (self.certificate, self.unchecked):
            lines.addWidget(compact(field))
        return page

    def _lay_out(self) -> None:
        page = Page()
        lines = page_layout(page, tokens.UNIT)
        lines.addWidget(label("Общая база", "heading"))
        lines.addWidget(compact(self.where))
        lines.addWidget(self._server)
        lines.addWidget(compact(self.file))
        lines.addWidget(
            label(
                "«Подготовить» нужно один раз: таблицы создаёт администратор. Остальные места только "
                "связываются. Файл базы в сетевой папке не годится: для этого есть папка обмена.",
                "caption",
            )
        )
        lines.addWidget(self.said)
        lines.addStretch()
        lay_out_dialog(self, page, (self.leave, self.prepare, self.link), tokens.FORM_WIDTH * 5 // 8)


def _settled(office: Workplace, what: str, host: str, certificate: str, why: str) -> str:
    """Write down how the server is reached; give the person who asks, who may do that."""
    from mcu_desktop.domain.permissions.rights import Managing  # noqa: PLC0415 - loaded with the office
    from mcu_desktop.workplace.exchange.lines import allow, keep_root  # noqa: PLC0415 - seldom

    if what == "prepare":
        office.judged(Managing.EXCHANGE)
    if certificate:
        keep_root(office, Path(certificate))
    if why:
        allow(office, host, "disable", why)
    return office.person
