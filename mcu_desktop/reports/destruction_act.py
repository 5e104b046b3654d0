"""The act on destruction as the commission signs it: numbers and dates, and not a word about any citizen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.kinds import DestructionAct
from mcu_desktop.domain.retention.destroying import Judged
from mcu_desktop.reports import page, tables

_TYPE = page.letters(10)
_PAGE = page.UPRIGHT
_HEAD = ("№ п/п", "Номер дела", "Зарегистрировано", "Завершено", "Хранить до")
_SHARES = (0.1, 0.3, 0.2, 0.2, 0.2)
_WHAT = (
    "Уничтожается содержание дел: сведения о заявителях, тексты, ответы, отметки о ходе работы, приложенные "
    "файлы – в программе на всех рабочих местах, в общей базе и в папках обмена. В журнале остаются номер, "
    "даты, вид и отметка об уничтожении с номером этого акта. Уничтожение необратимо."
)
_COPIES = (
    "Резервные копии профилей, сделанные раньше, программа не изменяет: комиссия удаляет их или дожидается "
    "конца срока их хранения. Бумажные дела уничтожаются отдельно."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActPaper:
    """What the act says, and what is known of the dates of its cases while they are kept."""

    administration: str
    act: DestructionAct
    dates: Mapping[str, Judged]


def pdf(paper: ActPaper) -> bytes:
    """Draw the act; the same act gives the same bytes."""
    act = paper.act
    title = f"Акт № {act.number} об уничтожении дел, сроки хранения которых истекли"
    story: list[Any] = [
        page.words(paper.administration, _TYPE.under),
        page.words(title, _TYPE.title),
        page.words(f"от {_day(act.drawn_on)}", _TYPE.under),
        *_said("Основание", act.basis),
        *_said("Комиссия", f"Председатель – {act.chair}; члены: {', '.join(act.members)}."),
        *_said("Решено", f"Уничтожить дела, сроки хранения которых истекли на {_day(act.by)}. {_WHAT}"),
        page.words(f"Дела: {len(act.cases)}", _TYPE.heading),
        _list(paper),
        *_said("Копии", _COPIES),
        _signatures((act.chair, *act.members)),
    ]
    return page.sheet(_PAGE, story, title)


def _said(name: str, words: str) -> Iterable[Any]:
    return page.words(name, _TYPE.heading), page.words(words, _TYPE.under)


def _list(paper: ActPaper) -> Any:
    rows = []
    for place, (case, number) in enumerate(paper.act.cases, start=1):
        known = paper.dates.get(case)
        days = (known.registered_on, known.ended_on, known.over_from) if known else (None, None, None)
        cells = (str(place), number, *(_day(day) if day else "–" for day in days))
        rows.append([[(cell, _TYPE.cell)] for cell in cells])
    return tables.table(_HEAD, rows, [_PAGE.width * share for share in _SHARES], _TYPE)


def _signatures(people: Iterable[str]) -> Any:
    lines: list[Any] = [page.words("Подписи комиссии", _TYPE.heading)]
    for person in people:
        lines += [Spacer(0, 5 * mm), page.words(f"____________________  {person}", _TYPE.under)]
    return KeepTogether(lines)


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
