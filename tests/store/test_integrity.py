"""Verify: whatever is changed behind the program's back is found, and its record is named."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cases.commands import Answer, Assign, Close, NoteStep, SendAnswer
from mcu_desktop.domain.vocabulary import Result
from mcu_desktop.folder import PROFILE
from mcu_desktop.problems import Trouble
from mcu_desktop.store.projection import PROJECTIONS
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, SOMEBODY, Hands, office
from tests.store.files import dumped, forged

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.store.integrity import Verdict

COLUMNS = (
    "log", "seq", "stamp", "txn", "stream_kind", "stream", "parents", "author", "duty", "kind", "version",
    "min_reader", "body", "body_digest", "link",
)  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A profile in which one case went its whole way and another began."""
    workplace = office(tmp_path / "p")
    case = workplace.register(APPEAL).id
    other = workplace.register(APPEAL).id
    for command in (Assign(executor=SOMEBODY), Answer(result=Result.EXPLAINED), SendAnswer(), Close()):
        workplace.act(case, command)
    workplace.act(other, NoteStep(text="Последняя запись."))
    workplace.close()
    return tmp_path / "p"


def verdict(home: Path) -> Verdict:
    workplace = Workplace.open(home, clock=Hands())
    try:
        return workplace.verify()
    finally:
        workplace.close()


def records(home: Path) -> int:
    with forged(home) as connection:
        return int(connection.execute("SELECT max(seq) FROM journal").fetchone()[0])


def flipped(value: object) -> list[object]:
    """Change a value at its first, middle and last byte."""
    if isinstance(value, int):
        return [value ^ 1, value ^ (1 << 8), value ^ (1 << 40)]
    data = value if isinstance(value, bytes) else str(value).encode()
    places = sorted({0, len(data) // 2, len(data) - 1}) if data else []
    changed: list[bytes] = [data[:at] + bytes([data[at] ^ 0x80]) + data[at + 1 :] for at in places]
    return [*changed, *(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in places), data + b"x"]


def test_an_untouched_profile_is_sound(home: Path) -> None:
    found = verdict(home)
    assert found.ok
    assert found.records == records(home)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_flipped_byte_of_any_column_is_found_and_its_record_named(home: Path, column: str) -> None:
    last = records(home)
    workplace = Workplace.open(home, clock=Hands())
    name = workplace.store._log.id.hex()[:8]
    for seq in (1, last - 3, last):
        with forged(home) as connection:
            text = connection.execute(
                f"SELECT typeof({column}) = 'text' FROM journal WHERE seq = ?", (seq,)
            ).fetchone()[0]
            kept = connection.execute(f"SELECT {column} FROM journal WHERE seq = ?", (seq,)).fetchone()[0]
        for value in flipped(kept):
            as_kept = "CAST(? AS TEXT)" if text else "?"
            with forged(home) as connection:
                changed = connection.execute(
                    f"UPDATE OR IGNORE journal SET {column} = {as_kept} WHERE seq = ?", (value, seq)
                ).rowcount
            found = workplace.verify()
            assert changed == 0 or not found.ok, (seq, value)
            if column not in {"log", "seq"} and changed:
                assert found.first_damaged == f"{name}:{seq}", (seq, value)
            with forged(home) as connection:
                at = value if column == "seq" and changed else seq
                connection.execute(f"UPDATE journal SET {column} = ? WHERE seq = ?", (kept, at))
    assert workplace.verify().ok
    workplace.close()


@pytest.mark.parametrize(
    ("forgery", "damaged"),
    [
        pytest.param("DELETE FROM journal WHERE seq = {last} - 2", -2, id="a record in the middle removed"),
        pytest.param("DELETE FROM journal WHERE seq = {last}", 0, id="the tail cut off"),
        pytest.param("DELETE FROM journal WHERE seq = 1", None, id="the beginning cut off"),
        pytest.param(
            "INSERT INTO journal SELECT log, {last} + 1, stamp, txn, stream_kind, stream, parents, author, "
            "duty, kind, version, min_reader, body, body_digest, link FROM journal WHERE seq = {last}",
            1,
            id="the last record doubled",
        ),
        pytest.param(
            "UPDATE journal SET seq = CASE seq WHEN {last} THEN -1 ELSE seq END; "
            "UPDATE journal SET seq = {last} WHERE seq = {last} - 1; "
            "UPDATE journal SET seq = {last} - 1 WHERE seq = -1",
            -1,
            id="two records swapped",
        ),
        pytest.param("UPDATE journal SET body = NULL WHERE seq = {last}", 0, id="a body blanked"),
        pytest.param(
            "UPDATE journal SET body = CAST(body AS TEXT) WHERE seq = {last}", 0, id="a body of another type"
        ),
    ],
)
def test_a_forged_journal_is_found(home: Path, forgery: str, damaged: int | None) -> None:
    last = records(home)
    with forged(home) as connection:
        connection.executescript(forgery.format(last=last))
    found = verdict(home)
    named = 1 if damaged is None else last + damaged
    assert found.first_damaged is not None
    assert found.first_damaged.endswith(f":{named}")


@pytest.mark.parametrize(
    "forgery",
    [
        "head = head + 1",
        "head = head - 1",
        "link = zeroblob(32)",
        "station = 'Б'",
        "id = zeroblob(16)",
        "stamp = 0",
    ],
)
def test_a_forged_head_of_the_log_is_found(home: Path, forgery: str) -> None:
    with forged(home) as connection:
        connection.execute(f"UPDATE log SET {forgery}")
    assert not verdict(home).ok


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE case_line SET summary = 'Иное' WHERE number = 'П-А-1/26'",
        "UPDATE clock SET due = '2030-01-01'",
        "DELETE FROM question",
        "UPDATE applicant SET surname = 'Иванова'",
        "UPDATE number_claim SET ordinal = 7 WHERE ordinal = 2",
        "UPDATE card SET withdrawn = 1 WHERE kind = 'block'",
        "DELETE FROM search WHERE rowid = (SELECT max(key) FROM case_line)",
        "INSERT INTO search (rowid, words, stems) VALUES (1, 'лишнее', 'лишн')",
    ],
)
def test_a_projection_that_the_journal_did_not_tell_is_found_and_healed_by_a_rebuild(
    home: Path, forgery: str
) -> None:
    with forged(home) as connection:
        connection.execute(forgery)
    found = verdict(home)
    assert not found.ok
    assert found.reason is not None
    assert "rebuild" in found.reason
    workplace = Workplace.open(home, clock=Hands())
    workplace.rebuild()
    assert workplace.verify().ok
    workplace.close()


