"""Organisations without a login: what they are asked goes out, what they answer comes in.

A commission is written down first and put on paper or into a packet from what is written: a paper
that was lost is made again, and says the same.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.chapters.commissions import Commission, TakeAnswer
from mcu_desktop.domain.cases.clocks import clocks
from mcu_desktop.domain.cases.commands import Attach
from mcu_desktop.domain.cases.commissions import number, read_number, spaced, usual_due
from mcu_desktop.domain.cases.history import full_name
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.terms.norms import Stop
from mcu_desktop.domain.vocabulary import CaseId, QuestionId
from mcu_desktop.problems import Refusal
from mcu_desktop.whole_file import written_whole
from mcu_desktop.workplace.readings import exported

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.chapters.commissions import Commissioned
    from mcu_desktop.domain.cases.clocks import Clock
    from mcu_desktop.domain.cases.commands import CaseCommand
    from mcu_desktop.domain.cases.values import Applicant
    from mcu_desktop.sync.guests.packet import Enclosed, Letter
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants an organisation to be asked."""

    question: QuestionId
    unit: CardId
    text: str
    due: date
    sheet: bool = False
    """On paper alone; otherwise as a packet, which can be printed, too."""
    named: bool = False
    files: tuple[str, ...] = ()
    """Digests of files of the case that go along."""
    fresh_code: bool = False
    """Not the code that the organisation knows already."""


class Standing(NamedTuple):
    """One commission of a case and how it stands."""

    case: CaseId
    number: str
    commission: Commissioned
    answered: bool


class Came(NamedTuple):
    """An answer that was opened and is not taken in yet."""

    standing: Standing
    by: str
    text: str
    files: tuple[Enclosed, ...]


# ---------------------------------------------------------------------- out


def commission(workplace: Workplace, id_: CaseId, wish: Wish) -> tuple[str, Changes]:
    """Write down what an organisation is asked; give the name of the commission."""
    from mcu_desktop.sync.guests.packet import MOST_FILES  # noqa: PLC0415 - with the cipher

    workplace.judged(Export.COMMISSION)
    chosen = [file for file in workplace.case(id_).attachments if file.digest in wish.files]
    if sum(file.size for file in chosen) > MOST_FILES:
        raise Refusal("Файлы поручения вместе больше 10 МБ: выберите меньше.", field="files")
    name = workplace.new_id()
    command = Commission(
        commission=name,
        question=wish.question,
        unit=wish.unit,
        text=wish.text,
        due=wish.due,
        code="" if wish.sheet else _code(workplace, wish),
        named=wish.named,
        files=wish.files,
    )
    return name, workplace.act(id_, command)


def save_packet(workplace: Workplace, id_: CaseId, name: str, into: Path) -> None:
    """Put a commission into a packet, whole or not at all."""
    from mcu_desktop.sync.guests.packet import Enclosed, packet  # noqa: PLC0415 - with the cipher

    one = of_case(workplace, id_, name).commission
    if not one.code:
        raise Refusal("Это поручение отправлено на бумаге: пакета у него нет.")
    case, attachments = workplace.case(id_), workplace.store.attachments
    files = tuple(
        Enclosed(name=Path(file.name).name, content=attachments.read(file.digest))
        for file in case.attachments
        if file.digest in one.files
    )
    page = packet(
        letter(workplace, case, one), files, commission=name, number=spaced(number(name)), code=one.code
    )
    _exported(workplace, id_, one, "пакет", len(files))
    written_whole(into, page.encode())


def sheet(workplace: Workplace, id_: CaseId, name: str) -> bytes:
    """Draw a commission as PDF."""
    from mcu_desktop.reports.commission_sheet import CommissionPaper, pdf  # noqa: PLC0415 - 0.3 s, when printed

    one = of_case(workplace, id_, name).commission
    said = letter(workplace, workplace.case(id_), one)
    _exported(workplace, id_, one, "pdf", 0)
    reach = f" или по телефону {said.phone}" if said.phone else ""
    return pdf(
        CommissionPaper(
            office=said.office,
            unit=said.unit,
            number=spaced(number(name)),
            digits=number(name),
            rows=tuple(told(said)),
            back=f"Заполните и верните этот лист{reach}. Дело найдут по номеру или коду вверху.",
        )
    )


def letter(workplace: Asking, case: Case, one: Commissioned) -> Letter:
    """Give what an organisation is told of a case, and no more."""
    from mcu_desktop.sync.guests.packet import Letter  # noqa: PLC0415 - with the cipher

    administration, unit = workplace.office.administration, workplace.office.units.get(one.unit)
    question = case.question(one.question)
    return Letter(
        office=administration.name,
        phone=administration.phone,
        contact=workplace.person_name(workplace.person),
        unit=unit.name if unit else workplace.unit_name(one.unit),
        case=case.number,
        question=question.text if question else "",
        text=one.text,
        place=case.place or "",
        due=f"до {day(one.due)} включительно",
        why=_why(workplace, case),
        applicant=_reached(case.applicants) if one.named else (),
    )


def told(said: Letter) -> list[tuple[str, str]]:
    """Give a letter as rows of a name and its words; what is empty is left out."""
    rows = (
        ("Что сделать", said.text),
        ("Вопрос заявителя", said.question),
        ("Где", said.place),
        ("Заявитель", "; ".join(said.applicant)),
        ("Срок ответа", said.due),
        ("Почему такой срок", said.why),
        ("Дело", f"№ {said.case}"),
        ("Кто поручил", ", ".join(filter(None, (said.contact, said.phone)))),
    )
    return [(name, words) for name, words in rows if words]


