"""The files of a case: put by a button or by dropping, opened by the system's own program."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImageReader
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from mcu_desktop.workplace.readings import attachment
from ui.case.arriving import Arriving, size
from ui.case.sections import readable, section
from ui.paper.asking_place import documents
from ui.theme.tokens import UNIT
from ui.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.facts import Attached
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.paper.preview import Papers

PDF = "application/pdf"
_A_STEP = 5
"""Files that are listed in one turn of the loop."""
KINDS = "Документы и снимки (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.docx *.odt)"


def attachments(
    bridge: Bridge,
    case: Case,
    absent: Container[str],
    attach: Callable[[], None],
    look: Callable[[Attached], None],
) -> Iterator[QWidget]:
    """List the files of a case, in steps where they are many; those that are `absent` have not come yet."""
    card, lines = section("Вложения", "attachments")
    if not case.attachments:
        lines.addWidget(
            label("Файлов пока нет. Нажмите «Приложить…» или перетащите скан прямо на карточку.", "muted")
        )
    for place, file in enumerate(case.attachments, start=1):
        if file.digest in absent:
            lines.addWidget(Arriving(bridge, case.id, file))
        else:
            lines.addLayout(_line(file, partial(open_attachment, bridge, case.id), look))
        if place % _A_STEP == 0:
            yield card
    lines.addWidget(button("Приложить…", "case.attach", attach), 0, Qt.AlignmentFlag.AlignLeft)
    yield card


def choose_files(parent: QWidget) -> list[Path]:
    """Ask for files to put to a case."""
    names, _ = QFileDialog.getOpenFileNames(parent, "Приложить файлы к делу", documents(), KINDS)
    return [Path(name) for name in names]


def attach_all(bridge: Bridge, case: Case, files: Iterable[Path]) -> None:
    """Put files to a case one after another, each an action of its own."""
    for file in files:
        bridge.do(
            partial(_attach, id_=case.id, file=file),
            said=f"Файл «{file.name}» приложен к делу № {case.number}.",
        )


def open_attachment(bridge: Bridge, id_: CaseId, file: Attached) -> None:
    """Hand a copy under its own name to the program that the system opens such files with."""
    bridge.ask(lambda office: _copied(office, id_, file), _hand_over)


def can_be_shown(file: Attached) -> bool:
    """Tell whether the window itself can show a file."""
    return file.media_type == PDF or file.media_type.encode() in _pictures()


def look_at(bridge: Bridge, id_: CaseId, file: Attached, parent: QWidget) -> None:
    """Show a paper or a picture without leaving the window."""
    from ui.paper.preview import Preview, pdf_papers, picture_papers  # noqa: PLC0415 - when it is needed

    taken = pdf_papers if file.media_type == PDF else picture_papers

    def make(office: Workplace) -> Papers:
        return taken(attachment(office, id_, file.digest))

    Preview(bridge, file.name, make, Path(file.name).name, parent).open()


@cache
def _pictures() -> frozenset[bytes]:
    return frozenset(bytes(kind.data()) for kind in QImageReader.supportedMimeTypes())


def _attach(office: Workplace, *, id_: CaseId, file: Path) -> Changes:
    return office.attach(id_, file)


def _hand_over(copy: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))


def _copied(office: Workplace, id_: CaseId, file: Attached) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="mcu-"))  # for this user alone
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    copy = folder / Path(file.name).name
    copy.write_bytes(attachment(office, id_, file.digest))
    return copy


def _line(
    file: Attached, open_file: Callable[[Attached], None], look: Callable[[Attached], None]
) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(UNIT)
    line.addWidget(readable(file.name), 1)
    line.addWidget(label(size(file.size), "caption", wrap=False))
    if can_be_shown(file):
        shower = button("Посмотреть", f"case.look.{file.digest[:12]}", lambda: look(file), role="quiet")
        shower.setAccessibleName(f"Посмотреть файл {file.name}")
        line.addWidget(shower)
    opener = button("Открыть", f"case.open.{file.digest[:12]}", lambda: open_file(file), role="quiet")
    opener.setAccessibleName(f"Открыть файл {file.name}")
    line.addWidget(opener)
    return line
