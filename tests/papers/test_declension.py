"""Names and posts in the case that a letter asks for; a doubt is said, a guess is never made in silence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcu_desktop.papers.declension.dictionary import Case, Gender
from mcu_desktop.papers.declension.names import Declension, Name, gender_of_name
from mcu_desktop.papers.declension.posts import is_post, post

LANGUAGE = Declension({})

SURE = {
    "Петрова Анна Сергеевна": ("Петровой Анны Сергеевны", "Петровой А.С."),
    "Иванов Пётр": ("Иванова Петра", "Иванову П."),
    "Ткач Ирина Петровна": ("Ткач Ирины Петровны", "Ткач И.П."),
    "Ткач Иван Петрович": ("Ткача Ивана Петровича", "Ткачу И.П."),
    "Шевчук Ольга Ивановна": ("Шевчук Ольги Ивановны", "Шевчук О.И."),
    "Шевчук Олег Ильич": ("Шевчука Олега Ильича", "Шевчуку О.И."),
    "Салтыков-Щедрин Михаил Евграфович": ("Салтыкова-Щедрина Михаила Евграфовича", "Салтыкову-Щедрину М.Е."),
    "Римская-Корсакова Надежда": ("Римской-Корсаковой Надежды", "Римской-Корсаковой Н."),
    "Петрова-Ткач Вера Ильинична": ("Петровой-Ткач Веры Ильиничны", "Петровой-Ткач В.И."),
    "Бонч-Бруевич Владимир Дмитриевич": ("Бонч-Бруевича Владимира Дмитриевича", "Бонч-Бруевичу В.Д."),
    "Тер-Петросян Левон": ("Тер-Петросяна Левона", "Тер-Петросяну Л."),
    "Смит-Джонс Элизабет": ("Смит-Джонс Элизабет", "Смит-Джонс Э."),
    "Дюма Александр": ("Дюма Александра", "Дюма А."),
    "Гарсия Мария": ("Гарсии Марии", "Гарсии М."),
    "Берия Лаврентий Павлович": ("Берии Лаврентия Павловича", "Берии Л.П."),
    "Черных Лев Ильич": ("Черных Льва Ильича", "Черных Л.И."),
    "Седых Павел Павлович": ("Седых Павла Павловича", "Седых П.П."),
    "Долгих Любовь Павловна": ("Долгих Любови Павловны", "Долгих Л.П."),
    "Кузьменко Саша": ("Кузьменко Саши", "Кузьменко С."),
    "Живаго Юрий Андреевич": ("Живаго Юрия Андреевича", "Живаго Ю.А."),
    "Ильина Нина Павловна": ("Ильиной Нины Павловны", "Ильиной Н.П."),
    "Кравец Юрий Юрьевич": ("Кравца Юрия Юрьевича", "Кравцу Ю.Ю."),
    "Соловей Анна Ивановна": ("Соловей Анны Ивановны", "Соловей А.И."),
    "Толстой Лев Николаевич": ("Толстого Льва Николаевича", "Толстому Л.Н."),
    "Толстая Татьяна Никитична": ("Толстой Татьяны Никитичны", "Толстой Т.Н."),
    "Достоевский Фёдор Михайлович": ("Достоевского Фёдора Михайловича", "Достоевскому Ф.М."),
    "Горячий Иван Иванович": ("Горячего Ивана Ивановича", "Горячему И.И."),
    "Цой Виктор Робертович": ("Цоя Виктора Робертовича", "Цою В.Р."),
    "Майборода Никита Ильич": ("Майбороды Никиты Ильича", "Майбороде Н.И."),
    "Глоба Тамара": ("Глобы Тамары", "Глобе Т."),
    "Щука Борис": ("Щуки Бориса", "Щуке Б."),
    "Коваль Инна Ильинична": ("Коваль Инны Ильиничны", "Коваль И.И."),
    "Коваль Павел Павлович": ("Коваля Павла Павловича", "Ковалю П.П."),
    "Алиев Гасан Мамед оглы": ("Алиева Гасана Мамед оглы", "Алиеву Г.М."),
    "Алиева Лейла Мамед кызы": ("Алиевой Лейлы Мамед кызы", "Алиевой Л.М."),
    "Ахмедзаде Рашид": ("Ахмедзаде Рашида", "Ахмедзаде Р."),
    "Абдуллина Гульнара Рашидовна": ("Абдуллиной Гульнары Рашидовны", "Абдуллиной Г.Р."),
    "Иванова Саша": ("Ивановой Саши", "Ивановой С."),
    "Семёнов Семен Семенович": ("Семёнова Семена Семеновича", "Семёнову С.С."),
    "Мкртчян Ашот": ("Мкртчяна Ашота", "Мкртчяну А."),
    "Нурлыева Огулсапар Аманмурадовна": ("Нурлыевой Огулсапар Аманмурадовны", "Нурлыевой О.А."),
    "Иванов И.И.": ("Иванова И.И.", "Иванову И.И."),
    "ИВАНОВ ИВАН ИВАНОВИЧ": ("ИВАНОВА ИВАНА ИВАНОВИЧА", "ИВАНОВУ И.И."),
    "Петров": ("Петрова", "Петрову"),
}


@pytest.mark.parametrize("name", SURE)
def test_a_name_is_declined_as_the_language_asks(name: str) -> None:
    genitive, dative = SURE[name]
    parsed = Name.parsed(name)

    assert LANGUAGE.full(parsed, Case.GENITIVE).text == genitive
    assert LANGUAGE.short(parsed, Case.DATIVE) == (dative, True)


@pytest.mark.parametrize(
    "name",
    [
        "Ткач А.",  # a man or a woman
        "Долина Лариса Александровна",  # Долиной or Долине
        "Заяц Олег Иванович",  # Заяца or Зайца
        "Соловей Пётр Ильич",
        "Волчок Антон Антонович",
        "Дитрих Карл",  # as Седых, or as Фридрих
        "Ким Чен Ын",
        "Smith John",
        "Иванова Пётр Ильич",  # the surname of a woman
    ],
)
def test_what_cannot_be_decided_is_said(name: str) -> None:
    assert not LANGUAGE.short(Name.parsed(name), Case.DATIVE).sure


def test_what_the_office_wrote_down_goes_before_the_rules() -> None:
    office = Declension({"заяц": ("Заяца", "Заяцу"), "ким чен ын": ("Ким Чен Ына", "Ким Чен Ыну")})

    assert office.short(Name.parsed("Заяц Олег Иванович"), Case.DATIVE) == ("Заяцу О.И.", True)
    assert office.full(Name.parsed("Ким Чен Ын"), Case.DATIVE) == ("Ким Чен Ыну", True)


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Кузьменко Анна Ильинична", Gender.FEMALE),
        ("Кузьменко Никита", Gender.MALE),
        ("Кузьменко Саша", None),
        ("Иванова Саша", Gender.FEMALE),
        ("Алиев Рашид Мамед оглы", Gender.MALE),
    ],
)
def test_a_gender_is_told_by_patronymic_then_name_then_surname(name: str, gender: Gender | None) -> None:
    assert gender_of_name(Name.parsed(name)) is gender


@pytest.mark.parametrize(
    ("words", "dative"),
    [
        ("Начальник отдела ЖКХ", "Начальнику отдела ЖКХ"),
        ("Первый заместитель Главы городского округа", "Первому заместителю Главы городского округа"),
        ("Исполняющий обязанности начальника", "Исполняющему обязанности начальника"),
        ("И.о. директора", "И.о. директора"),
        ("Управляющий делами", "Управляющему делами"),
        ("Заведующая отделом", "Заведующей отделом"),
        ("Директор ООО «Ромашка»", "Директору ООО «Ромашка»"),
        ("Врач-терапевт", "Врачу-терапевту"),
        ("Заместитель Главы – начальник управления", "Заместителю Главы – начальнику управления"),
        ("Глава городского округа Кинель", "Главе городского округа Кинель"),
    ],
)
def test_of_a_post_the_noun_that_leads_is_declined(words: str, dative: str) -> None:
    assert post(words, Case.DATIVE) == (dative, True)


def test_a_post_of_no_known_word_is_doubted() -> None:
    assert post("CEO", Case.DATIVE) == ("CEO", False)
    assert [is_post(words) for words in ("Директор ООО", "ТСЖ «Мир»", "Управляющая компания")] == [
        True,
        False,
        False,
    ]


PARTS = st.text(st.sampled_from("абвеийкнорцьяЁСTo -.’"), max_size=12)


@settings(max_examples=60, deadline=None)
@given(PARTS, PARTS, PARTS)
def test_whatever_somebody_is_called_the_words_stay(surname: str, first: str, patronymic: str) -> None:
    name = Name(surname=surname.strip(), name=first.strip(), patronymic=patronymic.strip())
    for case in Case:
        said = LANGUAGE.full(name, case).text
        assert len(said.split()) == len(name.whole.split())
        assert bool(LANGUAGE.short(name, case).text) == bool(name.whole)
        assert bool(post(name.whole, case).text) == bool(name.whole)
