"""The folder tells the same stories as the shared database, and some of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sync import test_exchange, test_hostile
from tests.sync.folder_town import FolderTown

Story = Callable[[FolderTown], None]
NOT_HERE = {  # they are about a database, or its clock
    test_exchange.test_a_database_put_back_from_an_old_copy_gets_everything_again,
    test_exchange.test_after_a_database_was_put_back_a_desk_goes_on_as_before,
    test_hostile.test_a_clock_that_runs_ahead_is_told_so_and_still_receives,
    test_hostile.test_records_of_a_wrong_clock_go_when_it_is_set_right,
    test_hostile.test_a_desk_whose_clock_ran_ahead_leaves_its_log_though_colleagues_brought_it,
    test_hostile.test_a_database_of_a_program_too_new_is_left_alone,
    test_hostile.test_a_newer_database_that_still_speaks_to_us_is_spoken_to,
    test_hostile.test_a_flipped_bit_in_the_database_stops_its_log_alone_and_only_until_it_is_mended,
    test_hostile.test_a_version_of_a_log_that_is_not_sound_is_named_and_displaces_nothing,
    test_hostile.test_a_log_that_was_written_twice_goes_on_in_both_versions,
    test_hostile.test_what_a_seal_left_outside_comes_in_as_its_heir,
    test_hostile.test_another_office_is_refused,
    test_hostile.test_a_letter_that_somebody_else_has_is_refused_and_the_rest_comes,
}
STORIES: list[Story] = [
    value
    for stories in (test_exchange, test_hostile)
    for name, value in vars(stories).items()
    if name.startswith("test_")
    and value.__code__.co_varnames[: value.__code__.co_argcount] == ("town",)
    and value not in NOT_HERE
]


@pytest.fixture
def town(fresh_kinel: Path, tmp_path: Path) -> Iterator[FolderTown]:
    made = FolderTown(tmp_path, fresh_kinel, str(tmp_path / "обмен"))
    yield made
    made.close()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__.removeprefix("test_"))
def test_in_a_folder_too(town: FolderTown, story: Story) -> None:
    story(town)
