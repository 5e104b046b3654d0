"""The list of moved terms on paper: what moved, whose, who has been told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcu_desktop.reports import page, tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TYPE = page.letters(9)
_PAGE = page.UPRIGHT
_HEAD = ("№ дела", "Срок", "Был до", "Стал до", "Кто исполняет")
_SHARES = (0.17, 0.31, 0.14, 0.14, 0.24)
_TOLD_HEAD = ("Кто", "Сроков", "Сообщено", "Подпись")
_TOLD_SHARES = (0.4, 0.12, 0.3, 0.18)


def pdf(
    administration: str,
    facts: Mapping[str, str],
    terms: Sequence[tuple[str, ...]],
    people: Sequence[tuple[str, ...]],
) -> bytes:
    """Draw the list; the same list gives the same bytes."""
    title = "Сдвинувшиеся сроки"
    story: list[Any] = [page.words(administration, _TYPE.under), page.words(title, _TYPE.title)]
    story += [page.words(f"{name}: {words}", _TYPE.under) for name, words in facts.items()]
    story += [page.words(f"Сроки: {len(terms)}", _TYPE.heading), _table(_HEAD, _SHARES, terms)]
    if people:
        story += [page.words("Кому сообщено", _TYPE.heading), _table(_TOLD_HEAD, _TOLD_SHARES, people)]
    return page.sheet(_PAGE, story, title)


def _table(head: tuple[str, ...], shares: tuple[float, ...], rows: Sequence[tuple[str, ...]]) -> Any:
    cells = [[[(cell, _TYPE.cell)] for cell in row] for row in rows]
    return tables.table(head, cells, [_PAGE.width * share for share in shares], _TYPE)
