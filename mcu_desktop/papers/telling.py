"""What a sheet says: the value of every field, from the case, the office and the wish."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import Person
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.clocks import binding, clocks
from mcu_desktop.domain.cases.commissions import spaced
from mcu_desktop.domain.cases.completeness import passage
from mcu_desktop.domain.office.office import Office
from mcu_desktop.domain.spelling import agreeing, counted, day
from mcu_desktop.domain.terms.deadlines import Terms
from mcu_desktop.domain.terms.norms import Stop, in_force
from mcu_desktop.domain.vocabulary import RUSSIAN, Regime
from mcu_desktop.papers.addressing import Addressing, signature
from mcu_desktop.papers.declension.dictionary import Case as Inflection
from mcu_desktop.papers.fields import GAP
from mcu_desktop.papers.kinds import PAPERS, To
from mcu_desktop.papers.lines import lines, numbered, sentence, shortened
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Question
    from mcu_desktop.domain.cases.clocks import Clock
    from mcu_desktop.papers.fields import Values
    from mcu_desktop.papers.kinds import Asked, Paper, Sheet
    from mcu_desktop.papers.wish import Recipient, Wish

_NO_NUMBER = "________"
_ARTICLE = re.compile(r"(?<=\bч\.) |(?<=\bп\.) |(?<=\bст\.) ")
"""Where an article does not go on in the next line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Of what a paper tells."""

    case: Case
    office: Office
    terms: Terms
    today: date
    code: str
    """The digits by which a scanner finds the case."""
    signer: Person | None
    executor: Person | None
    receiver: Person | None = None
    """Who heard the citizen in person, where the case came of a reception."""

    @property
    def answer_clock(self) -> Clock | None:
        """The term of the office's own answer that ends next, or the last one that was stopped."""
        terms = (one for one in clocks(self.case, self.terms) if one.deadline.norm.stops is Stop.ANSWERED)
        known = tuple(terms)
        return binding(known) or max(known, key=lambda one: one.due, default=None)


def told(
    subject: Subject, wish: Wish, sheet: Sheet, recipient: Recipient | None, number: str, names: Addressing
) -> Values:
    """Give what a sheet says; what nobody said stands as a gap for the eye."""
    case, paper = subject.case, PAPERS[wish.kind]
    return {
        **_of_office(subject),
        **_of_case(case, names),
        **_of_work(subject, names),
        "дата": day(subject.today),
        "исходящий номер": number or _NO_NUMBER,
        "пометка": "ПРОЕКТ" if sheet.letter and not number else "",
        "адресат": _addressee(subject, sheet, recipient, names),
        **_replied_to(case, sheet, recipient),
        "приветствие": names.greeting(case) if sheet.to is To.AUTHOR else "",
        "суть": numbered(one.text for one in case.questions if one.id in (wish.questions or (one.id,))),
        "статья": _article(subject, paper),
        "текст": _text(wish, paper),
        "причина": _gap(sentence(wish.reason), paper.asked("reason")),
        "орган": ", ".join(names.body(recipient)) if recipient else "",
        "органы": "; ".join(one.name for one in wish.bodies) or GAP.format("кому направлено"),
        "что запрошено": numbered((wish.asked or GAP.format("что запрошено")).splitlines()),
        "срок": _until(subject, wish, sheet),
        "прежний срок": _formerly(subject),
        "страница": _page(subject, wish),
        "прежние ответы": _earlier(subject, wish),
        "соисполнители": wish.helpers,
        "решение приёма": shortened(sentence(wish.text)),
        "приложение": _enclosure(wish, sheet),
        **_of_seal(wish),
    }


def missing(wish: Wish) -> tuple[Asked, ...]:
    """Give what a paper cannot go out without."""
    return tuple(one for one in PAPERS[wish.kind].asks if one.required and not getattr(wish, one.name))


def _of_office(subject: Subject) -> Values:
    office = subject.office.administration
    post, name = signature(subject.signer)
    return {
        "администрация": office.name,
        "адрес администрации": office.address,
        "телефон администрации": office.phone,
        "почта администрации": office.email,
        "должность подписавшего": post,
        "подписавший": name,
        "исполнитель": subject.executor.title if subject.executor else GAP.format("исполнитель"),
        "телефон исполнителя": (subject.executor.phone if subject.executor else "") or office.phone,
        "код дела": spaced(subject.code),
    }


def _of_case(case: Case, names: Addressing) -> Values:
    appeal = case.regime is Regime.APPEAL
    first = case.applicants[0] if case.applicants else None
    standing = (first.social, first.benefit) if first else ()
    return {
        "номер обращения": case.number,
        "дата регистрации": day(case.registered_on),
        "дата поступления": day(case.received_on),
        "обращение": "обращение" if appeal else "сообщение",
        "обращения": "обращения" if appeal else "сообщения",
        "обращению": "обращению" if appeal else "сообщению",
        "заявитель": names.applicants(case, None),
        "заявителя": names.applicants(case, Inflection.GENITIVE),
        "заявителю": names.applicants(case, Inflection.DATIVE),
        "адрес заявителя": (first.address or first.email or "не указан") if first else "не указан",
        "телефон заявителя": (first.phone or "") if first else "",
        "социальное положение": ", ".join(filter(None, standing)),
        "место": case.place or "",
        "текст обращения": lines(case.text),
        "результат": numbered(map(_result, case.questions)),
        "дата приёма": day(case.received_on),
    }


