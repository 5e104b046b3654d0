"""What a record lacks before ССТУ takes it: said of a field, in words of the person who can mend it."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.office.sstu_cards import GUID
from mcu_desktop.domain.spelling import agreeing
from mcu_desktop.sstu.record import WITH_ANSWER, SstuStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcu_desktop.sstu.record import AnswerFile, SstuQuestion, SstuRecord, Transfer

CODE = re.compile(r"[0-9]{4}(\.[0-9]{4}){3,4}")
"""Questions and subquestions; sections, topics and groups are only the way to them."""

MOST_BASE64 = 10_000_000
"""Letters of an encoded file; it has to stay below."""


class Lack(NamedTuple):
    """One thing that keeps a record back."""

    field: str
    words: str
    question: int = 0
    """Which of several questions it is about, counted from one."""


def sentences(found: Iterable[Lack]) -> tuple[str, ...]:
    """Say what lacks; what several questions lack alike is said once."""
    alike: dict[str, list[str]] = {}
    for lack in found:
        alike.setdefault(lack.words, []).extend([str(lack.question)] if lack.question else [])
    return tuple(_sentence(words, numbers) for words, numbers in alike.items())


def _sentence(words: str, questions: list[str]) -> str:
    if not questions:
        return f"{words[:1].upper()}{words[1:]}"
    return f"{agreeing(len(questions), 'Вопрос', 'Вопросы', 'Вопросы')} {', '.join(questions)}: {words}"


_RECEIVED = frozenset(SstuStatus) - {SstuStatus.NOT_RECEIVED}
_REGISTERED = _RECEIVED - {SstuStatus.NOT_REGISTERED}
_ENDED = WITH_ANSWER | {SstuStatus.LEFT}


def lacks(record: SstuRecord) -> tuple[Lack, ...]:
    """Give everything that a record lacks, the office's own settings first."""
    return (*_of_appeal(record), *_of_questions(record))


def _of_appeal(record: SstuRecord) -> Iterator[Lack]:
    if not GUID.fullmatch(record.department):
        yield Lack("departmentId", "Не задан идентификатор администрации в ССТУ: впишите его в настройках.")
    if not record.number.strip():
        whose = "регистрационный номер" if record.direct else "номер сопроводительного письма"
        yield Lack("number", f"Не указан {whose}.")
    if record.created_on is None and not record.direct:
        yield Lack("createDate", "Не указана дата сопроводительного письма.")
    if not record.name.strip():
        yield Lack("name", "Не указан автор обращения.")
    if not record.questions:
        yield Lack("questions", "В обращении нет ни одного вопроса.")


def _of_questions(record: SstuRecord) -> Iterator[Lack]:
    several = len(record.questions) > 1
    for place, question in enumerate(record.questions):
        for lack in (*_of_question(question), *_of_order(record, question)):
            yield Lack(f"questions[{place}].{lack.field}", lack.words, place + 1 if several else 0)


def _of_question(question: SstuQuestion) -> Iterator[Lack]:
    status = question.status
    if not question.code:
        yield Lack("code", "не указан код тематического классификатора.")
    elif not CODE.fullmatch(question.code):
        yield Lack("code", f"код {question.code[:30]} – не вопрос классификатора, а раздел или тема.")
    wanted = (
        (question.received_on, _RECEIVED, "incomingDate", "дата поступления"),
        (question.registered_on, _REGISTERED, "registrationDate", "дата регистрации"),
        (question.answered_on, _ENDED, "responseDate", "дата ответа"),
    )
    for day, statuses, field, title in wanted:
        if status in statuses and day is None:
            yield Lack(field, f"не указана {title}.")
    if status in WITH_ANSWER:
        yield from _of_answer(question.answer)
    if status is SstuStatus.TRANSFERRED:
        yield from _of_transfer(question.transfer)


def _of_answer(answer: AnswerFile | None) -> Iterator[Lack]:
    if answer is None:
        yield Lack("attachment", "нет файла ответа: вложите его в карточку, назвав «Ответ…».")
    elif not answer.name.strip() or not answer.size:
        yield Lack("attachment", "файл ответа пуст или без названия.")
    elif encoded_length(answer.size) >= MOST_BASE64:
        yield Lack(
            "attachment", f"файл ответа «{answer.name[:60]}» больше 7,1 МБ: вложите его с меньшим качеством."
        )


def _of_transfer(transfer: Transfer | None) -> Iterator[Lack]:
    if transfer is None:
        yield Lack("transfer", "не указано, куда направлено обращение.")
        return
    if not GUID.fullmatch(transfer.department):
        named = f"«{transfer.body}»" if transfer.body else "этого органа"
        yield Lack(
            "transfer.departmentId", f"у органа {named} нет идентификатора ССТУ: впишите его в справочник."
        )
    if transfer.on is None:
        yield Lack("transfer.transferDate", "не указана дата направления.")
    if not transfer.number.strip():
        yield Lack("transfer.transferNumber", "не указан исходящий номер направления.")


def _of_order(record: SstuRecord, question: SstuQuestion) -> Iterator[Lack]:
    """Find days out of order: covering letter, receipt, registration, answer."""
    created = "дата обращения" if record.direct else "дата сопроводительного письма"
    days: list[tuple[str, str, date | None]] = [
        ("createDate", created, record.created_on),
        ("incomingDate", "дата поступления", question.received_on),
        ("registrationDate", "дата регистрации", question.registered_on),
        ("responseDate", "дата ответа", question.answered_on),
    ]
    known = [(field, title, day) for field, title, day in days if day is not None]
    for (_, before, earlier), (field, title, later) in pairwise(known):
        if later < earlier:
            yield Lack(field, f"{title} {later:%d.%m.%Y} раньше, чем {before} {earlier:%d.%m.%Y}.")


def encoded_length(size: int) -> int:
    """Give how long a file of some bytes is in base64."""
    return (size + 2) // 3 * 4
