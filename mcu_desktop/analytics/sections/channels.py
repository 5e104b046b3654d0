"""Section 2: by which roads people wrote, and what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.analytics.account import Account, totals, words
from mcu_desktop.analytics.figures import part
from mcu_desktop.analytics.wording import listed, quoted, tell
from mcu_desktop.domain.notes.note import Cell, Chart, ChartKind, Column, Measure, Section, Series, Table
from mcu_desktop.domain.notes.wording import share
from mcu_desktop.domain.spelling import agreeing
from mcu_desktop.domain.vocabulary import Channel, Form, Kind, Regime

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

_CHANNELS: dict[StrEnum, str] = {
    Channel.RECEPTION: "Личный приём",
    Channel.HAND: "Передано лично",
    Channel.LETTER: "Почта",
    Channel.EPGU: "Госуслуги (ЕПГУ)",
    Channel.POS: "Платформа обратной связи",
    Channel.INCIDENT: "Инцидент менеджмент",
    Channel.PHONE: "Телефон",
    Channel.EDO: "Межведомственный ЭДО",
    Channel.EMAIL: "Электронная почта",
}
_REGIMES: dict[StrEnum, str] = {
    Regime.APPEAL: "по Федеральному закону № 59-ФЗ",
    Regime.POS: "через Платформу обратной связи",
    Regime.INCIDENT: "через «Инцидент менеджмент»",
    Regime.CALL: "по звонкам в колл-центр",
    Regime.OTHER: "в ином порядке",
    Regime.INFORMATION: "по запросам информации (8-ФЗ)",
    Regime.SERVICE: "по жалобам на муниципальные услуги (210-ФЗ)",
    Regime.DEPUTY: "по депутатским запросам",
    Regime.PROSECUTOR: "по запросам и представлениям прокуратуры",
}
_FORMS: dict[StrEnum, str] = {
    Form.WRITTEN: "письменных",
    Form.ELECTRONIC: "в электронной форме",
    Form.ORAL: "устных",
}
_KINDS: dict[StrEnum, str] = {
    Kind.PROPOSAL: "предложений",
    Kind.STATEMENT: "заявлений",
    Kind.COMPLAINT: "жалоб",
    Kind.MESSAGE: "сообщений",
    Kind.THANKS: "благодарностей",
}


def section(account: Account) -> Section:
    """Write the channels, regimes, forms and kinds of what was received."""
    channels = account.parts("received.channel.")
    if not channels:
        return Section(
            key="channels",
            title="Каналы поступления",
            short="Каналы",
            paragraphs=("Обращений ни по одному каналу не поступало.",),
        )
    return Section(
        key="channels",
        title="Каналы поступления",
        short="Каналы",
        paragraphs=(_channels(account, channels), _make_up(account)),
        tables=(_table(account, channels),),
        charts=(_chart(account, channels),),
    )


def channel_name(value: str) -> str:
    """Give the Russian word for a channel; what this version does not know stays as it is."""
    return {str(channel): name for channel, name in _CHANNELS.items()}.get(value, value)


def _channels(account: Account, channels: tuple[str, ...]) -> str:
    if len(channels) == 1:
        return f"Все обращения поступили по одному каналу: {quoted(channel_name(channels[0]))}."
    first = account.foremost("received.channel.", channels)
    if not first:
        where = agreeing(len(channels), "каналу", "каналам", "каналам")
        most = account.most("received.channel.", channels)
        return f"Обращения распределились по {len(channels)} {where}, не больше {most} по каждому."
    told = listed(
        [
            f"{quoted(channel_name(channel))} – {_counted(account, f'received.channel.{channel}')}"
            for channel in first
        ]
    )
    if len(first) == len(channels):
        return f"Обращения поступили по каналам: {told}."
    return f"Больше всего обращений поступило по каналам: {told}."


def _make_up(account: Account) -> str:
    regimes = _listed(account, "received.regime.", _REGIMES)
    forms = _listed(account, "received.form.", _FORMS)
    kinds = _listed(account, "received.kind.", _KINDS)
    return f"По порядку рассмотрения: {regimes}. По форме: {forms}. По виду: {kinds}."


def _listed(account: Account, prefix: str, names: Mapping[StrEnum, str]) -> str:
    known = {str(value): name for value, name in names.items()}
    return ", ".join(
        f"{known.get(value, value)} – {tell(account.count(prefix + value))}"
        for value in account.parts(prefix)
    )


def _counted(account: Account, name: str) -> str:
    return f"{tell(account.count(name))} ({share(part(account.figures[name], account.figures['received']))})"


def _table(account: Account, channels: tuple[str, ...]) -> Table:
    before = account.parts_before("received.channel.")
    rows = [_row(account, channel) for channel in (*channels, *(c for c in before if c not in channels))]
    last = (
        words("Всего"),
        account.cell("received"),
        Cell(value=100.0, figure="received"),
        account.cell("received.previous"),
        totals(row[4] for row in rows),
    )
    columns = (
        Column(title="Канал", measure=Measure.TEXT, width=3),
        Column(title="Поступило", width=1.2),
        Column(title="Доля", measure=Measure.SHARE, width=1.2),
        Column(title="Предыдущий период", width=1.4),
        Column(title="Изменение", measure=Measure.CHANGE, width=1.3),
    )
    return Table(title="Поступило по каналам", columns=columns, rows=(*rows, last), summed=True)


def _row(account: Account, channel: str) -> tuple[Cell, ...]:
    name = f"received.channel.{channel}"
    now = account.counted(name)
    before = account.counted(f"{name}.previous")
    received = account.figures["received"]
    return (
        words(channel_name(channel)),
        now,
        account.share(name, received),
        before,
        Cell(value=account.count(name) - account.count(f"{name}.previous")),
    )


def _chart(account: Account, channels: tuple[str, ...]) -> Chart:
    names = tuple(f"received.channel.{channel}" for channel in channels)
    return Chart(
        kind=ChartKind.SHARES,
        title="Доли каналов",
        over="Канал",
        labels=tuple(channel_name(channel) for channel in channels),
        series=(Series(name="поступило", values=account.counts(names), figures=names),),
    )
