"""Where another value is typed or picked, by what a field holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.field_names import RECEIVED, split
from mcu_desktop.domain.cases.fields import Outcome
from mcu_desktop.domain.vocabulary import RUSSIAN, AnswerChannel, Channel, Kind, Measures, Result
from mcu_desktop.journal.names import CASE
from ui.widgets.dates import DayEdit
from ui.widgets.field import Field, choice_field, line_field
from ui.widgets.letter import Letter

if TYPE_CHECKING:
    from mcu_desktop.store.stream import Stream
    from mcu_desktop.workplace import conflicts
    from mcu_desktop.workplace.workplace import Workplace

TITLE = "Другое значение"
_OWN = ":own"
_LINES = 3
_LONG = {"text", "answer"}
_LISTS = {"kind": Kind, "channel": Channel, "answer_channel": AnswerChannel}


def editor(office: Workplace, stream: Stream, field: conflicts.Field) -> Field | None:
    """Give the editor of a field; `None` where only what was recorded can hold."""
    if not field.typed_anew:
        return None
    name = split(field.field)[1] if stream.kind == CASE else ""
    called = f"{field.field}{_OWN}"
    words = _words(office, name)
    if words is not None:
        return choice_field(called, TITLE, words)
    if name == RECEIVED:
        return Field(called, TITLE, DayEdit(office.today, empty_means="дд.мм.гггг"))
    return Field(called, TITLE, Letter(lines=_LINES)) if name in _LONG else line_field(called, TITLE)


def typed(own: Field) -> str:
    """Give what was typed or picked as it is understood everywhere; what is no day is refused."""
    if isinstance(own.control, DayEdit):
        day = own.control.day(own.name.removesuffix(_OWN))
        return day.isoformat() if day else ""
    return own.value()


def _words(office: Workplace, name: str) -> list[tuple[str, str]] | None:
    """Give the closed list of a field, if it has one."""
    if name in _LISTS:
        return [(word, RUSSIAN[word]) for word in _LISTS[name]]
    match name:
        case "block":
            return [(id_, block.short) for id_, block in office.office.blocks.items()]
        case "executor":
            return [(id_, person.title) for id_, person in office.office.people.items()]
        case "outcome":
            return _outcomes()
        case _:
            return None


def _outcomes() -> list[tuple[str, str]]:
    given = [
        Outcome(result=Result.SUPPORTED, measures=Measures.TAKEN),
        Outcome(result=Result.SUPPORTED, measures=Measures.PENDING),
        Outcome(result=Result.EXPLAINED),
        Outcome(result=Result.NOT_SUPPORTED),
    ]
    return [
        (
            " ".join(filter(None, (one.result, one.measures))),
            ", ".join(RUSSIAN[word] for word in (one.result, one.measures) if word),
        )
        for one in given
    ]