def disclosed(workplace: Asking, id_: CaseId, wish: Wish) -> list[tuple[str, str]]:
    """Show beforehand what an organisation would be told."""
    from mcu_desktop.domain.cases.chapters.commissions import Commissioned  # noqa: PLC0415 - what is not written down yet

    case = workplace.case(id_)
    one = Commissioned(
        commission="",
        question=wish.question,
        unit=wish.unit,
        text=wish.text,
        due=wish.due,
        named=wish.named,
        files=wish.files,
    )
    names = ", ".join(file.name for file in case.attachments if file.digest in wish.files)
    return [*told(letter(workplace, case, one)), *([("Файлы", names)] if names else [])]


def offered_due(workplace: Asking, case: Case) -> date:
    """Give the day that is offered for the answer of an organisation."""
    last = _answer_clock(workplace, case)
    return usual_due(workplace.today(), date.fromisoformat(last.due_day) if last else None)


# ---------------------------------------------------------------------- in


def standing(case: Case) -> tuple[Standing, ...]:
    """Give the commissions of a case, those that wait for an answer first."""
    known = (
        Standing(case.id, case.number, one, case.answer_to(one.commission) is not None)
        for one in case.commissions
    )
    return tuple(sorted(known, key=lambda one: (one.answered, one.commission.due)))


def of_case(workplace: Asking, id_: CaseId, name: str) -> Standing:
    """Give one commission of a case."""
    found = next((one for one in standing(workplace.case(id_)) if one.commission.commission == name), None)
    if found is None:
        raise Refusal("Такого поручения в деле нет: возможно, его отменили.")
    return found


def found(workplace: Asking, typed: str) -> Standing:
    """Find a commission by the number that was scanned or typed from its sheet."""
    return _known(workplace, read_number(typed), field="number")


def came(workplace: Asking, file: Path) -> Came:
    """Open an answer file; nothing is written yet."""
    from mcu_desktop.sync.guests.answer import opened, read  # noqa: PLC0415 - with the cipher

    sealed = read(file)
    one = _known(workplace, sealed.commission, field="file")
    if not one.commission.code:
        raise Refusal("Это поручение ушло на бумаге: файлом на него не отвечают.", field="file")
    if one.answered:
        raise Refusal(
            f"Ответ на это поручение по делу {one.number} уже принят. Чтобы принять другой, "
            "отмените приём первого.",
            field="file",
        )
    answer = opened(sealed, one.commission.code)
    return Came(one, answer.by, answer.text, answer.files)


def take_in(workplace: Workplace, answer: Came) -> Changes:
    """Write down an answer with its files, as one action."""
    one = answer.standing
    known = {file.digest for file in workplace.case(one.case).attachments}
    kept = [workplace.store.attachments.keep_received(file.content, file.name) for file in answer.files]
    fresh = {file.digest: file for file in kept if file.digest not in known}
    said = TakeAnswer(commission=one.commission.commission, text=answer.text, by=answer.by)
    files = [
        Attach(digest=file.digest, name=file.name, media_type=file.media_type, size=file.size)
        for file in fresh.values()
    ]
    commands: list[CaseCommand] = [said, *files]
    return workplace.act_on_each([(one.case, command) for command in commands])


# ---------------------------------------------------------------------- inside


def _known(workplace: Asking, named: str, *, field: str) -> Standing:
    rows = workplace.store.register.by_commission(named)
    if len(rows) != 1:
        raise Refusal(
            "Такого поручения здесь нет: оно другой администрации, отменено или ещё не пришло с обменом.",
            field=field,
        )
    case, name = rows[0]
    return of_case(workplace, CaseId(case), name)


def _code(workplace: Workplace, wish: Wish) -> str:
    """Give the code that the organisation was told before, or a new one."""
    from mcu_desktop.sync.guests.code import new_code  # noqa: PLC0415 - with the cipher

    last = None if wish.fresh_code else workplace.store.register.last_commission(wish.unit)
    earlier = workplace.case(CaseId(last)).commissions if last else ()
    codes = (one.code for one in reversed(earlier) if one.unit == wish.unit and one.code)
    return next(codes, None) or new_code()


def _exported(workplace: Workplace, id_: CaseId, one: Commissioned, kind: str, files: int) -> None:
    parts = (
        workplace.unit_name(one.unit),
        "с данными заявителя" if one.named else "без данных заявителя",
        f"файлов: {files}" if files else "",
    )
    exported(workplace, Export.COMMISSION, kind, case=id_, conditions="; ".join(filter(None, parts)))


def _reached(applicants: tuple[Applicant, ...]) -> tuple[str, ...]:
    first = applicants[0] if applicants else None
    if first is None:
        return ("Заявитель не назвал себя.",)
    return tuple(filter(None, (full_name(first), first.address, first.phone)))


def _why(workplace: Asking, case: Case) -> str:
    last = _answer_clock(workplace, case)
    if last is None:
        return "По этому сроку администрация продолжит работу над вопросом."
    until = day(date.fromisoformat(last.due_day))
    return f"Администрация отвечает заявителю до {until} ({last.deadline.norm.article})."


def _answer_clock(workplace: Asking, case: Case) -> Clock | None:
    """Give the term of the office's own answer."""
    running = (one for one in clocks(case, workplace.terms) if one.running)
    ends = (one for one in running if one.deadline.norm.stops is Stop.ANSWERED)
    return min(ends, key=lambda one: one.due, default=None)
