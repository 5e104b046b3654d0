"""An answer goes from its draft to the signature at the terminal, while the head is away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.terminal import ask

if TYPE_CHECKING:
    from pathlib import Path

NUMBER = "П-А-1/26"
HEAD, DEPUTY = "Первый заместитель", "Помощник Главы"
AWAY = ("absent", HEAD, "--to", "2099-01-01", "--reason", "отпуск", "--instead", DEPUTY)


def test_who_stands_in_signs_and_the_history_says_for_whom(tmp_path: Path) -> None:
    home = tmp_path / "profile"

    def done(*arguments: str, stdin: bytes = b"") -> str:
        said = ask(home, *arguments, stdin=stdin)
        assert not said.code, said.err
        return said.out

    done("setup", "--preset", "kinel", "--station", "А")
    done(
        "register",
        "-",
        stdin='{"text": "Зимородок", "questions": [{"text": "Вода", "block": "ЖКХ"}]}'.encode(),
    )
    done("office", "--signer", HEAD, "--signing", "on")
    assert "замещает" in done(*AWAY)
    warned = done("act", NUMBER, "assign", f'{{"executor": "{HEAD}"}}')
    assert "отсутствует до 01.01.2099 (отпуск), замещает" in warned
    done("act", NUMBER, "undo")
    done("act", NUMBER, "answer", '{"result": "explained", "text": "Вода пойдёт завтра."}')
    refused = ask(home, "act", NUMBER, "send")
    assert "подписывают в программе" in refused.err
    done("act", NUMBER, "draft", '{"letter": "Вода пойдёт завтра."}')
    done("act", NUMBER, "ready", f'{{"signer": "{HEAD}"}}')
    assert " за " in done("act", NUMBER, "sign", "--as", DEPUTY)
    done("act", NUMBER, "send")
    assert done("absent", HEAD, "--back") == "Все на месте.\n"
