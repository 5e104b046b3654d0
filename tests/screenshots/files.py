"""Pictures of what a card shows of files, and of a form in whose case a colleague writes meanwhile."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.cases.commands import CorrectCase
from mcu_desktop.domain.vocabulary import CaseId, Kind
from mcu_desktop.workplace import case_paper
from mcu_desktop.workplace import papers as outgoing
from tests.papers.letters import wish
from tests.screenshots.dialogs import form
from tests.screenshots.places import card, urgent
from tests.screenshots.profiles import LONG, LONG_WORD, opened
from ui.case.attachments import look_at
from ui.case.place import CasePlace
from ui.paper.preview import Preview
from ui.widgets.field_mark import FieldMark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.facts import Attached
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace
    from tests.screenshots.places import Prepare
    from ui.bridge import Bridge
    from ui.main_window import MainWindow

_PICTURE, _PDF, _BROKEN, _DOCX = "снимок двора.png", "письмо.pdf", "испорченный.pdf", "ответ.docx"
_ABSENT = ("ещё в пути.pdf", "запрошенный.pdf")


def files(window: MainWindow, bridge: Bridge, content: str) -> Callable[[], bool]:
    """Show the files of a card: some lie here, one has not come, one was asked for."""
    id_ = urgent(bridge)
    if id_ is None:
        card(window, bridge, content)
        return lambda: True
    case = CaseId(id_)
    if not _named(bridge, case, _PICTURE):
        bridge.do(partial(_attach, id_=case, before=f"{LONG} " if content == "long" else ""))
    begun: list[bool] = []

    def stands() -> bool:
        if not _named(bridge, case, _ABSENT[-1]):
            return False
        if not begun:
            begun.append(True)
            window.open_case(case)
        return _at_the_files(window)

    return stands


def asked_for(window: MainWindow, bridge: Bridge, content: str) -> Callable[[], bool]:
    """Ask for a file that lies on no road."""
    there = files(window, bridge, content)
    pressed: list[QPushButton] = []

    def stands() -> bool:
        if not there():
            return False
        if not pressed:
            buttons = window.findChildren(QPushButton)
            pressed.append(next(one for one in buttons if one.accessibleName().endswith(_ABSENT[-1])))
            pressed[0].click()
        return True

    return stands


def preview(name: str) -> Prepare:
    """Look at a file of the card; in a fresh profile there is none."""

    def show(window: MainWindow, bridge: Bridge, content: str) -> Callable[[], bool]:
        there = files(window, bridge, content)
        looked: list[bool] = []

        def stands() -> bool:
            if not there() or content == "empty":
                return content == "empty"
            if not looked:
                looked.append(True)
                case = bridge.workplace.case(CaseId(str(urgent(bridge))))
                look_at(bridge, case.id, _found(case, name), window)
            return any(one.isVisible() for one in window.findChildren(Preview))

        return stands

    return show


def marked(window: MainWindow, bridge: Bridge, content: str) -> Callable[[], bool]:
    """Correct a case while a colleague corrects it, too."""
    begun = form(CorrectCase)(window, bridge, content)
    written: list[bool] = []

    def stands() -> bool:
        if content == "empty" or (begun is not None and not begun()):
            return content == "empty"
        if not written:
            written.append(True)
            office = opened(bridge.home)
            place = LONG_WORD if content == "long" else "ул. Мира, д. 14"
            case = CaseId(str(urgent(bridge)))
            office.act(case, CorrectCase(reason="Уточнено", place=place, kind=Kind.COMPLAINT))
            office.close()
        marks = [one for one in window.findChildren(FieldMark) if not one.isHidden()]
        return bool(marks) and _seen(marks[-1])

    return stands


def _attach(office: Workplace, *, id_: CaseId, before: str) -> Changes:
    folder = office.store.home / "files"
    folder.mkdir(exist_ok=True)
    for name, content in _contents(office, id_):
        (folder / f"{before}{name}").write_bytes(content)
        done = office.attach(id_, folder / f"{before}{name}")
    for name in _ABSENT:
        office.store.attachments.place(_found(office.case(id_), name).digest).unlink()
    return done


def _contents(office: Workplace, id_: CaseId) -> Iterator[tuple[str, bytes]]:
    picture = BytesIO()
    Image.new("RGB", (1200, 900), "gray").save(picture, "PNG")
    yield _PICTURE, picture.getvalue()
    yield _PDF, case_paper.pages(office, id_)
    yield _BROKEN, b"%PDF-1.7 " + bytes(4096)
    yield _DOCX, outgoing.preview(office, id_, wish(PaperKind.ANSWER)).sheets[0].document
    for name in _ABSENT:
        yield name, f"%PDF-1.7 {name}".encode() + bytes(3 << 20)


def _found(case: Case, name: str) -> Attached:
    return next(file for file in case.attachments if file.name.endswith(name))


def _named(bridge: Bridge, id_: CaseId, name: str) -> bool:
    return any(file.name.endswith(name) for file in bridge.workplace.case(id_).attachments)


def _at_the_files(window: MainWindow) -> bool:
    """Scroll to the files once all is listed: the parts of a card come in turns."""
    place = window.place
    whole = isinstance(place, CasePlace) and place.view is not None and place.view.complete
    last = place.findChild(QPushButton, "case.attach") if whole else None
    return last is not None and _seen(last)


def _seen(part: QWidget) -> bool:
    """Scroll to a part, and tell whether it is in sight by now."""
    above: QWidget | None = part
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    assert above is not None
    above.ensureWidgetVisible(part)
    return not part.visibleRegion().isEmpty()


FILES: dict[str, Prepare] = {
    "files": files,
    "files-asked": asked_for,
    "files-picture": preview(_PICTURE),
    "files-pdf": preview(_PDF),
    "files-broken": preview(_BROKEN),
    "form-marked": marked,
}
