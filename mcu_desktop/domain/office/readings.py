"""Who looked at a card and who took a list away: facts beside the cases, which change nothing in them."""

from __future__ import annotations

from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.office.moves import MoveTold, TermsMoved


@dataclass(frozen=True, slots=True, kw_only=True)
class CardOpened:
    """Somebody read the card of a case."""

    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """Something left the program: as a file or on paper."""

    what: str
    """Which export, a word of `Export`."""
    kind: str
    """As what: pdf, xlsx, csv, docx …"""
    count: int
    """How many cases it tells of."""
    case: str | None = None
    """The case, where it is one."""
    conditions: str = ""
    """What a list was narrowed to, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOf:
    """One appeal as ССТУ was told of it."""

    case: str
    """The case; for a letter whose appeal is not here, its card."""
    digest: str
    """Of what was said: whoever says the same again says nothing new."""
    unfinished: bool = False
    """A later month has to say how it ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SstuReported:
    """ССТУ was told of appeals: by a file of a month, or by hand, one by one."""

    month: str
    """`2026-10`; none where appeals were typed over by hand."""
    told: tuple[ToldOf, ...]
    typed: tuple[str, ...] = ()
    """The fields that were typed over by hand, as the portal names them."""
    refused: bool = False
    """The portal did not take what it was told: it has to be told again."""

    @property
    def case(self) -> str | None:
        """The appeal, where it is one alone."""
        return self.told[0].case if len(self.told) == 1 and not self.month else None


Reading = CardOpened | Exported | SstuReported | TermsMoved | MoveTold
