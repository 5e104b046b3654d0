"""The directory of bodies at the workplace: taken from a file as one action, written to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mcu_desktop.domain.cards.facts import CardCorrected, CardRecorded
from mcu_desktop.domain.cards.kinds import Body, CardId
from mcu_desktop.domain.office.bodies import BODY_KINDS
from mcu_desktop.domain.spelling import counted, folded
from mcu_desktop.intake.bodies import COLUMNS
from mcu_desktop.store.journal_table import History
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.card_changes import KIND_NAMES, tell
from mcu_desktop.workplace.changes import Changes
from mcu_desktop.workplace.effects import Effect

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mcu_desktop.intake.bodies import Row
    from mcu_desktop.workplace.asking import Asking
    from mcu_desktop.workplace.workplace import Workplace

_WIDTHS = (48, 40, 40, 26, 38, 30)


class Difference(NamedTuple):
    """What a file knows that the directory does not."""

    fresh: tuple[Body, ...]
    other: tuple[tuple[CardId, dict[str, Any]], ...]
    same: int

    @property
    def words(self) -> str:
        """How much of it there is."""
        return (
            f"Новых органов – {len(self.fresh)}, изменятся – {len(self.other)}, "
            f"уже есть такие же – {self.same}."
        )


def difference(seat: Asking, rows: Iterable[Row]) -> Difference:
    """Compare a file with the directory: by the identifier in ССТУ, else by name."""
    bodies = seat.office.bodies
    by_sstu = {body.sstu.lower(): id_ for id_, body in bodies.items() if body.sstu}
    by_name = {folded(body.name): id_ for id_, body in bodies.items()}
    fresh: list[Body] = []
    other: list[tuple[CardId, dict[str, Any]]] = []
    same = 0
    for row in rows:
        id_ = by_sstu.get(row.body.sstu.lower()) or by_name.get(folded(row.body.name))
        if id_ is None:
            fresh.append(row.body)
            continue
        said = {name: getattr(row.body, name) for name in row.said}
        changes = {
            name: value for name, value in said.items() if value and getattr(bodies[id_], name) != value
        }
        if changes:
            other.append((id_, changes))
        same += not changes
    return Difference(tuple(fresh), tuple(other), same)


def effect(seat: Asking, rows: Iterable[Row]) -> Effect:
    """Tell what taking a file would do."""
    return Effect(sentences=(difference(seat, rows).words,))


def take_in(office: Workplace, rows: Sequence[Row]) -> Changes:
    """Write what a file knows into the directory, as one action."""
    kind = KIND_NAMES[Body]
    duty = office.judged(Body)
    with office.store.writing() as writing:
        found = difference(office, rows)
        new = [Stream(kind, office.new_id()) for _ in found.fresh]
        facts: list[tuple[History, Any]] = [
            (History(stream, (), ()), CardRecorded(card=body))
            for stream, body in zip(new, found.fresh, strict=True)
        ]
        facts += [
            (writing.history(Stream(kind, id_)), CardCorrected(changes=changes, reason="Взято из файла"))
            for id_, changes in found.other
        ]
        if not facts:
            return Changes()
        before = office.terms
        writing.append(facts, office.signature(duty))
        changes = tell(writing, [past.stream for past, _ in facts], before)
    office.see_anew()
    return changes


def write(seat: Asking, path: Path) -> str:
    """Write the directory as CSV; give how much of it there is."""
    from mcu_desktop.reports.register_files import register_file  # noqa: PLC0415 - seldom

    titles = [f"{names[0][:1].upper()}{names[0][1:]}" for names in COLUMNS.values()]
    file = register_file(path, list(zip(titles, _WIDTHS, strict=True)), "csv")
    bodies = seat.office.bodies.values()
    try:
        file.add([_cells(body) for body in bodies])
        file.finish()
    except BaseException:
        file.abandon()
        raise
    return counted(len(bodies), "орган", "органа", "органов")


def _cells(body: Body) -> tuple[str, ...]:
    said = {name: getattr(body, name) for name in COLUMNS}
    return tuple({**said, "kind": BODY_KINDS[body.kind]}.values())
