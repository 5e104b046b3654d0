"""What a text for everybody must not say."""

from __future__ import annotations

import pytest

from mcu_desktop.domain.publishing.identifying import Passage, People, findings

PEOPLE = People(
    surnames=frozenset({"Петрова", "Ким", "Белых"}),
    streets=frozenset({"г. Кинель, ул. Мира, д. 4, кв. 12", "пос. Октябрьский"}),
    numbers=frozenset({"А-17/26", "12"}),
    traits={
        "место": {"пос. Октябрьский": frozenset(range(9)), "с. Чубовка": frozenset({50})},
        "льгота": {"ветеран боевых действий": frozenset({1, 2, 30, 31})},
    },
)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Позвоните по номеру 8 927 123-45-67.", "номер телефона"),
        ("Телефон 6-15-15.", "номер телефона"),
        ("Пишите на petrova@mail.ru.", "адрес электронной почты"),
        ("Яма у дома № 4 засыпана.", "номер дома или квартиры"),
        ("На улице Мира, 12 нет воды.", "номер дома"),
        ("Обратилась А. С. Смирнова.", "фамилия с инициалами"),
        ("Ответ получила Анна Сергеевна.", "отчество"),
        ("Семье Петровых дали место.", "фамилия заявителя"),
        ("Благодарность передал Ким.", "фамилия заявителя"),
        ("По обращению А-17/26 воду дали.", "номер обращения"),
        ("По обращению №12 воду дали.", "номер обращения"),
        ("Адрес: г. Кинель, ул. Мира, д. 4, кв. 12.", "адрес заявителя"),
        (
            "Житель с. Чубовка просил автобус. В Чубовке его нет.",
            "редкое сочетание: «с. Чубовка» – 1 обращение",
        ),
        (
            "Ветерану боевых действий в посёлке Октябрьский помогли с ремонтом.",
            "редкое сочетание: «пос. Октябрьский» и «ветеран боевых действий» – 2 обращения",
        ),
    ],
)
def test_what_gives_somebody_away_is_named_with_its_place(text: str, what: str) -> None:
    found = findings([Passage(where="абзац 1", text=text, typed=True)], PEOPLE)
    assert (what, "абзац 1") in {(one.what, one.where) for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "В посёлке Октябрьский чаще всего писали о дорогах: 9 обращений.",
        "За 2026 год поступило 1 234 обращения, в срок – 97,4 %.",
        "Белые ночи и новый мост радуют жителей.",
        "Поступило 12 обращений, пос. Октябрьский – чаще других.",
        "Дома культуры открыты, дороги отремонтированы.",
    ],
)
def test_what_says_nothing_of_anybody_passes(text: str) -> None:
    assert findings([Passage(where="абзац 1", text=text, typed=True)], PEOPLE) == ()


def test_a_computed_name_of_a_street_is_no_surname() -> None:
    table = Passage(where="таблица", text="ул. Петровой")
    assert findings([table], PEOPLE) == ()
