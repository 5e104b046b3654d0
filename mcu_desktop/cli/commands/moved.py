"""`moved`: which terms changes of the calendar and of norms moved, who was told, the list on paper."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer, folder, opened
from mcu_desktop.domain.spelling import counted
from mcu_desktop.problems import Refusal
from mcu_desktop.whole_file import written_whole

if TYPE_CHECKING:
    from mcu_desktop.workplace.moves import Move


def describe_moved(parser: ArgumentParser) -> None:
    """Name what `moved` asks for."""
    parser.add_argument("--move", metavar="N", type=int, default=1, help="который список, новые первыми (1)")
    parser.add_argument("--told", metavar="КТО", help="отметить, что этому человеку сообщено")
    parser.add_argument("--out", type=folder, metavar="ФАЙЛ", help="записать список (PDF)")


def run_moved(options: Namespace) -> int:
    """List what moved; mark who was told; write the paper."""
    from mcu_desktop.workplace import moves_paper  # noqa: PLC0415 - `--help` needs no database
    from mcu_desktop.workplace.moves import moves, told  # noqa: PLC0415

    office = opened(options)
    try:
        known = moves(office)
        if options.told or options.out:
            if not 0 < options.move <= len(known):
                raise Refusal("Такого списка нет: сдвинувшихся сроков меньше.", field="--move")
            chosen = known[options.move - 1]
            if options.told:
                told(office, chosen.id, office.office.person_named(options.told, "--told"))
                known = moves(office)
            if options.out:
                written_whole(options.out, moves_paper.pages(office, known[options.move - 1]))
        document = {"moves": [_document(one) for one in known]}
    finally:
        office.close()
    answer(options, document, lambda: "\n".join(map(_words, known)) or "Сроки пока не сдвигались.")
    return 0


def _document(move: Move) -> dict[str, Any]:
    return {
        "at": move.at.isoformat(),
        "author": move.author,
        "cause": move.cause,
        "terms": [
            {"number": one.number, "norm": one.norm, "before": one.before, "after": one.after}
            for one in move.terms
        ],
        "people": [
            {
                "person": one.name,
                "terms": len(one.terms),
                "told_at": one.told_at.isoformat() if one.told_at else None,
            }
            for one in move.people
        ],
    }


def _words(move: Move) -> str:
    terms = counted(len(move.terms), "срок", "срока", "сроков")
    people = ", ".join(f"{one.name}{' (сообщено)' if one.told_at else ''}" for one in move.people)
    return f"{move.at:%d.%m.%Y %H:%M}  {move.cause}: {terms}. {people}"
