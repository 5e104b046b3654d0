"""Journals of released versions open for ever, and tell what they told on the day they were written."""

from __future__ import annotations

import json
import shutil
from itertools import chain
from pathlib import Path

import pytest

from mcu_desktop.domain.cards.kinds import CARD_KINDS
from mcu_desktop.domain.cases.known_facts import CASE_FACTS
from mcu_desktop.folder import PROFILE
from mcu_desktop.workplace.workplace import Workplace
from tests.golden.told import told
from tests.offices import Hands
from tests.store.files import raw

JOURNALS = sorted(path for path in Path(__file__).parent.glob("journal-*") if path.is_dir())


@pytest.fixture(params=JOURNALS, ids=lambda path: path.name)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a golden profile: opening one may bring its file up to this program."""
    copy = tmp_path / "p"
    shutil.copytree(request.param, copy)
    return copy


def test_there_is_a_golden_journal() -> None:
    assert [path.name for path in JOURNALS][:1] == ["journal-0001"]


def test_a_golden_journal_tells_what_it_told(home: Path) -> None:
    expected = json.loads((home / "told.json").read_text(encoding="utf-8"))
    workplace = Workplace.open(home, clock=Hands())
    assert json.loads(json.dumps(told(workplace))) == expected
    workplace.close()


def test_a_golden_journal_is_sound_and_its_projections_are_what_it_tells(home: Path) -> None:
    workplace = Workplace.open(home, clock=Hands())
    assert workplace.verify().reason is None
    workplace.rebuild()
    assert workplace.verify().ok
    workplace.close()


def test_opening_a_golden_journal_leaves_its_records_as_they_were(home: Path) -> None:
    with raw(home) as connection:
        before = connection.execute("SELECT * FROM journal ORDER BY log, seq").fetchall()
    Workplace.open(home, clock=Hands()).close()
    with raw(home) as connection:
        assert connection.execute("SELECT * FROM journal ORDER BY log, seq").fetchall() == before


def test_the_first_golden_journal_holds_every_kind_of_fact_of_its_time(tmp_path: Path) -> None:
    shutil.copy(JOURNALS[0] / PROFILE, tmp_path)
    with raw(tmp_path) as connection:
        kinds = set(connection.execute("SELECT DISTINCT stream_kind, kind FROM journal"))
    first_facts = (*list(CASE_FACTS)[:13], "control_set", "control_released")
    assert kinds >= {("case", kind) for kind in first_facts}
    assert {stream for stream, _ in kinds} >= set(list(CARD_KINDS)[:9])
    assert set(chain.from_iterable(kinds)) >= {"recorded", "corrected", "withdrawn"}
