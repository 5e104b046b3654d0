"""Section 4: the few topics that make most of the volume, and which of them grow."""

from __future__ import annotations

from mcu_desktop.analytics.account import Account, words
from mcu_desktop.analytics.figures import percent
from mcu_desktop.analytics.reckoning import NO_TOPIC
from mcu_desktop.analytics.wording import growth, listed, quoted, tell, than_before
from mcu_desktop.domain.notes.note import Cell, Column, Measure, Section, Table
from mcu_desktop.domain.notes.wording import number, share
from mcu_desktop.domain.spelling import agreeing

ENOUGH = 60
"""Per cent of the volume that the leading topics make."""
MOST = 20
"""Rows at most; a year of an even flow would have hundreds."""
_GROWN = 3


def section(account: Account) -> Section:
    """Write the leading topics with their growth."""
    leading = leaders(account)
    if not leading:
        return Section(
            key="topics",
            title="Основные темы",
            short="Темы",
            paragraphs=("Вопросов в отчётном периоде не поступало.",),
        )
    return Section(
        key="topics",
        title="Основные темы",
        short="Темы",
        paragraphs=tuple(text for text in (_most(account, leading), _grown(account, leading)) if text),
        tables=(_table(account, leading),),
    )


def leaders(account: Account) -> tuple[str, ...]:
    """Give the codes of the most frequent topics that together make `ENOUGH` of the volume."""
    codes = sorted(account.parts("received.topic."), key=lambda code: (-_now(account, code), code))
    whole = _volume(account)
    kept: list[str] = []
    reached = 0
    for code in codes[:MOST]:
        if 100 * reached >= ENOUGH * whole:
            break
        kept.append(code)
        reached += _now(account, code)
    return tuple(kept)


def _now(account: Account, code: str) -> int:
    return account.count(f"received.topic.{code}")


def _before(account: Account, code: str) -> int:
    return account.count(f"received.topic.{code}.previous")


def _share(account: Account, codes: tuple[str, ...], whole: int) -> float:
    return percent(sum(_now(account, code) for code in codes), whole)


def _volume(account: Account) -> int:
    """Give the number of questions, those of one topic in one case taken once."""
    return sum(_now(account, code) for code in account.parts("received.topic."))


def _most(account: Account, leading: tuple[str, ...]) -> str:
    met, whole = len(account.parts("received.topic.")), _volume(account)
    first = quoted(_topic(account, leading[0]))
    if met == 1:
        return f"Все вопросы относятся к одной теме: {first}."
    topics = agreeing(len(leading), "тема", "темы", "тем")
    give = agreeing(len(leading), "даёт", "дают", "дают")
    of = agreeing(met, "встретившейся", "встретившихся", "встретившихся")
    most_of = share(_share(account, leading, whole))
    some = f"{len(leading)} {topics} из {number(met)} {of}"
    most = f"{tell(_now(account, leading[0]))} ({share(_share(account, leading[:1], whole))})"
    said = f"{most_of} всех вопросов {give} {some}. Самая частая – {first}: {most}."
    if len(leading) == MOST:
        said += f" В таблице показаны {MOST} самых частых тем."
    return said


def _grown(account: Account, leading: tuple[str, ...]) -> str:
    more = {code: _now(account, code) - _before(account, code) for code in leading if _before(account, code)}
    grown = sorted((code for code in more if more[code] > 0), key=lambda code: (-more[code], code))[:_GROWN]
    new = [code for code in leading if not _before(account, code)]
    said = []
    than = than_before(account.reckoning.period)
    if grown:
        told = [f"{quoted(_topic(account, code))} – на {number(more[code])}" for code in grown]
        said.append(f"Больше, чем {than}, пишут по темам {listed(told)}.")
    if new:
        named = [quoted(_topic(account, code)) for code in new[:_GROWN]]
        verb = agreeing(
            len(named), "не было вопросов по теме", "не было вопросов по темам", "не было вопросов по темам"
        )
        said.append(f"{than[0].upper()}{than[1:]} {verb} {listed(named)}.")
    return " ".join(said)


def _table(account: Account, leading: tuple[str, ...]) -> Table:
    whole = _volume(account)
    columns = (
        Column(title="Код и тема классификатора", measure=Measure.TEXT, width=4.4),
        Column(title="Обра\u00adщений", width=1.1),
        Column(title="Доля", measure=Measure.SHARE, width=1.1),
        Column(title="Предыдущий период", width=1.5),
        Column(title="Измене\u00adние", measure=Measure.CHANGE, width=1.2),
        Column(title="Рост, %", measure=Measure.GROWTH, width=1.4),
    )
    rows = tuple(
        (
            words(_name(account, code)),
            account.cell(f"received.topic.{code}"),
            Cell(value=_share(account, (code,), whole), figure=f"received.topic.{code}"),
            account.counted(f"received.topic.{code}.previous"),
            Cell(value=_now(account, code) - _before(account, code)),
            Cell(value=growth(_now(account, code), _before(account, code))),
        )
        for code in leading
    )
    return Table(title="Темы, которые дают большую часть вопросов", columns=columns, rows=rows)


def _name(account: Account, code: str) -> str:
    return NO_TOPIC if code == NO_TOPIC else f"{code} {_topic(account, code)}"


def _topic(account: Account, code: str) -> str:
    return account.reckoning.topics.get(code) or code
