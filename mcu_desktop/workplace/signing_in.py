"""Signing in: who comes to a workplace, by which password, and how passwords are changed and reset."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.journal.names import PASSWORD
from mcu_desktop.later import later
from mcu_desktop.problems import Refusal, SignInNeeded
from mcu_desktop.store.store import Store
from mcu_desktop.store.trails import beside
from mcu_desktop.workplace.seat import Seat

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.office import sign_in
    from mcu_desktop.store.own_log import Signature
    from mcu_desktop.vault import attempts
    from mcu_desktop.workplace import changes
else:
    sign_in = later("mcu_desktop.domain.office.sign_in")
    attempts = later("mcu_desktop.vault.attempts")
    changes = later("mcu_desktop.workplace.changes")

Door = Callable[[Seat], None]
"""Lets the person of a seat in, may say who it is, or refuses."""

_LAST = "last_person"
_NO_MORE = "{} больше не работает здесь: войдите под другим именем."
_NEEDED = "{}: нужен личный пароль."


class Pass(NamedTuple):
    """Proof that a person gave the right password; it holds until the password is another one."""

    person: CardId
    hash: str
    once: bool = False
    """The password has to be changed before anything else."""


class Comer(NamedTuple):
    """Somebody who may come in."""

    person: CardId
    title: str
    has_password: bool


class Doorway(NamedTuple):
    """Who may come in at a workplace, and who came last."""

    comers: tuple[Comer, ...]
    last: CardId


# ---------------------------------------------------------------------- doors


def without_password(seat: Seat) -> None:
    """Let in who has no password."""
    _require_working(seat)
    if seat.store.trails.password(seat.person) is not None:
        raise SignInNeeded(_NEEDED.format(seat.person_name(seat.person)))


def with_password(password: str | None, *, to_change_it: bool = False) -> Door:
    """Let in who gives the password; one that opens once lets nobody in but to change it."""

    def door(seat: Seat) -> None:
        if password is None:
            without_password(seat)
            return
        _require_working(seat)
        entry = checked(seat, password)
        if entry.once and not to_change_it:
            raise SignInNeeded("Пароль одноразовый: сначала задайте свой (mcu-desktop password).")

    return door


def with_pass(entry: Pass | None) -> Door:
    """Let in who has shown a password before; without a pass, who came last, if they have no password."""

    def door(seat: Seat) -> None:
        seat.person = entry.person if entry else last_person(seat.store) or seat.person
        _require_working(seat)
        kept = seat.store.trails.password(seat.person)
        if kept is not None and (entry is None or entry.hash != kept.hash or kept.once):
            raise SignInNeeded(_NEEDED.format(seat.person_name(seat.person)))

    return door


def unattended(seat: Seat) -> None:
    """Let the machinery in: an exchange in the background shows nobody anything."""
    del seat


# ---------------------------------------------------------------------- at the door


def doorway(home: Path, key: bytes | None) -> Doorway:
    """Tell who may come in, before anybody has."""
    seat = _at_door(home, key)
    try:
        people = seat.office.people
        comers = (
            Comer(id_, person.title, seat.store.trails.password(id_) is not None)
            for id_, person in people.items()
        )
        return Doorway(tuple(sorted(comers, key=lambda one: one.title)), seat.person)
    finally:
        seat.close()


def enter(home: Path, key: bytes | None, person: CardId, password: str, *, new: str | None = None) -> Pass:
    """Check a person's password and remember who came; `new` takes the place of one that opens once."""
    seat = _at_door(home, key)
    try:
        seat.person = person
        _require_working(seat)
        entry = checked(seat, password)
        if entry.once and new is not None:
            _set(seat, person, new, seat.signature(_duty(seat)))
            entry = checked(seat, new)
        if not entry.once:
            with seat.store.writing() as writing:
                writing.set(_LAST, person)
        return entry
    finally:
        seat.close()


def checked(seat: Seat, password: str) -> Pass:
    """Give the pass of the seat's person, or refuse; failures make the next try wait."""
    kept = seat.store.trails.password(seat.person)
    if kept is None:
        return Pass(seat.person, "")
    from mcu_desktop.vault.password import matches  # noqa: PLC0415 - only who has a password

    tried = attempts.Attempts(seat.store.home, person=seat.person)
    tried.require_rest()
    if not matches(password, kept.hash):
        wait = tried.failed()
        more = f" Следующая попытка через {wait} с." if wait else ""
        raise Refusal(f"Пароль не подходит.{more}", field="present")
    tried.succeeded()
    return Pass(seat.person, kept.hash, kept.once)


def last_person(store: Store) -> CardId | None:
    """Give who signed in last at this desk."""
    told = store.trait(_LAST)
    return CardId(told) if told else None


# ---------------------------------------------------------------------- passwords


def change_password(seat: Seat, new: str, *, old: str = "") -> changes.Changes:
    """Give oneself another password, or the first one."""
    checked(seat, old)
    return _set(seat, seat.person, new, seat.signature(_duty(seat)))


def reset_password(seat: Seat, person: CardId) -> tuple[str, changes.Changes]:
    """Give somebody a password that opens once; it is told to that person and stands nowhere."""
    from mcu_desktop.vault.password import one_time  # noqa: PLC0415 - only who resets

    duty = seat.judged(Managing.PASSWORDS)
    if person not in seat.office.people:
        raise Refusal("Такого сотрудника нет.", field="person")
    password = one_time()
    return password, _set(seat, person, password, seat.signature(duty), once=True)


def has_password(seat: Seat, person: CardId) -> bool:
    """Tell whether a person has a password."""
    return seat.store.trails.password(person) is not None


def _set(
    seat: Seat, person: CardId, password: str, signature: Signature, *, once: bool = False
) -> changes.Changes:
    from mcu_desktop.vault.password import hashed  # noqa: PLC0415 - only who sets one

    if not once:
        sign_in.require_worthy(password, seat.office.people[person])
    stream, fact = beside(PASSWORD, person), sign_in.PasswordSet(hash=hashed(password), once=once)
    with seat.store.writing() as writing:
        writing.append([(writing.history(stream), fact)], signature)
    return changes.Changes(streams=frozenset({stream}))


def _at_door(home: Path, key: bytes | None) -> Seat:
    store = Store.open(home, key=key)
    return Seat(store, person=last_person(store) or CardId(store.trait("owner") or ""))


def _require_working(seat: Seat) -> None:
    """Refuse who works here no more; a profile that has only joined knows nobody yet."""
    office = seat.office
    if office.people and seat.person not in office.people:
        raise SignInNeeded(_NO_MORE.format(seat.person_name(seat.person)))


def _duty(seat: Seat) -> str:
    return next(iter(seat.office.duties_of(seat.person)), "")
