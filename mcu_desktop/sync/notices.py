"""What an exchange says to people: of copies, of clocks, of trust that was withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.spelling import counted
from mcu_desktop.problems import Refusal, Trouble

if TYPE_CHECKING:
    from datetime import datetime

FORKED = (
    "Рабочее место «{}» вело свою ленту в двух копиях. Обе сохранены: одна – на своём месте, другая – "
    "в ленте-наследнице."
)
RESTORED = (
    "Ваша копия восстановлена или скопирована: рабочее место пишет дальше в новую ленту. Всё, что было "
    "записано здесь и там, сохранено."
)
CLOCK_WAS_AHEAD = (
    "Часы этого компьютера спешили. Что записано при неверных часах, осталось с неверным временем; даты в "
    "делах не изменились. Рабочее место пишет дальше в новую ленту, по верным часам."
)
REVOKED = Refusal(
    "Это рабочее место отозвано администратором: другие его новых записей не принимают. Обратитесь к нему."
)
DAMAGED = Refusal("Свои записи повреждены на этом компьютере. Проверьте профиль: verify.")
TWICE = (
    "Рабочее место «{}» работает в двух копиях: номера дел могут повториться. Оставьте одну, а для другой "
    "создайте профиль со своей буквой."
)
TWO = "две разные записи под одним номером"


def replaced() -> Trouble:
    """Say that the database is not the one that it was a moment ago."""
    return Trouble("Общую базу заменили во время обмена. Повторите обмен.")


def clock_is_ahead(here: datetime, there: datetime) -> Refusal:
    """Say by how much a clock is wrong, and that nothing is lost."""
    minutes = int((here - there).total_seconds() // 60)
    return Refusal(
        f"Часы этого компьютера спешат на {counted(minutes, 'минуту', 'минуты', 'минут')}: здесь "
        f"{here:%d.%m.%Y %H:%M}, на сервере {there.astimezone(here.tzinfo):%d.%m.%Y %H:%M}. Записи сохранены "
        "здесь и уйдут, когда часы будут верны: проверьте дату и время."
    )
