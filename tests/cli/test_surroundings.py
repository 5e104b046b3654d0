"""Trouble around the program: disk, rights, locks, newer files, closed streams, foreign locales."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from mcu_desktop.store.database import Database
from tests.cli.terminal import NOW, SAMPLE, ask, ask_apart, records, start

LINE = '{"text": "Не вывозят мусор"}\n'
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX streams and rights")


def test_a_file_of_a_newer_program_is_refused_untouched(full: Path) -> None:
    connection = dbapi2.connect(str(full / "office.db"))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = sha256((full / "office.db").read_bytes()).digest()
    for asked in ("list", "verify", "rebuild", "register -", "note"):
        told = ask(full, *asked.split(), stdin=LINE.encode())
        assert told.code == 3
        assert "более новой программой" in told.err
    assert sha256((full / "office.db").read_bytes()).digest() == before
    assert ask(full, "setup", "--preset", "kinel", "--station", "А").code in {1, 3}
    assert sha256((full / "office.db").read_bytes()).digest() == before


def without_root() -> None:
    """Let root, too, obey rights (capabilities DAC_OVERRIDE and DAC_READ_SEARCH)."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (1, 2):
            libc.prctl(24, capability, 0, 0, 0)


@POSIX
@pytest.mark.parametrize("asked", ["list", "register -", "verify", "rebuild"])
def test_a_folder_one_may_not_write_to_is_trouble(full: Path, asked: str) -> None:
    (full / "office.db").chmod(0o444)
    full.chmod(0o555)
    try:
        told = ask_apart("--home", full, *asked.split(), preexec_fn=without_root)
    finally:
        full.chmod(0o755)
    assert told.code == 3
    assert "прав" in told.err or "только для чтения" in told.err
    assert "Traceback" not in told.err


@POSIX
def test_a_folder_one_may_not_enter_is_trouble(full: Path) -> None:
    full.chmod(0)
    try:
        told = ask_apart("--home", full, "list", preexec_fn=without_root)
    finally:
        full.chmod(0o755)
    assert told.code == 3
    assert "прав" in told.err


@POSIX
def test_a_disk_that_takes_no_more_is_trouble_and_what_was_printed_is_there(home: Path) -> None:
    size = (home / "office.db").stat().st_size

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, size + 200_000))

    told = ask_apart("--home", home, "--now", NOW, "register", SAMPLE, "--json", preexec_fn=small_disk)
    assert told.code == 3
    assert "Traceback" not in told.err
    assert "иск" in told.err
    listed = {case["id"] for case in ask(home, "list", "--json").json["cases"]}
    assert {line["id"] for line in told.lines} == listed
    assert ask(home, "verify").code == 0


