"""The place of reports: a report, its days, its pages as they will print, the cases behind its figures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mcu_desktop.workplace.reporting import WrittenReport, drawn, why_not_published, write
from ui.figures.behind import CasesBehind
from ui.lists.looking import Looking
from ui.paper.pdf_pages import page_sizes, picture
from ui.reports.drawing import Drawer
from ui.reports.issuing import Issuing
from ui.reports.page import ReportsPage
from ui.reports.sheet import Sheet
from ui.widgets.keys import on_keys

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QShowEvent

    from mcu_desktop.domain.notes.drawing import Spots
    from mcu_desktop.problems import Refusal
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_STOPPED = "Остановлено. F5 – посчитать и нарисовать заново."


class ReportsPlace(QWidget):
    """Counts in the worker, draws in a thread: only the pages in sight are pictured."""

    keys = (
        ("Alt+Влево, Alt+Вправо", "Предыдущий, следующий период"),
        ("F2, F3", "Страницы, список отчётов"),
        ("F5", "Посчитать заново"),
        ("Влево, Вправо на страницах", "К соседнему показателю на странице"),
        ("Enter на страницах", "Открыть дела за показателем, затем карточку"),
        ("Ctrl+P", "Печать"),
        ("Ctrl+S", "Сохранить PDF"),
        ("Esc", "Прервать рисование; от дел назад к отчёту"),
        ("Ctrl+Плюс, Ctrl+Минус", "Крупнее, мельче"),
    )
    open_case = Signal(str)
    shown = Signal()
    """The report that was asked for stands there."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.sheet: Sheet | None = None
        self._make()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Count anew if something happened meanwhile."""
        if self._looking.stale:
            self.count()

    def leave(self) -> None:
        """End the thread that draws."""
        self._drawer.leave()

    def count(self) -> None:
        """Count the chosen report; the pages that stood there stay until it has come."""
        asked = self.page.choice.asked(self.page.period_bar.period)
        self._drawer.leave_off()
        self.page.choice.complain("")
        self.page.bar.wait_for("Считаю показатели…")
        if self.sheet is None or self.sheet.written.asked.name != asked.name:
            self.sheet = None
            self.page.pages.say(f"Готовлю отчёт «{self.page.choice.kind.title}»…")
        self._looking.ask(lambda office: write(office, asked), self._draw, refused=self._refused)

    def stop(self) -> None:
        """Leave what is being drawn or printed."""
        self._drawer.stop()
        self.issuing.stop()

    def close_figure(self) -> None:
        """Go back to the pages."""
        self._stack.setCurrentWidget(self.page)
        self.page.pages.setFocus()

    # ------------------------------------------------------------------ inside

    def _make(self) -> None:
        self.page = ReportsPage(self._bridge.workplace)
        self.behind = CasesBehind(self._bridge, whence="отчёту")
        self._drawer = Drawer(self)
        self._looking = Looking(self, self._bridge, self.count)
        self.issuing = Issuing(self._bridge, self.page, self._drawer, lambda: self.sheet)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.behind)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.page.choice.list)

    def _connect(self) -> None:
        page = self.page
        page.choice.chosen.connect(self.count)
        page.period_bar.chosen.connect(lambda _period: self.count())
        page.bar.stopping.connect(self.stop)
        page.pages.wanted.connect(self._picture)
        page.pages.picked.connect(self._open_figure)
        self.behind.left.connect(self.close_figure)
        self.behind.open_case.connect(self.open_case)
        self._drawer.told.connect(self._tell_page)
        self._drawer.stopped.connect(self._say_stopped)
        self._bridge.closing.connect(self._drawer.leave)
        self._bridge.troubled.connect(self._troubled)
        on_keys(
            page,
            {
                "Alt+Left": page.period_bar.back,
                "Alt+Right": page.period_bar.forward,
                "F2": page.pages.setFocus,
                "F3": page.choice.list.setFocus,
                "F5": self.count,
                "Ctrl+P": page.bar.print.click,
                "Ctrl+S": self.issuing.ask_place,
                "Esc": self.stop,
                "Ctrl++": page.pages.zoom_in,
                "Ctrl+=": page.pages.zoom_in,
                "Ctrl+-": page.pages.zoom_out,
            },
        )

    def _draw(self, written: WrittenReport) -> None:
        report = written.report
        self.page.bar.wait_for("Рисую страницы…", stoppable=True)
        self._drawer.draw(lambda went: drawn(report, went), partial(self._measure, written))

    def _measure(self, written: WrittenReport, made: tuple[bytes, Spots]) -> None:
        pdf, spots = made
        self._bridge.ask(
            lambda _: page_sizes(pdf), lambda sizes: self._show(Sheet(written, pdf, sizes, spots))
        )

    def _show(self, sheet: Sheet) -> None:
        if self._drawer.busy:  # another was asked for meanwhile
            return
        same = self.sheet is not None and self.sheet.written.asked == sheet.written.asked
        self.sheet = sheet
        self.page.pages.show_pages(sheet.sizes, keep_place=same, spots=sheet.spots)
        self.page.pages.setAccessibleDescription("\n".join(sheet.written.report.text))
        self.page.zoom_bar.show_page()
        if sheet.written.findings:
            self.page.choice.complain(why_not_published(sheet.written.findings))
            self.page.bar.wait_for("")
            self.page.bar.say("Публиковать нельзя: исправьте текст слева.")
        else:
            self.page.bar.be_ready(sheet.written.report.made)
        self.shown.emit()

    def _picture(self, page: int, scale: float) -> None:
        sheet, pages = self.sheet, self.page.pages
        if sheet is None:
            return

        def taken(_: Workplace) -> QImage | None:
            return picture(sheet.pdf, page, scale) if pages.wants(page, scale) else None

        def put(image: QImage | None) -> None:
            if image is not None and self.sheet is sheet:
                pages.put(page, scale, image)

        self._bridge.ask(taken, put)

    def _open_figure(self, figure: str) -> None:
        line = self.sheet.line(figure) if self.sheet is not None else None
        cases = self.sheet.written.report.figures[figure].cases if self.sheet and line else ()
        if line is None or not cases:
            self.page.bar.say("За этим показателем нет ни одного дела.")
            return
        assert self.sheet is not None
        self.behind.show_cases(f"{line.name} – {line.value}", self.sheet.written.report.subtitle, cases)
        self._stack.setCurrentWidget(self.behind)
        self.behind.table.enter()

    def _tell_page(self, page: int) -> None:
        if self._drawer.busy:
            self.page.bar.wait_for(f"Рисую страницу {page}…", stoppable=True)

    def _say_stopped(self) -> None:
        if self.sheet is not None:
            self.page.bar.be_ready(_STOPPED)
        else:
            self.page.bar.wait_for("")
            self.page.pages.say(_STOPPED)

    def _refused(self, refusal: Refusal) -> None:
        self.sheet = None
        self.page.bar.wait_for("")
        self.page.pages.say(refusal.reason)

    def _troubled(self) -> None:
        if not self._drawer.busy:
            self.page.bar.wait_for("")

    def showEvent(self, event: QShowEvent) -> None:
        """Count when it is first looked at."""
        super().showEvent(event)
        self.refresh()
