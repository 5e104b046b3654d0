"""The file: one writer at a time, whole or nothing, and troubles of the surroundings in plain Russian."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlcipher3 import dbapi2 as driver

from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.folder import PROFILE
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.database import Database
from mcu_desktop.store.migrations import migrate, steps
from mcu_desktop.store.register import Filter
from mcu_desktop.store.store import Store
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, Hands, office
from tests.store.files import dumped, raw

WATER = RegisterCase(text="Нет воды.")
LONG = RegisterCase(text="Нет воды. " * 10_000)


def numbers(workplace: Workplace) -> list[str]:
    return [line.number for line in workplace.lines(workplace.keys(Filter()))][::-1]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal",
        "UPDATE journal SET author = 'Иной'",
        "UPDATE journal SET body = zeroblob(3)",
        "UPDATE journal SET body = NULL, duty = 'head'",
        "UPDATE journal SET seq = seq + 1000",
    ],
)
def test_the_journal_takes_no_rewriting(kinel_office: Workplace, statement: str) -> None:
    before = dumped(kinel_office.store.home, "journal")
    with (
        raw(kinel_office.store.home) as connection,
        pytest.raises(driver.IntegrityError, match="append-only"),
    ):
        connection.execute(statement)
    assert dumped(kinel_office.store.home, "journal") == before


def test_writes_are_durable_and_rows_keep_to_each_other(kinel_office: Workplace) -> None:
    connection = kinel_office.store._database.connection()
    told = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check")
    }
    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }


def test_a_second_profile_is_not_made_over_the_first(tmp_path: Path) -> None:
    office(tmp_path).close()
    with pytest.raises(Refusal, match="уже есть профиль"):
        office(tmp_path)


def test_a_folder_without_a_profile_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="setup"):
        Store.open(tmp_path)
    assert not any(tmp_path.iterdir())


def test_a_file_of_a_newer_program_is_refused_untouched(tmp_path: Path) -> None:
    office(tmp_path).close()
    with raw(tmp_path) as connection:
        connection.execute("PRAGMA user_version = 9999")
    before = (tmp_path / PROFILE).read_bytes()
    with pytest.raises(Trouble, match="более новой программой"):
        Workplace.open(tmp_path)
    assert (tmp_path / PROFILE).read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} <= {PROFILE, "attachments"}


def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / PROFILE).write_bytes(b"not a database at all, but long enough to look at" * 100)
    before = (tmp_path / PROFILE).read_bytes()
    with pytest.raises(Trouble, match="повреждён"):
        Workplace.open(tmp_path)
    assert (tmp_path / PROFILE).read_bytes() == before


def test_migrations_may_be_taken_again(tmp_path: Path) -> None:
    database = Database(tmp_path / "x.db")
    migrate(database)
    with database.reading() as connection:
        once = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
        assert connection.execute("PRAGMA user_version").fetchone()[0] == steps()[-1][0]
    migrate(database)
    with database.reading() as connection:
        assert connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall() == once
    database.close()


def test_a_key_makes_the_same_file_unreadable_without_it(tmp_path: Path) -> None:
    database = Database(tmp_path / PROFILE, key=b"k" * 32)
    migrate(database)
    database.close()
    assert not (tmp_path / PROFILE).read_bytes().startswith(b"SQLite format")
    with pytest.raises(Trouble, match="другим ключом"):
        Store.open(tmp_path)


def test_a_command_that_fails_half_way_leaves_nothing(kinel_office: Workplace) -> None:
    before = dumped(kinel_office.store.home)
    with pytest.raises(Trouble):
        _fall_half_way(kinel_office)
    assert dumped(kinel_office.store.home) == before
    assert kinel_office.register(WATER).number == "П-А-1/26"


def _fall_half_way(workplace: Workplace) -> None:
    with workplace.store.writing() as writing:
        writing.set("owner", "никто")
        raise Trouble("Провод выпал.")


def test_a_lock_held_too_long_is_a_trouble_and_nothing_is_written(kinel_office: Workplace) -> None:
    kinel_office.store._database.connection().execute("PRAGMA busy_timeout = 100")
    before = kinel_office.store.records()
    with raw(kinel_office.store.home) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Trouble, match="База занята"):
            kinel_office.register(WATER)
        assert kinel_office.store.records() == before
        assert kinel_office.keys(Filter()) == []
        other.execute("ROLLBACK")
    assert kinel_office.register(WATER).number == "П-А-1/26"


def test_the_lock_is_waited_for_five_seconds(kinel_office: Workplace) -> None:
    connection = kinel_office.store._database.connection()
    assert connection.execute("PRAGMA busy_timeout").fetchone()[0] == 5000


def _register_many(home: Path, times: int) -> None:
    workplace = Workplace.open(home, clock=Hands())
    for _ in range(times):
        workplace.register(WATER)
    workplace.close()


def test_two_processes_give_every_number_once_and_without_gaps(tmp_path: Path) -> None:
    office(tmp_path).close()
    processes = [get_context("spawn").Process(target=_register_many, args=(tmp_path, 100)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    workplace = Workplace.open(tmp_path, clock=Hands())
    assert sorted(numbers(workplace)) == sorted(f"П-А-{n}/26" for n in range(1, 201))
    assert workplace.verify().ok
    workplace.close()


def test_one_window_sees_at_once_what_another_terminal_wrote(kinel_office: Workplace) -> None:
    other = Workplace.open(kinel_office.store.home, clock=Hands())
    other.register(WATER)
    assert numbers(kinel_office) == ["П-А-1/26"]
    block = next(iter(other.office.blocks))
    other.correct(block, {"short": "Новое имя"}, reason="Опечатка")
    assert kinel_office.office.blocks[block].short == "Новое имя"
    assert kinel_office.block_name(block) == "Новое имя"
    other.close()


ENDLESS = """
    import sys
    from pathlib import Path
    from mcu_desktop.domain.cases.register_case import RegisterCase
    from mcu_desktop.workplace.workplace import Workplace
    workplace = Workplace.open(Path(sys.argv[1]))
    while True:
        print(workplace.register(RegisterCase(text="Нет воды.")).number, flush=True)
