"""Cards of the office: changed with a reason, refused when a slip would stop it, and terms follow them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from mcu_desktop.domain.cards.kinds import (
    Administration,
    Block,
    Card,
    CardId,
    DayKind,
    NormChange,
    NumberTemplate,
    OwnDay,
    Person,
    Timetable,
)
from mcu_desktop.domain.cards.policy import LastDay
from mcu_desktop.domain.cases.commands import Answer, Close, SendAnswer, Withdraw
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.vocabulary import Regime, Result
from mcu_desktop.problems import Refusal
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import APPEAL, MONDAY, ORDINARY, SOMEBODY, Hands, kinel_cards
from tests.store.files import dumped

DUE = date(2026, 12, 23)
HOLIDAY = OwnDay(day=DUE, kind=DayKind.OFF, reason="День города")
INCIDENT = replace(APPEAL, regime=Regime.INCIDENT, received_at=MONDAY)


def card_id(kind: type[Card]) -> CardId:
    return next(id_ for id_, card in kinel_cards() if isinstance(card, kind))


OTHERS = next(
    id_ for id_, card in kinel_cards() if isinstance(card, NumberTemplate) and card.journal == "other"
)
ADMINISTRATION, TIMETABLE = card_id(Administration), card_id(Timetable)


def dues(workplace: Workplace) -> list[str | None]:
    return [line.due for line in workplace.lines(workplace.keys(Filter()))][::-1]


@pytest.mark.parametrize(
    ("card", "field"),
    [
        pytest.param(OwnDay(day=DUE, kind=DayKind.OFF, reason=" "), "reason", id="a day without a reason"),
        pytest.param(Block(name="", short="Х"), "name", id="a block without a name"),
        pytest.param(Block(name="Х\ud800", short="Х"), "name", id="a block of half a sign"),
        pytest.param(Block(name="Х" * 1001, short="Х"), "name", id="a block without an end"),
        pytest.param(Block(name="Х", short="Х", aliases=("\x00",)), "aliases", id="an alias of a zero"),
        pytest.param(Person(post=" "), "post", id="a person without a post"),
        pytest.param(NumberTemplate(journal="иной", index="П"), "journal", id="a journal that is not"),
        pytest.param(
            NormChange(norm="59fz.answer", amount=0, article="ст. 12", valid_from=DUE, reason="Так"),
            "amount",
            id="a term of nothing",
        ),
        pytest.param(
            NormChange(norm="59fz.answer", amount=4000, article="ст. 12", valid_from=DUE, reason="Так"),
            "amount",
            id="a term of eleven years",
        ),
        pytest.param(Timetable(), None, id="a second timetable"),
        pytest.param(
            Administration(name="Вторая", town="", head_post=""), None, id="a second administration"
        ),
    ],
)
def test_a_card_is_refused(kinel_office: Workplace, card: Card, field: str | None) -> None:
    before = dumped(kinel_office.store.home)
    with pytest.raises(Refusal) as refused:
        kinel_office.record(card)
    assert refused.value.field == field
    assert dumped(kinel_office.store.home) == before


@pytest.mark.parametrize(
    ("id_", "changes", "field"),
    [
        pytest.param(ADMINISTRATION, {"zone": "Samara"}, "zone", id="a zone that is not"),
        pytest.param(ADMINISTRATION, {"zone": "../../etc/passwd"}, "zone", id="a zone that is a path"),
        pytest.param(ADMINISTRATION, {"week_starts": 7}, "week_starts", id="an eighth day of the week"),
        pytest.param(TIMETABLE, {"opens": (time(8),) * 6}, "opens", id="a week of six days"),
        pytest.param(
            TIMETABLE, {"opens": (time(8),) * 7}, "closes", id="a day that opens and does not close"
        ),
        pytest.param(TIMETABLE, {"lunch_to": time(11)}, "lunch_to", id="a lunch that ends before it begins"),
        pytest.param(TIMETABLE, {"lunch_to": None}, "lunch_to", id="a lunch that does not end"),
        pytest.param(TIMETABLE, {"eve_shorter_minutes": -1}, "eve_shorter_minutes", id="a longer eve"),
        pytest.param(
            TIMETABLE, {"opens": (None,) * 7, "closes": (None,) * 7}, "opens", id="a week without work"
        ),
        pytest.param(OTHERS, {"template": "{n}"}, "template", id="a number without its place"),
        pytest.param(OTHERS, {"index": "З"}, "template", id="two journals of the same numbers"),
        pytest.param(OTHERS, {"journal": "pos"}, None, id="two templates of one journal"),
        pytest.param(ORDINARY, {"short": " "}, "short", id="a block without its short name"),
        pytest.param(ORDINARY, {}, None, id="nothing changed"),
        pytest.param(CardId("e" * 32), {"short": "Х"}, None, id="a card that is not there"),
    ],
)
def test_a_correction_of_a_card_is_refused(
    kinel_office: Workplace, id_: CardId, changes: dict[str, Any], field: str | None
) -> None:
    before = dumped(kinel_office.store.home)
    with pytest.raises(Refusal) as refused:
        kinel_office.correct(id_, changes, reason="Так надо")
    assert refused.value.field == field
    assert dumped(kinel_office.store.home) == before


def test_a_change_asks_for_its_reason(kinel_office: Workplace) -> None:
    for reason in ("", " "):
        with pytest.raises(Refusal) as refused:
            kinel_office.correct(ORDINARY, {"short": "Иначе"}, reason=reason)
        assert refused.value.field == "reason"
        with pytest.raises(Refusal):
            kinel_office.withdraw(ORDINARY, reason=reason)
    with pytest.raises(Refusal):
        kinel_office.correct(ORDINARY, {"short": "Иначе"}, reason="\ud800")


def test_the_administration_is_never_taken_away(kinel_office: Workplace) -> None:
    with pytest.raises(Refusal):
        kinel_office.withdraw(ADMINISTRATION, reason="Упразднена")


def test_what_is_withdrawn_is_neither_mended_nor_withdrawn_again(kinel_office: Workplace) -> None:
    kinel_office.withdraw(ORDINARY, reason="Передан")
    with pytest.raises(Refusal, match="уже нет"):
        kinel_office.withdraw(ORDINARY, reason="Ещё раз")
    with pytest.raises(Refusal, match="уже нет"):
        kinel_office.correct(ORDINARY, {"short": "Иначе"}, reason="Уточнение")


def test_a_block_out_of_use_keeps_its_words_and_its_cases(kinel_office: Workplace) -> None:
    kinel_office.register(APPEAL)
    name = kinel_office.block_name(ORDINARY)
    kinel_office.withdraw(ORDINARY, reason="Передан")
    assert ORDINARY not in kinel_office.office.blocks
    assert kinel_office.block_name(ORDINARY) == name
    assert len(kinel_office.board(ORDINARY)) == 1
    with pytest.raises(Refusal):
        kinel_office.register(APPEAL)


def test_a_day_off_moves_the_open_terms_and_names_them(kinel_office: Workplace) -> None:
    moving, answered = (kinel_office.register(APPEAL) for _ in range(2))
    kinel_office.act(answered.id, Answer(result=Result.EXPLAINED))
    kinel_office.act(answered.id, SendAnswer())
    _, changes = kinel_office.record(HOLIDAY)
    (moved,) = changes.moved
    assert (moved.case, moved.number, moved.norm) == (moving.id, moving.number, "59fz.answer")
    assert (moved.before, moved.after) == ("2026-12-23", "2026-12-22")
    assert dues(kinel_office) == ["2026-12-22", None]
    assert {clock.norm: clock.due for clock in kinel_office.sheet(answered.id).clocks}["59fz.answer"] == (
        "2026-12-23"
    )
    assert kinel_office.verify().ok


def test_a_preview_tells_the_same_and_writes_nothing(kinel_office: Workplace) -> None:
    kinel_office.register(APPEAL)
    before = dumped(kinel_office.store.home)
    _, told = kinel_office.record(HOLIDAY, preview=True)
    assert dumped(kinel_office.store.home) == before
    assert kinel_office.own_day(DUE) is None
    assert dues(kinel_office) == ["2026-12-23"]
    assert kinel_office.record(HOLIDAY)[1].moved == told.moved


def test_a_day_taken_back_moves_the_terms_back(kinel_office: Workplace) -> None:
    kinel_office.register(APPEAL)
    id_, _ = kinel_office.record(HOLIDAY)
    with pytest.raises(Refusal, match="уже есть карточка"):
        kinel_office.record(HOLIDAY)
    assert kinel_office.withdraw(id_, reason="Отменён").moved[0].after == "2026-12-23"
    kinel_office.record(HOLIDAY)
    assert dues(kinel_office) == ["2026-12-22"]
    assert kinel_office.verify().ok


def test_policy_norm_and_timetable_move_terms_too(kinel_office: Workplace) -> None:
    kinel_office.register(RegisterCase(text="Вода", registered_on=date(2026, 10, 5)))
    kinel_office.register(INCIDENT)
    assert dues(kinel_office) == ["2026-11-03", "2026-11-24T10:18:00+04:00"]
    kinel_office.correct(ADMINISTRATION, {"last_day": LastDay.NEXT}, reason="Решение")
    kinel_office.correct(TIMETABLE, {"lunch_to": time(13)}, reason="Приказ")
    assert dues(kinel_office) == ["2026-11-05", "2026-11-24T10:30:00+04:00"]
    change = NormChange(
        norm="59fz.answer", amount=15, article="решение", valid_from=date(2026, 10, 1), reason="Указ"
    )
    _, changes = kinel_office.record(change)
    assert [(term.before, term.after) for term in changes.moved] == [("2026-11-05", "2026-10-20")]
    assert kinel_office.verify().ok


def test_another_zone_rewrites_every_moment_also_of_ended_cases(kinel_office: Workplace) -> None:
    ended, answered, _ = (kinel_office.register(INCIDENT).id for _ in range(3))
    kinel_office.act(ended, Withdraw())
    for command in (Answer(result=Result.EXPLAINED), SendAnswer(), Close()):
        kinel_office.act(answered, command)
    kinel_office.correct(ADMINISTRATION, {"zone": "Europe/Moscow"}, reason="Ошибка")
    assert kinel_office.now().isoformat() == "2026-11-23T08:30:00+03:00"
    assert kinel_office.verify().ok


def test_numbers_follow_the_template_from_the_day_it_is_changed(kinel_office: Workplace) -> None:
    assert kinel_office.register(APPEAL).number == "П-А-1/26"
    card = kinel_office.number_template_card("appeal.written")
    template = "{letter}-{station}-{n:04}-{year}"
    if card is None:
        kinel_office.record(NumberTemplate(journal="appeal.written", index="П", template=template))
    else:
        kinel_office.correct(card, {"template": template}, reason="Приказ")
    assert kinel_office.register(APPEAL).number == "П-А-0002-2026"
    unsigned = kinel_office.register(replace(APPEAL, applicants=()))
    assert unsigned.number == "Б/П-А-0003-2026"


def test_the_owner_and_others_may_act_and_strangers_may_not(kinel_office: Workplace) -> None:
    home = kinel_office.store.home
    other = Workplace.open(home, person=SOMEBODY, clock=Hands())
    assert other.person == SOMEBODY
    other.close()
    with pytest.raises(Refusal) as refused:
        Workplace.open(home, person="Никто Никтоевич", clock=Hands())
    assert refused.value.field == "--as"
