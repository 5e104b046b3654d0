"""The words of a case: closed lists that facts, commands and the terminal share."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

CaseId = NewType("CaseId", str)
"""32 hexadecimal digits of a random UUID."""
QuestionId = NewType("QuestionId", str)
"""A question's name within its case: «1», «2» …"""


class Regime(StrEnum):
    """Which rules a case lives by: 59-ФЗ for an appeal, local norms for a message."""

    APPEAL = "appeal"
    POS = "pos"
    INCIDENT = "incident"
    CALL = "call"
    OTHER = "other"
    INFORMATION = "information"
    SERVICE = "service"
    DEPUTY = "deputy"
    PROSECUTOR = "prosecutor"


class Form(StrEnum):
    """How the words came (59-ФЗ art. 4)."""

    WRITTEN = "written"
    ELECTRONIC = "electronic"
    ORAL = "oral"


class Kind(StrEnum):
    """What the citizen wants (59-ФЗ art. 4; the last two are not appeals by law)."""

    PROPOSAL = "proposal"
    STATEMENT = "statement"
    COMPLAINT = "complaint"
    MESSAGE = "message"
    THANKS = "thanks"


class Channel(StrEnum):
    """By which road a case came in."""

    RECEPTION = "reception"
    HAND = "hand"
    LETTER = "letter"
    EPGU = "epgu"
    POS = "pos"
    INCIDENT = "incident"
    PHONE = "phone"
    EDO = "edo"
    EMAIL = "email"
    """No way to file an appeal (59-ФЗ art. 4 as of 30.03.2025), but messages do come by it."""


class AnswerChannel(StrEnum):
    """By which road the answer goes out; a field of its own (59-ФЗ art. 10 part 4)."""

    POST = "post"
    EMAIL = "email"
    EPGU = "epgu"
    HAND = "hand"
    ORAL = "oral"
    PHONE = "phone"
    POS = "pos"
    INCIDENT = "incident"
    NONE = "none"


class Result(StrEnum):
    """What was decided on a question."""

    SUPPORTED = "supported"
    EXPLAINED = "explained"
    NOT_SUPPORTED = "not_supported"
    ANSWERED = "answered"
    FORWARDED = "forwarded"
    LEFT = "left"


GIVEN = (Result.SUPPORTED, Result.EXPLAINED, Result.NOT_SUPPORTED, Result.ANSWERED)
"""The results of an answer; the others come by forwarding a question or leaving it unanswered."""


class Way(StrEnum):
    """Which way of the law a question goes; each but the first has a term of its own."""

    MERITS = "merits"
    FORWARD = "forward"
    MIGRATION = "migration"
    SEVERAL = "several"
    CRIME = "crime"
    RETURN = "return"
    COURT = "court"
    ABUSE = "abuse"
    UNREADABLE = "unreadable"
    NO_ESSENCE = "no-essence"
    END_CORRESPONDENCE = "end-correspondence"
    PUBLISHED = "published"
    SECRET = "secret"  # noqa: S105 - a secret of the state, not a password
    MIGRATION_REGION = "migration-region"


class Measures(StrEnum):
    """Whether what was promised in a supported question has been done."""

    TAKEN = "taken"
    PENDING = "pending"


class Status(StrEnum):
    """The column of the board where a case stands; delay and control are marks, not columns."""

    REGISTERED = "registered"
    ASSIGNED = "assigned"
    IN_WORK = "in_work"
    AGREEMENT = "agreement"
    WAITING = "waiting"
    DONE = "done"
    OUT = "out"


class Mark(StrEnum):
    """What is worth seeing on a card in any column."""

    CONTROL = "control"
    COLLECTIVE = "collective"
    ANONYMOUS = "anonymous"
    ORGANISATION = "organisation"
    REPEATED = "repeated"
    EXTENDED = "extended"
    PROVISIONAL = "provisional"
    UPDATE_NEEDED = "update_needed"
    CONFLICT = "conflict"
    HOLD = "hold"
    ORDER = "order"
    ERASED = "erased"


class Relation(StrEnum):
    """What an earlier case makes of a new one."""

    REPEATED = "repeated"
    MANY = "many"
    DUPLICATE = "duplicate"
    ANSWERED = "answered"
    PROBLEM = "problem"


