"""What comes from wrong clocks, newer programs, broken disks and strangers: seen, named, and no obstacle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.vocabulary import Mark
from mcu_desktop.journal import names
from mcu_desktop.journal.names import CASE
from mcu_desktop.journal.record import first_link
from mcu_desktop.journal.stamps import moment_of
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store import seals
from mcu_desktop.store.register import Filter
from mcu_desktop.store.stream import Stream
from mcu_desktop.sync import exchange
from mcu_desktop.sync.tables import hub as hub_table
from mcu_desktop.sync.tables import log as log_table
from mcu_desktop.sync.tables import record as record_table
from mcu_desktop.workplace import rulebook
from mcu_desktop.workplace.exchange import exchanging, linking
from tests.offices import MONDAY
from tests.store.files import forged, write_as_newer
from tests.sync.shelves import behind, copied, put_back

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.vocabulary import CaseId
    from tests.sync.town import Desk, Town

YEARS = 3 * 365


@pytest.fixture
def address(tmp_path: Path) -> str:
    """What comes from outside is judged at the desk: one kind of database is enough here."""
    return f"sqlite:///{tmp_path}/hub.db"


def marks(desk: Desk, case: CaseId) -> tuple[str, ...]:
    lines = desk.office.lines(desk.office.keys(Filter()))
    return next(line.marks for line in lines if line.id == case)


def own(desk: Desk) -> bytes:
    return desk.office.store.logs.own()


def last_stamp(desk: Desk) -> int:
    logs = desk.office.store.logs
    return logs.held()[logs.own()].end.stamp


# ------------------------------------------------------------------ clocks


def test_a_clock_that_runs_ahead_is_told_so_and_still_receives(town: Town) -> None:
    first, other = town["А"], town["Б"]
    first.hands.on(days=YEARS)
    first.register()
    seen = other.register()
    other.exchange()
    done = first.exchange(server=MONDAY)
    assert done.refused is not None
    assert "спешат" in str(done.refused)
    assert first.office.case(seen)
    assert done.sent == 0


def test_records_of_a_wrong_clock_go_when_it_is_set_right(town: Town) -> None:
    first, other = town["А"], town["Б"]
    first.hands.on(days=YEARS)
    case = first.register("Из будущего.")
    first.exchange(server=MONDAY)
    first.hands.moment = MONDAY
    first.exchange(server=MONDAY)
    other.exchange()
    assert other.office.case(case).text == "Из будущего."
    assert other.office.case(case).registered_on == first.office.case(case).registered_on
    assert any("спешили" in notice for notice in first.notices())
    first.register()
    assert moment_of(last_stamp(first)).year == MONDAY.year
    assert first.exchange(server=MONDAY).refused is None
    town.gossip(server=MONDAY)
    assert town.agree()


def test_a_desk_whose_clock_ran_ahead_leaves_its_log_though_colleagues_brought_it(town: Town) -> None:
    first, other = town["А"], town["Б"]
    first.hands.on(days=YEARS)
    first.register()
    town.gossip()
    first.hands.moment = MONDAY
    first.exchange(server=MONDAY)
    first.register()
    assert moment_of(last_stamp(first)).year == MONDAY.year
    other.hands.moment = MONDAY
    town.gossip(server=MONDAY)
    assert town.agree()


def test_what_went_before_the_clock_jumped_is_not_written_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = town["А"], town["Б"]
    monkeypatch.setattr(exchange, "_SENT", 1)
    monkeypatch.setattr(seals, "APART", 1)
    case = first.register()
    first.note(case, "Вовремя.")
    first.hands.on(days=YEARS)
    first.note(case, "Из будущего.")
    first.hands.moment = MONDAY
    town.gossip(server=MONDAY)
    assert other.notes(case) == ["Вовремя.", "Из будущего."]
    assert other.office.store.records() == first.office.store.records()
    assert town.agree()


def test_nobody_follows_a_clock_that_is_years_ahead(town: Town) -> None:
    first, other = town["А"], town["Б"]
    first.hands.on(days=YEARS)
    case = first.register()
    first.exchange()  # the server's clock is as wrong
    other.exchange()
    other.mend(case, "Нет воды на крыше.")
    assert moment_of(last_stamp(other)).year == MONDAY.year
    town.gossip()
    assert first.office.case(case).text == other.office.case(case).text == "Нет воды на крыше."
    assert town.agree()


def test_a_clock_that_is_minutes_ahead_is_followed(town: Town) -> None:
    first, other = town["А"], town["Б"]
    first.hands.on(minutes=9)
    case = first.register()
    first.exchange()
    other.exchange()
    other.note(case, "Звонила.")
    assert last_stamp(other) > last_stamp(first)


# ------------------------------------------------------------------ newer programs


def test_a_fact_of_a_newer_program_is_kept_marked_and_passed_on(town: Town) -> None:
    first, other = town["А"], town["Б"]
    case = first.register()
    write_as_newer(first.office, Stream(CASE, case), "teleported", b'{"where":"moon"}')
    town.gossip()
    assert Mark.UPDATE_NEEDED in marks(other, case)
    with pytest.raises(Refusal, match="обновите"):
        other.note(case, "Не поймёт.")
    third = town["В"]
    assert Mark.UPDATE_NEEDED in marks(third, case)
    town.gossip()
    assert town.agree()


def test_a_program_that_learns_a_kind_of_fact_tells_the_journal_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rulebook.edition()
    monkeypatch.setattr(names, "OF_CASES", (*names.OF_CASES, "teleported"))
    assert rulebook.edition() != before


def test_a_database_of_a_program_too_new_is_left_alone(town: Town) -> None:
    with behind(town.address) as connection:
        connection.execute(update(hub_table).values(schema_version=99, min_client=99))
    town["А"].register()
    with pytest.raises(Trouble, match="Обновите"):
        town["А"].exchange()


def test_a_newer_database_that_still_speaks_to_us_is_spoken_to(town: Town) -> None:
    with behind(town.address) as connection:
        connection.execute(update(hub_table).values(schema_version=99))
    town["А"].register()
    assert town["А"].exchange().sent


# ------------------------------------------------------------------ poison


POISON = {
    "a day before the calendar": b'"registered_on":"0001-01-01","received_on":"0001-01-01","ordinal":7',
    "a number no table holds": b'"registered_on":"2026-11-23","received_on":"2026-11-23","ordinal":1%s'
    % (b"0" * 40),
    "two questions of one name": b'"registered_on":"2026-11-23","received_on":"2026-11-23","ordinal":7',
}
REGISTERED = (
    b'{"answer_channel":"post","applicants":[],"channel":"letter","form":"written","journal":"appeal.written",'
    b'"kind":"complaint","number":"x","questions":[%s],"regime":"appeal","significant":false,"station":"X",'
    b'"text":"x",%s}'
)


@pytest.mark.parametrize("poison", POISON)
def test_a_record_that_cannot_be_told_keeps_nobody_from_the_rest(town: Town, poison: str) -> None:
    first, other = town["А"], town["Б"]
    questions = b'{"id":"1","text":"a"},{"id":"1","text":"b"}' if "questions" in poison else b""
    stream = Stream(CASE, "dd" * 16)
    body = REGISTERED % (questions, POISON[poison])
    write_as_newer(first.office, stream, "registered", body, min_reader=1, tell=False)
    case = first.register()
    first.exchange()
    done = other.exchange()
    assert other.office.case(case)
    assert done.quarantined == 1
    assert other.office.verify().reason is None
    other.office.rebuild()
    assert other.office.verify().reason is None
    assert town["В"].exchange().quarantined == 1


def test_a_card_that_would_stop_the_office_is_left_out(town: Town) -> None:
    first, other = town["А"], town["Б"]
    administration = Stream("administration", linking.office_id(first.office.store).hex())
    body = b'{"changes":{"zone":"Mars/Phobos"},"reason":"x"}'
    write_as_newer(first.office, administration, "corrected", body, min_reader=1, tell=False)
    first.office.rebuild()
    case = first.register()
    town.gossip()
    assert other.office.case(case)
    assert other.office.office.administration.zone == "Europe/Samara"
    assert town.agree()


@pytest.mark.parametrize("body", [b"{}", b"poison"])
@pytest.mark.parametrize("kind", ["block", "person"])
def test_a_card_under_the_name_of_a_case_changes_nothing_of_it(town: Town, kind: str, body: bytes) -> None:
    first, other = town["А"], town["Б"]
    case = first.register()
    write_as_newer(first.office, Stream(kind, case), "recorded", body, min_reader=1, tell=False)
    first.exchange()
    other.exchange()
    assert marks(other, case) == marks(first, case) == ()
    for desk in (first, other):
        desk.office.rebuild()
        assert desk.office.verify().ok
    assert town.agree()
    assert marks(other, case) == ()


def test_a_flipped_bit_in_the_database_stops_its_log_alone_and_only_until_it_is_mended(town: Town) -> None:
    first, other = town["А"], town["Б"]
    third = town["В"]
    hurt, sound = first.register(), other.register()
    first.exchange()
    other.exchange()
    place = (record_table.c.kind == "registered") & (record_table.c.log == 1)
    with behind(town.address) as connection:
        body = connection.execute(record_table.select().where(place)).mappings().one()
        damaged = bytes([body["body"][0] ^ 1]) + body["body"][1:]
        this = (record_table.c.log == body["log"]) & (record_table.c.seq == body["seq"])
        connection.execute(update(record_table).where(this).values(body=damaged))
    done = third.exchange()
    assert [flaw.reason for flaw in done.flaws] == ["запись изменена после того, как была сделана"]
    assert third.office.case(sound)
    with pytest.raises(Refusal):
        third.office.case(hurt)
    with behind(town.address) as connection:
        connection.execute(update(record_table).where(this).values(body=body["body"]))
    assert third.exchange().flaws == ()
    assert third.office.case(hurt)


def test_a_version_of_a_log_that_is_not_sound_is_named_and_displaces_nothing(town: Town) -> None:
    first, other = town["А"], town["Б"]
    case = first.register()
    town.gossip()
    forged = b"\0" * 32
    with behind(town.address) as connection:
        connection.execute(update(record_table).where(record_table.c.log == 1).values(link=forged))
        connection.execute(update(log_table).where(log_table.c.no == 1).values(link=forged))
    seen = other.register()
    for _ in range(2):
        done = other.exchange()
        assert [flaw.seq for flaw in done.flaws] == [1]
    assert other.office.case(case)
    assert other.office.verify().reason is None
    assert town["В"].office.case(seen)


def test_a_log_that_was_written_twice_goes_on_in_both_versions(town: Town) -> None:
    first, other = town["А"], town["Б"]
    town.gossip()
    backup, old = first.backup(), copied(town.address)
    one = first.register("Первая жизнь.")
    town.gossip()
    first.restore(backup, forgetful=True)
    put_back(town.address, old)
    two = first.register("Вторая жизнь.")
    town.gossip()
    for desk in (first, other):
        assert desk.office.case(one).text == "Первая жизнь."
        assert desk.office.case(two).text == "Вторая жизнь."
    assert any("в двух копиях" in notice for notice in other.noticed)
    assert town.agree()
    assert other.office.verify().reason is None


def test_what_a_seal_left_outside_comes_in_as_its_heir(town: Town) -> None:
    first, other = town["А"], town["Б"]
    town.gossip()
    old = copied(town.address)
    copy = town.clone("А", "А-копия", forgetful=False)
    case = first.register("Было после копии.")
    town["А"].exchange()
    other.exchange()
    put_back(town.address, old)
    copy.register("Копия.")
    copy.exchange()
    other.exchange()
    assert copy.exchange().flaws == ()
    assert copy.office.case(case).text == "Было после копии."
    town.gossip()
    assert town.agree()


def test_what_a_broken_disk_changed_is_not_sent(town: Town) -> None:
    first, other = town["А"], town["Б"]
    first.register()
    with forged(first.home) as connection:
        connection.execute("UPDATE journal SET author = 'x' WHERE kind = 'registered'")
    seen = other.register()
    other.exchange()
    done = first.exchange()
    assert done.refused is not None
    assert "verify" in str(done.refused)
    assert first.office.case(seen)


# ------------------------------------------------------------------ strangers


def test_another_office_is_refused(town: Town) -> None:
    with behind(town.address) as connection:
        connection.execute(update(hub_table).values(office=b"x" * 16))
    with pytest.raises(Refusal, match="другой администрации"):
        town["А"].exchange()


def test_a_letter_that_somebody_else_has_is_refused_and_the_rest_comes(town: Town) -> None:
    case = town["А"].register()
    town["А"].exchange()
    impostor = town.join("Г", "самозванец")
    with impostor.office.store.writing() as writing:
        writing._connection.execute(
            "UPDATE log SET station = 'А', link = ?", (first_link(own(impostor), "А"),)
        )
    impostor.open()
    done = impostor.exchange()
    assert done.refused is not None
    assert "занята" in str(done.refused)
    assert impostor.office.case(case)


def test_only_the_administrator_prepares(town: Town) -> None:
    office = town["А"].office
    people = office.office.people
    office.person = next(id_ for id_ in people if Duty.ADMINISTRATOR not in office.office.duties_of(id_))
    with pytest.raises(Refusal, match="администратор"):
        exchanging.prepare(office, town.address)
