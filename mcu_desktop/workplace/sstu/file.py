"""The file of a month: written portion by portion, there whole or not at all, and then remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.office.readings import SstuReported, ToldOf
from mcu_desktop.domain.permissions.rights import Export
from mcu_desktop.problems import Refusal
from mcu_desktop.sstu.writing import MonthFile, file_name
from mcu_desktop.workplace.sstu.portal import remember

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mcu_desktop.workplace.sstu.report import Entry, MonthReport
    from mcu_desktop.workplace.workplace import Workplace


class SstuFile:
    """The file of a month on its way; once it lies in its place, what it tells is remembered."""

    def __init__(self, office: Workplace, month: MonthReport, path: Path) -> None:
        self._duty = office.judged(Export.SSTU)
        office.store.require_present()
        if not month.department:
            raise Refusal("Не задан идентификатор администрации в ССТУ: впишите его в настройках выгрузки.")
        self._month = month
        self._told: list[ToldOf] = []
        self._file = MonthFile(path, office.now(), short_codes=month.short_codes)

    def add(self, office: Workplace, entries: Iterable[Entry]) -> None:
        """Write some appeals."""
        read = office.store.attachments.read
        for entry in entries:
            self._file.add(file_name(self._month.month, entry.key), entry.record, read)
            self._told.append(entry.told)

    def finish(self, office: Workplace) -> None:
        """Put the file in its place, and remember what it tells."""
        self._file.finish()
        if self._told:
            remember(office, SstuReported(month=self._month.month, told=tuple(self._told)), self._duty)

    def abandon(self) -> None:
        """Leave nothing behind."""
        self._file.abandon()


def write(office: Workplace, month: MonthReport, entries: Sequence[Entry], path: Path) -> None:
    """Write a whole file at once."""
    file = SstuFile(office, month, path)
    try:
        file.add(office, entries)
        file.finish(office)
    except BaseException:
        file.abandon()
        raise
