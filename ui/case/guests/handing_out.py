"""How a commission leaves: as a packet that is saved, or as a sheet that is printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from mcu_desktop.domain.cases.commissions import number, spaced
from mcu_desktop.workplace import guests
from mcu_desktop.workplace.changes import Changes
from ui.paper.asking_place import documents

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mcu_desktop.workplace.guests import Standing
    from ui.bridge import Bridge


def hand_out(bridge: Bridge, one: Standing, view: QWidget) -> None:
    """Give a commission out: save its packet, or show its sheet."""
    if one.commission.code:
        save_packet(bridge, one, view)
    else:
        show_sheet(bridge, one, view)


def save_packet(bridge: Bridge, one: Standing, view: QWidget) -> None:
    """Ask where, and write the packet there."""
    name = one.commission.commission
    proposed = str(Path(documents()) / f"Поручение {spaced(number(name))}.html")
    chosen, _ = QFileDialog.getSaveFileName(
        view, "Сохранить поручение", proposed, "Страница для браузера (*.html)"
    )
    if chosen:
        said = f"Пакет сохранён. Код для организации – {one.commission.code}: назовите его по телефону."
        bridge.ask(
            lambda office: guests.save_packet(office, one.case, name, Path(chosen)),
            lambda _: bridge.carried_out.emit(said, Changes()),
        )


def show_sheet(bridge: Bridge, one: Standing, view: QWidget) -> None:
    """Show the sheet as it will print."""
    from ui.paper.preview import Preview, pdf_papers  # noqa: PLC0415 - the reader of PDF, when needed

    name = one.commission.commission
    Preview(
        bridge,
        f"Поручение № {spaced(number(name))}",
        lambda office: pdf_papers(guests.sheet(office, one.case, name)),
        f"Поручение {number(name)}.pdf",
        view,
    ).open()
