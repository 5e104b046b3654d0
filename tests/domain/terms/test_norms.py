"""Norms as data: what is shipped, what is refused, what an office changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mcu_desktop.domain.cards.kinds import NormChange
from mcu_desktop.domain.cards.policy import CountFrom, LastDay
from mcu_desktop.domain.terms.norms import (
    Norm,
    Stop,
    Trigger,
    Unit,
    in_force,
    parse_norms,
    starting,
    with_changes,
)
from mcu_desktop.problems import Refusal
from tests.domain.terms.shipped import NORM_FILES, NORMS

DAY = date(2026, 2, 2)
WHOLE = {
    "id": '"59fz.answer"',
    "title": '"Ответ"',
    "article": '"ч. 1 ст. 12"',
    "regimes": '["appeal"]',
    "starts": '"registered"',
    "stops": '"answered"',
    "amount": "30",
    "unit": '"calendar_days"',
}


def entry(**keys: str | None) -> str:
    lines = (f"{key} = {value}" for key, value in (WHOLE | keys).items() if value is not None)
    return "\n".join(("[[norm]]", *lines))


def change(amount: int, valid_from: date, norm: str = "pos.answer") -> NormChange:
    return NormChange(
        norm=norm,
        amount=amount,
        article="регламент области",
        valid_from=valid_from,
        reason="новый регламент",
    )


def amount(norms: tuple[Norm, ...], day: date, norm: str = "pos.answer") -> int:
    return in_force(norms, norm, day).amount


@pytest.mark.parametrize("file", NORM_FILES, ids=lambda file: file.stem)
def test_each_shipped_file_parses(file):
    norms = parse_norms(file.read_text(encoding="utf-8"))
    assert all(norm.id.startswith(f"{file.stem}.") for norm in norms)


def test_every_shipped_norm_is_known_once_and_cites_its_article():
    assert len({norm.id for norm in NORMS}) == len(NORMS)
    assert all(norm.article and norm.title and norm.sure and norm.amount > 0 for norm in NORMS)


@pytest.mark.parametrize(
    ("norm", "days", "starts"),
    [
        ("59fz.register", 3, Trigger.RECEIVED),
        ("59fz.answer", 30, Trigger.REGISTERED),
        ("local.accelerated", 30, Trigger.RECEIVED),
        ("pos.answer", 30, Trigger.REGISTERED),
        ("59fz.forward", 7, Trigger.REGISTERED),
        ("59fz.migration", 5, Trigger.REGISTERED),
        ("59fz.multi", 7, Trigger.REGISTERED),
        ("59fz.request", 15, Trigger.REQUESTED),
        ("59fz.extend", 30, Trigger.EXTENDED),
        ("59fz.return", 7, Trigger.REGISTERED),
        ("59fz.unreadable", 7, Trigger.REGISTERED),
        ("59fz.no-essence", 7, Trigger.REGISTERED),
        ("59fz.published", 7, Trigger.REGISTERED),
        ("59fz.court", 7, Trigger.REGISTERED),
    ],
)
def test_a_norm_has_the_days_of_its_law(norm, days, starts):
    found = in_force(NORMS, norm, DAY)
    assert (found.amount, found.unit, found.starts) == (days, Unit.CALENDAR_DAYS, starts)


@pytest.mark.parametrize(
    ("regime", "significant", "expected"),
    [
        ("appeal", False, {"59fz.register", "59fz.answer"}),
        ("appeal", True, {"59fz.register", "59fz.answer", "local.accelerated"}),
        ("pos", False, {"pos.answer"}),
        ("pos", True, {"pos.answer", "local.accelerated"}),
        ("incident", False, {"incident.answer"}),
        ("incident", True, {"incident.answer", "local.accelerated"}),
        ("call", False, set()),
        ("call", True, {"local.accelerated"}),
        ("other", True, {"local.accelerated"}),
    ],
)
def test_a_case_starts_the_norms_of_its_regime(regime, significant, expected):
    assert {norm.id for norm in starting(NORMS, regime, DAY, significant)} == expected


def test_a_norm_out_of_force_does_not_start():
    expired = tuple(replace(norm, valid_to=date(2026, 2, 1)) for norm in NORMS)
    coming = tuple(replace(norm, valid_from=date(2026, 2, 3)) for norm in NORMS)
    assert starting(expired, "appeal", DAY, True) == starting(coming, "appeal", DAY, True) == ()


def test_a_norm_is_read_whole():
    text = entry(
        at_once="true", significant_only="true", count_from='"same"', last_day='"keep"',
        valid_from="2025-01-01", valid_to="2025-12-31", sure='"V1"',
    )  # fmt: skip
    (norm,) = parse_norms(text)
    assert (norm.id, norm.regimes, norm.stops) == ("59fz.answer", frozenset({"appeal"}), Stop.ANSWERED)
    assert (norm.at_once, norm.significant_only, norm.sure) == (True, True, "V1")
    assert (norm.count_from, norm.last_day) == (CountFrom.SAME, LastDay.KEEP)
    assert (norm.valid_from, norm.valid_to) == (date(2025, 1, 1), date(2025, 12, 31))


def test_an_empty_file_has_no_norms():
    assert parse_norms("# ничего\n") == ()


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        ({"id": None}, "№ 1 в файле.id"),
        ({"id": "5"}, "№ 1 в файле.id"),
        ({"title": None}, "59fz.answer.title"),
        ({"article": '""'}, "59fz.answer.article"),
        ({"regimes": None}, "59fz.answer.regimes"),
        ({"regimes": "[]"}, "59fz.answer.regimes"),
        ({"regimes": '["letters"]'}, "59fz.answer.regimes"),
        ({"regimes": "[[1]]"}, "59fz.answer.regimes"),
        ({"starts": '"born"'}, "59fz.answer.starts"),
        ({"stops": None}, "59fz.answer.stops"),
        ({"amount": None}, "59fz.answer.amount"),
        ({"amount": "0"}, "59fz.answer.amount"),
        ({"amount": '"30"'}, "59fz.answer.amount"),
        ({"amount": "true"}, "59fz.answer.amount"),
        ({"amount": "100000"}, "59fz.answer.amount"),
        ({"unit": '"days"'}, "59fz.answer.unit"),
        ({"at_once": '"да"'}, "59fz.answer.at_once"),
        ({"count_from": '"later"'}, "59fz.answer.count_from"),
        ({"last_day": '"before"'}, "59fz.answer.last_day"),
        ({"valid_from": '"2025-01-01"'}, "59fz.answer.valid_from"),
        ({"valid_from": "2025-01-01T00:00:00"}, "59fz.answer.valid_from"),
        ({"valid_from": "2025-02-01", "valid_to": "2025-01-01"}, "59fz.answer.valid_to"),
        ({"unit": '"hours"', "last_day": '"next"'}, "59fz.answer.last_day"),
        ({"days": "30"}, "59fz.answer.days"),
    ],
)
def test_a_broken_norm_is_refused_by_its_name_and_key(keys, field):
    with pytest.raises(Refusal) as refused:
        parse_norms(entry(**keys))
    assert refused.value.field == field
    assert field.rpartition(".")[2] in refused.value.reason


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[norm]", "не читается"),
        ("[norms]\nx = 1", "неизвестный раздел «norms»"),
        ("[norm]\nid = 'x'", r"\[\[norm\]\]"),
    ],
)
def test_a_broken_file_is_refused(text, complaint):
    with pytest.raises(Refusal, match=complaint):
        parse_norms(text)


def test_two_versions_of_a_norm_may_follow_each_other():
    older, newer = entry(valid_to="2025-03-29"), entry(valid_from="2025-03-30", amount="20")
    norms = parse_norms(newer + "\n" + older)
    assert amount(norms, date(2025, 3, 29), "59fz.answer") == 30
    assert amount(norms, date(2025, 3, 30), "59fz.answer") == 20


@pytest.mark.parametrize(
    ("older", "newer"),
    [({}, {}), ({"valid_to": "2025-03-30"}, {"valid_from": "2025-03-30"}), ({"valid_to": "2025-03-30"}, {})],
)
def test_two_versions_on_the_same_day_are_refused(older, newer):
    with pytest.raises(Refusal, match="дважды"):
        parse_norms(entry(**older) + "\n" + entry(**newer))


def test_an_unknown_norm_is_refused_by_name():
    with pytest.raises(Refusal, match=r"«59fz\.tea» не действует на 02\.02\.2026"):
        in_force(NORMS, "59fz.tea", DAY)


def test_a_change_binds_from_its_day_and_the_older_norm_before_it():
    norms = with_changes(NORMS, [change(10, date(2026, 3, 1))])
    assert amount(norms, date(2026, 2, 28)) == 30
    assert amount(norms, date(2026, 3, 1)) == 10
    assert in_force(norms, "pos.answer", date(2026, 3, 1)).article == "регламент области"
    assert len(norms) == len(NORMS) + 1


def test_changes_follow_each_other_in_any_order_of_cards():
    norms = with_changes(NORMS, [change(8, date(2026, 6, 1)), change(10, date(2026, 3, 1))])
    days = [date(2026, month, 1) for month in (1, 3, 5, 6, 12)]
    assert [amount(norms, day) for day in days] == [30, 10, 10, 8, 8]


def test_the_last_change_of_one_day_is_right():
    norms = with_changes(NORMS, [change(10, date(2026, 3, 1)), change(8, date(2026, 3, 1))])
    assert amount(norms, date(2026, 3, 1)) == 8
    assert len(norms) == len(NORMS) + 1


def test_a_change_to_an_unknown_norm_is_passed_over():
    assert with_changes(NORMS, [change(10, DAY, "future.norm")]) == NORMS


def test_a_changed_norm_still_starts_once():
    norms = with_changes(NORMS, [change(10, date(2026, 3, 1))])
    assert [norm.amount for norm in starting(norms, "pos", date(2026, 3, 1), False)] == [10]