def test_a_full_disk_is_trouble(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Database._connect

    def no_more_pages(self: Database) -> Any:
        connection = usual(self)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(Database, "_connect", no_more_pages)
    before = records(home)
    told = ask(home, "register", SAMPLE)
    assert told.code == 3
    assert "На диске нет места" in told.err
    assert records(home) == before + len(told.out.splitlines())


def test_a_locked_file_is_trouble_for_writers_and_none_for_readers(full: Path) -> None:
    other = dbapi2.connect(str(full / "office.db"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    before = records(full)
    assert ask(full, "list", "--json").json["total"] == 80
    told = ask(full, "register", "-", "--json", stdin=LINE.encode())
    other.close()
    assert (told.code, told.out) == (3, "")
    assert "занята" in told.err
    assert records(full) == before


@pytest.mark.parametrize(
    "name", ["с пробелом", "C:\\Профили\\МЦУ", "a#b?c=d%20e", "file:x?mode=ro", "кавычка'\"", "-тире", "~"]
)
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and set(name) & set('<>:"|?*'):
        pytest.skip("no such names on Windows")
    home = tmp_path / name
    assert ask(home, "setup", "--preset", "empty", "--station", "А").code == 0
    assert ask(home, "register", "-", stdin=LINE.encode()).code == 0
    assert (home / "office.db").is_file()
    assert ask(home, "verify").code == 0


def test_the_home_may_be_relative_or_of_nobody(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(full.parent)
    assert ask(None, "--home", full.name, "list", "--json").json["total"] == 80
    assert ask(None, "--home=./" + full.name, "list", "--json").json["total"] == 80
    assert ask(None, "--home", "~nobody-at-all/x", "list").code == 3
    assert ask(None, "--home", "x" * 5_000, "list").code == 3
    assert ask(None, "--home", str(full / "office.db"), "list").code == 3
    told = ask(None, "--home", str(full / "office.db"), "setup", "--preset", "empty", "--station", "А")
    assert told.code == 3


@POSIX
@pytest.mark.parametrize("locale", ["C", "ru_RU.KOI8-R"])
@pytest.mark.parametrize("mode", [{}, {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}], ids=["usual", "bare"])
def test_russian_goes_in_and_out_under_any_locale(full_once: Path, locale: str, mode: dict[str, str]) -> None:
    env = {"LC_ALL": locale, "LANG": locale, **mode}
    told = ask_apart("--home", full_once, "list", "--block", "ЖКХ", "--json", env=env)
    assert {"Жилищно-коммунальное хозяйство"} <= set(told.json["cases"][0]["blocks"])
    refused = ask_apart("--home", full_once, "show", "П-9", env=env)
    assert refused.err == "Отказано. Дела «П-9» нет.\n"


@POSIX
def test_bytes_that_are_no_text_are_a_wrong_call(full_once: Path) -> None:
    told = ask_apart("--home", full_once, "show", os.fsdecode(b"\xff\xfe"))
    assert told.code == 2
    assert "UTF-8" in told.err


@POSIX
def test_a_reader_that_goes_away_ends_a_list_in_silence(full_once: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    told = ask_apart("--home", full_once, "list", "--json", stdout=writing)
    os.close(writing)
    assert (told.code, told.err) == (0, "")


@POSIX
def test_a_reader_that_goes_away_stops_a_registration_with_a_word(home: Path) -> None:
    with start("--home", home, "--now", NOW, "register", SAMPLE, "--json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        heard = [json.loads(process.stdout.readline()) for _ in range(3)]
        process.stdout.close()
        words = process.stderr.read().decode()
        code = process.wait(timeout=60)
    numbers = {case["number"] for case in ask(home, "list", "--json").json["cases"]}
    assert {line["number"] for line in heard} <= numbers
    if code:  # all eighty may fit into the pipe before it is closed
        assert code == 3
        assert "Не удалось напечатать" in words
        assert "Traceback" not in words


@POSIX
@pytest.mark.parametrize("asked", ["list", "show У-А-1/26"])
def test_a_device_that_is_full_is_trouble(full_once: Path, asked: str) -> None:
    with Path("/dev/full").open("wb") as full_device:
        told = ask_apart("--home", full_once, *asked.split(), stdout=full_device)
    assert told.code == 3
    assert told.err == "Не удалось прочитать или записать: на диске нет места.\n"


@POSIX
@pytest.mark.parametrize("number", [1, 2], ids=["stdout", "stderr"])
def test_closed_streams_do_not_hinder(full: Path, number: int) -> None:
    def closed() -> None:
        os.close(number)

    streams = {1: "stdout", 2: "stderr"}
    before = records(full)
    told = ask_apart(
        "--home", full, "--now", NOW, "register", SAMPLE, **{streams[number]: None}, preexec_fn=closed
    )
    assert told.code == 0
    assert records(full) == before + 80


@POSIX
def test_stopping_a_registration_keeps_what_was_printed(home: Path) -> None:
    def heeding() -> None:
        """Heed Ctrl+C again, which a shell's background jobs are born to ignore."""
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with start(
        "--home", home, "--now", NOW, "register", "-", "--json", stdin=-1, preexec_fn=heeding
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(LINE.encode() * 3)
        process.stdin.flush()
        heard = [process.stdout.readline() for _ in range(3)]
        process.send_signal(signal.SIGINT)
        words = process.stderr.read().decode()
        code = process.wait(timeout=60)
    assert code == 3
    assert words == "Остановлено. Всё напечатанное записано.\n"
    listed = {case["id"] for case in ask(home, "list", "--json").json["cases"]}
    assert {json.loads(line)["id"] for line in heard} == listed


@POSIX
def test_a_file_that_can_be_read_but_once_is_registered_whole(home: Path) -> None:
    pipe = home.parent / "pipe"
    os.mkfifo(pipe)
    with start("--home", home, "--now", NOW, "register", pipe, "--json") as process:
        pipe.write_bytes(SAMPLE.read_bytes())
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert len(out.splitlines()) == 80


def test_our_own_fault_becomes_a_report_without_a_traceback(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mcu_desktop.workplace.workplace import Workplace  # noqa: PLC0415

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("Петрова Анна, ул. Мира, 4")

    monkeypatch.setattr(Workplace, "keys", broken)
    told = ask(full, "list", "--json")
    assert (told.code, told.out) == (3, "")
    assert "Внутренняя ошибка" in told.err
    (report,) = (full / "reports").iterdir()
    assert str(report) in told.err
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert "Петрова" not in report.read_text(encoding="utf-8") + told.err
