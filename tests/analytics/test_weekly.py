"""The note's text and tables: whole sentences, agreement, nobody's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given

from mcu_desktop.analytics.sections.topics import ENOUGH
from mcu_desktop.analytics.weekly import weekly_note
from mcu_desktop.analytics.wording import appeals, by_appeals, compared, growth, listed, quoted
from mcu_desktop.domain.notes.note import NO_PROPOSALS, Column, Figure, Measure
from mcu_desktop.domain.notes.period import Period
from mcu_desktop.store.rows import NoteCase, NoteQuestion
from tests.analytics.registers import BLOCKS, OFFICE, PERIOD, a_case, a_question, note, registers


def received(count: int, day: str = "2026-11-17", start: int = 1) -> list[NoteCase]:
    return [a_case(key, day) for key in range(start, start + count)]


def asked(cases: Sequence[NoteCase]) -> list[NoteQuestion]:
    return [a_question(case.key) for case in cases]


def test_a_full_note_has_its_ten_sections_in_order():
    cases = received(3)
    assert [section.key for section in note(cases, asked(cases)).sections] == [
        "decisions",
        "totals",
        "channels",
        "blocks",
        "topics",
        "territories",
        "overdue",
        "repeats",
        "following",
        "proposals",
    ]


def test_an_empty_week_is_told_shortly():
    empty = note()
    assert [section.key for section in empty.sections] == ["totals", "proposals"]
    assert empty.text == (
        "За неделю с 16 по 22 ноября 2026 года обращений не поступало.",
        "По состоянию на 22 ноября 2026 года обращений в работе нет.",
        NO_PROPOSALS,
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "поступило 1 обращение:"),
        (2, "поступило 2 обращения:"),
        (5, "поступило 5 обращений:"),
        (21, "поступило 21 обращение:"),
    ],
)
def test_numbers_agree_with_their_nouns(count, words):
    cases = received(count)
    assert words in note(cases, asked(cases)).section("totals").paragraphs[0]


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (12, 10, "на 2 больше, чем неделей ранее (+20,0\u00a0%)"),
        (8, 10, "на 2 меньше, чем неделей ранее (\u221220,0\u00a0%)"),
        (9, 3, "на 6 больше, чем неделей ранее"),
        (7, 7, "столько же, сколько неделей ранее"),
        (7, 0, "неделей ранее таких обращений не было"),
    ],
)
def test_a_change_is_told_in_per_cent_only_where_the_numbers_bear_it(now, before, words):
    assert compared(now, before, "неделей ранее") == words


def test_small_parts_of_sentences():
    assert (appeals(11), by_appeals(21), by_appeals(3)) == ("11 обращений", "21 обращению", "3 обращениям")
    assert (listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])) == ("a", "a и b", "a, b и c")
    assert (growth(10, 5), growth(6, 2), growth(3, 0), growth(0, 0)) == (
        100.0,
        "мало данных",
        "впервые",
        None,
    )
    assert quoted("Спорт и «Досуг»") == "«Спорт и „Досуг“»"


def test_the_leading_topics_are_as_few_as_make_sixty_per_cent():
    cases = received(10)
    codes = ["A"] * 4 + ["B"] * 3 + ["C"] * 2 + ["D"]
    questions = [
        a_question(case.key, code=code, topic=f"Тема {code}") for case, code in zip(cases, codes, strict=True)
    ]
    table = note(cases, questions).section("topics").tables[0]
    assert [row[0].value for row in table.rows] == ["A Тема A", "B Тема B"]
    assert sum(float(row[2].value or 0) for row in table.rows) >= ENOUGH


def test_growth_of_a_topic_is_told_against_the_week_before():
    before = received(5, "2026-11-10")
    now = received(8, start=6)
    written = note(before + now, asked(before + now))
    row = written.section("topics").tables[0].rows[0]
    assert [cell.value for cell in row[1:]] == [8, 100.0, 5, 3, 60.0]
    assert "Больше, чем неделей ранее, пишут по темам «Перебои в теплоснабжении» – на 3." in written.text


def test_the_overdue_are_listed_by_number_block_executor_and_days():
    cases = [a_case(1, "2026-10-01"), a_case(2, "2026-09-01")]
    table = note(cases, asked(cases)).section("overdue").tables[-1]
    assert [[cell.value for cell in row] for row in table.rows] == [
        ["А-2/26", "Жилищно-коммунальное хозяйство", "Начальник отдела", "2026-10-01", 52],
        ["А-1/26", "Жилищно-коммунальное хозяйство", "Начальник отдела", "2026-10-31", 22],
    ]


def test_a_long_list_of_the_overdue_says_how_much_of_it_is_shown():
    cases = received(60, "2026-09-01")
    section = note(cases, asked(cases)).section("overdue")
    assert len(section.tables[-1].rows) == 50
    assert "В списке – 50 с наибольшей просрочкой из 60 обращений." in section.paragraphs[0]


def test_a_month_that_has_not_begun_is_not_drawn_as_one_without_appeals():
    whole = Period(first=date(2026, 1, 1), last=date(2026, 12, 31))
    year = weekly_note(
        period=whole,
        as_of=date(2026, 11, 22),
        cases=received(1),
        questions=asked(received(1)),
        blocks=BLOCKS,
        letterhead=OFFICE,
        proposals=(),
    )
    (chart,) = year.section("totals").charts
    assert chart.labels[-1] == "ноя 26"
    assert chart.title.endswith("за 11 месяцев")


def test_blocks_that_only_hold_what_is_in_work_are_told_without_an_empty_chart():
    waiting = [a_case(1, "2026-11-02")]
    section = note(waiting, asked(waiting)).section("blocks")
    assert len(section.tables) == 1
    assert section.charts == ()


@pytest.mark.parametrize(
    ("days", "ends"),
    [
        (("2026-10-26",), "по 1 обращению. Оно"),
        (
            ("2026-10-26", "2026-10-27"),
            "по 2 обращениям. Все они",
        ),
    ],
)
def test_what_runs_out_in_one_block_is_told_by_its_number(days, ends):
    cases = [a_case(n, day) for n, day in enumerate(days, start=1)]
    (text,) = note(cases, asked(cases)).section("following").paragraphs
    assert text.endswith(f"{ends} – в блоке «Жилищно-коммунальное хозяйство».")


def test_a_note_of_a_running_week_tells_what_runs_out_from_today():
    days = ("2026-11-18", "2026-11-19", "2026-11-25", "2026-11-26")
    cases = [a_case(n, "2026-11-02", due=day) for n, day in enumerate(days, start=1)]
    running = weekly_note(
        period=PERIOD,
        as_of=date(2026, 11, 19),
        now="2026-11-19T12:00:00+04:00",
        cases=cases,
        questions=asked(cases),
        blocks=BLOCKS,
        letterhead=OFFICE,
    )
    assert running.figures["overdue"].cases == (1,)
    assert running.figures["due_next_week"].cases == (2, 3)
    section = running.section("following")
    assert section.title == "Что истекает в ближайшие семь дней"
    (text,) = section.paragraphs
    assert text.startswith("В ближайшие семь дней, с 19 по 25 ноября 2026 года, истекает срок ответа")
    assert "С 19 ноября по 25 ноября истекает" in running.section("decisions").paragraphs[0]


def test_proposals_stand_as_they_were_written():
    cases = received(1)
    assert note(cases, asked(cases), ["  Провести сход. ", " "]).section("proposals").paragraphs == (
        "Провести сход.",
    )


def test_a_person_may_write_a_section_anew():
    written = note().reworded({"totals": ("Тихая неделя.",)})
    assert written.text == ("Тихая неделя.", NO_PROPOSALS)


@given(registers())
def test_text_is_whole_sentences_without_places_left_to_fill(register):
    for paragraph in note(*register).text:
        assert re.fullmatch(r"[А-ЯЁ0-9].*\.", paragraph, flags=re.DOTALL)
        assert not re.search(r"\((?:ов|а|й|я|и|е)\)|None|\{|\}|  |\.\.", paragraph)


def is_share_of(column: Column, figure: Figure) -> bool:
    """A share stands beside its count, and both lead to the same cases."""
    return column.measure is Measure.SHARE and isinstance(figure.value, int)


@given(registers())
def test_every_cell_shows_the_figure_that_it_names(register):
    written = note(*register)
    for section in written.sections:
        for table in section.tables:
            for row in table.rows:
                assert len(row) == len(table.columns)
                for column, cell in zip(table.columns, row, strict=True):
                    if cell.figure is not None and not is_share_of(column, written.figures[cell.figure]):
                        assert written.figures[cell.figure].value == cell.value
        for chart in section.charts:
            for series in chart.series:
                assert [written.figures[name].value for name in series.figures] == list(series.values)


@given(registers())
def test_the_same_rows_give_the_same_note(register):
    assert note(*register) == note(*register)
