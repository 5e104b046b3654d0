"""The card of a case on paper, told from its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.history import full_name
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.domain.spelling import day
from mcu_desktop.domain.vocabulary import RUSSIAN
from mcu_desktop.workplace.readings import exported

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case, Question
    from mcu_desktop.domain.cases.clocks import Clock
    from mcu_desktop.domain.cases.values import Applicant
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.reports.case_sheet import CasePaper, PaperPart
    from mcu_desktop.workplace.sheet import CaseSheet
    from mcu_desktop.workplace.workplace import Workplace

Rows = tuple[tuple[str, str], ...]


def pages(workplace: Workplace, id_: CaseId) -> bytes:
    """Draw the card as PDF."""
    from mcu_desktop.reports.case_sheet import pdf  # noqa: PLC0415 - half a second of libraries

    drawn = pdf(paper(workplace, id_))
    exported(workplace, Export.CARD, "pdf", case=id_)
    return drawn


def paper(workplace: Workplace, id_: CaseId) -> CasePaper:
    """Tell the card as it stands now."""
    from mcu_desktop.reports.case_sheet import CasePaper, PaperPart  # noqa: PLC0415 - with its libraries

    sheet = workplace.sheet(id_)
    case = sheet.case
    marks = ", ".join(RUSSIAN[mark] for mark in case.marks)
    several = len(case.questions) > 1
    questions = (
        PaperPart(heading=f"Вопрос {q.id}" if several else "Вопрос", rows=_question(q, case, workplace))
        for q in case.questions
    )
    return CasePaper(
        title=f"Карточка № {case.number}",
        under=tuple(filter(None, (_came(case), f"Отметки: {marks}." if marks else "", _printed(workplace)))),
        parts=(
            PaperPart(
                heading="Заявители" if len(case.applicants) > 1 else "Заявитель",
                rows=tuple(map(_person, case.applicants)) or _NOBODY,
            ),
            PaperPart(heading="Текст", text=case.text, rows=(("Место", case.place),) if case.place else ()),
            *questions,
            *_rest(sheet, PaperPart),
        ),
    )


_NOBODY: Rows = (("Без подписи", "Заявитель не назвал себя."),)


def _rest(sheet: CaseSheet, part: type[PaperPart]) -> tuple[PaperPart, ...]:
    terms = tuple((_until(clock.due), f"{clock.title}{_stopped(clock)}") for clock in sheet.clocks)
    files = tuple((f"Файл {n}", file.name) for n, file in enumerate(sheet.case.attachments, start=1))
    history = tuple(
        (line.at.strftime("%d.%m.%Y %H:%M"), _happened(line.text, line.author, line.duty, undone=line.undone))
        for line in sheet.history
    )
    parts = (part(heading="Сроки", rows=terms), part(heading="Вложения", rows=files))
    return (*(one for one in parts if one.rows), part(heading="История", rows=history))


def _came(case: Case) -> str:
    return (
        f"{RUSSIAN[case.regime]}: {RUSSIAN[case.kind]}, {RUSSIAN[case.form]}; "
        f"поступило {day(case.received_on)} ({RUSSIAN[case.channel]}), "
        f"зарегистрировано {day(case.registered_on)}. "
        f"Ответ – {RUSSIAN[case.answer_channel]}. Состояние: {RUSSIAN[case.status].lower()}."
    )


def _printed(workplace: Workplace) -> str:
    return f"Составлено {workplace.now():%d.%m.%Y в %H:%M}: {workplace.person_name(workplace.person)}."


def _person(applicant: Applicant) -> tuple[str, str]:
    benefit = f"льгота: {applicant.benefit}" if applicant.benefit else None
    known = filter(None, (applicant.address, applicant.phone, applicant.email, benefit))
    return full_name(applicant), "; ".join(known) or "Больше ничего не известно."


def _question(question: Question, case: Case, workplace: Workplace) -> Rows:
    topic = workplace.classifier.topic(question.code) if question.code else None
    result = ""
    if question.result:
        measures = f", {RUSSIAN[question.measures]}" if question.measures else ""
        result = f"{RUSSIAN[question.result]}{measures}"
    told = (
        ("Суть", question.text),
        ("Тема", f"{question.code or ''} {topic.name if topic else ''}".strip() or "не указана"),
        ("Блок", workplace.block_name(question.block)),
        ("Исполнитель", workplace.person_name(question.executor)),
        ("Состояние", RUSSIAN[case.stage_of(question)]),
        ("Результат", result),
        ("Ответ", question.answer),
    )
    return tuple((name, words) for name, words in told if words)


def _until(due: str) -> str:
    moment = f" до {due[11:16]}" if len(due) > len("2026-01-01") else ""
    return f"{due[8:10]}.{due[5:7]}.{due[:4]}{moment}"


def _stopped(clock: Clock) -> str:
    return f" (срок остановлен {day(clock.stopped_on)})" if clock.stopped_on else ""


def _happened(text: str, author: str, duty: str, *, undone: bool) -> str:
    who = f"{author}, {duty}" if duty else author
    return f"{text}{' (отменено)' if undone else ''} – {who}"
