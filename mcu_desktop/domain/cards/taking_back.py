"""What of a card may be taken back: the last change, as long as nothing was built on it since."""

from __future__ import annotations

from collections.abc import Iterable

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cards.facts import (
    CardCorrected,
    CardFact,
    CardRecorded,
    CardSettled,
    CardTold,
    CardWithdrawn,
)
from mcu_desktop.domain.cards.kinds import Administration, Card, FrozenNote, NumberTemplate
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.undoing import Undone, to_take_back
from mcu_desktop.problems import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltOn:
    """What relies on a card, or came about under its last change."""

    questions: int = 0
    """Questions of cases that are given to it."""
    named_by: tuple[str, ...] = ()
    """Cards that name it."""
    acted: bool = False
    """The person did something."""
    number: str | None = None
    """The last number that the journal gave since."""
    written: bool = False
    """The workplace has written records."""


def take_back(card: Card, told: Iterable[CardTold], action: str, built: BuiltOn) -> Undone:
    """Take the last action on a card back, or say what stands on it."""
    fact = to_take_back(tuple(told), action).fact
    if reason := _forbidden(card, fact) or _stands_on(card, fact, built):
        raise Refusal(reason)
    what = _NAMES[type(fact)]
    return Undone(txn=action, what=f"{what} ({fact.what})" if isinstance(fact, Undone) else what)


_NAMES: dict[type[CardFact], str] = {
    CardRecorded: "запись карточки",
    CardCorrected: "изменение карточки",
    CardWithdrawn: "изъятие карточки",
    CardSettled: "решение разногласия",
    Undone: "отмена",
}


def _forbidden(card: Card, fact: CardFact) -> str | None:
    if isinstance(card, FrozenNote):
        return "Утверждённую записку отменить нельзя: её страницы хранятся навсегда."
    if isinstance(card, Administration) and isinstance(fact, CardRecorded):
        return "Создание рабочего места отменить нельзя."
    return None


def _stands_on(card: Card, fact: CardFact, built: BuiltOn) -> str | None:
    if isinstance(card, NumberTemplate) and built.number:
        return f"Отменить нельзя: с тех пор выдан номер {built.number}. Запишите прежний шаблон заново."
    return _relies_on(built) if isinstance(fact, CardRecorded) else None


def _relies_on(built: BuiltOn) -> str | None:
    if built.written:
        return "Отменить нельзя: рабочее место уже ведёт записи. Его можно отозвать: раздел «Обмен»."
    instead = "Отменить запись нельзя – её можно убрать из справочника"
    if built.questions:
        given = counted(built.questions, "вопрос", "вопроса", "вопросов")
        return f"{instead}: сюда уже передано {given} из дел."
    if built.named_by:
        return f"{instead}: на неё ссылаются {', '.join(f'«{name}»' for name in built.named_by)}."
    if built.acted:
        return f"{instead}: от имени этого человека уже сделаны записи."
    return None
