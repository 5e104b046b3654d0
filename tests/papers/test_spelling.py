"""Spelling of answers: what is underlined, what is let pass, what is offered instead."""

from __future__ import annotations

import pytest

from mcu_desktop.papers.spelling import doubts, meant


@pytest.mark.parametrize(
    ("text", "underlined"),
    [
        pytest.param("Сообщаем, что мусор вывезен в установленный срок.", [], id="sound words"),
        pytest.param("Ваше обращние расмотрено.", ["обращние", "расмотрено"], id="slips of the hand"),
        pytest.param("Пливет! Работы завершены.", ["Пливет"], id="a slip at the beginning"),
        pytest.param("Уведомлен Кривошеин-Замятин из МБОУ и ЖКХ.", [], id="names and abbreviations"),
        pytest.param("Жилищно-коммунальные услуги, еще и ещё.", [], id="hyphens, е for ё"),
        pytest.param("Вызов № 5а от 20.11.2026, email: a@b.ru", [], id="what is no Russian word"),
    ],
)
def test_only_words_that_nobody_knows_are_underlined(text: str, underlined: list[str]) -> None:
    assert [doubt.word for doubt in doubts(text)] == underlined
    assert all(text[doubt.start : doubt.end] == doubt.word for doubt in doubts(text))


def test_the_office_s_own_words_pass() -> None:
    assert list(doubts("Работает канализационнонасосная.", {"канализационнонасосная"})) == []


@pytest.mark.parametrize(
    ("word", "right"),
    [
        pytest.param("обращние", "обращение", id="a letter lost"),
        pytest.param("ремнот", "ремонт", id="letters swapped"),
        pytest.param("водда", "вода", id="a letter doubled"),
        pytest.param("Карова", "Корова", id="one for another, with its capital"),
    ],
)
def test_what_was_meant_is_offered(word: str, right: str) -> None:
    assert right in meant(word)


def test_nothing_is_offered_for_nonsense() -> None:
    assert meant("ъъъщщщыыы") == ()
