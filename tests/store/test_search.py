"""Search forgives: forms, beginnings, ё, case, layout, tails of numbers, parts of telephones."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcu_desktop.domain.cases.commands import CorrectCase
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.store.register import Filter
from mcu_desktop.store.search_index import query, spans
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import office

WATER = RegisterCase(
    text="Во дворе третью неделю течёт холодная вода.",
    applicants=(
        Applicant(
            surname="Иванов",
            name="Пётр",
            address="пос. Алексеевка, ул. Невская, 8-15",
            phone="+7 (927) 123-45-67",
            email="petr@mail.example",
        ),
    ),
    place="ул. Зелёная, 12",
)
ROAD = RegisterCase(
    text="Дороги разбиты, ямы глубокие.",
    applicants=(Applicant(surname="Семёнова", organisation="ТСЖ «Маяк»", phone="2-40-18"),),
    place="г. Кинель, ул. Мира, д. 4",
)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """An office with two cases: П-А-1/26 of the water, П-А-2/26 of the road."""
    workplace = office(tmp_path_factory.mktemp("two"))
    workplace.register(WATER)
    workplace.register(ROAD)
    yield workplace
    workplace.close()


def found(workplace: Workplace, text: str) -> set[str]:
    cases = {line.number for line in workplace.search(text)}
    listed = {line.number for line in workplace.lines(workplace.keys(Filter(text=text)))}
    assert listed == (cases if text.strip() else {"П-А-1/26", "П-А-2/26"})
    assert workplace.store.register.search_count(text) == len(cases)
    return {number.split("-")[2][0] for number in cases}


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        pytest.param("дорога ", {"2"}, id="another form of the word"),
        pytest.param("холодной воды ", {"1"}, id="two words in other forms"),
        pytest.param("воды двора", {"1"}, id="in any order"),
        pytest.param("воды ямы ", set(), id="all words are needed"),
        pytest.param("дор", {"2"}, id="the beginning as typed"),
        pytest.param("И", {"1"}, id="one letter"),
        pytest.param("хол вода", set(), id="only the last word is being typed"),
        pytest.param("семенова", {"2"}, id="е for ё"),
        pytest.param("зелёная", {"1"}, id="ё for ё"),
        pytest.param("тёчет", {"1"}, id="ё where there is none"),
        pytest.param("ИВАНОВ", {"1"}, id="in capitals"),
        pytest.param("иванову", {"1"}, id="a surname in another case"),
        pytest.param("с ивановым ", set(), id="a surname with a word that is nowhere"),
        pytest.param("bdfyjd", {"1"}, id="the wrong layout"),
        pytest.param("Ctv`yjdf", {"2"}, id="the wrong layout with its signs"),
        pytest.param("petr@mail", {"1"}, id="an electronic address"),
        pytest.param("маяк", {"2"}, id="an organisation"),
        pytest.param("1/26", {"1"}, id="the tail of a number"),
        pytest.param("П-А-2/26", {"2"}, id="a whole number"),
        pytest.param("G-F-2/26", {"2"}, id="a whole number in the wrong layout"),
        pytest.param("алексеевка невская", {"1"}, id="an address"),
        pytest.param("мира 4", {"2"}, id="a place with its house"),
        pytest.param("8-15", {"1"}, id="a house with its flat"),
        pytest.param("9271234567", {"1"}, id="a telephone"),
        pytest.param("+7 927 123-45-67", {"1"}, id="a telephone as people write it"),
        pytest.param("89271234567", {"1"}, id="a telephone after eight"),
        pytest.param("8 927 123", {"1"}, id="the beginning of a telephone after eight"),
        pytest.param("+7 (927) 1", {"1"}, id="the beginning of a telephone after seven"),
        pytest.param("4567", {"1"}, id="the last four digits"),
        pytest.param("1234", {"1"}, id="four digits in the middle"),
        pytest.param("24018", {"2"}, id="a short telephone"),
        pytest.param("2-40", {"2"}, id="the beginning of a short telephone"),
        pytest.param("0000", set(), id="digits that nobody has"),
        pytest.param("", set(), id="nothing"),
        pytest.param(" \t", set(), id="blanks"),
        pytest.param("«»!", set(), id="signs alone"),
    ],
)
def test_what_is_typed_finds(two: Workplace, text: str, cases: set[str]) -> None:
    assert found(two, text) == cases


def test_the_newest_stand_first(two: Workplace) -> None:
    assert [line.number for line in two.search("ул")] == ["П-А-2/26", "П-А-1/26"]
    assert [line.number for line in two.search("ул", limit=1)] == ["П-А-2/26"]


HOSTILE = [
    '"', '""', "'", "*", "a*", '"вода', "вода)", "(вода", "вода AND", "NOT вода", "OR", "NEAR(вода, 2)",
    "words:вода", "stems : вода", "{words stems} : x", "-вода", "^вода", "вода + двор", "вода\x00двор",
    "\ud800", "вода\udfff", "' OR 1=1 --", "%", "_", "\\", "a" * 10_240, "вода " * 2_048, "я " * 5_120,
    "12 " * 3_000, "1" * 10_240, "((((" * 2_560, '"' * 10_240, "٣٤٥٦٧", "Ünïcödé", "😀" * 100,
    "\u202e12345", "ﬁ", "İ",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_hostile_words_are_only_words(two: Workplace, text: str) -> None:
    begun = time.thread_time()  # of our own work: a loaded machine keeps us waiting besides
    two.search(text)
    two.keys(Filter(text=text))
    two.store.register.search_count(text)
    two.earlier_applicants(text)
    two.store.earlier.addresses(text)
    two.store.register.by_number(text)
    spans(text, text)
    assert time.thread_time() - begun < 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(st.characters(), max_size=40))
def test_any_words_at_all_are_only_words(two: Workplace, text: str) -> None:
    two.search(text)
    two.earlier_applicants(text)
    two.store.earlier.addresses(text)
    assert all(0 <= start < end <= len(text) for start, end in spans(text, text))


def test_nothing_asked_is_no_query() -> None:
    assert query("…") is None


def test_words_mended_are_found_and_the_former_are_not(kinel_office: Workplace) -> None:
    id_ = kinel_office.register(ROAD).id
    kinel_office.act(id_, CorrectCase(reason="Опечатка", place="ул. Невская, 8"))
    assert kinel_office.search("мира ") == ()
    assert [line.id for line in kinel_office.search("невской ")] == [id_]


@pytest.mark.parametrize(
    ("text", "asked", "marked"),
    [
        ("Нет холодной воды во дворе", "вода", ["воды"]),
        ("Нет холодной воды во дворе", "хол двор", ["холодной", "дворе"]),
        ("Семёнова Анна", "семенова", ["Семёнова"]),
        ("Иванов Пётр", "bdfyjd", ["Иванов"]),
        ("П-А-12/26", "12/26", ["12", "26"]),
        ("Вода, вода", "ВОДА ", ["Вода", "вода"]),
        ("Нет воды", "", []),
        ("", "вода", []),
        ("Нет воды", "дорога", []),
    ],
)
def test_what_was_found_is_highlighted(text: str, asked: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, asked)] == marked


def test_earlier_applicants_are_offered_once_each_with_their_latest_case(kinel_office: Workplace) -> None:
    kinel_office.register(WATER)
    latest = kinel_office.register(RegisterCase(text="Света нет.", applicants=WATER.applicants))
    kinel_office.register(ROAD)
    (earlier,) = kinel_office.earlier_applicants("ИВАНОВ п")
    assert (earlier.surname, earlier.cases, earlier.open_cases) == ("Иванов", 2, 2)
    assert (earlier.last_number, earlier.last_summary, earlier.last_on) == (
        latest.number,
        "Света нет.",
        "2026-11-23",
    )
    assert kinel_office.earlier_applicants("семенова")[0].organisation == "ТСЖ «Маяк»"
    assert kinel_office.earlier_applicants(" ") == ()


@pytest.mark.parametrize(
    ("typed", "addresses"),
    [
        ("невск", ["пос. Алексеевка, ул. Невская, 8-15"]),
        ("МИРА 4", ["г. Кинель, ул. Мира, д. 4"]),
        ("зеленая", ["ул. Зелёная, 12"]),
        ("%", []),
        ("", []),
        ("холодная", []),
    ],
)
def test_known_addresses_are_offered_by_the_words_typed(
    two: Workplace, typed: str, addresses: list[str]
) -> None:
    assert list(two.store.earlier.addresses(typed)) == addresses
