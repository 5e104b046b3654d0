"""What the window says of the exchange."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.notes.period import day_and_month
from mcu_desktop.domain.spelling import counted
from mcu_desktop.workplace.exchange.linking import is_folder

if TYPE_CHECKING:
    from mcu_desktop.workplace.exchange.outcomes import Outcome
    from mcu_desktop.workplace.exchange.roads import Road
    from mcu_desktop.workplace.exchange.standing import Standing, StationStanding

_JUST_NOW, _HOUR = timedelta(minutes=1), timedelta(hours=1)
_LATE = timedelta(minutes=10)
"""So long may something be only here before the bar says since when."""


class Shown(NamedTuple):
    """What the status bar says of the exchange: in full, and where there is little room."""

    full: str
    short: str
    why: str


def in_the_bar(told: Standing) -> Shown:
    """Say what is only here and since when, and when was the last exchange; what fails comes first."""
    last = f"обмен {ago(told.last, told.now)}" if told.last else "обмена ещё не было"
    why = "\n".join(f"{road_named(road.address)}: {outcome.why}" for road, outcome in told.failing)
    if told.off:
        return Shown(f"обмен идёт только по просьбе · {last}", "обмен по просьбе", why)
    parts, short = [last], last
    if told.failing and told.failing[0][1].failed_at:
        parts, short = [f"обмена нет {since(told.failing[0][1].failed_at, told.now)}"], "обмена нет"
    elif told.failing:
        parts, short = ["своё пока не отправлено", last], "своё не отправлено"
    if told.only_here and told.only_here_since:
        parts.insert(0, only_here(told))
        if told.now - told.only_here_since > _LATE:
            short = f"только здесь: {counted(told.only_here, *_ACTIONS)}"
    return Shown(" · ".join(parts), short, why)


_ACTIONS = ("действие", "действия", "действий")


def only_here(told: Standing) -> str:
    """Say what is only on this computer, and since when."""
    assert told.only_here_since is not None
    begun = since(told.only_here_since, told.now)
    return f"{counted(told.only_here, *_ACTIONS)} только на этом компьютере, {begun}"


def since(moment: datetime, now: datetime) -> str:
    """Say since when: «с 14:05», «с 20 ноября, 14:05»."""
    there = moment.astimezone(now.tzinfo)
    day = "" if there.date() == now.date() else f"{day_and_month(there.date())}, "
    return f"с {day}{there:%H:%M}"


def ago(moment: datetime | None, now: datetime) -> str:
    """Say when something was, as people do."""
    if moment is None:
        return "никогда"
    there, apart = moment.astimezone(now.tzinfo), now - moment
    if apart < _JUST_NOW:
        return "только что"
    if apart < _HOUR:
        return f"{counted(int(apart / _JUST_NOW), 'минуту', 'минуты', 'минут')} назад"
    days = (now.date() - there.date()).days
    if days <= 1:
        return f"{'вчера' if days else 'сегодня'} в {there:%H:%M}"
    return f"{day_and_month(there.date())} в {there:%H:%M}"


def road_named(address: str) -> str:
    """Name a road as people do: the folder, the base and its server, or its file."""
    if is_folder(address):
        return f"Папка {address}"
    from urllib.parse import unquote, urlsplit  # noqa: PLC0415 - with it comes ipaddress; only a road has an address

    base = urlsplit(address)
    server, name = base.netloc.rpartition("@")[2], unquote(base.path.removeprefix("/"))
    return f"База «{name}» на сервере {server}" if server else f"База в файле {name}"


def road_row(road: Road, outcome: Outcome, now: datetime) -> tuple[str, str, str]:
    """Give the cells of a road: what, when last, what is wrong."""
    return road_named(road.address), ago(outcome.at, now) if outcome.at else "ещё не было", outcome.why


def station_row(one: StationStanding, now: datetime) -> tuple[str, str, str, str]:
    """Give the cells of a station: letter, when it was last there, how far it is behind, what is special."""
    heard = one.heard
    if one.mine:
        there = "здесь"
    elif heard and heard.at:
        there = ago(heard.at, now)
    else:
        there = f"последняя запись {ago(one.last_record, now)}" if one.records else "ещё не было"
    behind = "" if heard is None else _behind(heard.behind)
    return f"{one.station} (это место)" if one.mine else one.station, there, behind, _special(one)


def _behind(records: int) -> str:
    return f"не прочло {counted(records, 'запись', 'записи', 'записей')}" if records else "прочло всё"


def _special(one: StationStanding) -> str:
    if one.heard and one.heard.copies > 1:
        return "РАБОТАЕТ В ДВУХ КОПИЯХ: оставьте одну"
    if one.revoked:
        return "отозвано"
    if one.invited and not one.records:
        return "записей пока нет" if one.heard else "приглашено, ещё не начинало"
    return counted(one.records, "запись", "записи", "записей")


def progress(done: int, whole: int) -> str:
    """Say how far an exchange is."""
    return f"Обмен идёт: передано {_grouped(done)} из {_grouped(whole)}." if whole else "Обмен идёт…"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
