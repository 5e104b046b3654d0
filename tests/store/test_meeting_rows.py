"""Cases of different logs that meet at one row number: each has a seat, the same on every desk."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.journal.chain import Origin, beginning
from mcu_desktop.journal.record import Record, sealed
from mcu_desktop.store.projection import PROJECTIONS
from mcu_desktop.store.register import Filter
from tests.offices import APPEAL, office
from tests.store.files import dumped

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace

ORIGINS = tuple(Origin(b"\x01\x02\x03" + bytes([last]) * 13, station) for last, station in enumerate("БВГ"))
"""Their first three bytes are one, so that equal moments meet at one place."""


@pytest.fixture(scope="module")
def registration(tmp_path_factory: pytest.TempPathFactory) -> Record:
    workplace = office(tmp_path_factory.mktemp("one") / "p")
    case = workplace.register(APPEAL)
    record = workplace.store.history(next(iter(case.changes.streams))).records[0]
    workplace.close()
    return record


def received(workplace: Workplace, origins: tuple[Origin, ...], registration: Record) -> None:
    for origin in origins:
        with workplace.store.writing() as writing:
            record = registration._replace(log=origin.log, seq=1, txn=1, stream=origin.log)
            taken = writing.receive(origin, [sealed(record, beginning(origin).link)], 0)
            writing.project_foreign(taken.streams, lambda: workplace.terms)


@pytest.mark.parametrize(
    "arrived", list(permutations(ORIGINS)), ids=lambda order: "".join(o.station for o in order)
)
def test_the_order_of_arrival_has_no_influence(
    tmp_path: Path, registration: Record, arrived: tuple[Origin, ...]
) -> None:
    workplace = office(tmp_path / "p")
    received(workplace, arrived, registration)
    keys = workplace.keys(Filter())
    assert len(keys) == 3
    assert max(keys) - min(keys) == 2
    assert [line.id for line in workplace.lines(sorted(keys))] == [origin.log.hex() for origin in ORIGINS]
    assert len(workplace.search("вторые сутки")) == 3
    assert workplace.verify().reason is None
    before = dumped(tmp_path / "p", *PROJECTIONS)
    workplace.rebuild()
    assert dumped(tmp_path / "p", *PROJECTIONS) == before
    workplace.close()
