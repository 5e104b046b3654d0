"""A record as somebody types it over into the portal's form: field after field, days as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.sstu.record import STATUS_NAMES, WITH_ANSWER, SstuStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mcu_desktop.sstu.record import SstuQuestion, SstuRecord


class Piece(NamedTuple):
    """One field of the portal's form with what goes there."""

    field: str
    """As `checking` and the file name it."""
    title: str
    text: str


def pieces(record: SstuRecord, *, short_codes: bool = False) -> tuple[Piece, ...]:
    """Give what is typed over, in the order of the form; what is empty is left out."""
    return tuple(piece for piece in _all(record, short_codes=short_codes) if piece.text)


def _all(record: SstuRecord, *, short_codes: bool) -> Iterator[Piece]:
    direct = record.direct
    yield Piece("isDirect", "Поступило от заявителя напрямую", _yes(direct))
    yield Piece("number", "Номер обращения" if direct else "Номер сопроводительного письма", record.number)
    yield Piece("createDate", "Дата обращения" if direct else "Дата письма", _day(record.created_on))
    yield Piece("name", "Автор", record.name)
    yield Piece("address", "Адрес", record.address)
    yield Piece("email", "Электронная почта", record.email)
    several = len(record.questions) > 1
    for place, question in enumerate(record.questions):
        whose = f"Вопрос {place + 1}: " if several else ""
        for field, title, text in _of_question(question, short_codes=short_codes):
            said = f"{whose}{title}" if several else f"{title[:1].upper()}{title[1:]}"
            yield Piece(f"questions[{place}].{field}", said, text)


def _of_question(question: SstuQuestion, *, short_codes: bool) -> Iterator[Piece]:
    code, status = question.code, question.status
    yield Piece("code", "код", code.split(".")[3] if short_codes else code)
    yield Piece("status", "результат", STATUS_NAMES[status])
    yield Piece("incomingDate", "поступило", _day(question.received_on))
    yield Piece("registrationDate", "зарегистрировано", _day(question.registered_on))
    yield Piece("responseDate", "дата ответа", _day(question.answered_on))
    if status is SstuStatus.IN_WORK and question.extended:
        yield Piece("isExtend", "срок продлён", _yes(True))
    if status is SstuStatus.SUPPORTED:
        yield Piece("actionsTaken", "меры приняты", _yes(question.measures_taken))
    if status in WITH_ANSWER and question.answer:
        yield Piece("attachment", "файл ответа", question.answer.name)
    if status is SstuStatus.TRANSFERRED and question.transfer:
        yield Piece("transfer.departmentId", "куда направлено", question.transfer.body)
        yield Piece("transfer.transferDate", "дата направления", _day(question.transfer.on))
        yield Piece("transfer.transferNumber", "номер направления", question.transfer.number)


def _yes(said: bool) -> str:
    return "да" if said else "нет"


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
