"""The chain: any byte changed in any field of any record breaks it at that record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcu_desktop.journal.record import Parent, Record, first_link, frontier, packed, sealed, sound, unpacked

LOG, OTHER = b"\x01" * 16, b"\x02" * 16
FIRST = first_link(LOG, "А")
PARENTS = st.lists(
    st.builds(Parent, st.binary(min_size=16, max_size=16), st.integers(1, 2**63 - 1)), max_size=5
)


def record(seq: int = 1, **parts: object) -> Record:
    whole = Record(
        log=LOG,
        seq=seq,
        stamp=7 << 16,
        txn=seq,
        stream_kind="case",
        stream=b"\xcc" * 16,
        parents=b"",
        author="11" * 16,
        duty="appeals",
        kind="taken",
        version=1,
        min_reader=1,
        body=b'{"question":"1"}',
        body_digest=b"",
        link=b"",
    )
    return whole._replace(**parts)  # type: ignore[arg-type]


SEALED = sealed(record(parents=packed([Parent(LOG, 9)])), FIRST)


def test_a_sealed_record_is_sound_behind_the_link_it_was_sealed_after() -> None:
    assert sound(SEALED, FIRST)
    assert not sound(SEALED, first_link(LOG, "Б"))
    assert not sound(SEALED, first_link(OTHER, "А"))


@pytest.mark.parametrize("field", [name for name in Record._fields if name != "log"])
def test_a_change_of_any_field_is_found(field: str) -> None:
    value = getattr(SEALED, field)
    if isinstance(value, int):
        forgeries: list[object] = [value ^ (1 << bit) for bit in range(16)]
    elif isinstance(value, str):
        forgeries = [
            value[:place] + chr(ord(value[place]) ^ 1) + value[place + 1 :] for place in range(len(value))
        ]
    else:
        forgeries = [
            value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :] for place in range(len(value))
        ]
    assert forgeries
    assert not any(sound(SEALED._replace(**{field: forgery}), FIRST) for forgery in forgeries)  # type: ignore[arg-type]


def test_letters_cannot_wander_from_one_field_to_the_next() -> None:
    moved = SEALED._replace(duty=SEALED.duty[:-1], kind=SEALED.duty[-1] + SEALED.kind)
    assert not sound(moved, FIRST)


def test_a_destroyed_body_leaves_the_chain_whole() -> None:
    assert sound(SEALED._replace(body=None), FIRST)


def test_the_bytes_under_a_link_do_not_change_between_versions() -> None:
    assert FIRST.hex() == "1247944ff9f3fe35a465bdf0b5b266ee7552a4cccd38f02c625b508a767b5000"
    assert (
        sealed(record(), FIRST).link.hex()
        == "650aa9f08de2c427081929e10112c61eabcedad3477f30f2d773babca876ff37"
    )


@given(PARENTS)
def test_parents_come_back_in_one_order_however_they_were_named(parents: list[Parent]) -> None:
    assert unpacked(packed(parents)) == tuple(sorted(parents))
    assert packed(parents) == packed(parents[::-1])


def test_the_frontier_is_what_nobody_has_seen() -> None:
    first = record(1)
    left = record(2, parents=packed([Parent(LOG, 1)]))
    right = record(1, log=OTHER, parents=packed([Parent(LOG, 1)]))
    assert frontier([first]) == (Parent(LOG, 1),)
    assert frontier([first, left, right]) == (Parent(LOG, 2), Parent(OTHER, 1))
    joined = record(3, parents=packed(frontier([first, left, right])))
    assert frontier([first, left, right, joined]) == (Parent(LOG, 3),)


def test_a_record_is_named_by_its_log_and_place() -> None:
    assert SEALED.name == "01010101:1"
    assert SEALED.action == f"{'01' * 16}:1"
