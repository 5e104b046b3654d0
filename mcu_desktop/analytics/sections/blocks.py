"""Section 3: the sectoral blocks, and how long answers take."""

from __future__ import annotations

from mcu_desktop.analytics.account import Account, words
from mcu_desktop.analytics.figures import TERMS
from mcu_desktop.analytics.wording import of_appeals, quoted, tell
from mcu_desktop.domain.notes.note import Cell, Chart, ChartKind, Column, Measure, Section, Series, Table
from mcu_desktop.domain.spelling import agreeing

_MOST_BARS = 16
_COUNTS = ("received", "closed", "in_work", "overdue")


def section(account: Account) -> Section:
    """Write what each block received, closed and delays, and the terms of its answers."""
    names = tuple(name for name in account.reckoning.blocks if _active(account, name))
    if not names:
        return Section(
            key="blocks",
            title="Отраслевые блоки",
            short="Блоки",
            paragraphs=("Обращений, распределённых по отраслевым блокам, в отчётном периоде нет.",),
        )
    return Section(
        key="blocks",
        title="Отраслевые блоки",
        short="Блоки",
        paragraphs=tuple(
            text for text in (_most(account, names), _delays(account, names), _terms(account)) if text
        ),
        tables=(_table(account, names),),
        charts=(*_bars(account, names), *_histogram(account)),
    )


def _active(account: Account, name: str) -> bool:
    return any(account.count(f"{what}.block.{name}") for what in (*_COUNTS, "answered"))


def _most(account: Account, names: tuple[str, ...]) -> str:
    receiving = [name for name in names if account.count(f"received.block.{name}")]
    if not receiving:
        return "Новых обращений в отраслевые блоки не поступало."
    if len(receiving) == 1:
        return f"Все обращения поступили в блок {quoted(account.block(receiving[0]))}."
    said = _where_most(account, receiving)
    if sum(account.count(f"received.block.{name}") for name in receiving) > account.count("received"):
        said += " Обращение с вопросами нескольких блоков учтено в каждом из них."
    return said


def _where_most(account: Account, receiving: list[str]) -> str:
    first = account.foremost("received.block.", receiving)
    if not first:
        return f"Обращения распределились {account.spread('received.block.', receiving)}."
    told = account.all_told("received.block.", first)
    if len(first) == len(receiving):
        return f"Обращения поступили в блоки {told}."
    return f"Больше всего обращений поступило в блоки {told}."


def _delays(account: Account, names: tuple[str, ...]) -> str:
    late = [name for name in names if account.count(f"overdue.block.{name}")]
    if not late:
        return "Просроченных обращений ни в одном блоке нет."
    first = account.foremost("overdue.block.", late)
    where = agreeing(len(late), "блоке", "блоках", "блоках")
    said = f"Просроченные обращения есть в {len(late)} {where}"
    if not first:
        return f"{said}, не больше {account.most('overdue.block.', late)} в каждом."
    told = account.all_told("overdue.block.", first)
    return f"{said}: {told}." if len(late) == len(first) else f"{said}, больше всего – {told}."


def _terms(account: Account) -> str:
    slow, quick = account.count("answered.term.31"), account.count("answered.term.0")
    answered = account.count("answered")
    if not answered:
        return ""
    said = f"В первые пять дней после регистрации ответ дан по {tell(quick)} из {of_appeals(answered)}"
    return (
        f"{said}, позже тридцати дней – по {tell(slow)}."
        if slow
        else f"{said}, позже тридцати дней – ни по одному."
    )


def _table(account: Account, names: tuple[str, ...]) -> Table:
    columns = (
        Column(title="Отраслевой блок", measure=Measure.TEXT, width=3.6),
        Column(title="Посту\u00adпило", width=1.1),
        Column(title="Закрыто", width=1.1),
        Column(title="В работе", width=1.1),
        Column(title="Просро\u00adчено", width=1.1),
        Column(title="Средний срок, дней", measure=Measure.AMOUNT, width=1.2),
        Column(title="В срок", measure=Measure.SHARE, width=1.2),
    )
    rows = tuple(
        (
            words(name),
            *(account.counted(f"{what}.block.{name}") for what in _COUNTS),
            account.cell(f"average_term.block.{name}"),
            account.cell(f"in_time.block.{name}"),
        )
        for name in names
    )
    last: tuple[Cell, ...] = (
        words("Всего обращений"),
        *(account.counted(what) for what in _COUNTS),
        account.cell("average_term"),
        account.cell("in_time"),
    )
    return Table(title="Работа отраслевых блоков", columns=columns, rows=(*rows, last), summed=True)


def _bars(account: Account, names: tuple[str, ...]) -> tuple[Chart, ...]:
    """Draw the blocks beside one another, where there is a bar to draw."""
    busiest = sorted(names, key=lambda name: -sum(account.count(f"{what}.block.{name}") for what in _COUNTS))
    kept = tuple(name for name in names if name in busiest[:_MOST_BARS])
    title = "Поступило, закрыто и просрочено по блокам"
    bars = Chart(
        kind=ChartKind.BARS,
        title=title if len(kept) == len(names) else f"{title} ({len(kept)} самых загруженных)",
        over="Отраслевой блок",
        labels=tuple(account.reckoning.blocks[name] for name in kept),
        series=tuple(
            Series(
                name=title,
                values=account.counts(f"{what}.block.{name}" for name in kept),
                figures=tuple(f"{what}.block.{name}" for name in kept),
            )
            for title, what in (("поступило", "received"), ("закрыто", "closed"), ("просрочено", "overdue"))
        ),
    )
    return (bars,) if any(value for series in bars.series for value in series.values) else ()


def _histogram(account: Account) -> tuple[Chart, ...]:
    if not account.count("answered"):
        return ()
    names = tuple(f"answered.term.{start}" for start in TERMS)
    return (
        Chart(
            kind=ChartKind.HISTOGRAM,
            title="Обращения по сроку от регистрации до ответа",
            over="Срок",
            labels=("до 5 дней", "6–10 дней", "11–20 дней", "21–30 дней", "больше 30 дней"),
            series=(Series(name="дан ответ", values=account.counts(names), figures=names),),
        ),
    )
