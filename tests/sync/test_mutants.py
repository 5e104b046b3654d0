"""The suite is not blind: with one protection switched off, the story that watches over it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

import mcu_desktop.sync.hub as hubs
from mcu_desktop.journal import chain
from mcu_desktop.journal.codec import Unread, decoded
from mcu_desktop.journal.record import Record, fold_order
from mcu_desktop.store import case_rows, journal_table, logs
from mcu_desktop.store.store import Store
from mcu_desktop.sync import exchange
from mcu_desktop.sync.comparing import Sides
from mcu_desktop.sync.hub import Hub, HubLog
from tests.sync import test_exchange, test_hostile, test_hub
from tests.sync.test_hub import hub as hub  # noqa: PLC0414 - a fixture

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sync.town import Town

Patch = pytest.MonkeyPatch
Mutant = Callable[[Patch], None]


@pytest.fixture
def address(tmp_path: Path) -> str:
    """One kind of database is enough here."""
    return f"sqlite:///{tmp_path}/hub.db"


def do_nothing_on_conflict(patch: Patch) -> None:
    def unknown(_: Hub, __: Any, row: Any, records: Sequence[Record]) -> Sequence[Record]:
        return [record for record in records if record.seq > row.head]

    patch.setattr(Hub, "_unknown", unknown)


def forks_are_passed_by(patch: Patch) -> None:
    patch.setattr(Sides, "agree", lambda *_: True)


def a_confirmed_head_is_believed_for_ever(patch: Patch) -> None:
    believed: dict[bytes, HubLog] = {}
    whole = Hub.logs

    def remembered(self: Hub) -> dict[bytes, HubLog]:
        for log, told in whole(self).items():
            if log not in believed or told.end.seq > believed[log].end.seq:
                believed[log] = told
        return dict(believed)

    patch.setattr(Hub, "logs", remembered)


def time_is_the_cursor(patch: Patch) -> None:
    whole, seen = Hub.behind, [0]

    def newer(self: Hub, *place: Any) -> tuple[Record, ...]:
        records = tuple(record for record in whole(self, *place) if record.stamp > seen[0])
        seen[0] = max([seen[0], *(record.stamp for record in records)])
        return records

    patch.setattr(Hub, "behind", newer)


def who_comes_last_is_right(patch: Patch) -> None:
    arrival = journal_table._OF_STREAM.replace("j.stamp, l.id, j.seq", "j.rowid")
    patch.setattr(journal_table, "_OF_STREAM", arrival)
    patch.setattr(journal_table, "_ordered", lambda records: records)


def a_restored_desk_writes_on(patch: Patch) -> None:
    patch.setattr(exchange._Session, "_begin_anew", lambda *_: None)


def actions_are_cut(patch: Patch) -> None:
    def cut(records: Sequence[Record], _: object) -> list[Sequence[Record]]:
        middle = len(records) // 2
        return [part for part in (records[:middle], records[middle:]) if part]

    patch.setattr(exchange, "portions_of", cut)
    patch.setattr(logs, "whole_actions", tuple)


def every_clock_is_followed(patch: Patch) -> None:
    patch.setattr(exchange, "believed_at", lambda _: 1 << 62)


def what_is_unknown_is_dropped(patch: Patch) -> None:
    def known(end: chain.End, records: Iterable[Record], **_: bool) -> Any:
        taken = [one for one in records if not isinstance(decoded(*_said(one)), Unread)]
        return tuple(taken), records[-1] and chain.End(records[-1].seq, records[-1].link, 0), None  # type: ignore[index]

    patch.setattr(logs, "continued", known)


def _said(record: Record) -> tuple[str, str, int, bytes]:
    return record.stream_kind, record.kind, record.min_reader, record.body or b""


def telling_asks_the_clock(patch: Patch) -> None:
    key_of, clock = case_rows.key_of, count()
    patch.setattr("mcu_desktop.store.case_table.key_of", lambda *of: key_of(*of) + 16 * next(clock))


def what_was_seen_is_ignored(patch: Patch) -> None:
    patch.setattr(journal_table, "in_order", lambda records: tuple(sorted(records, key=fold_order)))


def nonces_are_not_compared(patch: Patch) -> None:
    patch.setattr(hubs, "_require_writer", lambda *_: None)


def the_chain_is_believed(patch: Patch) -> None:
    patch.setattr(chain, "sound", lambda *_: True)


def any_time_is_taken(patch: Patch) -> None:
    patch.setattr(exchange, "AHEAD", timedelta(days=9999))


def the_machine_remembers_nothing(patch: Patch) -> None:
    patch.setattr(Store, "displaced", lambda _: None)


def a_seal_is_broken(patch: Patch) -> None:
    whole = hubs._hub_log
    patch.setattr(hubs, "_hub_log", lambda row: whole(row)._replace(sealed_at=None))


@pytest.mark.parametrize(
    ("mutant", "story"),
    [
        (do_nothing_on_conflict, test_hub.test_two_records_of_one_place_are_a_fork),
        (nonces_are_not_compared, test_hub.test_the_writer_of_a_log_is_known_by_the_nonce_it_left),
        (a_seal_is_broken, test_hub.test_a_log_that_was_continued_in_another_is_sealed),
    ],
)
def test_the_database_without_a_protection_is_caught(
    hub: Hub, mutant: Mutant, story: Callable[[Hub], None]
) -> None:
    with Patch.context() as patch:
        mutant(patch)
        with pytest.raises(BaseException):  # noqa: B017 - however the story fails
            story(hub)


@pytest.mark.parametrize(
    ("mutant", "story"),
    [
        (forks_are_passed_by, test_hostile.test_a_log_that_was_written_twice_goes_on_in_both_versions),
        (
            a_confirmed_head_is_believed_for_ever,
            test_exchange.test_a_database_put_back_from_an_old_copy_gets_everything_again,
        ),
        (
            time_is_the_cursor,
            test_exchange.test_what_two_desks_did_to_one_case_before_they_heard_of_each_other_holds,
        ),
        (who_comes_last_is_right, test_exchange.test_where_two_mended_one_field_everybody_sees_the_same),
        (
            a_restored_desk_writes_on,
            test_exchange.test_a_desk_that_fell_back_and_worked_on_loses_neither_life,
        ),
        (actions_are_cut, test_exchange.test_an_action_is_never_split_between_two_batches),
        (any_time_is_taken, test_hostile.test_a_clock_that_runs_ahead_is_told_so_and_still_receives),
        (
            every_clock_is_followed,
            test_hostile.test_a_desk_whose_clock_ran_ahead_leaves_its_log_though_colleagues_brought_it,
        ),
        (every_clock_is_followed, test_hostile.test_nobody_follows_a_clock_that_is_years_ahead),
        (
            what_is_unknown_is_dropped,
            test_hostile.test_a_fact_of_a_newer_program_is_kept_marked_and_passed_on,
        ),
        (telling_asks_the_clock, test_exchange.test_what_one_desk_registers_the_others_see),
        (what_was_seen_is_ignored, test_hostile.test_nobody_follows_a_clock_that_is_years_ahead),
        (
            the_chain_is_believed,
            test_hostile.test_a_flipped_bit_in_the_database_stops_its_log_alone_and_only_until_it_is_mended,
        ),
        (
            the_machine_remembers_nothing,
            test_exchange.test_this_machine_remembers_numbers_that_a_restored_desk_has_lost,
        ),
    ],
)
def test_an_exchange_without_a_protection_is_caught(
    town: Town, monkeypatch: Patch, mutant: Mutant, story: Callable[..., None]
) -> None:
    needs_patch = "monkeypatch" in story.__code__.co_varnames[: story.__code__.co_argcount]
    with Patch.context() as patch:
        mutant(patch)
        with pytest.raises(BaseException):  # noqa: B017 - however the story fails
            story(town, monkeypatch) if needs_patch else story(town)
