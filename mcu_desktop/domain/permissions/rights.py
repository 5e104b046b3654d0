"""What somebody may be let to do: commands on cases, changes of cards, questions, exports, managing."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from mcu_desktop.domain.cards.kinds import (
    Absence,
    Administration,
    AwaitedLetter,
    Block,
    Body,
    DestructionAct,
    ExchangeKey,
    FavouriteTopic,
    FrozenNote,
    NameForm,
    NormChange,
    NumberTemplate,
    OpenLine,
    OwnDay,
    OwnWord,
    PaperTemplate,
    Person,
    Phrase,
    Problem,
    ReceptionHours,
    ReceptionPriorities,
    RetentionChange,
    SstuSettings,
    Station,
    Timetable,
    Unit,
)
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.later import later

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import Card
    from mcu_desktop.domain.cases import commands
else:
    commands = later("mcu_desktop.domain.cases.commands")


class Seeing(StrEnum):
    """What the office is asked."""

    CASES = "cases"
    """Cases with all that citizens wrote and said."""
    FIGURES = "figures"
    """Cases without what names or describes a person."""
    NOTE = "note"
    READINGS = "readings"
    """Who looked at cards and took lists away."""


class Export(StrEnum):
    """What leaves the program on paper or as a file."""

    REGISTER = "register"
    CARD = "card"
    SLIP = "slip"
    BOARD = "board"
    DAY = "day"
    NOTE_PAPER = "note_paper"
    ATTACHMENT = "attachment"
    COMMISSION = "commission"
    """What an organisation without a login is sent."""
    PAPER = "paper"
    """A letter or another paper of a case."""
    REPORT = "report"
    """Figures that name executors and no citizens."""
    REVIEW = "review"
    """What everybody may read."""
    FOLDER = "folder"
    """A whole case with its files, for the prosecutor."""
    RECEPTION = "reception"
    """Cards and the journal of personal receptions."""
    SSTU = "sstu"
    """The monthly report to the state's portal."""


class Managing(StrEnum):
    """What keeps the office running and needs no look into a case."""

    LIMITS = "limits"
    """How many cases should stand in a column of a board."""
    EXCHANGE = "exchange"
    STATIONS = "stations"
    COPY = "copy"
    PASSWORDS = "passwords"
    DESTRUCTION = "destruction"
    """Listing by numbers what is no longer to be kept, and destroying it."""
    RECEPTION = "reception"
    """Booking citizens to personal receptions and leading the day."""


Right: TypeAlias = "type[commands.CaseCommand | RegisterCase | Card] | Seeing | Export | Managing"

_NAMES: dict[Right, str] = {
    RegisterCase: "Зарегистрировать",
    Administration: "Изменить карточку администрации",
    Block: "Изменить отраслевые блоки",
    Person: "Изменить людей и их обязанности",
    Unit: "Изменить подразделения",
    Body: "Изменить перечень органов",
    NameForm: "Изменить склонение имён",
    PaperTemplate: "Изменить шаблоны писем",
    OwnDay: "Изменить календарь",
    Timetable: "Изменить часы работы",
    NumberTemplate: "Изменить шаблоны номеров",
    FavouriteTopic: "Изменить частые темы",
    NormChange: "Изменить нормы",
    FrozenNote: "Утвердить записку",
    Station: "Пригласить или отозвать рабочее место",
    ExchangeKey: "Сменить ключ обмена",
    RetentionChange: "Изменить сроки хранения",
    DestructionAct: "Составить акт об уничтожении",
    ReceptionHours: "Изменить расписание личного приёма",
    ReceptionPriorities: "Изменить список тех, кого принимают вне очереди",
    OpenLine: "Решать, как связываться с сервером",
    SstuSettings: "Изменить настройки выгрузки в ССТУ",
    Problem: "Вести общие проблемы",
    Absence: "Записать отсутствие и замещение",
    Phrase: "Изменить шаблонные фразы",
    OwnWord: "Добавить слово в словарь учреждения",
    AwaitedLetter: "Отметить непоступившее обращение",
    Seeing.CASES: "Смотреть дела",
    Seeing.FIGURES: "Смотреть обезличенные данные",
    Seeing.NOTE: "Смотреть аналитическую записку",
    Seeing.READINGS: "Смотреть, кто открывал и выгружал дела",
    Export.REGISTER: "Выгрузить или напечатать журнал",
    Export.CARD: "Напечатать карточку",
    Export.SLIP: "Напечатать штамп или талон",
    Export.BOARD: "Напечатать доску",
    Export.DAY: "Напечатать лист дня",
    Export.NOTE_PAPER: "Сохранить или напечатать записку",
    Export.ATTACHMENT: "Открыть вложение",
    Export.COMMISSION: "Отправить поручение организации",
    Export.PAPER: "Составить бумагу по делу",
    Export.REPORT: "Сохранить или напечатать отчёт",
    Export.REVIEW: "Подготовить обзор для публикации",
    Export.FOLDER: "Собрать дело для прокурора",
    Export.RECEPTION: "Напечатать карточку или журнал личного приёма",
    Export.SSTU: "Выгрузить отчёт в ССТУ",
    Managing.LIMITS: "Изменить пределы столбцов",
    Managing.EXCHANGE: "Готовить общую базу",
    Managing.STATIONS: "Приглашать и отзывать рабочие места",
    Managing.COPY: "Сделать копию профиля",
    Managing.PASSWORDS: "Сбросить чужой пароль",
    Managing.DESTRUCTION: "Уничтожать дела по акту",
    Managing.RECEPTION: "Вести личный приём",
}


def right_name(right: Right) -> str:
    """Give how a refusal calls what was asked for."""
    of_cases = {} if right in _NAMES else {**commands.COMMAND_NAMES, **commands.OUTSIDE_COMMANDS}
    return _NAMES.get(right) or next(name for kind, name in of_cases.items() if kind is right)


def of_a_case(right: Right) -> bool:
    """Tell whether it is a command, which one case may let and another may not."""
    return right not in _NAMES


def only_looks(right: Right) -> bool:
    """Tell whether nothing is changed by it."""
    return isinstance(right, Seeing | Export)
