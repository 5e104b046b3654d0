"""The three profiles that pictures are taken of: fresh, a living town, and words of unusual length."""

from __future__ import annotations

from pathlib import Path

from mcu_desktop.demo.demo import make_demo
from mcu_desktop.domain.cases.commands import Assign
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Applicant, AskedQuestion
from mcu_desktop.domain.vocabulary import QuestionId
from mcu_desktop.workplace.setup import preset_cards, set_up
from mcu_desktop.workplace.workplace import Workplace
from tests.offices import MONDAY, identities

CONTENTS = ("empty", "full", "long")
LONG = "Кривошеина-Преображенская-Новосельцева Александрина Святославовна-Константиновна"
LONG_WORD = "Водопроводноканализационноэнергетическоехозяйство"
_FULL = 400
_LONG = 12


def opened(home: Path) -> Workplace:
    """Open a profile on the morning on which all pictures are taken."""
    return Workplace.open(home, clock=lambda: MONDAY)


def profile(home: Path, content: str) -> Path:
    """Make a profile of one kind, the same in every run."""
    if content == "full":
        make_demo(home, cases=_FULL, seed=1, today=MONDAY.date()).close()
        return home
    new = identities()
    office = set_up(home, preset_cards("kinel", new), station="А", clock=lambda: MONDAY, identity=new)
    if content == "long":
        blocks = list(office.office.blocks)
        for place in range(_LONG):
            one = Applicant(surname=LONG, name=LONG, organisation=LONG, address=LONG)
            text = f"{LONG_WORD} " * 8 if place % 2 else LONG
            question = AskedQuestion(id=QuestionId("1"), text=text, block=blocks[place % 2])
            made = office.register(
                RegisterCase(applicants=(one, one), text=text, place=LONG_WORD, questions=(question,))
            )
            if place % 2:
                heads = office.office.heads_of(blocks[place % 2])
                office.act(made.id, Assign(block=blocks[place % 2], executor=heads[0] if heads else None))
    office.close()
    return home
