"""Organisations without a login: a commission goes out, an answer comes in, and nothing else does."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mcu_desktop.domain.cards.kinds import CardId, Unit, UnitKind
from mcu_desktop.domain.cases.commissions import number, read_number, spaced
from mcu_desktop.domain.vocabulary import CaseId, QuestionId
from mcu_desktop.problems import Refusal
from mcu_desktop.settings import resource_text
from mcu_desktop.sync.guests.answer import LARGEST
from mcu_desktop.sync.guests.code import LETTERS, key, new_code
from mcu_desktop.sync.guests.packet import ANSWER_FORMAT, FORMAT, purpose
from mcu_desktop.workplace import guests
from mcu_desktop.workplace.guests import Wish
from mcu_desktop.workplace.readings import of_case
from mcu_desktop.workplace.today import Pile, today
from tests.offices import APPEAL, ORDINARY, Hands, asked, office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcu_desktop.domain.cases.chapters.commissions import Commissioned

HOSTILE = '</script><script>alert("x")</script> {{packet}} <b>&amp;'
PDF = b"%PDF-1.4 akt"
NODE = shutil.which("node")


class Town:
    """An office, a managing company, and a case with a hostile text."""

    def __init__(self, home: Path) -> None:
        self.desk = office(home, Hands())
        self.company = self.desk.record(
            Unit(name=f"ООО «УК Комфорт» {HOSTILE}", short="УК Комфорт", kind=UnitKind.OUTSIDE)
        )[0]
        questions = asked(f"Нет воды {HOSTILE}", block=ORDINARY)
        self.case = self.desk.register(replace(APPEAL, text=HOSTILE, questions=questions)).id

    def wish(self, **changes: Any) -> Wish:
        plain = Wish(
            question=QuestionId("1"), unit=self.company, text="Проверьте стояк", due=date(2026, 12, 4)
        )
        return replace(plain, **changes)

    def sent(self, **changes: Any) -> Commissioned:
        name, _ = guests.commission(self.desk, self.case, self.wish(**changes))
        return guests.of_case(self.desk, self.case, name).commission

    def page(self, one: Commissioned, folder: Path) -> str:
        guests.save_packet(self.desk, self.case, one.commission, folder / "Поручение.html")
        return (folder / "Поручение.html").read_text(encoding="utf-8")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path / "profile")
    yield made
    made.desk.close()


def data_of(page: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/json" id="packet">(.*?)</script>', page)
    data: dict[str, Any] = json.loads(found)
    return data


def inside(page: str, code: str) -> dict[str, Any]:
    data = data_of(page)
    name = data["commission"]
    plain = AESGCM(key(code, name)).decrypt(
        b64decode(data["iv"]), b64decode(data["sealed"]), purpose(FORMAT, name)
    )
    letter: dict[str, Any] = json.loads(plain)
    return letter


def sealed(one: Commissioned, said: Any, *, code: str = "", direction: str = ANSWER_FORMAT) -> dict[str, Any]:
    """What the page saves, made without the page."""
    nonce = os.urandom(12)
    cipher = AESGCM(key(code or one.code, one.commission))
    content = cipher.encrypt(nonce, json.dumps(said).encode(), purpose(direction, one.commission))
    return {
        "format": ANSWER_FORMAT,
        "version": 1,
        "commission": one.commission,
        "iv": b64encode(nonce).decode(),
        "sealed": b64encode(content).decode(),
    }


SAID = {"by": "Мастер Орлов", "text": "Вода подана", "files": []}
ACT = {"name": "../акт.pdf", "data": b64encode(PDF).decode()}


def file_of(folder: Path, content: Any) -> Path:
    file = folder / "Ответ.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return file


def test_an_answer_finds_its_case_and_is_taken_in_with_its_files_as_one_action(
    town: Town, tmp_path: Path
) -> None:
    one = town.sent()
    came = guests.came(town.desk, file_of(tmp_path, sealed(one, {**SAID, "files": [ACT]})))
    assert (came.standing.case, came.by, came.text) == (town.case, "Мастер Орлов", "Вода подана")
    taken = guests.take_in(town.desk, came)
    case = town.desk.case(town.case)
    assert [file.name for file in case.attachments] == ["акт.pdf"]
    assert case.questions[0].result is None, "the office answers, not its guest"
    assert case.answered_outside(QuestionId("1")) == "Вода подана"
    last = town.desk.sheet(town.case).history[-2]
    assert last.text == "Внешняя организация «УК Комфорт» ответила (Мастер Орлов): Вода подана"
    assert taken.action
    town.desk.undo(taken.action)
    assert not town.desk.case(town.case).answers
    assert not town.desk.case(town.case).attachments
    assert town.desk.verify().ok


def test_an_answer_is_taken_once(town: Town, tmp_path: Path) -> None:
    file = file_of(tmp_path, sealed(town.sent(), SAID))
    opened = guests.came(town.desk, file)
    guests.take_in(town.desk, opened)
    with pytest.raises(Refusal, match="уже принят"):
        guests.came(town.desk, file)
    with pytest.raises(Refusal, match="уже принят"):
        guests.take_in(town.desk, opened)


@pytest.mark.parametrize(
    ("spoil", "because"),
    [
        pytest.param(lambda one: sealed(one, SAID, code=new_code()), "другим кодом", id="another code"),
        pytest.param(lambda one: sealed(one, SAID) | {"iv": "AAAAAAAAAAAAAAAA"}, "изменён", id="changed"),
        pytest.param(lambda one: sealed(one, SAID) | {"iv": "AA=="}, "повреждён", id="short nonce"),
        pytest.param(lambda one: sealed(one, SAID) | {"iv": "ы"}, "повреждён", id="no base64"),
        pytest.param(lambda one: sealed(one, SAID, direction=FORMAT), "изменён", id="the packet sent back"),
        pytest.param(lambda one: sealed(one, SAID) | {"commission": "f" * 32}, "здесь нет", id="foreign"),
        pytest.param(lambda one: sealed(one, SAID) | {"commission": "' OR 1"}, "не файл", id="no name"),
        pytest.param(lambda one: sealed(one, SAID) | {"version": 2}, "версией", id="newer"),
        pytest.param(lambda one: sealed(one, SAID) | {"more": 1}, "не файл", id="one field more"),
        pytest.param(lambda one: sealed(one, {"text": 5}), "повреждён", id="not what is said"),
        pytest.param(lambda one: sealed(one, {**SAID, "files": [ACT] * 6}), "больше 5", id="many files"),
        pytest.param(lambda _: b" " * (LARGEST + 1), "20 МБ", id="too large"),
        pytest.param(lambda _: b"[" * 100_000, "не файл", id="deep"),
        pytest.param(lambda _: b"<!DOCTYPE html><html>", "само поручение", id="the page itself"),
    ],
)
def test_what_is_no_answer_to_us_is_refused_in_words(
    town: Town, tmp_path: Path, spoil: Any, because: str
) -> None:
    file = file_of(tmp_path, spoil(town.sent()))
    before = town.desk.store.records()
    with pytest.raises(Refusal, match=because):
        guests.came(town.desk, file)
    assert town.desk.store.records() == before


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ({**SAID, "text": " "}, "не заполнено"),
        ({**SAID, "text": "а" * 20_001}, "длинный"),
        ({**SAID, "text": "а\x00"}, "знак"),
        ({**SAID, "files": [{"name": "акт.exe", "data": ""}]}, "Принимаются"),
        ({**SAID, "files": [{"name": "акт.pdf", "data": "AAAA"}]}, "не соответствует"),
    ],
)
def test_an_answer_that_no_card_may_hold_is_not_taken_in(
    town: Town, tmp_path: Path, said: Any, because: str
) -> None:
    came = guests.came(town.desk, file_of(tmp_path, sealed(town.sent(), said)))
    with pytest.raises(Refusal, match=because):
        guests.take_in(town.desk, came)
    assert not town.desk.case(town.case).answers


def test_a_packet_says_who_the_applicant_is_only_where_the_sender_says_so(town: Town, tmp_path: Path) -> None:
    bare, named = (town.sent(named=named) for named in (False, True))
    letters = [inside(town.page(one, tmp_path), one.code) for one in (bare, named)]
    assert [letter["applicant"] for letter in letters] == [
        [],
        ["Петрова Анна Сергеевна", "г. Кинель, ул. Мира, д. 4, кв. 12", "+7 927 123-45-67"],
    ]
    assert "Петрова" not in json.dumps(letters[0], ensure_ascii=False)
    assert letters[0]["text"] == "Проверьте стояк"
    assert letters[0]["files"] == []


def test_a_packet_carries_the_files_that_were_chosen(town: Town, tmp_path: Path) -> None:
    for name in ("акт.pdf", "паспорт.pdf"):
        (tmp_path / name).write_bytes(PDF + name.encode())
        town.desk.attach(town.case, tmp_path / name)
    first = town.desk.case(town.case).attachments[0]
    one = town.sent(files=(first.digest,))
    (file,) = inside(town.page(one, tmp_path), one.code)["files"]
    assert (file["name"], b64decode(file["data"])) == ("акт.pdf", PDF + "акт.pdf".encode())


def test_a_page_shows_nothing_without_its_code_and_runs_nothing_but_its_own(
    town: Town, tmp_path: Path
) -> None:
    one = town.sent()
    page = town.page(one, tmp_path)
    assert not [word for word in ("воды", "Петрова", "стояк", "alert(", one.code) if word in page]
    assert page.count("<script") == 3
    assert "default-src 'none'" in page
    assert not re.search(r"https?:|src=|href=", page.replace("link.href", ""))


def test_every_going_out_is_written_down(town: Town, tmp_path: Path) -> None:
    one = town.sent(named=True)
    town.page(one, tmp_path)
    guests.sheet(town.desk, town.case, one.commission)
    said = [line.what for line in of_case(town.desk, town.case)]
    number_ = town.desk.case(town.case).number
    for kind in ("пакет", "PDF"):
        assert (
            f"выгрузка: поручение организации № {number_}, {kind} (УК Комфорт; с данными заявителя)" in said
        )


def test_an_organisation_keeps_its_code_until_a_new_one_is_asked_for(town: Town) -> None:
    first, second, fresh = (town.sent(fresh_code=fresh) for fresh in (False, False, True))
    assert first.code == second.code != fresh.code
    assert set(first.code) - {"-"} <= set(LETTERS)
    assert len(LETTERS) ** 18 > 2**80
    assert not town.sent(sheet=True).code


def test_a_case_waits_for_its_organisation_on_the_list_of_the_day(town: Town, tmp_path: Path) -> None:
    assert today(town.desk).piles[Pile.OUTSIDE].total == 0
    one = town.sent()
    assert [line.id for line in today(town.desk).piles[Pile.OUTSIDE].lines] == [town.case]
    guests.take_in(town.desk, guests.came(town.desk, file_of(tmp_path, sealed(one, SAID))))
    assert today(town.desk).piles[Pile.OUTSIDE].total == 0


def test_a_sheet_names_its_commission_in_print_and_is_found_by_it(town: Town) -> None:
    one = town.sent(sheet=True)
    pages = pypdfium2.PdfDocument(guests.sheet(town.desk, town.case, one.commission))
    text = pages[0].get_textpage().get_text_range()
    printed = spaced(number(one.commission))
    assert printed in text
    assert "Проверьте стояк" in text
    assert "Петрова" not in text
    assert guests.found(town.desk, f" {printed}\n").commission == one


@pytest.mark.parametrize("place", range(14))
def test_a_number_with_one_wrong_digit_is_no_number(place: int) -> None:
    digits = number("0123456789abcdef" * 2)
    assert read_number(spaced(digits)) == digits
    wrong = digits[:place] + str((int(digits[place]) + 1) % 10) + digits[place + 1 :]
    with pytest.raises(Refusal, match="ошибка"):
        read_number(wrong)


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"unit": CardId("0" * 32)}, "справочника"),
        ({"due": date(2026, 11, 1)}, "прошёл"),
        ({"text": " "}, "не заполнено"),
        ({"question": QuestionId("9")}, "в деле нет"),
    ],
)
def test_a_commission_that_nobody_could_carry_out_is_refused(
    town: Town, changes: dict[str, Any], because: str
) -> None:
    with pytest.raises(Refusal, match=because):
        town.sent(**changes)
    assert not town.desk.case(CaseId(town.case)).commissions


@pytest.mark.skipif(
    NODE is None and not os.environ.get("MCU_MUST_HAVE_NODE"),
    reason="no Node.js: what the page does is run in no other way",
)
def test_the_page_opens_what_the_office_sealed_and_the_office_opens_what_the_page_sealed(
    town: Town, tmp_path: Path
) -> None:
    one = town.sent()
    page = town.page(one, tmp_path)
    latin = one.code.translate(str.maketrans("АВКМНОРСТУХ", "ABKMHOPCTYX")).lower()
    drive = """
globalThis.crypto ??= require("node:crypto").webcrypto;  // older than 20 has it there
const [packet, code, answer] = JSON.parse(require("fs").readFileSync(0, "utf8"));
Sealing.open(packet, code).then(async ({ key, letter }) => {
  const wrong = await Sealing.open(packet, "А".repeat(18)).then(() => "opened", () => "closed");
  console.log(JSON.stringify({ letter, wrong, sealed: await Sealing.seal(packet, key, answer) }));
});
"""
    (tmp_path / "drive.js").write_text(resource_text("guest/sealing.js") + drive, encoding="utf-8")
    asked_ = json.dumps([data_of(page), latin, {**SAID, "files": [ACT]}])
    run = subprocess.run(
        [str(NODE), tmp_path / "drive.js"], input=asked_.encode(), capture_output=True, check=True, timeout=60
    )
    told = json.loads(run.stdout)
    assert told["letter"] == inside(page, one.code)
    assert told["wrong"] == "closed"
    came = guests.came(town.desk, file_of(tmp_path, told["sealed"].encode()))
    assert (came.text, came.files[0].content) == ("Вода подана", PDF)
