"""Writes the golden journal of this version: `python -m tests.golden.make FOLDER`.

Once a version is released its journal is never written again; the next one gets a folder of its own.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from mcu_desktop.domain.cards.kinds import DayKind, FavouriteTopic, NormChange, OwnDay, Unit
from mcu_desktop.domain.cases.chapters.control import ReleaseControl, SetControl
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    Attach,
    CaseCommand,
    Close,
    CorrectCase,
    NoteStep,
    RecordMeasures,
    Reopen,
    SendAnswer,
    Take,
    Undo,
    Withdraw,
)
from mcu_desktop.domain.vocabulary import (
    AnswerChannel,
    Channel,
    Form,
    Kind,
    Measures,
    QuestionId,
    Regime,
    Result,
)
from mcu_desktop.workplace.workplace import Workplace
from tests.golden.told import told
from tests.offices import (
    APPEAL,
    IVANOV,
    MONDAY,
    ORDINARY,
    PETROVA,
    SIGNIFICANT,
    SOMEBODY,
    SOMEBODY_ELSE,
    WATER,
    Hands,
    asked,
    office,
)

RARE = "0001.0001.0006.0016"
FIRST, SECOND = QuestionId("1"), QuestionId("2")
LIVES: tuple[tuple[CaseCommand, ...], ...] = (
    (
        Assign(executor=SOMEBODY),
        Assign(executor=SOMEBODY_ELSE),
        Take(),
        NoteStep(text="Слесарь выехал.", question=FIRST),
        Answer(result=Result.SUPPORTED, text="Заменим трубу."),
        SendAnswer(outgoing="77", signer="Глава"),
        RecordMeasures(text="Труба заменена.", taken_on=date(2026, 11, 23)),
        Close(),
        Reopen(reason="Вода так и не пошла"),
        SetControl(reason="Поручение Главы", until=date(2026, 12, 1)),
    ),
    (
        Answer(result=Result.EXPLAINED, text="Разъяснено на месте."),
        SendAnswer(channel=AnswerChannel.ORAL, consent=True),
        Close(closed_on=date(2026, 11, 23)),
    ),
    (Withdraw(reason="Решила сама"), NoteStep(text="Звонила."), Undo()),
    (
        CorrectCase(
            reason="Опечатка",
            kind=Kind.COMPLAINT,
            channel=Channel.HAND,
            received_on=date(2026, 11, 20),
            applicants=(PETROVA, IVANOV),
            text="Нет света третьи сутки.",
            place="ул. Мира, д. 4",
            answer_channel=AnswerChannel.EMAIL,
            questions=(*asked("Нет света", block=SIGNIFICANT), replace(asked("Яма")[0], id=SECOND)),
        ),
        Assign(question=SECOND, block=ORDINARY, executor=SOMEBODY),
        Answer(result=Result.NOT_SUPPORTED, question=SECOND),
        Attach(digest="d" * 64, name="скан.pdf", media_type="application/pdf", size=1024),
    ),
    (
        SetControl(),
        ReleaseControl(reason="Исполнено"),
        Answer(result=Result.SUPPORTED, measures=Measures.TAKEN),
    ),
)


def make(home: Path) -> None:
    """Write a profile in which every kind of fact and card stands."""
    hands = Hands()
    workplace = office(home, hands)
    registrations = (
        replace(
            APPEAL, questions=(replace(asked("Нет воды", block=None)[0], code=WATER),), place="ул. Невская, 8"
        ),
        replace(APPEAL, form=Form.ORAL, channel=Channel.RECEPTION, answer_channel=AnswerChannel.ORAL),
        replace(APPEAL, regime=Regime.POS, form=Form.ELECTRONIC, channel=Channel.POS),
        replace(APPEAL, regime=Regime.CALL, form=Form.ORAL, channel=Channel.PHONE, applicants=()),
        replace(
            APPEAL, regime=Regime.INCIDENT, received_at=MONDAY, questions=asked("Яма", block=SIGNIFICANT)
        ),
    )
    for registration, life in zip(registrations, LIVES, strict=True):
        case = workplace.register(registration).id
        for command in life:
            hands.on(minutes=7)
            workplace.act(case, command)
    day, _ = workplace.record(OwnDay(day=date(2026, 12, 23), kind=DayKind.OFF, reason="День города"))
    workplace.correct(day, {"kind": DayKind.SHORT}, reason="Решение")
    workplace.record(OwnDay(day=date(2026, 12, 22), kind=DayKind.OFF, reason="Перенос"))
    unit, _ = workplace.record(Unit(name="Водоканал", short="Водоканал"))
    workplace.withdraw(unit, reason="Реорганизация")
    workplace.record(FavouriteTopic(code=RARE, order=1))
    change = NormChange(
        norm="59fz.answer", amount=20, article="решение", valid_from=date(2027, 1, 1), reason="Указ"
    )
    workplace.record(change)
    workplace.store.attachments.keep_bytes(b"%PDF-golden", "скан.pdf", "application/pdf")
    workplace.close()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    make(folder)
    opened = Workplace.open(folder, clock=Hands())
    (folder / "told.json").write_text(
        json.dumps(told(opened), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )
    opened.close()
