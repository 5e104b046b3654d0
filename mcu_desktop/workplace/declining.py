"""How names are declined in letters: by the rules, and before them as the office wrote down."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.kinds import NameForm
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace


class Forms(NamedTuple):
    """A name as it will stand in letters."""

    genitive: str
    dative: str
    sure: bool


def forms(workplace: Asking, name: str) -> Forms:
    """Decline a name or a post."""
    from mcu_desktop.papers.addressing import Addressing  # noqa: PLC0415 - with the dictionary

    return Forms(*Addressing(workplace.office).forms(name))


def known(workplace: Asking) -> dict[CardId, NameForm]:
    """Give what the office wrote down, by name."""
    cards = ((id_, card) for id_, card, gone in workplace.store.cards() if not gone)
    found = {id_: card for id_, card in cards if isinstance(card, NameForm)}
    return dict(sorted(found.items(), key=lambda item: item[1].name))


def write(workplace: Workplace, form: NameForm) -> Changes:
    """Write down how a name is declined, anew where it is known."""
    for id_, card in known(workplace).items():
        if card.name == form.name:
            changes = {"genitive": form.genitive, "dative": form.dative}
            return workplace.correct(id_, changes, reason="Уточнено склонение")
    return workplace.record(form)[1]


def remove(workplace: Workplace, name: str) -> Changes:
    """Let a name be declined by the rules."""
    for id_, card in known(workplace).items():
        if card.name == name:
            return workplace.withdraw(id_, reason="Склоняется по правилам")
    raise Refusal("Такого имени в исключениях нет.", field="name")
