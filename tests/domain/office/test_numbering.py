"""Registration numbers never repeat, and a template that could make them is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcu_desktop.domain.cards.kinds import NumberTemplate
from mcu_desktop.domain.office.journals import JOURNALS, NEIGHBOURS
from mcu_desktop.domain.office.numbering import (
    check_apart,
    check_template,
    journal_of,
    number,
    preview,
    require_station,
)
from mcu_desktop.domain.vocabulary import Form, Regime
from mcu_desktop.problems import Refusal

DAY = date(2026, 11, 20)
TEMPLATES = [
    "{index}-{station}-{n}/{yy}",
    "{letter}-{station}/{n:06} от {year}",
    "{yy}.{n}.{station}",
    "{letter}/{station}/{n}/{yy}",
    "№ {station}5-{n}5/{yy}",
]


def template(text: str = TEMPLATES[0], index: str = "У", journal: str = "appeal.oral") -> NumberTemplate:
    return NumberTemplate(journal=journal, index=index, template=text)


@pytest.mark.parametrize(
    ("regime", "form", "journal"),
    [
        (Regime.APPEAL, Form.ORAL, "appeal.oral"),
        (Regime.APPEAL, Form.WRITTEN, "appeal.written"),
        (Regime.APPEAL, Form.ELECTRONIC, "appeal.electronic"),
        (Regime.POS, Form.ELECTRONIC, "pos"),
        (Regime.CALL, Form.ORAL, "call"),
    ],
)
def test_a_case_goes_to_the_journal_of_its_regime(regime, form, journal):
    assert journal_of(regime, form) == journal


def test_every_case_has_a_journal():
    assert {journal_of(regime, form) for regime in Regime for form in Form} == {*JOURNALS, *NEIGHBOURS}


@pytest.mark.parametrize(
    ("text", "surname", "written"),
    [
        (TEMPLATES[0], "Петрова", "У-A-7/26"),
        (TEMPLATES[1], "петрова", "П-A/000007 от 2026"),
        (TEMPLATES[1], None, "Б/П-A/000007 от 2026"),
        (TEMPLATES[1], " «-» ", "Б/П-A/000007 от 2026"),
        (TEMPLATES[2], "Петрова", "26.7.A"),
    ],
)
def test_a_number_follows_its_template(text, surname, written):
    assert number(template(text), station="A", n=7, day=DAY, surname=surname) == written


@given(
    text=st.sampled_from(TEMPLATES),
    one=st.tuples(
        st.from_regex(r"[0-9A-Zа-я]{1,8}", fullmatch=True), st.integers(1, 10**7), st.integers(2000, 2099)
    ),
    other=st.tuples(
        st.from_regex(r"[0-9A-Zа-я]{1,8}", fullmatch=True), st.integers(1, 10**7), st.integers(2000, 2099)
    ),
    surnames=st.tuples(
        st.sampled_from(["Бобров", "Панин", None, "5"]), st.sampled_from(["Бобров", "Панин", None])
    ),
)
def test_another_station_running_number_or_year_never_repeats_a_number(text, one, other, surnames):
    first, second = (
        number(template(text), station=station, n=n, day=date(year, 1, 1), surname=surname)
        for (station, n, year), surname in zip((one, other), surnames, strict=True)
    )
    assert one == other or first != second


def test_stations_and_numbers_do_not_run_together():
    first = number(template(), station="1", n=12, day=DAY, surname=None)
    assert first != number(template(), station="11", n=2, day=DAY, surname=None)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        pytest.param("{index}-{station}/{yy}", "порядкового номера", id="no running number"),
        pytest.param("{index}-{n}/{yy}", "рабочего места", id="no station"),
        pytest.param("{index}-{station}-{n}", "нет года", id="no year"),
        pytest.param("{index}-{station}-{n}/{yy}{who}", "не знает поля", id="unknown field"),
        pytest.param("{index.__class__}-{station}-{n}/{yy}", "не знает поля", id="an attribute"),
        pytest.param("{n!r}-{station}-{n}/{yy}", "не знает поля", id="a conversion"),
        pytest.param("{n:>1000000}-{station}-{n}/{yy}", "не знает поля", id="a huge width"),
        pytest.param("{}-{station}-{n}/{yy}", "не знает поля", id="an empty field"),
        pytest.param("{station}{n}/{yy}", "нужен знак", id="fields run together"),
        pytest.param("{station}5{n}/{yy}", "нужен знак", id="only a digit between"),
        pytest.param("{station}-{n}/{yy}}", "без пары", id="a stray brace"),
        pytest.param("{station}-{n}/{yy}\n", "печатных", id="a line break"),
        pytest.param("{station}-{n}/{yy}" + "-" * 60, "печатных", id="too long"),
    ],
)
def test_a_template_that_may_repeat_or_break_is_refused(text, because):
    with pytest.raises(Refusal, match=because) as refusal:
        check_template(template(text))
    assert refusal.value.field == "template"


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        (template(journal="blog"), "journal"),
        (template(index="И" * 21), "index"),
        (template(index="И\t"), "index"),
    ],
)
def test_a_template_names_its_journal_and_a_short_index(broken, field):
    with pytest.raises(Refusal) as refusal:
        check_template(broken)
    assert refusal.value.field == field


def test_two_journals_do_not_write_alike():
    with pytest.raises(Refusal, match="одинаковые номера"):
        check_apart([template(), template("У-{station}-{n:06}/{yy}", journal="pos")])
    check_apart([template(), template(index="П", journal="appeal.written")])


@pytest.mark.parametrize("station", ["", "A-1", "A 1", "АБВГДЕЖЗИ", "A\n", "{n}"])
def test_a_station_is_letters_and_digits(station):
    with pytest.raises(Refusal) as refusal:
        require_station(station)
    assert refusal.value.field == "station"


def test_a_preview_shows_three_numbers():
    assert preview(template(TEMPLATES[1]), station="B", day=DAY) == (
        "И-B/000001 от 2026",
        "П-B/000128 от 2026",
        "Б/П-B/002026 от 2026",
    )
