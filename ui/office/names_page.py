"""Names that letters decline otherwise than the rules of the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import CardId, NameForm
from ui.office.listed_page import ListedPage, Listing
from ui.widgets.field import Field, line_field

if TYPE_CHECKING:
    from mcu_desktop.domain.office.office import Office
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge

_ABOUT = (
    "Имена и должности в письмах склоняются сами. Где рядом с именем стоит «проверьте падеж», запишите "
    "здесь, как верно: фамилию, имя целиком или должность."
)


def names_page(bridge: Bridge) -> ListedPage:
    """List what goes before every rule, in all letters from now on."""
    return ListedPage(bridge, _NAMES)


def _known(workplace: Workplace) -> dict[CardId, NameForm]:
    from mcu_desktop.workplace.declining import known  # noqa: PLC0415 - when the page is looked at

    return known(workplace)


def _fields(_office: Office) -> tuple[Field, ...]:
    return (
        line_field("name", "Имя или должность", hint="Фамилия, имя целиком или должность: «Заяц»."),
        line_field("genitive", "Родительный падеж (кого)", placeholder="Зайца"),
        line_field("dative", "Дательный падеж (кому)", placeholder="Зайцу"),
    )


_NAMES = Listing(
    name="names",
    words="Склонение имён",
    titles=("Имя или должность", "Родительный (кого)", "Дательный (кому)"),
    widths=(36, 36, 36),
    nothing=_ABOUT,
    about=_ABOUT,
    one="Как склонять",
    new="Как склонять",
    cards=_known,
    row=lambda _office, card: (card.name, card.genitive, card.dative),
    fields=_fields,
    standing=lambda card: {"name": card.name, "genitive": card.genitive, "dative": card.dative},
    typed=dict,
    kind=NameForm,
    mended="Уточнено склонение",
    gone="«{}» снова склоняется по правилам.",
    why_gone="Склоняется по правилам",
)
