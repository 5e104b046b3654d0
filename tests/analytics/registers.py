"""Random registers and an office for the tests of the note."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from mcu_desktop.analytics.reckoning import Names
from mcu_desktop.analytics.weekly import weekly_note
from mcu_desktop.domain.notes.note import Letterhead, Note
from mcu_desktop.domain.notes.period import week
from mcu_desktop.domain.vocabulary import Channel, Form, Kind, Regime
from mcu_desktop.store.rows import NoteCase, NoteQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence

PERIOD = week("2026-W47")
BLOCKS = {"Жилищно-коммунальное хозяйство": "ЖКХ", "Транспорт": "Транспорт", "Спорт и «Досуг»": "Спорт"}
OFFICE = Letterhead(
    addressee="Главе городского округа Кинель", signer="Руководитель МЦУ", signer_name="И. И. Иванов"
)


def a_case(key: int, received: str = "2026-11-17", **changed: object) -> NoteCase:
    """Give a written appeal by letter, in work, due in thirty days."""
    case = NoteCase(
        key=key,
        id=f"{key:032x}",
        number=f"А-{key}/26",
        regime="appeal",
        form="written",
        kind="complaint",
        channel="letter",
        received_on=received,
        registered_on=received,
        due=(date.fromisoformat(received) + timedelta(days=30)).isoformat(),
        answered_on=None,
        closed_on=None,
        out_on=None,
        territory="г. Кинель",
        repeated=0,
        extended=0,
        control=0,
    )
    return case._replace(**changed)  # type: ignore[arg-type]


def a_question(case: int, **changed: object) -> NoteQuestion:
    """Give a question about heating, without a result."""
    question = NoteQuestion(
        case=case,
        block="Жилищно-коммунальное хозяйство",
        code="0005.0005.0056.1149",
        topic="Перебои в теплоснабжении",
        executor="Начальник отдела",
        result="",
    )
    return question._replace(**changed)  # type: ignore[arg-type]


def note(
    cases: Sequence[NoteCase] = (), questions: Sequence[NoteQuestion] = (), proposals: Sequence[str] = ()
) -> Note:
    """Write the note of week 47 as of its last day."""
    topics = {question.code: question.topic for question in questions}
    return weekly_note(
        period=PERIOD,
        as_of=PERIOD.last,
        cases=cases,
        questions=questions,
        blocks=BLOCKS,
        letterhead=OFFICE,
        proposals=proposals,
        names=Names(topic=lambda code: topics.get(code, "")),
    )


_DAYS = st.integers(-400, 10).map(lambda n: (PERIOD.last + timedelta(days=n)).isoformat())
_NEAR = st.integers(-25, 3).map(lambda n: (PERIOD.last + timedelta(days=n)).isoformat())


@st.composite
def cases(draw: st.DrawFn, key: int) -> NoteCase:
    """Give a case with days in any order that a register may hold."""
    received = draw(st.one_of(_NEAR, _DAYS))
    start = date.fromisoformat(received)

    def later(most: int) -> str:
        return (start + timedelta(days=draw(st.integers(0, most)))).isoformat()

    registered = later(4)
    return a_case(
        key,
        received,
        registered_on=registered,
        regime=draw(st.sampled_from(Regime)).value,
        form=draw(st.sampled_from(Form)).value,
        kind=draw(st.sampled_from(Kind)).value,
        channel=draw(st.sampled_from(Channel)).value,
        due=draw(st.one_of(st.none(), st.builds(later, st.just(40)))),
        answered_on=max(registered, later(45)) if draw(st.booleans()) else None,
        closed_on=max(registered, later(50)) if draw(st.booleans()) else None,
        out_on=max(registered, later(9)) if draw(st.integers(0, 9)) == 0 else None,
        territory=draw(st.sampled_from(["", "г. Кинель", "ул. Мира"])),
        repeated=draw(st.integers(0, 1)),
        extended=draw(st.integers(0, 1)),
        control=draw(st.integers(0, 1)),
    )


@st.composite
def registers(draw: st.DrawFn) -> tuple[list[NoteCase], list[NoteQuestion]]:
    """Give up to fourteen cases with one to three questions each."""
    those = [draw(cases(key)) for key in range(1, draw(st.integers(0, 14)) + 1)]
    questions = [
        a_question(
            case.key,
            block=draw(st.sampled_from(["", *BLOCKS, "Блок, которого больше нет"])),
            code=draw(st.sampled_from(["0001.0001", "0002.0002", "0003.0003"])),
            executor=draw(st.sampled_from(["", "Начальник отдела", "Директор"])),
            result=draw(st.sampled_from(["", "explained"])),
        )
        for case in those
        for _ in range(draw(st.integers(1, 3)))
    ]
    return those, questions