def test_a_rebuild_tells_the_same_rows(home: Path) -> None:
    before = dumped(home, *PROJECTIONS)
    workplace = Workplace.open(home, clock=Hands())
    workplace.rebuild()
    workplace.close()
    assert dumped(home, *PROJECTIONS) == before


def test_a_byte_of_a_text_flipped_in_the_file_itself_is_found_and_named(home: Path) -> None:
    last = records(home)
    with forged(home) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file = home / PROFILE
    content = bytearray(file.read_bytes())
    at = content.index("Последняя".encode())
    content[at] ^= 1
    file.write_bytes(content)
    found = verdict(home)
    assert found.first_damaged is not None
    assert found.first_damaged.endswith(f":{last}")


def test_a_torn_page_is_told_as_damage_and_never_as_a_crash(home: Path) -> None:
    with forged(home) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file = home / PROFILE
    whole = file.read_bytes()
    for page in range(1, len(whole) // 4096):
        file.write_bytes(whole[: page * 4096] + bytes(4096) + whole[(page + 1) * 4096 :])
        with suppress(Trouble):
            assert not verdict(home).ok or page_is_unused(whole, page)
        for beside in home.glob(f"{PROFILE}-*"):
            beside.unlink()


def page_is_unused(whole: bytes, page: int) -> bool:
    return not any(whole[page * 4096 : (page + 1) * 4096])


def test_verifying_leaves_nothing_behind(home: Path) -> None:
    assert verdict(home).ok
    assert {path.name for path in home.iterdir()} <= {PROFILE, "attachments"}


def test_two_may_verify_at_once(home: Path) -> None:
    one, other = (Workplace.open(home, clock=Hands()) for _ in range(2))
    with one.store._database.reading():
        assert other.verify().ok
        assert one.verify().ok
    one.close()
    other.close()


def test_a_damaged_attachment_is_named(kinel_office: Workplace) -> None:
    kept = kinel_office.store.attachments.keep_bytes(b"%PDF-1.7", "скан.pdf", "application/pdf")
    assert kinel_office.verify().ok
    kinel_office.store.attachments.place(kept.digest).write_bytes(b"%PDF-1.8")
    verdict = kinel_office.verify()
    assert verdict.first_damaged == f"attachments/{kept.digest}"
    assert "повреждено" in (verdict.reason or "")