"""


def test_a_killed_writer_loses_nothing_it_had_said(tmp_path: Path) -> None:
    office(tmp_path).close()
    said: list[str] = []
    for lines in (1, 7, 20):
        writer = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(ENDLESS), str(tmp_path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        said += [writer.stdout.readline().strip() for _ in range(lines)]
        writer.kill()
        said += [line for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        writer.stdout.close()
        writer.wait()
    workplace = Workplace.open(tmp_path)
    kept = numbers(workplace)
    assert {number.strip() for number in said} <= set(kept)
    assert [int(number.split("-")[2].split("/")[0]) for number in kept] == list(range(1, len(kept) + 1))
    assert workplace.verify().ok
    workplace.close()


@contextmanager
def file_size_limit(home: Path) -> Iterator[None]:
    """Let no file grow beyond a little more than the database has now, as a quota does."""
    largest = max(file.stat().st_size for file in home.iterdir() if file.is_file())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 65_536, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _fill(workplace: Workplace) -> int:
    for done in count():
        try:
            workplace.register(LONG)
        except Trouble:
            with pytest.raises(Trouble, match="Ничего не записано"):
                workplace.register(LONG)
            return done
    raise AssertionError


def test_where_the_file_may_not_grow_nothing_is_half_written_and_work_goes_on_after(
    kinel_office: Workplace,
) -> None:
    kinel_office.register(WATER)
    with file_size_limit(kinel_office.store.home):
        done = _fill(kinel_office)
        assert len(kinel_office.keys(Filter())) == 1 + done
    assert kinel_office.register(WATER).number == f"П-А-{done + 2}/26"
    assert kinel_office.verify().ok


CROWDED = """
    import sys
    from pathlib import Path
    from mcu_desktop.domain.cases.register_case import RegisterCase
    from mcu_desktop.problems import Trouble
    from mcu_desktop.store.register import Filter
    from tests.offices import office
    home = Path(sys.argv[1]) / "p"
    workplace = office(home)
    long = RegisterCase(text="Нет воды. " * 10_000)
    ballast = home.parent / "ballast"
    ballast.write_bytes(bytes(9_000_000))
    done = 0
    try:
        while True:
            workplace.register(long)
            done += 1
    except Trouble as trouble:
        print(trouble)
    assert len(workplace.keys(Filter())) == done
    ballast.unlink()
    assert workplace.register(long).number == f"П-А-{done + 1}/26"
    assert workplace.verify().ok
    print("и дальше")
"""
MOUNT = 'mount -t tmpfs -o size=16M tmpfs "$1" && exec "$2" -c "$3" "$1"'


def _namespace() -> list[str] | None:
    """Give how this machine lets a test mount a small disk, if it does."""
    for way in (["unshare", "-m"], ["unshare", "-rm"]):
        with TemporaryDirectory() as folder:
            tried = [*way, "sh", "-c", 'mount -t tmpfs -o size=1M tmpfs "$1"', "sh", folder]
            try:
                if subprocess.run(tried, capture_output=True, check=False).returncode == 0:
                    return way
            except FileNotFoundError:
                return None
    return None


def test_a_full_disk_is_a_trouble_and_work_goes_on_when_there_is_room(tmp_path: Path) -> None:
    """Where no disk may be mounted, the test of the file that may not grow stands for this one."""
    way = _namespace()
    if way is None:
        return
    script = [*way, "sh", "-c", MOUNT, "sh", str(tmp_path), sys.executable, textwrap.dedent(CROWDED)]
    told = subprocess.run(script, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == [
        "На диске нет места. Ничего не записано: освободите место и повторите.",
        "и дальше",
    ]


READING = """
    import os, sys
    from pathlib import Path
    from mcu_desktop.domain.cases.register_case import RegisterCase
    from mcu_desktop.problems import Trouble
    from mcu_desktop.workplace.workplace import Workplace
    if os.getuid() == 0:
        Workplace.open(Path(sys.argv[1])).close()  # what is imported now needs no rights later
        os.setgid(65534)
        os.setuid(65534)
    try:
        workplace = Workplace.open(Path(sys.argv[1]))
        workplace.register(RegisterCase(text="Нет воды."))
    except Trouble as trouble:
        print(trouble)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may look into."""
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def _frozen(home: Path) -> None:
    for path in (home, *home.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)


def test_a_read_only_folder_is_a_trouble(open_folder: Path) -> None:
    home = open_folder / "p"
    office(home).close()
    _frozen(home)
    before = (home / PROFILE).read_bytes()
    told = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(READING), str(home)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        cwd=Path(__file__).parents[2],
    )
    home.chmod(0o755)
    assert told.stderr == ""
    assert any(words in told.stdout for words in ("только для чтения", "права на неё"))
    assert (home / PROFILE).read_bytes() == before


def test_a_case_is_the_same_after_the_profile_was_closed_and_opened(tmp_path: Path) -> None:
    workplace = office(tmp_path)
    id_ = workplace.register(APPEAL).id
    before = workplace.case(id_)
    workplace.close()
    workplace = Workplace.open(tmp_path, clock=Hands())
    assert workplace.case(id_) == before
    workplace.close()
