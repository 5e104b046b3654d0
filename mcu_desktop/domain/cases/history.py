"""The history of a case in words: what was done, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.case import Case, Told
from mcu_desktop.domain.cases.chapters.contents import FACTS
from mcu_desktop.domain.cases.facts import (
    Answered,
    AnswerSent,
    Assigned,
    Attached,
    Closed,
    Corrected,
    MeasuresTaken,
    Registered,
    Renumbered,
    Reopened,
    Settled,
    StepNoted,
    Taken,
    Withdrawn,
)
from mcu_desktop.domain.cases.field_words import TITLES, Names, full_name, known, shown, title
from mcu_desktop.domain.cases.keeping import Erased
from mcu_desktop.domain.cases.known_facts import CaseFact
from mcu_desktop.domain.cases.telling import seen_by_authors
from mcu_desktop.domain.cases.wording import which
from mcu_desktop.domain.spelling import because, day
from mcu_desktop.domain.undoing import Undone, in_force
from mcu_desktop.domain.vocabulary import RUSSIAN, AnswerChannel, CaseId

__all__ = ["Line", "Names", "action_name", "full_name", "history", "sentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the history; what was taken back is shown and marked."""

    told: Told
    text: str
    undone: bool


def history(case_id: CaseId, told: Iterable[Told], names: Names) -> Iterator[Line]:
    """Tell the facts of a case in order, each with what it changed."""
    entries = tuple(told)
    counting = set(map(id, in_force(entries)))
    for entry, case in zip(entries, seen_by_authors(case_id, entries), strict=True):
        yield Line(told=entry, text=sentence(case, entry.fact, names), undone=id(entry) not in counting)


def action_name(fact: CaseFact) -> str:
    """Name the action a fact belongs to, as a noun."""
    return _ACTIONS[type(fact)]


_ACTIONS: dict[type[CaseFact], str] = {
    Registered: "регистрация",
    Corrected: "исправление",
    Assigned: "назначение",
    Taken: "взятие в работу",
    StepNoted: "отметка о ходе работы",
    Answered: "результат по вопросу",
    MeasuresTaken: "отметка о принятых мерах",
    AnswerSent: "отправка ответа",
    Closed: "закрытие",
    Renumbered: "присвоение другого номера",
    Reopened: "возврат в работу",
    Withdrawn: "отзыв",
    Erased: "уничтожение по акту",
    Attached: "приложение файла",
    Settled: "решение разногласия",
    Undone: "отмена",
    **{kind: one.action for kind, one in FACTS.items()},
}


def sentence(case: Case | None, fact: CaseFact, names: Names) -> str:
    """Give one fact in words; `case` is how things stood before it."""
    match fact:
        case Registered():
            how = f"{RUSSIAN[fact.form]}, {RUSSIAN[fact.channel]}"
            return f"Зарегистрировано № {fact.number} от {day(fact.registered_on)} ({how})."
        case Corrected():
            return f"Исправлено: {_changes(case, fact, names)}. Причина: {fact.reason}"
        case Assigned():
            given_up = "; прежний результат снят" if fact.anew else ""
            return f"{which(case, fact.question)}{_handed(case, fact, names)}{given_up}."
        case Taken():
            return f"{which(case, fact.question)}Взято в работу."
        case StepNoted():
            return f"{which(case, fact.question) if fact.question else ''}{fact.text}"
        case Answered():
            measures = f", {RUSSIAN[fact.measures]}" if fact.measures else ""
            text = f": {fact.text}" if fact.text else ""
            return f"{which(case, fact.question)}Результат – {RUSSIAN[fact.result]}{measures}{text}"
        case MeasuresTaken():
            text = f": {fact.text}" if fact.text else ""
            return f"{which(case, fact.question)}Меры приняты {day(fact.taken_on)}{text}"
        case AnswerSent(channel=AnswerChannel.NONE):
            return f"Рассмотрение закончено {day(fact.sent_on)}, ответ заявителю не направляется."
        case AnswerSent():
            outgoing = f", исх. № {fact.outgoing}" if fact.outgoing else ""
            signer = f", подписал: {fact.signer}" if fact.signer else ""
            consent = ", с согласия гражданина" if fact.consent else ""
            how = RUSSIAN[fact.channel]
            return f"Ответ отправлен {day(fact.sent_on)} {how}{outgoing}{signer}{consent}."
        case Closed():
            return f"Закрыто в дело {day(fact.closed_on)}."
        case Reopened():
            return f"Возвращено в работу {day(fact.reopened_on)}. Причина: {fact.reason}"
        case Withdrawn():
            return _stopped(case, fact)
        case Erased():
            return f"Уничтожено {day(fact.erased_on)} по акту № {fact.act}."
        case Attached():
            return f"Приложен файл «{fact.name}»."
        case Renumbered():
            before = f" вместо № {case.number}: его носит и другое дело" if case else ""
            return f"Присвоен № {fact.number}{before}."
        case Settled():
            chosen = (f"{title(c.field)} – «{shown(c.field, c.value, names)}»" for c in fact.choices)
            return f"Разногласие решено: {'; '.join(chosen)}."
        case Undone():
            return f"Отменено: {fact.what}."
        case _:
            return FACTS[type(fact)].sentence(case, fact, names)


def _stopped(case: Case | None, fact: Withdrawn) -> str:
    kept = (file.name for file in (case.attachments if case else ()) if file.digest == fact.statement)
    paper = "".join(f", файл «{name}»" for name in kept)
    return (
        f"Рассмотрение прекращено {day(fact.withdrawn_on)} по заявлению гражданина (п. 5 ст. 5){paper}"
        f"{because(fact.reason)}"
    )


def _handed(case: Case | None, fact: Assigned, names: Names) -> str:
    block, executor = names.block_name(fact.block), names.person_name(fact.executor)
    to = f"{block}, исполнитель – {executor}" if fact.executor else block
    before = case.question(fact.question) if case else None
    if before is None or not before.assigned:
        return f"Назначено: {to}"
    if before.block == fact.block and fact.executor and not before.executor:
        return f"Назначен исполнитель: {executor}"
    if fact.anew and (before.block, before.executor) == (fact.block, fact.executor):
        return f"Назначено заново: {to}"
    was = names.block_name(before.block)
    if before.executor:
        was = f"{was}, {names.person_name(before.executor)}"
    return f"Передано: {to} (прежде {was})"


def _changes(case: Case | None, fact: Corrected, names: Names) -> str:
    parts = []
    for name, called in (*TITLES.items(), ("questions", "вопросы")):
        after = getattr(fact, name, None)
        if after is None:
            continue
        if name == "text":
            parts.append(called)
            continue
        before = shown(name, getattr(case, name), names) if case else ""
        now = shown(name, after, names)
        if case is not None and name == "applicants" and before == now:
            before, now = known(case.applicants), known(after)
        parts.append(f"{called} «{before}» – теперь «{now}»")
    return "; ".join(parts)
