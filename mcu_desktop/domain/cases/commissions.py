"""What organisations without a login are asked, and what they answer; its number fits a bar code."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import UnitKind
from mcu_desktop.domain.cases.facts import CommissionAnswered, Commissioned
from mcu_desktop.domain.cases.limits import LONG_TEXT, one_line, required
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from datetime import date

    from mcu_desktop.domain.cards.kinds import CardId, Unit
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.commands import Commission, TakeAnswer
    from mcu_desktop.domain.cases.rules import Rules
    from mcu_desktop.domain.office.office import Office

LONGEST_ANSWER = 20_000
"""Characters of an answer: some six printed pages."""
_OWN_TIME = timedelta(days=5)
"""What the office keeps for its own answer."""
_DIGITS = 12
_CHECK = 97
_ID = re.compile("[0-9a-f]{32}")
_BETWEEN = re.compile(r"[\s\-–—.№]+")


def guests(office: Office) -> dict[CardId, Unit]:
    """Give the bodies that may have no login: all but the office's own subdivisions."""
    return {id_: unit for id_, unit in office.units.items() if unit.kind is not UnitKind.SUBDIVISION}


def usual_due(today: date, answer_due: date | None) -> date:
    """Give the day that is offered: some days before the office's own answer, where there is time."""
    if answer_due is None:
        return today + _OWN_TIME * 2
    return max(answer_due - _OWN_TIME, today)


def commissioned(case: Case, command: Commission, rules: Rules) -> Commissioned:
    """Ask an organisation; the executor of the question stays who they are, the office answers."""
    if reason := why_no_commission(case):
        raise Refusal(f"{reason}: поручать нечего.")
    question = case.question(command.question)
    if question is None:
        raise Refusal(f"Вопроса «{command.question}» в деле нет.", field="question")
    if question.result is not None:
        raise Refusal(f"На вопрос {question.id} уже дан ответ.", field="question")
    if command.unit not in guests(rules.office):
        raise Refusal("Выберите учреждение или внешнюю организацию из справочника.", field="unit")
    if command.due < rules.today:
        raise Refusal("Срок уже прошёл.", field="due")
    if not _ID.fullmatch(command.commission) or case.commission(command.commission) is not None:
        raise Refusal("Такое поручение уже есть.")
    return Commissioned(
        commission=command.commission,
        question=question.id,
        unit=command.unit,
        text=required(command.text, "text", LONG_TEXT),
        due=command.due,
        code=command.code,
        named=command.named,
        files=command.files,
    )


def taken_in(case: Case, command: TakeAnswer) -> CommissionAnswered:
    """Take an answer in once; another one needs the first to be taken back."""
    if case.commission(command.commission) is None:
        raise Refusal("Такого поручения в деле нет: возможно, его отменили.")
    if case.answer_to(command.commission) is not None:
        raise Refusal(
            f"Ответ на это поручение по делу {case.number} уже принят. Чтобы принять другой, "
            "отмените приём первого."
        )
    return CommissionAnswered(
        commission=command.commission,
        text=required(command.text, "text", LONGEST_ANSWER),
        by=one_line(command.by, "by") if command.by.strip() else "",
    )


def why_no_commission(case: Case) -> str | None:
    """Say why nothing can be asked of an organisation now."""
    if case.sent:
        return "Ответ уже отправлен"
    return None if case.unanswered else "На все вопросы уже дан ответ"


# ---------------------------------------------------------------------- the number on paper


def number(commission: str) -> str:
    """Give the number that stands on the sheet: digits alone, as a scanner types in any keyboard layout."""
    body = int(commission[:16], 16) % 10**_DIGITS
    return f"{body:0{_DIGITS}}{_CHECK + 1 - body * 100 % _CHECK:02}"


def spaced(digits: str) -> str:
    """Give a number as people read it aloud."""
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def read_number(typed: str) -> str:
    """Read a number that was scanned or typed, or refuse it: the last two digits check the others."""
    digits = _BETWEEN.sub("", typed)
    if len(digits) != _DIGITS + 2 or not (digits.isascii() and digits.isdigit()):
        raise Refusal(f"Номер поручения – {_DIGITS + 2} цифр с листа.", field="number")
    if int(digits) % _CHECK != 1:
        raise Refusal("В номере поручения ошибка: проверьте цифры.", field="number")
    return digits
