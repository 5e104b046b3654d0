"""The door to outgoing papers: which a case may have, what they ask for, their preview, their issue."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cases.chapters.complaint import refuse_hit
from mcu_desktop.domain.cases.chapters.papers import IssuePaper, NumberTaken, PaperKind, outgoing_number
from mcu_desktop.domain.cases.codes import code
from mcu_desktop.domain.cases.commands import Attach, CaseCommand
from mcu_desktop.domain.office.journals import OUTGOING
from mcu_desktop.domain.permissions.reach import about
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.reception.words import ended
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.paper_templates import templates
from mcu_desktop.workplace.readings import exported

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cards.kinds import CardId, Person
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.office.office import Office
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.papers.drawing import Drawn, Paper
    from mcu_desktop.papers.kinds import Asked
    from mcu_desktop.papers.telling import Subject
    from mcu_desktop.papers.wish import Wish
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace

_ATTEMPTS = 5
_SENDING_ON = (PaperKind.FORWARD, PaperKind.SEVERAL, PaperKind.MIGRATION)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PDF = "application/pdf"
_UNFIT = re.compile(r'[\\/:*?"<>|]')
"""What a name of a file cannot hold on Windows."""
_SIGNERS = (Duty.CURATOR, Duty.HEAD)
"""Who signs where nobody was named."""


class Possible(NamedTuple):
    """One paper in the list of a case."""

    kind: PaperKind
    title: str
    asks: tuple[Asked, ...]
    why_not: str | None
    """Why it cannot be issued now; a draft may be drawn all the same."""


class Issued(NamedTuple):
    """A paper that was written down."""

    changes: Changes
    paper: Paper


def possible(workplace: Asking, id_: CaseId) -> tuple[Possible, ...]:
    """List the papers of a case, in the order of their numbers."""
    from mcu_desktop.papers.kinds import PAPERS, why_not  # noqa: PLC0415 - what papers need is loaded for them

    case = workplace.case(id_)
    return tuple(Possible(one.kind, one.title, one.asks, why_not(one.kind, case)) for one in PAPERS.values())


def offered(workplace: Asking, id_: CaseId, kind: PaperKind) -> Wish:
    """Give a paper as the facts of its case fill it in, for a form to begin with."""
    from mcu_desktop.papers.offering import from_facts  # noqa: PLC0415 - as above

    return from_facts(workplace.case(id_), kind, workplace.office)


def preview(workplace: Asking, id_: CaseId, wish: Wish) -> Paper:
    """Draw a draft: it bears no number, and nothing is written down."""
    workplace.judged(Export.PAPER)
    return _drawn(workplace, id_, wish, lambda: "")


def draft(workplace: Workplace, id_: CaseId, wish: Wish) -> Paper:
    """Draw a draft that leaves the program as files."""
    exported(workplace, Export.PAPER, "docx, pdf", case=id_, conditions=f"проект: {wish.kind}")
    return preview(workplace, id_, wish)


def issue(workplace: Workplace, id_: CaseId, wish: Wish) -> Issued:
    """Give a paper its numbers, lay it into the case and write that down, as one action."""
    from mcu_desktop.papers.kinds import why_not  # noqa: PLC0415 - as above
    from mcu_desktop.papers.telling import missing  # noqa: PLC0415

    case = workplace.case(id_)
    if reason := why_not(wish.kind, case):
        raise Refusal(f"{reason}: бумагу не регистрируют.", field="kind")
    workplace.judged(IssuePaper, about(case))  # before files are kept
    _refuse_whom_it_is_against(case, wish, workplace.office)
    subject = _subject(workplace, case, wish)
    for asked in missing(_completed(workplace, subject, wish)):
        raise Refusal(f"Не заполнено: {asked.title.lower()}.", field=asked.name)
    if subject.signer is None or not subject.signer.name:
        raise Refusal("Укажите, кто подписывает: в справочнике людей нужно имя.", field="signer")
    for _ in range(_ATTEMPTS):
        try:
            return _issued(workplace, case, wish)
        except NumberTaken:
            continue
    raise NumberTaken


def _refuse_whom_it_is_against(case: Case, wish: Wish, office: Office) -> None:
    """Refuse to send a complaint on to a body that it is against, under whichever address."""
    against = {office.bodies[one].name: one for one in case.against.bodies if one in office.bodies}
    if wish.kind in _SENDING_ON:
        for recipient in wish.bodies:
            if recipient.name in against:
                refuse_hit(case, office, against[recipient.name], "bodies")


def file_name(drawn: Drawn, case: Case, ending: str) -> str:
    """Name a file of a sheet: what it is, and of which case."""
    return _UNFIT.sub("-", f"{drawn.title} {drawn.number or case.number}.{ending}")


def _issued(workplace: Workplace, case: Case, wish: Wish) -> Issued:
    """Draw with the numbers that come next; the rules refuse them where somebody took one meanwhile."""
    paper = _drawn(workplace, case.id, wish, _next_numbers(workplace, case))
    signer = _subject(workplace, case, wish).signer
    acts: list[tuple[CaseId, CaseCommand]] = []
    lying = {file.digest for file in case.attachments}  # a sheet without a number is drawn alike again
    keep = workplace.store.attachments.keep_bytes
    for one in paper.sheets:
        files = (
            keep(one.document, file_name(one, case, "docx"), _DOCX),
            keep(one.pages, file_name(one, case, "pdf"), _PDF),
        )
        command = IssuePaper(
            paper=wish.kind,
            sheet=one.sheet.template,
            number=one.number,
            addressee=one.addressee,
            signer=signer.title if signer else "",
            document=files[0].digest,
            pages=files[1].digest,
        )
        acts.append((case.id, command))
        acts += (
            (case.id, Attach(digest=f.digest, name=f.name, media_type=f.media_type, size=f.size))
            for f in files
            if f.digest not in lying
        )
    return Issued(workplace.act_on_each(acts), paper)


def _next_numbers(workplace: Workplace, case: Case) -> Callable[[], str]:
    """Write the numbers that letters would get if they were registered now."""
    rules, store = workplace.rules(), workplace.store
    last = store.highest_number(OUTGOING, rules.today.year)

    def number() -> str:
        nonlocal last
        last += 1
        return outgoing_number(rules, case, store.station, last)

    return number


def _drawn(workplace: Asking, id_: CaseId, wish: Wish, numbers: Callable[[], str]) -> Paper:
    from mcu_desktop.papers.drawing import draw  # noqa: PLC0415 - half a second of libraries

    subject = _subject(workplace, workplace.case(id_), wish)
    return draw(subject, _completed(workplace, subject, wish), templates(workplace), numbers)


def _subject(workplace: Asking, case: Case, wish: Wish) -> Subject:
    from mcu_desktop.papers.telling import Subject  # noqa: PLC0415 - as above

    office = workplace.office
    visit = workplace.store.visits.of_case(case.id)
    return Subject(
        case=case,
        office=office,
        terms=workplace.terms,
        today=workplace.today(),
        code=code(case.id),
        signer=office.people.get(wish.signer) if wish.signer else _usual_signer(workplace),
        executor=office.people.get(wish.executor or _usual_executor(workplace, case)),
        receiver=office.people.get(visit.whom) if visit else None,
    )


def _completed(workplace: Asking, subject: Subject, wish: Wish) -> Wish:
    """Let what is known already stand for a text that nobody typed: answers, how a reception ended."""
    from mcu_desktop.papers.telling import answers  # noqa: PLC0415 - as above

    if wish.text.strip():
        return wish
    if wish.kind is PaperKind.RECEPTION:
        visit = workplace.store.visits.of_case(subject.case.id)
        return replace(wish, text=ended(visit.received) if visit and visit.received else "")
    return replace(wish, text="\n".join(answers(subject.case))) if wish.kind is PaperKind.ANSWER else wish


def _usual_signer(workplace: Asking) -> Person | None:
    people = workplace.office.people
    for duty in _SIGNERS:
        found = [one for id_, one in people.items() if duty in workplace.office.duties_of(id_)]
        if found:
            return next((one for one in found if one.name), found[0])
    return None


def _usual_executor(workplace: Asking, case: Case) -> CardId:
    executors = [question.executor for question in (*case.unanswered, *case.questions) if question.executor]
    return executors[0] if executors else workplace.person
