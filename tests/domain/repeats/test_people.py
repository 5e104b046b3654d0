"""Two applicants are one person, however the second clerk wrote them; namesakes stay two."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.repeats.people import same_person, who

ANNA = Applicant(
    surname="Сидорчук",
    name="Анна",
    patronymic="Григорьевна",
    address="г. Кинель, ул. 27 Партсъезда, д. 3, кв. 14",
    phone="+7 927 111-22-33",
)
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
IN_LATIN = str.maketrans(_CYRILLIC + _CYRILLIC.upper(), _LATIN + _LATIN.upper())


def written(**said: str | None) -> Applicant:
    """Give Anna as somebody else wrote her."""
    fields = ("surname", "name", "patronymic", "organisation", "address", "phone", "email")
    return Applicant(**{**{name: getattr(ANNA, name) for name in fields}, **said})


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(written(address=None), id="telephone alone"),
        pytest.param(written(phone=None, address="Кинель 27 партсъезда 3-14"), id="address otherwise"),
        pytest.param(written(name="А.", patronymic="Г."), id="initials"),
        pytest.param(written(patronymic=None), id="no patronymic"),
        pytest.param(written(surname="Анна", name="Григорьевна", patronymic="Сидорчук"), id="another order"),
        pytest.param(written(surname="Анна Сидорчук", name=None, patronymic=None), id="in one field"),
        pytest.param(written(surname="Сидарчук", name="Ана"), id="slips"),
        pytest.param(written(name="Аня", patronymic=None), id="as she is called at home"),
        pytest.param(written(surname="Петрова"), id="married: the telephone stayed"),
        pytest.param(written(address=None, phone=None), id="the whole name, and no way to her"),
        pytest.param(
            written(
                surname="Сидорчук".translate(IN_LATIN),
                name="Анна".translate(IN_LATIN),
                patronymic="Григорьевна".translate(IN_LATIN),
            ),
            id="the other layout",
        ),
    ],
)
def test_one_person(other: Applicant) -> None:
    assert same_person(who(ANNA), who(other))
    assert same_person(who(other), who(ANNA))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(written(address="с. Бобровка, ул. Лесная, 8", phone="8 927 999-00-11"), id="namesake"),
        pytest.param(written(name="Ольга"), id="her sister, by the same telephone"),
        pytest.param(written(name="Саша"), id="her sister, as she is called at home"),
        pytest.param(written(surname="Сидорчук", name="Григорий", patronymic="Ильич"), id="her father"),
        pytest.param(written(surname="Ким", name="Ян", patronymic=None), id="somebody by her telephone"),
        pytest.param(
            written(surname="Петрова", phone=None, address="Кинель, 27 Партсъезда, 3"),
            id="another surname in the same house",
        ),
        pytest.param(Applicant(), id="nobody"),
        pytest.param(Applicant(phone=ANNA.phone), id="a telephone alone"),
        pytest.param(written(organisation="ООО «Ромашка»"), id="she for an organisation"),
    ],
)
def test_two_people(other: Applicant) -> None:
    assert not same_person(who(ANNA), who(other))
    assert not same_person(who(other), who(ANNA))


@given(
    word=st.sampled_from(["surname", "name", "patronymic"]), place=st.integers(0, 20),
    slip=st.sampled_from(["drop", "double", "other", "swap"]), letter=st.sampled_from("аеинорст"),
)  # fmt: skip
@settings(max_examples=150)
def test_a_slip_of_the_finger_makes_no_other_person(word: str, place: int, slip: str, letter: str) -> None:
    assume(not (word == "name" and slip == "other"))  # Анна and Инна are two people
    text = getattr(ANNA, word)
    at = place % len(text)
    wrong = {
        "drop": text[:at] + text[at + 1 :],
        "double": text[:at] + text[at] + text[at:],
        "other": text[:at] + letter + text[at + 1 :],
        "swap": text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :],
    }[slip]
    assert same_person(who(ANNA), who(written(**{word: wrong})))


def test_an_organisation_is_known_by_its_name_whoever_signs() -> None:
    one = who(Applicant(surname="Ким", organisation="ТСЖ «Волга»", phone="2-11-22"))
    other = who(Applicant(surname="Орлов", organisation="«Волга», ТСЖ"))
    assert same_person(one, other) == ("та же организация",)


def test_the_reason_is_said_the_most_telling_first() -> None:
    assert same_person(who(ANNA), who(written(surname="Сидарчук", address=None))) == (
        "имя почти то же",
        "тот же телефон",
    )
