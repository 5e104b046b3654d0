"""Whether two cases are about one matter: what is asked, where, and in which words."""

from __future__ import annotations

from functools import cached_property

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.places import territory
from mcu_desktop.domain.office.russian_stem import stem
from mcu_desktop.domain.repeats.addresses import Address, read
from mcu_desktop.domain.spelling import words

_SHORTEST_WORD = 4
_ONE_TEXT = 0.85
"""So much of two texts is common where one is a copy of the other."""
_ALIKE, _SOMEWHAT, _SAID = 0.34, 0.16, 0.5
_FEWEST = 6
_TELLING = 3
"""So many words beside the place are common where different people write about one matter."""
_EMPTY = frozenset(
    map(
        stem,
        words(
            """
            прошу просит просьба требует требую повторно повторное обращение обращаюсь заявление жалоба
            жалуюсь ответ ответа ответили ответом администрация администрации уважаемый уважаемая
            здравствуйте добрый день меры принять разобраться рассмотреть проверить сообщить чтобы этого
            этом этот который которые после несогласие недоволен согласна согласен почему когда также
            очень больше более можно нужно только через между перед улица улице дома доме квартира
            округа города город года году район
            """
        ),
    )
)
"""What every letter says."""


@dataclass(frozen=True)
class Matter:
    """What a case is about, as it is compared with another one."""

    codes: tuple[str, ...] = ()
    questions: str = ""
    """The words of its questions."""
    text: str = ""
    place: str = ""

    @cached_property
    def asked(self) -> frozenset[str]:
        """The telling stems of the questions, or of the text where nothing else is said."""
        return _stems(self.questions) or self.told

    @cached_property
    def told(self) -> frozenset[str]:
        """The telling stems of the text."""
        return _stems(self.text)

    @cached_property
    def where(self) -> Address:
        """The place that it is about, or that its questions name."""
        said = read(self.place)
        return said if said.names else read(territory(self.questions))


def one_text(one: Matter, other: Matter) -> bool:
    """Tell whether two texts are one text."""
    shorter = min(len(one.told), len(other.told))
    return shorter >= _FEWEST and _common(one.told, other.told) >= _ONE_TEXT


def same_question(one: Matter, other: Matter) -> tuple[str, ...]:
    """Say why two cases of one person ask the same; nothing where they do not."""
    if one_text(one, other):
        return ("тот же текст",)
    code, place, said = _same_code(one, other), same_place(one, other), _likeness(one, other)
    if code and (place or said >= _SOMEWHAT):
        return ("тот же вопрос классификатора", "то же место" if place else "похожие слова")
    if place and said >= _SOMEWHAT * 2:
        return ("то же место", "похожие слова")
    return ("похожие слова",) if said >= _SAID else ()


def same_problem(one: Matter, other: Matter) -> tuple[str, ...]:
    """Say why two cases of different people are about one matter: a code alone is the whole town's."""
    code, place, said = _same_code(one, other), same_place(one, other), _likeness(one, other)
    if code and place and not _other_house(one, other):
        return ("тот же вопрос классификатора", "то же место")
    telling = len((_words(one) & _words(other)) - _names(one, other))
    if code and said >= _ALIKE and telling >= _TELLING and not _elsewhere(one, other):
        return ("тот же вопрос классификатора", "похожие слова")
    if place and said >= _SAID and telling > 1 and not _other_house(one, other):
        return ("то же место", "похожие слова")
    return ()


def same_place(one: Matter, other: Matter) -> bool:
    """Tell whether both name one place: a street, a crossing, a house, a school."""
    return bool(spot(one)) and spot(one) == spot(other)


def spot(matter: Matter) -> str:
    """Give the nearest that a place is named by: its street, else what is named last."""
    place = matter.where
    return place.street or (place.names[-1] if place.names else "")


def _words(matter: Matter) -> frozenset[str]:
    return matter.asked | matter.told


def _names(one: Matter, other: Matter) -> frozenset[str]:
    """Give what says where it is: the words of a place, its numbers."""
    return frozenset(said for matter in (one, other) for said in (*matter.where.names, *matter.where.numbers))


def _other_house(one: Matter, other: Matter) -> bool:
    mine, theirs = one.where, other.where
    return bool(mine.numbers and theirs.numbers) and mine.numbers[0] != theirs.numbers[0]


def _elsewhere(one: Matter, other: Matter) -> bool:
    """Tell whether both name a place, and neither lies in the other: two streets of one town."""
    mine, theirs = spot(one), spot(other)
    return bool(mine and theirs) and mine not in other.where.names and theirs not in one.where.names


def _same_code(one: Matter, other: Matter) -> bool:
    return bool(set(one.codes) & set(other.codes))


def _likeness(one: Matter, other: Matter) -> float:
    """Compare the words; where it is says the place."""
    names = _names(one, other)
    mine, theirs = ((each.asked - names, each.told - names) for each in (one, other))
    pairs = ((mine[0], theirs[0]), (mine[0], theirs[1]), (mine[1], theirs[0]))
    return max(_common(said, heard) for said, heard in pairs)


def _common(one: frozenset[str], other: frozenset[str]) -> float:
    """Give how much of the shorter is said by the longer."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _stems(text: str) -> frozenset[str]:
    found = (stem(word) for word in words(text) if len(word) >= _SHORTEST_WORD or word.isdigit())
    return frozenset(found) - _EMPTY
