"""`retention`: listed, put into an act, held back, destroyed once the number is typed again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.terminal import ask

if TYPE_CHECKING:
    from pathlib import Path

LATER = "2032-01-12T09:00"


def test_an_old_case_is_listed_held_acted_on_and_destroyed(tmp_path: Path) -> None:
    home = tmp_path / "profile"
    assert not ask(home, "setup", "--preset", "kinel", "--station", "А").code
    case = '{"text": "Зимородок", "applicants": [{"surname": "Канарейкин"}]}'
    registered = ask(home, "register", "-", "--json", stdin=case.encode())
    assert not registered.code, registered.err
    number = "П-А-1/26"
    assert not ask(home, "act", number, "withdraw").code
    assert not ask(home, "act", number, "hold", '{"reason": "Запрос суда"}').code

    def later(*arguments: str) -> tuple[int, str]:
        said = ask(home, *arguments, now=LATER)
        return said.code, said.out + said.err

    drawing = ("retention", "act", "--basis", "п. 1", "--chair", "Зам. главы", "--member", "Архивист")
    assert later(*drawing) == (
        1,
        "Отказано. by: На 12.01.2032 уничтожать нечего: сроки хранения не истекли.\n",
    )
    assert "уничтожение запрещено" in later("retention", "list")[1]
    assert not later("act", number, "release-hold", '{"reason": "Суд решил"}')[0]
    paper = tmp_path / "акт.pdf"
    assert not later(*drawing, "--out", str(paper))[0]
    assert paper.read_bytes().startswith(b"%PDF")
    act = json.loads(later("retention", "acts", "--json")[1])[0]
    assert act == {"act": "А-1/2032", "drawn_on": "2032-01-12", "cases": 1, "destroyed": 0}
    assert later("retention", "destroy", "--act", act["act"])[0] == 1
    assert not later("retention", "destroy", "--act", act["act"], "--confirm", act["act"])[0]
    shown = later("show", number)[1]
    assert "Уничтожено 12.01.2032 по акту" in shown
    assert "Канарейкин" not in shown
    assert not later("verify")[0]
