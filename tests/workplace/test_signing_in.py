"""Signing in: passwords, one-time ones, slips of the finger, people who left, two desks at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import CardId, Person
from mcu_desktop.domain.office.sign_in import require_worthy
from mcu_desktop.problems import Refusal, SignInNeeded
from mcu_desktop.vault import password as passwords
from mcu_desktop.vault.header import Cost
from mcu_desktop.workplace.signing_in import (
    change_password,
    doorway,
    enter,
    has_password,
    reset_password,
    with_pass,
    with_password,
)
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import SOMEBODY, Hands, kinel

if TYPE_CHECKING:
    from pathlib import Path

GOOD, OTHER = "три весёлых гуся", "четыре грустных"
PETROVA = Person(post="Специалист", name="Петрова Анна Сергеевна")


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real algorithm at the least cost it takes."""
    real = passwords.hashed
    monkeypatch.setattr(passwords, "hashed", lambda said: real(said, Cost(memory=32, passes=1, lanes=1)))


@pytest.fixture
def home(kinel_office: Workplace) -> Path:
    """A profile whose owner has a password."""
    change_password(kinel_office, GOOD)
    return kinel_office.store.home


def entered(home: Path, password: str | None) -> Workplace:
    return Workplace.open(home, clock=Hands(), door=with_password(password))


def test_where_nobody_has_a_password_nothing_is_asked(kinel_office: Workplace) -> None:
    Workplace.open(kinel_office.store.home).close()
    with_pass(None)(kinel_office)
    assert not any(comer.has_password for comer in doorway(kinel_office.store.home, None).comers)


@pytest.mark.parametrize("said", [None, "", "не тот пароль"])
def test_without_the_password_nobody_comes_in(home: Path, said: str | None) -> None:
    with pytest.raises(Refusal):
        entered(home, said)
    entered(home, GOOD).close()


def test_the_password_itself_stands_nowhere(home: Path) -> None:
    assert not any(GOOD.encode() in file.read_bytes() for file in home.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("гусь", "короче 8"),
        ("а" * 300, "длиннее"),
        ("абабабабабаб", "однообразен"),
        ("Петрова1", "имя"),
        ("АннаСергеевна", "имя"),
    ],
)
def test_what_is_guessed_at_once_is_no_password(said: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        require_worthy(said, PETROVA)


@pytest.mark.parametrize("said", ["корова на льду", "aaab cccd eeef", "петрова и три весёлых гуся"])
def test_how_a_password_is_composed_is_nobody_s_business(said: str) -> None:
    require_worthy(said, PETROVA)


def test_one_changes_the_password_with_the_old_one(home: Path) -> None:
    office = entered(home, GOOD)
    with pytest.raises(Refusal, match="не подходит"):
        change_password(office, OTHER, old="наугад наугад")
    change_password(office, OTHER, old=GOOD)
    office.close()
    entered(home, OTHER).close()
    with pytest.raises(Refusal):
        entered(home, GOOD)


def test_wrong_passwords_make_the_next_try_wait_also_after_a_new_start(home: Path) -> None:
    for _ in range(3):
        with pytest.raises(Refusal, match="не подходит"):
            entered(home, "наугад наугад")
    with pytest.raises(Refusal, match="Следующая попытка через"):
        entered(home, GOOD)


def test_a_password_given_by_the_administrator_opens_once(kinel_office: Workplace) -> None:
    home = kinel_office.store.home
    once, _ = reset_password(kinel_office, SOMEBODY)
    with pytest.raises(SignInNeeded, match="одноразовый"):
        Workplace.open(home, person=SOMEBODY, door=with_password(once))
    assert enter(home, None, SOMEBODY, once).once
    with pytest.raises(SignInNeeded):
        Workplace.open(home, door=with_pass(enter(home, None, SOMEBODY, once)))
    entry = enter(home, None, SOMEBODY, once, new=GOOD)
    inside = Workplace.open(home, door=with_pass(entry))
    assert inside.person == SOMEBODY
    inside.close()
    with pytest.raises(Refusal, match="не подходит"):
        enter(home, None, SOMEBODY, once)


def test_only_the_administrator_resets_passwords(kinel_office: Workplace) -> None:
    kinel_office.person = SOMEBODY
    with pytest.raises(Refusal, match="Сбросить чужой пароль"):
        reset_password(kinel_office, SOMEBODY)


def test_a_pass_holds_until_the_password_is_another_one(home: Path) -> None:
    owner = doorway(home, None).last
    entry = enter(home, None, owner, GOOD)
    office = Workplace.open(home, door=with_pass(entry))
    change_password(office, OTHER, old=GOOD)
    office.close()
    with pytest.raises(SignInNeeded):
        Workplace.open(home, door=with_pass(entry))


def test_who_came_last_is_remembered(kinel_office: Workplace) -> None:
    home = kinel_office.store.home
    enter(home, None, SOMEBODY, "")
    office = Workplace.open(home, door=with_pass(None))
    assert (office.person, doorway(home, None).last) == (SOMEBODY, SOMEBODY)
    office.close()


def test_who_works_here_no_more_does_not_come_in(kinel_office: Workplace) -> None:
    home = kinel_office.store.home
    once, _ = reset_password(kinel_office, SOMEBODY)
    kinel_office.withdraw(SOMEBODY, reason="Ушёл")
    with pytest.raises(SignInNeeded, match="больше не работает"):
        enter(home, None, SOMEBODY, once)
    assert SOMEBODY not in {comer.person for comer in doorway(home, None).comers}


def test_a_hash_from_elsewhere_that_would_eat_the_memory_is_no_password() -> None:
    dear = (
        "$argon2id$v=19$m=99999999,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    )
    assert not passwords.matches(GOOD, dear)
    assert not passwords.matches(GOOD, "что угодно")


def test_a_password_is_not_taken_back_with_undo(kinel_office: Workplace) -> None:
    changes = change_password(kinel_office, GOOD)
    assert changes.action is None
    assert has_password(kinel_office, kinel_office.person)
    (stream,) = changes.streams
    action = kinel_office.store.history(stream).records[-1].action
    with pytest.raises(Refusal):
        kinel_office.undo(action)
    assert kinel_office.verify().ok


def test_drafts_are_of_who_typed_them(kinel_office: Workplace) -> None:
    from mcu_desktop.store.drafts import Draft  # noqa: PLC0415

    mine = Draft("1", "registration", "Моё", "{}", "2026-11-23T09:30")
    kinel_office.drafts.save(mine)
    kinel_office.person = SOMEBODY
    assert kinel_office.drafts.all("registration") == ()
    kinel_office.drafts.save(mine._replace(title="Чужое"))
    kinel_office.drafts.drop("1")
    kinel_office.person = next(id_ for id_ in kinel().people if Duty.ADMINISTRATOR in kinel().duties_of(id_))
    assert kinel_office.drafts.all("registration") == (mine,)
    assert CardId(kinel_office.person) != SOMEBODY
