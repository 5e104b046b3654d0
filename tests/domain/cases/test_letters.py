"""A long letter proposes questions by paragraph; streets are read off addresses."""

from __future__ import annotations

import pytest

from mcu_desktop.domain.cases.letters import MOST, proposed_questions
from mcu_desktop.domain.cases.places import streets

RUBBISH = "Во дворе дома 4 по улице Мира вторую неделю не вывозят мусор."
SWING = "На детской площадке сломаны качели, просим их починить."


@pytest.mark.parametrize(
    ("letter", "questions"),
    [
        pytest.param(f"{RUBBISH}\n\n{SWING}", (RUBBISH, SWING), id="paragraphs apart by an empty line"),
        pytest.param(f"{RUBBISH}\r\n{SWING}", (RUBBISH, SWING), id="a paragraph a line"),
        pytest.param(
            f"Уважаемый Глава городского округа Иван Петрович!\n\n{RUBBISH}\n\n{SWING}\n\nС уважением, "
            "жители домов 4 и 6 по улице Мира\n\nТел. 8 927 000-00-00, адрес: ул. Мира, д. 4, кв. 12",
            (RUBBISH, SWING),
            id="greeting, signature and address are no questions",
        ),
        pytest.param(
            f"{RUBBISH.replace(' вторую', chr(10) + 'вторую')}\n\n{SWING}",
            (RUBBISH, SWING),
            id="lines broken inside a paragraph",
        ),
        pytest.param(RUBBISH, (), id="one paragraph is no list"),
        pytest.param(f"{RUBBISH}\n\nСпасибо.", (), id="a short paragraph"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_paragraphs_are_proposed_as_questions(letter: str, questions: tuple[str, ...]) -> None:
    assert proposed_questions(letter) == questions


def test_a_book_proposes_a_handful() -> None:
    assert len(proposed_questions(f"{RUBBISH}\n" * 500)) == MOST


def test_streets_that_several_addresses_share_are_read_as_written() -> None:
    known = (
        "г. Кинель, ул. Мира, д. 4",
        "г. Кинель, ул. Мира, д. 8, кв. 1",
        "г. Кинель, ул. Ленина, д. 1",
        "",
    )
    assert streets(known) == ("г. Кинель, ул. Мира",)
    assert streets(["Кинель, ул. Мира, 4", "Кинель, ул. Мира, 6"]) == ("Кинель, ул. Мира",)
