"""Neighbouring orders of consideration, and a road that is none: terms and journals of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mcu_desktop.domain.cases.chapters.named_term import NameTerm
from mcu_desktop.domain.cases.commands import CaseCommand, CorrectCase, Undo
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import Channel, Form, Regime
from mcu_desktop.problems import Refusal
from tests.offices import APPEAL, TODAY, Life, rules

SOON = date(2026, 12, 1)
LETTER = replace(APPEAL, form=Form.ELECTRONIC, channel=Channel.EMAIL)


def of(regime: Regime) -> RegisterCase:
    return replace(APPEAL, regime=regime)


@pytest.mark.parametrize(
    ("regime", "index", "terms"),
    [
        (Regime.INFORMATION, "ЗИ", {"8fz.register": "2026-11-26", "8fz.answer": "2026-12-23"}),
        (Regime.SERVICE, "МУ", {"210fz.answer": "2026-12-14"}),
        (Regime.DEPUTY, "ДЗ", {"deputy.answer": "2026-12-23"}),
        (Regime.PROSECUTOR, "ПР", {"prosecutor.answer": "2026-12-23"}),
    ],
)
def test_each_has_a_journal_and_terms_of_its_own(regime: Regime, index: str, terms: dict[str, str]) -> None:
    life = Life.registered(of(regime))
    assert life.case.number.startswith(f"{index}-")
    assert {name: clock.due for name, clock in life.clocks().items()} == terms


def test_a_prosecutor_names_the_day() -> None:
    life = Life.registered(of(Regime.PROSECUTOR)).do(NameTerm(due=SOON, reason="Запрос № 7"))
    assert life.clocks()["prosecutor.answer"].due == SOON.isoformat()
    assert life.history()[-1].text == "Ответить до 01.12.2026: так назначено в запросе: Запрос № 7"
    assert life.do(Undo()).clocks()["prosecutor.answer"].due == "2026-12-23"


@pytest.mark.parametrize(
    ("appeal", "command", "because"),
    [
        (APPEAL, NameTerm(due=SOON), "только запросы прокуратуры"),
        (of(Regime.SERVICE), NameTerm(due=SOON), "только запросы прокуратуры"),
        (of(Regime.DEPUTY), NameTerm(), "Так уже записано"),
        (of(Regime.DEPUTY), NameTerm(due=date(2026, 11, 20)), "раньше поступления"),
    ],
)
def test_no_other_term_can_be_named(appeal: RegisterCase, command: CaseCommand, because: str) -> None:
    with pytest.raises(Refusal, match=because):
        Life.registered(appeal).do(command)


def test_an_appeal_is_not_filed_by_e_mail() -> None:
    with pytest.raises(Refusal, match=r"не подают с 30\.03\.2025 .*547-ФЗ") as refused:
        Life.registered(LETTER)
    assert refused.value.field == "channel"
    with pytest.raises(Refusal, match="не подают") as corrected:
        Life.registered().do(CorrectCase(reason="Пришло по почте", channel=Channel.EMAIL))
    assert corrected.value.field == "channel"


def test_what_came_by_e_mail_is_a_message_and_is_explained() -> None:
    life = Life.registered(replace(LETTER, regime=Regime.OTHER))
    assert life.case.number.startswith("С-")
    assert "59fz.answer" not in life.clocks()


def test_an_appeal_by_e_mail_from_before_the_rule_stays_one() -> None:
    before = replace(LETTER, received_on=date(2025, 3, 28), registered_on=date(2025, 3, 31))
    assert Life.registered(before).case.channel is Channel.EMAIL


def test_the_norm_about_e_mail_is_data() -> None:
    known = rules().terms
    without = replace(known, norms=tuple(norm for norm in known.norms if norm.id != "59fz.email"))
    assert Life.registered(LETTER, at=rules(TODAY, without)).case.channel is Channel.EMAIL
