"""Sealed files: whole or refused."""

from __future__ import annotations

import io

import pytest

from mcu_desktop.vault.sealed import CHUNK, Unreadable, Unsealing, derived, sealed, unsealed

KEY, OTHER = bytes(range(32)), bytes(32)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7])
def test_what_was_sealed_comes_out_again(size: int) -> None:
    content = bytes(n % 251 for n in range(size))
    assert unsealed(KEY, "scan", sealed(KEY, "scan", content)) == content


def test_nothing_of_the_content_is_seen_and_no_two_files_are_alike() -> None:
    first, second = (sealed(KEY, "scan", b"surname" * 100) for _ in range(2))
    assert b"surname" not in first
    assert first[5:] != second[5:]


@pytest.mark.parametrize(("key", "purpose"), [(OTHER, "scan"), (KEY, "draft")], ids=["key", "purpose"])
def test_another_key_or_purpose_opens_nothing(key: bytes, purpose: str) -> None:
    with pytest.raises(Unreadable):
        unsealed(key, purpose, sealed(KEY, "scan", b"content"))


def test_one_changed_byte_anywhere_is_refused() -> None:
    whole = sealed(KEY, "scan", b"content of a letter")
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1
        with pytest.raises(Unreadable):
            unsealed(KEY, "scan", bytes(changed))


def test_a_file_cut_at_a_chunk_or_anywhere_is_refused() -> None:
    whole = sealed(KEY, "scan", bytes(2 * CHUNK + 5))
    beginning, step = 21, CHUNK + 16
    for size in (0, 4, 20, beginning, beginning + step, beginning + 2 * step, len(whole) - 1):
        with pytest.raises(Unreadable):
            unsealed(KEY, "scan", whole[:size])


def test_chunks_in_another_order_and_more_behind_the_end_are_refused() -> None:
    whole = sealed(KEY, "scan", bytes(CHUNK) + bytes([1]) * CHUNK + b"end")
    beginning, step = 21, CHUNK + 16
    head, one, two, rest = (
        whole[:beginning],
        whole[beginning : beginning + step],
        whole[beginning + step : beginning + 2 * step],
        whole[beginning + 2 * step :],
    )
    for other in (head + two + one + rest, whole + rest, head + one + rest):
        with pytest.raises(Unreadable):
            unsealed(KEY, "scan", other)


def test_a_long_file_is_read_by_pieces() -> None:
    content = bytes(n % 251 for n in range(3 * CHUNK))
    reader = Unsealing(KEY, "scan", io.BytesIO(sealed(KEY, "scan", content)))
    pieces = []
    while piece := reader.read(100_003):
        pieces.append(piece)
    assert b"".join(pieces) == content


def test_keys_of_two_purposes_have_nothing_in_common() -> None:
    assert len({derived(KEY, "a"), derived(KEY, "b"), derived(OTHER, "a"), KEY}) == 4
