"""The figures told in sentences: where they stand, and that they are the figures named."""

from __future__ import annotations

import re

from hypothesis import given

from mcu_desktop.analytics.wording import Count, appeals, marked, tell, unmarked
from mcu_desktop.domain.notes.note import Mention
from mcu_desktop.domain.notes.wording import decimal, number, share
from tests.analytics.registers import a_case, a_question, note, registers


def test_a_sentence_is_whole_and_knows_its_figures() -> None:
    told = (
        f"Поступило {appeals(Count(21, 'received'))}, закрыто {tell(Count(3, 'closed'))}, всего {tell(24)}."
    )
    text, mentions = unmarked(told)
    assert text == "Поступило 21 обращение, закрыто 3, всего 24."
    assert [(text[one.start : one.end], one.figure) for one in mentions] == [
        ("21", "received"),
        ("3", "closed"),
    ]


def test_a_sentence_without_figures_stays_as_it_is() -> None:
    assert unmarked("Просроченных обращений нет.") == ("Просроченных обращений нет.", ())
    assert unmarked(marked("5", "overdue")) == ("5", (Mention(start=0, end=1, figure="overdue"),))


@given(registers())
def test_every_figure_in_the_text_says_its_own_number(register) -> None:
    written = note(*register)
    for section in written.sections:
        assert len(section.mentions) in {0, len(section.paragraphs)}
        for paragraph, mentions in zip(section.paragraphs, section.mentions, strict=False):
            assert not re.search("[\ue000-\ue002]", paragraph)
            for one in mentions:
                value = written.figures[one.figure].value
                assert paragraph[one.start : one.end] in {number(value), decimal(value), share(value)}


def test_the_first_section_tells_what_is_late_whose_and_what_to_order() -> None:
    cases = [
        a_case(1, "2026-09-01"),
        a_case(2, "2026-10-01"),
        a_case(3, "2026-10-26"),
        a_case(4, "2026-11-17"),
        a_case(5, "2026-10-27"),
    ]
    questions = [a_question(1), a_question(2), a_question(3, executor="Директор"), a_question(4, executor="")]
    section = note(cases, [*questions, a_question(5, executor="")]).section("decisions")
    assert " ".join(section.paragraphs) == (
        "Просрочено 2 обращения у 1 исполнителя. "
        "С 23 ноября по 29 ноября истекает срок ответа ещё по 2 обращениям. "
        "Исполнитель не назначен по 2 обращениям."
    )
    (table,) = section.tables
    assert [[cell.value for cell in row] for row in table.rows] == [
        ["Начальник отдела", 2, None, "Ответить немедленно по № А-1/26 (просрочено на 52 дня) и ещё по 1"],
        ["Исполнитель не назначен", None, 1, "Назначить исполнителя по № А-5/26 и ещё по 1"],
        ["Директор", None, 1, "Ответить в срок по № А-3/26 (до 25.11)"],
    ]


def test_what_is_late_and_nobodys_has_no_desk() -> None:
    section = note([a_case(1, "2026-09-01")], [a_question(1, executor="")]).section("decisions")
    assert section.paragraphs[0].startswith(
        "Просрочено 1 обращение. С 23 ноября по 29 ноября сроки ответа не истекают."
    )
    assert [cell.value for cell in section.tables[0].rows[0]][-1] == "Назначить исполнителя по № А-1/26"


def test_a_week_without_delays_asks_for_nothing() -> None:
    quiet = note([a_case(1)], [a_question(1)]).section("decisions")
    assert quiet.paragraphs == (
        "Просроченных обращений нет. С 23 ноября по 29 ноября сроки ответа не истекают.",
    )
    assert quiet.tables == ()


def test_words_of_a_person_hold_no_figures() -> None:
    written = note([a_case(1)], [a_question(1)]).reworded({"decisions": ("Спокойная неделя.",)})
    assert written.section("decisions").mentions == ()
    assert written.section("totals").mentions != ()
