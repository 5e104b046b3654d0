"""Desks of one office and what happens to them: nothing is lost or doubled, everybody sees the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mcu_desktop.journal.chain import heir_of
from mcu_desktop.journal.names import CASE
from mcu_desktop.problems import Trouble
from mcu_desktop.store import seals
from mcu_desktop.store.shared_file import alone
from mcu_desktop.store.stream import Stream
from mcu_desktop.sync import exchange as exchanging
from mcu_desktop.sync import portions
from mcu_desktop.sync.hub import Hub
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL
from tests.sync.shelves import copied, put_back
from tests.sync.town import new_ids

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sync.town import Town


def test_what_one_desk_registers_the_others_see(town: Town) -> None:
    first, other = town["А"], town["Б"]
    case = first.register()
    sent, received = first.exchange(), other.exchange()
    assert (sent.sent, received.received) == (1, 1)
    assert other.office.case(case).number == first.office.case(case).number
    assert town.agree()


def test_an_exchange_with_nothing_new_moves_nothing(town: Town) -> None:
    town["Б"].register()
    town.gossip()
    done = town["Б"].exchange()
    assert (done.sent, done.received, done.quarantined) == (0, 0, 0)


def test_what_two_desks_did_to_one_case_before_they_heard_of_each_other_holds(town: Town) -> None:
    first, other = town["А"], town["Б"]
    case = first.register()
    town.gossip()
    first.note(case, "Звонила.")
    other.note(case, "Слесарь выехал.")
    town.gossip()
    assert sorted(first.notes(case)) == ["Звонила.", "Слесарь выехал."]
    assert town.agree()


def test_where_two_mended_one_field_everybody_sees_the_same(town: Town) -> None:
    first, other = town["А"], town["Б"]
    case = first.register()
    town.gossip()
    first.mend(case, "Нет воды в подвале.")
    other.mend(case, "Нет воды на крыше.")
    town.gossip()
    assert first.office.case(case).text == other.office.case(case).text
    assert town.agree()


def test_a_lost_acknowledgement_doubles_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    first, other = town["А"], town["Б"]
    case = first.register()
    lose_the_answer(monkeypatch)
    assert isinstance(first.exchange().refused, Trouble)
    monkeypatch.undo()
    first.note(case, "Ещё одно.")
    assert first.exchange().sent == 1
    town.gossip()
    assert other.notes(case) == ["Ещё одно."]
    assert no_copies(town)


def test_an_exchange_cut_in_the_middle_goes_on_where_it_stopped(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = town["А"], town["Б"]
    cases = [first.register() for _ in range(6)]
    monkeypatch.setattr(exchanging, "_SENT", 2)
    monkeypatch.setattr(seals, "APART", 2)
    monkeypatch.setattr(portions.Large, "records", 2)
    lose_the_answer(monkeypatch, after=1)
    assert isinstance(first.exchange().refused, Trouble)
    monkeypatch.undo()
    assert first.exchange().sent == 2
    other.exchange()
    assert [other.office.case(case).text for case in cases] == [
        first.office.case(case).text for case in cases
    ]


def test_what_cannot_be_sent_keeps_nothing_from_being_received(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = town["А"], town["Б"]
    case = other.register()
    other.exchange()
    mine = first.register()

    def full(*_: object) -> None:
        raise Trouble("На диске общей базы нет места.")

    monkeypatch.setattr(Hub, "push", full)
    monkeypatch.setattr(Hub, "acknowledge", full)
    done = first.exchange()
    assert "нет места" in str(done.refused)
    assert first.office.case(case)
    monkeypatch.undo()
    town.gossip()
    assert other.office.case(mine)


def test_an_action_is_never_split_between_two_batches(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    first, other = town["А"], town["Б"]
    monkeypatch.setattr(exchanging, "_SENT", 2)
    monkeypatch.setattr(seals, "APART", 2)
    monkeypatch.setattr(portions.Large, "records", 2)
    cases = [first.register() for _ in range(5)]
    first.note_on_all(cases, "Всем сразу.")
    town.gossip()
    assert {tuple(other.notes(case)) for case in cases} == {("Всем сразу.",)}
    assert town.agree()


def test_a_database_put_back_from_an_old_copy_gets_everything_again(town: Town) -> None:
    first, other = town["А"], town["Б"]
    town.gossip()
    old = copied(town.address)
    cases = [first.register(), other.register()]
    town.gossip()
    put_back(town.address, old)
    first.exchange()
    third = town["В"]
    assert [third.office.case(case).number for case in cases] == [
        first.office.case(case).number for case in cases
    ]
    town.gossip()
    assert town.agree()
    assert no_copies(town)


def test_after_a_database_was_put_back_a_desk_goes_on_as_before(town: Town) -> None:
    first = town["А"]
    first.register()
    first.exchange()
    old = copied(town.address)
    first.register()
    first.exchange()
    put_back(town.address, old)
    first.exchange()
    first.register()
    assert first.exchange().sent == 1
    assert first.notices() == []
    assert no_copies(town)


def test_a_desk_that_fell_back_behind_what_it_sent_takes_its_own_records_back(town: Town) -> None:
    first, other = town["А"], town["Б"]
    town.gossip()
    backup = first.backup()
    lost = [first.register(), first.register()]
    town.gossip()
    first.restore(backup, forgetful=True)
    done = first.exchange()
    assert done.received == 2
    assert any("восстановлена" in notice for notice in done.notices)
    assert [first.office.case(case).ordinal for case in lost] == [1, 2]
    again = first.register()
    assert first.office.case(again).ordinal == 3
    town.gossip()
    assert other.office.case(again).ordinal == 3
    assert town.agree()


def test_a_desk_that_fell_back_and_worked_on_loses_neither_life(town: Town) -> None:
    first, other = town["А"], town["Б"]
    town.gossip()
    backup = first.backup()
    sent = first.register("До восстановления.")
    town.gossip()
    first.restore(backup, forgetful=True)
    kept = first.register("После восстановления.")
    first.note(kept, "Звонила.")
    assert first.exchange().conflicts == 1  # one number was given twice: people will settle it
    town.gossip()
    assert other.office.case(sent).text == "До восстановления."
    assert other.office.case(kept).text == "После восстановления."
    assert other.notes(kept) == ["Звонила."]
    assert town.agree()


def test_this_machine_remembers_numbers_that_a_restored_desk_has_lost(town: Town) -> None:
    first = town["А"]
    first.exchange()
    backup = first.backup()
    for _ in range(3):
        first.register()
    first.restore(backup)
    assert first.office.case(first.register()).ordinal == 4
    assert any("более старой копии" in notice for notice in first.exchange().notices)


def test_a_machine_that_cannot_remember_raises_no_false_alarm(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("MCU_STATE", str(tmp_path / "a file"))
    first = town["А"]
    first.register()
    first.exchange()
    first.open()
    first.register()
    first.exchange()
    assert no_copies(town)


def test_a_desk_that_moved_to_another_folder_writes_a_new_log_once(town: Town) -> None:
    first, other = town["А"], town["Б"]
    case = first.register()
    first.exchange()
    first.move("А-переезд")
    first.note(case, "Из новой папки.")
    first.open()
    assert any("перенесён" in notice for notice in first.exchange().notices)
    own = [log.origin.station for log in first.office.store.logs.held().values()]
    assert own.count("А") == 2
    other.exchange()
    assert other.notes(case) == ["Из новой папки."]


def test_a_copied_desk_and_its_original_both_keep_what_they_did(town: Town) -> None:
    first, other = town["А"], town["Б"]
    common = first.register("До копии.")
    copy = town.clone("А", "А-копия")
    mine, theirs = first.register("Подлинник."), copy.register("Копия.")
    town.gossip()
    for case, text in ((common, "До копии."), (mine, "Подлинник."), (theirs, "Копия.")):
        assert other.office.case(case).text == text
    assert town.agree()
    assert any("в двух копиях" in notice for notice in [*first.notices(), *copy.notices()])


def test_taking_back_survives_a_new_log(town: Town) -> None:
    first, other = town["А"], town["Б"]
    case = first.register()
    town.gossip()
    backup = first.backup()
    first.note(case, "Пропало бы.")
    town.gossip()
    first.restore(backup, forgetful=True)
    first.note(case, "Лишнее.")
    first.take_back(case)
    town.gossip()
    assert first.notes(case) == other.notes(case)
    assert first.undone(case) == ["Лишнее."]
    assert town.agree()


def test_a_window_that_stayed_open_writes_on_in_the_new_log(town: Town) -> None:
    first = town["А"]
    town.gossip()
    backup = first.backup()
    first.register()
    first.exchange()
    first.restore(backup, forgetful=True)
    window = Workplace.open(first.home, clock=first.hands, identity=new_ids())
    first.exchange()
    case = window.register(APPEAL)
    assert window.case(case.id).ordinal == 2
    assert window.store.history(Stream(CASE, case.id)).records[0].log == first.office.store.logs.own()
    window.close()
    town.gossip()
    assert town.agree()


def test_one_desk_exchanges_once_at_a_time(town: Town) -> None:
    with (
        alone(town["А"].home / "exchange.lock", "занято"),
        pytest.raises(Trouble, match="Обмен этого рабочего места уже идёт"),
    ):
        town["А"].exchange()
    town["А"].exchange()


def lose_the_answer(monkeypatch: pytest.MonkeyPatch, *, after: int = 0) -> None:
    """Let the database take one batch and the network lose its answer."""
    push, answered = Hub.push, []

    def lost(self: Hub, *arguments: object) -> object:
        end = push(self, *arguments)  # type: ignore[arg-type]
        answered.append(end)
        if len(answered) > after:
            raise Trouble("Сеть пропала.")
        return end

    monkeypatch.setattr(Hub, "push", lost)


def no_copies(town: Town) -> bool:
    """Tell whether no desk took itself for a copy."""
    return all(
        not log.sealed for desk in town.desks.values() for log in desk.office.store.logs.held().values()
    )


def test_what_goes_on_behind_a_log_that_was_left_empty_comes_nevertheless(town: Town) -> None:
    first, other = town["А"], town["Б"]
    town.gossip()
    store = first.office.store
    with store.writing() as writing:
        writing.begin_anew(b"1" * 16)
    moved = first.register()
    with store.writing() as writing:
        writing.begin_anew(b"2" * 16)
    behind = first.register()
    link = store.logs.link_at(b"1" * 16, 1)
    assert link is not None
    with store.writing() as writing:
        writing.divide(b"1" * 16, heir_of(b"1" * 16, link), keep=0)
    first.office.rebuild()
    town.gossip()
    assert {moved, behind} <= set(other.cases())
    assert not any(desk.exchange().flaws for desk in town.desks.values())
    assert town.agree()
