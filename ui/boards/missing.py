"""What a board lacks, in words that say what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.boards.view_bar import MOST_BESIDE

if TYPE_CHECKING:
    from collections.abc import Iterable


def missing(headless: Iterable[str], *, beside: int) -> str:
    """Name the blocks without a head; say if more boards were chosen than stand beside each other."""
    said = []
    names = ", ".join(f"«{name}»" for name in headless)
    if names:
        said.append(
            f"Блок без руководителя: {names}. Назначайте исполнителей сами "
            "или назовите руководителя в справочнике блоков."
        )
    if beside > MOST_BESIDE:
        said.append(f"Рядом видны первые {MOST_BESIDE} доски из выбранных.")
    return " ".join(said)


def nothing(*, any_block: bool, hidden: bool) -> str:
    """Say what brings cards where there are none."""
    if hidden:
        return "Под эти условия не подходит ни одно дело доски. Снимите условия, чтобы увидеть все."
    if any_block:
        return (
            "На этой доске нет дел. Они появятся, когда вопрос получит этот блок: при регистрации (Alt+2) "
            "или командой «Назначить» в карточке дела. Другой блок выбирают кнопкой выше (Ctrl+B)."
        )
    return "Отраслевые блоки ещё не заведены, поэтому досок нет. Заведите блоки в справочнике."
