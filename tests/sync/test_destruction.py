"""What an act destroyed is found nowhere: at no desk, in no shared database, in no packet."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from mcu_desktop.domain.cases.chapters.citizens import ChangeCitizen
from mcu_desktop.domain.cases.chapters.holding import Hold
from mcu_desktop.domain.cases.commands import Attach, Withdraw
from mcu_desktop.problems import Refusal
from mcu_desktop.sync import tables
from mcu_desktop.sync.hub import Hub
from mcu_desktop.workplace import retention
from mcu_desktop.workplace.as_of import AsOf
from mcu_desktop.workplace.retention import Commission
from tests.offices import APPEAL, ZONE
from tests.sync.folder_town import FolderTown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcu_desktop.domain.vocabulary import CaseId
    from tests.sync.town import Desk, Town

LATER = datetime(2032, 1, 12, 9, 0, tzinfo=ZONE)
COMMISSION = Commission(basis="п. 7 номенклатуры", chair="Зам. главы", members=("Архивист",))
SAID = {"Канарейкин", "Зимородок", "Свиристель", "Соловейчик"}
"""Words of the case: a surname, a text, a reason, a new surname."""
CANARIES = (*SAID, "канарейк", "имородок", "свирист", "оловейч")
"""As lists and the search keep them: in small letters, without a beginning that a neighbour has."""


def found_in(folder: Path) -> set[str]:
    """Give which of the words stand in any file, byte for byte."""
    contents = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    return {word for word in CANARIES if any(word.encode() in content for content in contents)}


def ended_case(desk: Desk) -> CaseId:
    applicant = replace(APPEAL.applicants[0], surname="Канарейкин", name="Ким", patronymic=None)
    case = desk.office.register(replace(APPEAL, applicants=(applicant,), text="Зимородок во дворе")).id
    desk.office.act(case, ChangeCitizen(surname="Соловейчик"))
    desk.office.act(case, Withdraw(reason="Свиристель"))
    return case


def destroyed(desk: Desk) -> str:
    for_ever = retention.draw_up(desk.office, None, COMMISSION).act.number
    retention.destroy(desk.office, for_ever, for_ever)
    return for_ever


def years_pass(town: Town) -> None:
    for desk in town.desks.values():
        desk.hands.moment = LATER


@pytest.fixture
def with_case(town: Town) -> tuple[Town, CaseId]:
    case = ended_case(town["Б"])
    town.gossip()
    years_pass(town)
    return town, case


def test_nothing_of_a_destroyed_case_is_left_at_any_desk(with_case: tuple[Town, CaseId]) -> None:
    town, case = with_case
    homes = [desk.home for desk in town.desks.values()]
    assert all(found_in(home) >= SAID for home in homes), "the search finds what is there"
    act = destroyed(town["А"])
    assert found_in(town["А"].home) == set()
    assert found_in(town["Б"].home) >= SAID, "Б has not heard of it yet"
    town.gossip()
    assert found_in(town["Б"].home) == set()
    assert town.agree()
    for desk in town.desks.values():
        assert desk.office.verify().ok
        assert desk.office.sheet(case).case.erased == act


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_the_shared_database_keeps_no_word_of_it(with_case: tuple[Town, CaseId], tmp_path: Path) -> None:
    town, _ = with_case
    hub = tmp_path / "only"
    hub.mkdir()

    def in_hub() -> set[str]:
        for file in tmp_path.glob("hub.db*"):
            (hub / file.name).write_bytes(file.read_bytes())
        return found_in(hub)

    assert in_hub() >= SAID
    destroyed(town["А"])
    town["А"].exchange()
    for file in hub.iterdir():
        file.unlink()
    assert in_hub() == set()


def test_a_new_desk_takes_records_without_their_words(with_case: tuple[Town, CaseId]) -> None:
    town, case = with_case
    act = destroyed(town["А"])
    town.gossip()
    newcomer = town["В"]
    town.gossip()
    assert newcomer.office.sheet(case).case.erased == act
    assert newcomer.office.verify().ok
    assert found_in(newcomer.home) == set()


def test_a_desk_that_was_away_for_years_brings_nothing_back(with_case: tuple[Town, CaseId]) -> None:
    town, case = with_case
    away = town["Б"]
    destroyed(town["А"])
    town["А"].exchange()
    away.note(case, "Зимородок прилетел снова")
    away.office.act(case, Hold(reason="Свиристель просит подождать"))
    town.gossip()
    assert [found_in(desk.home) for desk in town.desks.values()] == [set(), set()]
    newcomer = town["В"]
    town.gossip()
    assert found_in(newcomer.home) == set()
    assert town.agree()
    assert all(desk.office.verify().ok for desk in town.desks.values())


def test_a_profile_put_back_from_an_old_copy_forgets_again(with_case: tuple[Town, CaseId]) -> None:
    town, _ = with_case
    copy = town["Б"].backup()
    destroyed(town["А"])
    town.gossip()
    town["Б"].restore(copy, forgetful=True)
    assert found_in(town["Б"].home) >= SAID
    town["Б"].hands.moment = LATER
    town.gossip()
    town.gossip()
    assert found_in(town["Б"].home) == set()
    assert town.agree()


def test_a_look_back_says_by_which_act_it_is_gone(with_case: tuple[Town, CaseId]) -> None:
    town, case = with_case
    desk = town["А"].office
    act = destroyed(town["А"])
    with closing(AsOf(desk, LATER - timedelta(days=30)).open()) as then:
        assert then.sheet(case).history[-1].text == f"Уничтожено 12.01.2032 по акту № {act}."
        assert then.verify().ok


def test_the_server_lets_go_of_the_words_of_destroyed_cases_alone(
    with_case: tuple[Town, CaseId], address: str
) -> None:
    town, case = with_case
    other = town["А"].register("Снегирь")
    destroyed(town["А"])
    town.gossip()
    told = select(tables.record.c.stream, tables.record.c.body).where(tables.record.c.kind == "registered")
    with closing(Hub.at(address)) as hub, hub._engine.connect() as connection:
        bodies = {stream.hex(): body for stream, body in connection.execute(told)}
    assert bodies[case] is None
    assert "Снегирь" in bytes(bodies[other]).decode()


def test_the_paper_of_an_act_is_the_same_before_and_after(with_case: tuple[Town, CaseId]) -> None:
    town, _ = with_case
    desk = town["А"].office
    drawn = retention.draw_up(desk, None, COMMISSION).act
    before = retention.pages(desk, drawn)
    retention.destroy(desk, drawn.number, drawn.number)
    assert retention.pages(desk, drawn) == before


@pytest.fixture
def folder_town(fresh_kinel: Path, tmp_path: Path) -> Iterator[FolderTown]:
    town = FolderTown(tmp_path, fresh_kinel, str(tmp_path / "обмен"))
    yield town
    town.close()


def test_packets_of_a_folder_are_written_again_without_its_words(
    folder_town: FolderTown, tmp_path: Path
) -> None:
    town = folder_town
    file = tmp_path / "скан.pdf"
    file.write_bytes(b"%PDF-1.7 scan")
    case = ended_case(town["Б"])
    town["Б"].office.attach(case, file)
    town.gossip()
    years_pass(town)
    before = set(town.files())
    destroyed(town["А"])
    town.gossip()
    assert before - set(town.files()), "packets with its words are gone"
    newcomer = town["В"]
    newcomer.hands.moment = LATER
    town.gossip()
    assert newcomer.office.verify().ok
    assert found_in(newcomer.home) == set()
    assert not town["Б"].office.store.attachments.digests()


def test_a_file_that_another_case_names_stays(town: Town, tmp_path: Path) -> None:
    desk = town["А"]
    file = tmp_path / "скан.pdf"
    file.write_bytes(b"%PDF-1.7 scan")
    case, other = ended_case(desk), desk.register()
    desk.office.attach(case, file)
    kept = desk.office.sheet(case).case.attachments[0]
    desk.office.act(
        other, Attach(digest=kept.digest, name=kept.name, media_type=kept.media_type, size=kept.size)
    )
    years_pass(town)
    destroyed(desk)
    assert desk.office.store.attachments.holds(kept.digest)


def test_what_is_destroyed_is_changed_and_taken_back_by_nobody(with_case: tuple[Town, CaseId]) -> None:
    town, case = with_case
    destroyed(town["А"])
    action = town["А"].office.sheet(case).history[-1].action
    with pytest.raises(Refusal, match="вернуть его нельзя"):
        town["А"].note(case, "Ещё одно")
    with pytest.raises(Refusal, match="вернуть его нельзя"):
        town["А"].office.undo(action)