_WORDS: dict[type[StrEnum], dict[str, str]] = {
    Regime: {
        Regime.APPEAL: "Обращение (59-ФЗ)",
        Regime.POS: "Сообщение ПОС",
        Regime.INCIDENT: "Инцидент менеджмент",
        Regime.CALL: "Звонок",
        Regime.OTHER: "Иное сообщение",
        Regime.INFORMATION: "Запрос информации (8-ФЗ)",
        Regime.SERVICE: "Жалоба на муниципальную услугу (210-ФЗ)",
        Regime.DEPUTY: "Депутатский запрос",
        Regime.PROSECUTOR: "Запрос или представление прокуратуры",
    },
    Form: {
        Form.WRITTEN: "письменное",
        Form.ELECTRONIC: "электронное",
        Form.ORAL: "устное",
    },
    Kind: {
        Kind.PROPOSAL: "предложение",
        Kind.STATEMENT: "заявление",
        Kind.COMPLAINT: "жалоба",
        Kind.MESSAGE: "сообщение",
        Kind.THANKS: "благодарность",
    },
    Channel: {
        Channel.RECEPTION: "личный приём",
        Channel.HAND: "передано лично",
        Channel.LETTER: "почта",
        Channel.EPGU: "ЕПГУ",
        Channel.POS: "ПОС",
        Channel.INCIDENT: "Инцидент менеджмент",
        Channel.PHONE: "телефон",
        Channel.EDO: "межведомственный ЭДО",
        Channel.EMAIL: "электронная почта",
    },
    AnswerChannel: {
        AnswerChannel.POST: "почтой",
        AnswerChannel.EMAIL: "на электронную почту",
        AnswerChannel.EPGU: "в личный кабинет ЕПГУ",
        AnswerChannel.HAND: "на руки",
        AnswerChannel.ORAL: "устно",
        AnswerChannel.PHONE: "по телефону",
        AnswerChannel.POS: "в ПОС",
        AnswerChannel.INCIDENT: "в Инцидент менеджмент",
        AnswerChannel.NONE: "ответ не требуется",
    },
    Result: {
        Result.SUPPORTED: "поддержано",
        Result.EXPLAINED: "разъяснено",
        Result.NOT_SUPPORTED: "не поддержано",
        Result.ANSWERED: "дан ответ автору",
        Result.FORWARDED: "направлено по компетенции",
        Result.LEFT: "оставлено без ответа по существу",
    },
    Way: {
        Way.MERITS: "по существу",
        Way.FORWARD: "направить по компетенции",
        Way.MIGRATION: "направить как сообщение о нарушении миграционного законодательства",
        Way.SEVERAL: "направить копии нескольким органам",
        Way.CRIME: "направить анонимное сообщение о противоправном деянии",
        Way.RETURN: "вернуть жалобу, которую некому направить",
        Way.COURT: "вернуть: обжалуется судебное решение",
        Way.ABUSE: "сообщить о недопустимости злоупотребления правом",
        Way.UNREADABLE: "сообщить, что текст не поддаётся прочтению",
        Way.NO_ESSENCE: "сообщить, что суть обращения определить невозможно",
        Way.END_CORRESPONDENCE: "прекратить переписку",
        Way.PUBLISHED: "сообщить адрес опубликованного ответа",
        Way.SECRET: "сообщить, что ответ содержит охраняемую тайну",
        Way.MIGRATION_REGION: "ответить за 20 дней: миграция, поступило от главы региона",
    },
    Measures: {
        Measures.TAKEN: "меры приняты",
        Measures.PENDING: "меры ещё не приняты",
    },
    Status: {
        Status.REGISTERED: "Зарегистрировано",
        Status.ASSIGNED: "Распределено",
        Status.IN_WORK: "В работе",
        Status.AGREEMENT: "Согласование",
        Status.WAITING: "Ожидание",
        Status.DONE: "Завершено",
        Status.OUT: "Вне потока",
    },
    Relation: {
        Relation.REPEATED: "повторное",
        Relation.MANY: "неоднократное",
        Relation.DUPLICATE: "дубликат",
        Relation.ANSWERED: "уже отвечено",
        Relation.PROBLEM: "та же проблема от других",
    },
    Mark: {
        Mark.CONTROL: "на контроле",
        Mark.COLLECTIVE: "коллективное",
        Mark.ANONYMOUS: "без подписи",
        Mark.ORGANISATION: "от организации",
        Mark.REPEATED: "повторное",
        Mark.EXTENDED: "продлено",
        Mark.PROVISIONAL: "срок предварительный",
        Mark.UPDATE_NEEDED: "обновите программу",
        Mark.CONFLICT: "разногласие",
        Mark.HOLD: "не уничтожать",
        Mark.ORDER: "поручение",
        Mark.ERASED: "уничтожено",
    },
}


class _Russian:
    """Looks a word up under its own list: «pos» is a regime, a channel and a way of answering."""

    def __getitem__(self, word: StrEnum) -> str:
        return _WORDS[type(word)][word]

    def get(self, word: object, otherwise: str) -> str:
        """Give the Russian word of a value, or something else for what is not in the lists."""
        return _WORDS[type(word)][word] if isinstance(word, StrEnum) and type(word) in _WORDS else otherwise


RUSSIAN = _Russian()
"""The Russian word for each value, in one place for window, documents and terminal."""
