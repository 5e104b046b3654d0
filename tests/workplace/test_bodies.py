"""The directory of bodies from a file: hostile until parsed, refused by line, taken and undone as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.kinds import Body, BodyKind
from mcu_desktop.intake.bodies import LARGEST, parsed, read
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace import bodies

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace

G1, G2 = "0a1b2c3d-1111-2222-3333-0123456789ab", "0A1B2C3D-1111-2222-3333-0123456789AC"
HEAD = "Название;Кому;Адрес;Почта;Идентификатор ССТУ"


def table(*lines: str, head: str = HEAD, encoding: str = "utf-8-sig") -> bytes:
    return "\r\n".join((head, *lines)).encode(encoding)


def names(office: Workplace) -> list[str]:
    return [body.name for body in office.office.bodies.values()]


@pytest.mark.parametrize(
    "content",
    [
        table(f"Жилищная инспекция;Руководителю;г. Самара;gzi@samara.ru;{G1}"),
        table(f"Жилищная инспекция;Руководителю;г. Самара;gzi@samara.ru;{G1}", encoding="cp1251"),
        table(f"{G1}\tзря\tЖилищная   инспекция", head="GUID\tОписание\tНаименование"),
        table("", f'"Жилищная инспекция",{G1}', "", head="name,guid"),
    ],
    ids=["as we write it", "cp1251", "tabs, other names, more columns", "commas, quotes, empty lines"],
)
def test_a_table_is_read_however_its_program_writes(content: bytes) -> None:
    (row,) = parsed(content)
    assert (row.body.name, row.body.sstu) == ("Жилищная инспекция", G1)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "нет столбца «название»"),
        (table(head="Кому;Адрес"), "нет столбца «название»"),
        (table(), "нет ни одного органа"),
        (table("ГЖИ;;;;не GUID"), "строка 2: Идентификатор ССТУ"),
        (table("ГЖИ;нечто", head="Название;Вид"), "строка 2: вида «нечто» нет. Есть: обычный орган"),
        (table("ГЖИ;;;;", ";Кому;;;"), "строка 3: Поле не заполнено"),
        (table(f"ГЖИ;;;;{G1}", f"МВД;;;;{G1.upper()}"), "строка 3: идентификатор ССТУ уже было в строке 2"),
        (table("ГЖИ", "гжи"), "строка 3: название уже было в строке 2"),
        (table("Г\u0007ЖИ"), "строка 2: Недопустимый знак"),
        (table("Г" * 1_001), "строка 2: Слишком длинный"),
        (table(*(f"Орган {n};;;;плохо" for n in range(30))), "и ещё 20"),
        (table(*(f"Орган {n}" for n in range(5_001))), "больше 5000 строк"),
        (table("ГЖИ", head="Название;Орган"), "дважды"),
        (b"\xd0\xbe\x98\x00", "не читается как текст"),
        (table('"' + "Г" * 200_000 + '"'), "не строка таблицы"),
        (b" " * (LARGEST + 1), "больше 5 МБ"),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value,
)
def test_what_is_wrong_is_refused_by_line(content: bytes, why: str) -> None:
    with pytest.raises(Refusal, match=re.escape(why)):
        parsed(content)


def test_a_file_is_taken_as_one_action_and_taken_back_as_one(kinel_office: Workplace, tmp_path: Path) -> None:
    kinel_office.record(Body(name="Прокуратура", address="г. Кинель", sstu=G1))
    kinel_office.record(Body(name="Полиция"))
    before = names(kinel_office)
    rows = parsed(
        table(
            f"Прокуратура района;;;;{G1};",
            f"полиция;;;;{G2};орган внутренних дел",
            "Фонд капремонта",
            "Прокуратура2",
            head=f"{HEAD};Вид",
        )
    )
    found = bodies.difference(kinel_office, rows)
    assert (len(found.fresh), len(found.other), found.same) == (2, 2, 0)
    changes = bodies.take_in(kinel_office, rows)
    assert names(kinel_office) == ["Прокуратура района", "Прокуратура2", "Фонд капремонта", "полиция"]
    assert kinel_office.office.bodies[found.other[0][0]].address == "г. Кинель", "an empty cell says nothing"
    assert {body.kind for body in kinel_office.office.bodies.values()} == {BodyKind.OTHER, BodyKind.POLICE}
    assert bodies.take_in(kinel_office, rows).streams == frozenset()
    bodies.write(kinel_office, tmp_path / "bodies.csv")
    assert bodies.difference(kinel_office, read(tmp_path / "bodies.csv")).same == 4
    assert changes.action
    kinel_office.undo(changes.action)
    assert names(kinel_office) == before


def test_two_bodies_do_not_share_an_identifier(kinel_office: Workplace) -> None:
    kinel_office.record(Body(name="Прокуратура", sstu=G1))
    with pytest.raises(Refusal, match="уже у органа «Прокуратура»"):
        kinel_office.record(Body(name="Полиция", sstu=G1.upper()))
