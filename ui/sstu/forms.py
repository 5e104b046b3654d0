"""What the office sets for its report, and letters of other bodies whose appeals are not here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import AwaitedLetter
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.effects import Effect
from mcu_desktop.workplace.sstu.settings import settle
from ui.office.card_form import CardForm, recording
from ui.widgets.dates import DayEdit, parse_day
from ui.widgets.field import Field, choice_field, line_field

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.office.card_form import Values

_YES, _NO = "yes", "no"


def settings_form(bridge: Bridge, parent: QWidget) -> CardForm:
    """Ask how the office reports."""
    settings = bridge.workplace.office.sstu
    department = line_field(
        "department", "Идентификатор администрации в ССТУ", hint="GUID, как в личном кабинете портала."
    )
    department.fill(settings.department)
    closes_on = line_field(
        "closes_on",
        "Каким днём кончается отчётный месяц",
        hint="0 – последним днём месяца; иначе от 1 до 28, как назначил регион.",
    )
    closes_on.fill(str(settings.closes_on))
    codes = choice_field(
        "short_codes",
        "Код вопроса",
        ((_NO, "полный: 0005.0005.0056.1154"), (_YES, "четыре цифры вопроса: 1154")),
    )
    codes.fill(_YES if settings.short_codes else _NO)
    extension = choice_field(
        "tells_extension",
        "О продлении срока",
        ((_YES, "сообщать"), (_NO, "не сообщать: портал старой версии")),
    )
    extension.fill(_YES if settings.tells_extension else _NO)
    fields = (department, closes_on, codes, extension)
    return CardForm(bridge, "Настройки выгрузки в ССТУ", fields, _settle, parent, look=_harmless)


def letter_form(bridge: Bridge, parent: QWidget) -> CardForm:
    """Ask for a letter of another body whose appeal is not registered here."""
    today = bridge.workplace.today
    fields = (
        line_field("number", "Номер сопроводительного письма"),
        Field("written_on", "Дата письма", DayEdit(today, empty_means="дд.мм.гггг")),
        line_field("name", "Автор обращения"),
        line_field("code", "Код вопроса", hint="Как в письме: 0005.0005.0056.1154."),
        Field(
            "received_on",
            "Когда поступило",
            DayEdit(today, empty_means="не поступало"),
            hint="Пусто – «Не поступило»; с датой – «Не зарегистрировано».",
        ),
    )
    written = recording(lambda values: _letter(values, today))
    return CardForm(bridge, "Письмо без обращения", fields, written, parent, look=_harmless)


def _settle(office: Workplace, values: Values, _seen: Seen | None) -> Changes:
    closes_on = values["closes_on"] or "0"
    if not closes_on.isdecimal():
        raise Refusal("День – целое число; 0 – последний день месяца.", field="closes_on")
    return settle(
        office,
        {
            "department": values["department"],
            "closes_on": int(closes_on),
            "short_codes": values["short_codes"] == _YES,
            "tells_extension": values["tells_extension"] == _YES,
        },
    )


def _letter(values: Values, today: Callable[[], date]) -> AwaitedLetter:
    written_on = _day(values["written_on"], "written_on", today)
    if written_on is None:
        raise Refusal("Укажите дату письма.", field="written_on")
    return AwaitedLetter(
        number=values["number"],
        written_on=written_on,
        name=values["name"],
        code=values["code"],
        received_on=_day(values["received_on"], "received_on", today),
    )


def _day(text: str, field: str, today: Callable[[], date]) -> date | None:
    if not text:
        return None
    found = parse_day(text, today())
    if found is None:
        raise Refusal("Это не дата. Наберите её как 20.11.2026, 20.11 или 201126.", field=field)
    return found


def _harmless(_office: Workplace, _values: Values, _seen: Seen | None) -> Effect:
    return Effect()
