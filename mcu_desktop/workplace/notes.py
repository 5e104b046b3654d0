"""The weekly note at the workplace: written from the register, frozen as a fact, reprinted for ever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from mcu_desktop.analytics.weekly import weekly_note
from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import CardId, FrozenNote
from mcu_desktop.domain.notes.note import Letterhead, Note
from mcu_desktop.domain.notes.period import Period
from mcu_desktop.domain.permissions.rights import Export, Seeing
from mcu_desktop.journal.msgspec_alone import msgspec
from mcu_desktop.problems import Refusal
from mcu_desktop.store.collecting import no_cycles
from mcu_desktop.workplace.naming import names
from mcu_desktop.workplace.readings import exported

if TYPE_CHECKING:
    from mcu_desktop.domain.notes.drawing import Spots
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNote:
    """A note with the identifiers of the cases that its figures count."""

    note: Note
    keys: Sequence[int]
    ids: Sequence[str]
    """The identifiers of the cases, in the order of their keys."""
    frozen: CardId | None = None

    def figures(self) -> dict[str, dict[str, Any]]:
        """Give each figure with the identifiers behind it."""
        of_key = dict(zip(self.keys, self.ids, strict=True))
        return {
            name: {"value": figure.value, "cases": [of_key[key] for key in figure.cases]}
            for name, figure in self.note.figures.items()
        }


@no_cycles()
def write(workplace: Workplace, period: Period, *, proposals: tuple[str, ...] = ()) -> WrittenNote:
    """Write the note of a period from the register as it stands."""
    workplace.judged(Seeing.NOTE)
    moment = workplace.now()
    today = moment.date()
    if period.first > today:
        raise Refusal("Период ещё не начался: записку писать не о чем.", field="--from")
    cases, questions = workplace.store.note_rows.within(
        [(span.first, span.last) for span in period.compared_with()], today
    )
    office = workplace.office
    note = weekly_note(
        period=period,
        as_of=min(period.last, today),
        cases=cases,
        questions=questions,
        blocks={block.name: block.short for block in office.blocks.values()},
        letterhead=_letterhead(workplace),
        proposals=proposals,
        names=names(workplace),
        now=moment.isoformat() if period.last >= today else None,
    )
    keys, ids = (tuple(map(attrgetter(name), cases)) for name in ("key", "id"))
    return WrittenNote(note=note, keys=keys, ids=ids)


def freeze(workplace: Workplace, written: WrittenNote) -> tuple[CardId, Changes]:
    """Keep a note as it goes to the head: its content and pages become attachments of a fact."""
    from mcu_desktop.reports.note_docx import document  # noqa: PLC0415 - half a second of libraries
    from mcu_desktop.reports.note_pdf import pdf  # noqa: PLC0415
    from mcu_desktop.reports.note_xlsx import workbook  # noqa: PLC0415

    period = written.note.period
    if frozen(workplace, period) is not None:
        raise Refusal("Записка за этот период уже утверждена: она печатается в прежнем виде.")
    note = replace(written.note, dated=workplace.today())
    keep = workplace.store.attachments.keep_bytes
    name = f"записка {period.first.isoformat()} – {period.last.isoformat()}"
    content = msgspec.json.encode(
        _Content(note=note, ids=dict(zip(map(str, written.keys), written.ids, strict=True))),
        order="sorted",
        enc_hook=tuple,
    )
    card = FrozenNote(
        period_from=period.first,
        period_to=period.last,
        content=keep(content, f"{name}.json", "application/json").digest,
        pages=keep(pdf(note), f"{name}.pdf", PDF).digest,
        document=keep(document(note), f"{name}.docx", DOCX).digest,
        workbook=keep(workbook(note), f"{name}.xlsx", XLSX).digest,
    )
    return workplace.record(card)


def frozen(workplace: Workplace, period: Period) -> tuple[CardId, FrozenNote] | None:
    """Give the frozen note of a period, if there is one."""
    span = (period.first, period.last)
    for id_, card, gone in workplace.store.cards():
        if not gone and isinstance(card, FrozenNote) and (card.period_from, card.period_to) == span:
            return id_, card
    return None


def reopened(workplace: Workplace, period: Period) -> WrittenNote | None:
    """Give a frozen note as it was written."""
    workplace.judged(Seeing.NOTE)
    found = frozen(workplace, period)
    if found is None:
        return None
    id_, card = found
    content = msgspec.json.decode(workplace.store.attachments.read(card.content), type=_Content)
    keys, ids = tuple(map(int, content.ids)), tuple(content.ids.values())
    return WrittenNote(note=content.note, keys=keys, ids=ids, frozen=id_)


def pages(workplace: Workplace, written: WrittenNote) -> bytes:
    """Give the PDF: the kept pages of a frozen note, a draft otherwise."""
    _taken(workplace, written, "pdf")
    if kept := _kept(workplace, written):
        return workplace.store.attachments.read(kept.pages)
    from mcu_desktop.reports.note_pdf import pdf  # noqa: PLC0415

    return pdf(written.note, draft=True)


def printed(workplace: Workplace, written: WrittenNote) -> tuple[bytes, Spots]:
    """Give the PDF and where its figures stand; of kept pages, where this program would draw the same."""
    from mcu_desktop.reports.note_pdf import printed as drawn  # noqa: PLC0415

    kept = _kept(workplace, written)
    now = drawn(written.note, draft=kept is None)
    if kept is None:
        return now.content, now.spots
    content = workplace.store.attachments.read(kept.pages)
    return content, now.spots if content == now.content else ()


def document(workplace: Workplace, written: WrittenNote) -> bytes:
    """Give the DOCX: the kept one of a frozen note, a draft otherwise."""
    _taken(workplace, written, "docx")
    if kept := _kept(workplace, written):
        return workplace.store.attachments.read(kept.document)
    from mcu_desktop.reports.note_docx import document as drawn  # noqa: PLC0415

    return drawn(written.note, draft=True)


def workbook(workplace: Workplace, written: WrittenNote) -> bytes:
    """Give the XLSX: the kept one of a frozen note, a draft otherwise."""
    _taken(workplace, written, "xlsx")
    if kept := _kept(workplace, written):
        return workplace.store.attachments.read(kept.workbook)
    from mcu_desktop.reports.note_xlsx import workbook as drawn  # noqa: PLC0415

    return drawn(written.note, draft=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    note: Note
    ids: dict[str, str]


def _taken(workplace: Workplace, written: WrittenNote, kind: str) -> None:
    period = written.note.period
    exported(
        workplace, Export.NOTE_PAPER, kind, count=len(written.ids), conditions=f"записка за {period.title}"
    )


def _kept(workplace: Workplace, written: WrittenNote) -> FrozenNote | None:
    found = frozen(workplace, written.note.period) if written.frozen else None
    return found[1] if found else None


def _letterhead(workplace: Workplace) -> Letterhead:
    office = workplace.office
    head = next((p for id_, p in office.people.items() if Duty.HEAD in office.duties_of(id_)), None)
    return Letterhead(
        addressee=office.administration.head_post,
        signer=head.post if head else "Руководитель муниципального центра управления",
        signer_name=_initials_first(head.name) if head and head.name else "",
    )


def _initials_first(name: str) -> str:
    """Write «Петрова Анна Сергеевна» as «А. С. Петрова»."""
    surname, *given = name.split()
    return "\u00a0".join((*(f"{part[0]}." for part in given), surname))
