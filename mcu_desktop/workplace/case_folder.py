"""The case folder: one PDF with cover, inventory and every paper of a case, put together step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.field_words import full_name
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.spelling import counted, day
from mcu_desktop.journal.names import CASE
from mcu_desktop.problems import Trouble, os_words
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace import folder_papers, readings
from mcu_desktop.workplace.folder_papers import PDF, Document

if TYPE_CHECKING:
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.reports.case_cover import Cover, Entry
    from mcu_desktop.reports.case_sheet import CasePaper
    from mcu_desktop.workplace.sheet import CaseSheet
    from mcu_desktop.workplace.workplace import Workplace

_PICTURES = ("image/jpeg", "image/png", "image/tiff")
_NOT_SHOWN = "не страницы и не снимок"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of it."""

    path: Path
    pages: int
    sheets: int
    bound: int
    """Files that were sewn in."""
    apart: tuple[str, ...]
    """Files that are only listed, each with the reason."""

    def in_words(self) -> str:
        """Say it."""
        said = (
            f"Собрано: {counted(self.pages, 'страница', 'страницы', 'страниц')}, файлов вшито {self.bound}."
        )
        return f"{said} Отдельно: {'; '.join(self.apart)}." if self.apart else said


class CaseFolder:
    """A folder on its way: begun, then a file a step, then finished or abandoned."""

    def __init__(self, path: Path, sheet: CaseSheet, waiting: Iterable[Document], stream: BinaryIO) -> None:
        from mcu_desktop.reports.binder import Binder  # noqa: PLC0415 - with its libraries

        self._path = path
        self._sheet = sheet
        self._waiting = list(waiting)
        self._stream = stream
        self._binder = Binder(stream)
        self._entries: list[Entry] = []
        self._apart: list[tuple[str, str]] = []
        self._bound = 0
        self.steps = len(self._waiting)
        """How many files there are to bind."""

    @property
    def left(self) -> int:
        """How many files are still to bind."""
        return len(self._waiting)

    def step(self, workplace: Workplace) -> None:
        """Bind the next file, or write down why it cannot be bound."""
        document = self._waiting.pop(0)
        with _reported(self._path):
            why = self._bind(workplace, document)
        if why is None:
            self._bound += 1
            return
        size = f", {document.size} Б" if document.size is not None else ""
        self._apart.append((document.title, f"{why}{size}; SHA-256 {document.digest}"))
        self._list(document.title, document.day, 0, why)

    def finish(self, workplace: Workplace) -> Made:
        """Bind what the program draws, put cover and inventory first, name the file."""
        from mcu_desktop.reports.case_cover import cover, inventory  # noqa: PLC0415 - with its libraries

        case = self._sheet.case
        with _reported(self._path):
            self._draw(folder_papers.terms(self._sheet))
            self._draw(folder_papers.dispatch(case))
            self._draw(folder_papers.watched(self._sheet, readings.trail(workplace, case.id)))
            if self._apart:
                self._draw(folder_papers.apart(case.number, tuple(self._apart)))
            made = (
                f"Составлено {workplace.now():%d.%m.%Y в %H:%M}: {workplace.person_name(workplace.person)}."
            )
            pages = self._binder.add_front(
                cover(_cover(workplace, self._sheet), self._binder.sheets, len(self._entries))
            )
            pages += self._binder.add_front(inventory(case.number, tuple(self._entries), made=made))
            self._binder.finish(f"Дело № {case.number}")
            self._stream.close()
            _unfinished(self._path).replace(self._path)
        return Made(
            path=self._path,
            pages=pages + self._binder.sheets,
            sheets=self._binder.sheets,
            bound=self._bound,
            apart=tuple(f"{name} – {why}" for name, why in self._apart),
        )

    def abandon(self) -> None:
        """Leave nothing behind, also where the disk is full."""
        with suppress(OSError):
            self._stream.close()
        _unfinished(self._path).unlink(missing_ok=True)

    def draw_first(self, workplace: Workplace) -> None:
        """Bind the card and the chronology, which come before the files."""
        self._draw(folder_papers.card(workplace, self._sheet))
        self._draw(folder_papers.chronology(self._sheet))

    def _bind(self, workplace: Workplace, document: Document) -> str | None:
        from mcu_desktop.reports import scans  # noqa: PLC0415 - with its libraries
        from mcu_desktop.reports.binder import Unbindable  # noqa: PLC0415

        picture = document.media_type in _PICTURES
        if document.media_type != PDF and not picture:
            return _NOT_SHOWN
        try:
            content = workplace.store.attachments.read(document.digest)
            sheets = self._binder.add(scans.pages(content) if picture else content, document.title)
        except Unbindable as odd:
            return str(odd)
        except Trouble as trouble:
            return str(trouble).rstrip(".")
        self._list(document.title, document.day, sheets)
        return None

    def _draw(self, paper: CasePaper) -> None:
        from mcu_desktop.reports.case_sheet import pdf  # noqa: PLC0415 - with its libraries

        self._list(paper.title, "", self._binder.add(pdf(paper), paper.title))

    def _list(self, title: str, on: str, sheets: int, remark: str = "") -> None:
        from mcu_desktop.reports.case_cover import Entry  # noqa: PLC0415

        last = self._binder.sheets
        first = last - sheets + 1
        said = "–" if not sheets else str(first) if sheets == 1 else f"{first}–{last}"
        self._entries.append(Entry(title=title, day=on, sheets=said, remark=remark))


def begin(workplace: Workplace, id_: CaseId, path: Path | str) -> CaseFolder:
    """Begin to put a case together; that it leaves the program is written down."""
    place = Path(path)
    sheet = workplace.sheet(id_)
    readings.exported(workplace, Export.FOLDER, "pdf", case=id_)
    past = workplace.store.history(Stream(CASE, id_))
    waiting = folder_papers.documents(past, sheet.case, workplace.in_zone)
    with _reported(place):
        stream = _unfinished(place).open("wb")
    folder = CaseFolder(place, sheet, waiting, stream)
    folder.draw_first(workplace)
    return folder


def write(
    workplace: Workplace,
    id_: CaseId,
    path: Path | str,
    went: Callable[[int, int], None] = lambda _done, _whole: None,
) -> Made:
    """Put a case together at once."""
    folder = begin(workplace, id_, path)
    try:
        while folder.left:
            folder.step(workplace)
            went(folder.steps - folder.left, folder.steps)
        return folder.finish(workplace)
    except BaseException:
        folder.abandon()
        raise


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    """Say in our words what the disk says."""
    try:
        yield
    except OSError as error:
        raise Trouble(
            f"Не удалось записать «{path.name}»: {os_words(error)}. Выберите другую папку."
        ) from error


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _cover(workplace: Workplace, sheet: CaseSheet) -> Cover:
    from mcu_desktop.reports.case_cover import Cover  # noqa: PLC0415 - with its libraries

    case = sheet.case
    first = full_name(case.applicants[0]) if case.applicants else "Без подписи"
    more = len(case.applicants) - 1
    ended = case.closed_on or case.withdrawn_on
    return Cover(
        office=workplace.office.administration.name,
        number=case.number,
        applicant=f"{first} и ещё {more}" if more > 0 else first,
        about="; ".join(dict.fromkeys(question.text for question in case.questions)),
        lines=(
            ("Поступило", day(case.received_on)),
            ("Зарегистрировано", day(case.registered_on)),
            ("Завершено", day(ended) if ended else "рассматривается"),
        ),
    )