def _replied_to(case: Case, sheet: Sheet, recipient: Recipient | None) -> Values:
    """Give the number that the letter answers: of the case, or of the covering letter of that body."""
    if sheet.to is To.AUTHOR:
        return {"на номер": case.number, "на дату": day(case.registered_on)}
    letter = case.covering
    if letter is None or recipient is None or letter.body != recipient.name:
        return {}
    return {"на номер": letter.number, "на дату": day(letter.dated)}


def _of_work(subject: Subject, names: Addressing) -> Values:
    case = subject.case
    consent = bool(case.sent and case.sent.consent)
    receiver = subject.receiver or subject.signer
    return {
        "ответственный": names.named_staff(subject.executor),
        "дни": _days(subject),
        "приём": receiver.title if receiver else GAP.format("кто вёл приём"),
        "согласие": "да, дано" if consent else "нет",
    }


def _of_seal(wish: Wish) -> Values:
    seal = wish.seal
    return {
        "эп сертификат": seal.certificate if seal else "",
        "эп владелец": seal.owner if seal else "",
        "эп срок": f"с {day(seal.valid_from)} по {day(seal.valid_to)}" if seal else "",
    }


def _addressee(
    subject: Subject, sheet: Sheet, recipient: Recipient | None, names: Addressing
) -> tuple[str, ...]:
    match sheet.to:
        case To.AUTHOR:
            return names.author(subject.case)
        case To.BODY:
            return names.body(recipient) if recipient else (GAP.format("кому"),)
        case To.EXECUTOR:
            return names.staff(subject.executor)
        case To.FILE:
            return ()


def _article(subject: Subject, paper: Paper) -> str:
    """Print the article of the norm as it stands today: the office's own change of it wins."""
    for norm in paper.norms:
        try:
            found = in_force(subject.terms.norms, norm, subject.today)
        except Refusal:
            continue
        if subject.case.regime in found.regimes:
            return _tied(found.article)
    clock = subject.answer_clock
    return _tied(clock.deadline.norm.article) if clock and "59fz.answer" in paper.norms else ""


def _tied(article: str) -> str:
    return _ARTICLE.sub("\u00a0", article)


def _text(wish: Wish, paper: Paper) -> tuple[str, ...]:
    if wish.text or not paper.asked("text"):
        return lines(wish.text)
    return lines(_gap("", paper.asked("text")))


def answers(case: Case) -> tuple[str, ...]:
    """Give the answers to the questions, each under its question where there are several."""
    several = len(case.questions) > 1
    said: list[str] = []
    for question in case.questions:
        if text := passage(case, question):
            said += [f"По вопросу «{question.text.rstrip('.')}»:"] if several else []
            said += lines(text)
    return tuple(said)


def _until(subject: Subject, wish: Wish, sheet: Sheet) -> str:
    if wish.until is not None:
        return day(wish.until)
    if sheet.template in {"request", "extension-decision", "extension-notice"}:
        return day(_usual_end(subject, sheet))
    if sheet.to is To.BODY:
        return ""
    clock = subject.answer_clock
    return _moment(clock.due) if clock else GAP.format("срок")


def _usual_end(subject: Subject, sheet: Sheet) -> date:
    """Give the day that a request, or an extension, ends on where nobody named another one."""
    if sheet.template == "request":
        return subject.terms.deadline("59fz.request", subject.today).due_day
    clock = subject.answer_clock
    begins = clock.deadline.raw if clock else subject.today
    return subject.terms.deadline("59fz.extend", begins).due_day


def _formerly(subject: Subject) -> str:
    """Give the day on which the term ended before it was extended."""
    clock = subject.answer_clock
    if clock is None:
        return GAP.format("прежний срок")
    return day(subject.terms.deadline(clock.norm, clock.deadline.start).due_day)


def _days(subject: Subject) -> str:
    clock = subject.answer_clock
    if clock is None or not clock.running:
        return "срок не идёт"
    left = (clock.deadline.due_day - subject.today).days
    if left == 0:
        return "срок истекает сегодня"
    days = counted(abs(left), "день", "дня", "дней")
    return (
        f"{agreeing(left, 'остался', 'осталось', 'осталось')} {days}"
        if left > 0
        else f"срок истёк, просрочка – {days}"
    )


def _page(subject: Subject, wish: Wish) -> str:
    asked = PAPERS[wish.kind].asked("page")
    return wish.page or _gap("" if asked else subject.office.administration.site, asked)


def _earlier(subject: Subject, wish: Wish) -> tuple[str, ...]:
    if wish.earlier:
        return numbered(wish.earlier.splitlines())
    sent = subject.case.sent
    if sent and not PAPERS[wish.kind].asked("earlier"):
        return (f"№ {sent.outgoing or 'б/н'} от {day(sent.sent_on)}, {RUSSIAN[sent.channel]}",)
    return (GAP.format("прежние ответы") if PAPERS[wish.kind].asked("earlier") else "не отправлялся",)


def _enclosure(wish: Wish, sheet: Sheet) -> str:
    if wish.enclosure:
        return wish.enclosure.rstrip(". ")
    if sheet.template.endswith("-cover"):
        return "копия обращения"
    return {"court": "обращение", "return": "жалоба"}.get(sheet.template, "")


def _result(question: Question) -> str:
    if question.result is None:
        return f"{question.text.rstrip('.')} – на рассмотрении"
    measures = f", {RUSSIAN[question.measures]}" if question.measures else ""
    return f"{question.text.rstrip('.')} – {RUSSIAN[question.result]}{measures}"


def _gap(text: str, asked: Asked | None) -> str:
    return text or (GAP.format(asked.title.lower()) if asked and asked.required else "")


def _moment(due: str) -> str:
    return f"{due[8:10]}.{due[5:7]}.{due[:4]}"
