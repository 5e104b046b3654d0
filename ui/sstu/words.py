"""A month of ССТУ in the words of its table and of what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.notes.wording import number
from mcu_desktop.domain.spelling import agreeing, counted
from mcu_desktop.sstu.checking import sentences
from mcu_desktop.sstu.record import STATUS_NAMES

if TYPE_CHECKING:
    from mcu_desktop.workplace.sstu.report import Entry, MonthReport

TITLES = ("Номер", "Как сообщается", "Портал", "Чего не хватает")
WIDTHS = (22, 32, 24, 58)
MOST = 1_000
"""Lines of a list; what lacks something is found by narrowing."""
NO_DEPARTMENT = (
    "Не задан идентификатор администрации в ССТУ, поэтому записать файл нельзя: нажмите «Настройки…» "
    "и впишите его."
)
NOTHING = (
    "За этот месяц сообщать не о чем: обращений по 59-ФЗ не зарегистрировано и о прежних ничего нового. "
    "Другой месяц – стрелки вверху (Alt+Влево, Alt+Вправо)."
)
NONE_SUCH = "Таких обращений в этом месяце нет. Чтобы увидеть остальные, выберите «Все обращения»."


def row(entry: Entry) -> tuple[str, ...]:
    """Give the cells of one appeal."""
    statuses = "; ".join(dict.fromkeys(STATUS_NAMES[one.status] for one in entry.record.questions))
    told_at = f" {entry.told_at:%d.%m.%Y}" if entry.told_at else ""
    lacks = " ".join(sentences(entry.lacks))
    called = f"письмо {entry.number}" if entry.letter else entry.number
    return called, statuses, f"{entry.state}{told_at}", lacks


def summary(report: MonthReport) -> str:
    """Say how the month stands."""
    if not report.entries:
        return ""
    earlier = sum(one.earlier for one in report.entries)
    more = f" Из них прежних, по которым есть новое, – {earlier}." if earlier else ""
    first = f" Показаны первые {number(MOST)}." if len(report.entries) > MOST else ""
    return f"{report.words}{more}{first}"


def going(report: MonthReport, amount: int) -> str:
    """Say what the file will hold."""
    if not amount:
        return "Записывать пока нечего."
    left = len(report.lacking)
    waits = f", {left} {agreeing(left, 'ждёт', 'ждут', 'ждут')} сведений" if left else ""
    return f"В файл пойдёт {counted(amount, 'обращение', 'обращения', 'обращений')}{waits}."
