"""What is written of an appeal, an independent validator takes; what it would not take, we find before."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from mcu_desktop.sstu.checking import lacks, sentences
from mcu_desktop.sstu.record import SstuStatus
from mcu_desktop.sstu.writing import MonthFile, digest, document, file_name
from tests.offices import MONDAY
from tests.sstu.mutations import ANSWER, BODY, MUTATIONS, content, question, record
from tests.sstu.validator import faults

if TYPE_CHECKING:
    from pathlib import Path

COVERED = {"direct": False, "number": "77-12/4", "created_on": date(2026, 10, 1)}


@pytest.mark.parametrize("covered", [{}, COVERED], ids=["direct", "with a covering letter"])
@pytest.mark.parametrize("amount", [1, 2, 3, 4])
@pytest.mark.parametrize("status", SstuStatus)
def test_every_status_is_written_as_the_portal_takes_it(
    status: SstuStatus, amount: int, covered: dict[str, Any]
) -> None:
    others = [question(one) for one in SstuStatus if one is not status][: amount - 1]
    told = record(question(status), *others, **covered)
    assert lacks(told) == ()
    assert faults(document(told, content)) == []


def test_a_status_gets_no_field_that_it_does_not_ask_for() -> None:
    said = document(record(question(SstuStatus.NOT_RECEIVED, received_on=None, registered_on=None)), content)
    assert set(said["questions"][0]) >= {"code", "status"}
    in_work = question(SstuStatus.IN_WORK, answered_on=None, extended=True)
    said = document(record(in_work), content)
    assert set(said["questions"][0]) == {"code", "status", "incomingDate", "registrationDate", "isExtend"}


@pytest.mark.parametrize("name", MUTATIONS)
def test_the_validator_rejects_a_mutated_file(name: str) -> None:
    status, mutate, _ = MUTATIONS[name]
    said = deepcopy(document(record(question(status)), content))
    assert faults(said) == []
    mutate(said)
    assert faults(said) != []


@pytest.mark.parametrize("name", [name for name, (*_, of_record) in MUTATIONS.items() if of_record])
def test_the_same_mutation_is_found_before_anything_is_written(name: str) -> None:
    status, _, mutate = MUTATIONS[name]
    assert mutate is not None
    found = lacks(mutate(record(question(status))))
    assert len(found) == 1
    assert found[0].words.endswith((".", "»."))


def test_what_several_questions_lack_alike_is_said_once() -> None:
    bare = question(SstuStatus.IN_WORK, code="")
    found = lacks(record(question(SstuStatus.IN_WORK), bare, bare))
    assert [lack.field for lack in found] == ["questions[1].code", "questions[2].code"]
    assert sentences(found) == ("Вопросы 2, 3: не указан код тематического классификатора.",)
    (alone,) = sentences(lacks(record(bare)))
    assert alone == "Не указан код тематического классификатора."


def test_a_digest_is_of_what_is_said_and_not_of_the_office() -> None:
    told = record()
    assert digest(told) == digest(told._replace(department=BODY))
    assert digest(told) != digest(told._replace(address=""))
    assert digest(told) != digest(record(question(SstuStatus.EXPLAINED, answer=ANSWER._replace(digest="d2"))))


def test_a_month_is_a_zip_whose_names_tell_of_nobody(tmp_path: Path) -> None:
    file = MonthFile(tmp_path / "sstu-2026-10.zip", MONDAY, short_codes=True)
    file.add(file_name("2026-10", "c" * 32), record(), content)
    assert not (tmp_path / "sstu-2026-10.zip").exists()
    file.finish()
    with ZipFile(tmp_path / "sstu-2026-10.zip") as written:
        assert written.namelist() == ["sstu-2026-10-cccccccccccc.json"]
        said = json.loads(written.read(written.namelist()[0]))
    assert said["questions"][0]["code"] == "1154"
    assert [path.name for path in tmp_path.iterdir()] == ["sstu-2026-10.zip"]
