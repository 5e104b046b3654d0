"""One command on the chosen cards: asked for once, carried out on all of them as one action, or on none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.chapters.control import ReleaseControl, SetControl
from mcu_desktop.domain.cases.commands import (
    COMMAND_NAMES,
    Answer,
    Assign,
    CaseCommand,
    Close,
    NoteStep,
    RecordMeasures,
    Reopen,
    SendAnswer,
    Take,
)
from mcu_desktop.domain.permissions.reach import about
from mcu_desktop.domain.spelling import counted
from mcu_desktop.domain.vocabulary import RUSSIAN, AnswerChannel, CaseId, Measures, Result, Status
from mcu_desktop.problems import Refusal
from ui.boards.moves import carried, checked, move, on_questions, questions_meant
from ui.case.doing import begin
from ui.case.editors import Choice, Chosen, LongText
from ui.case.form import CommandForm
from ui.case.offers.fields import blocks_offered, executors_offered
from ui.case.offers.groups import offer_of
from ui.case.offers.offer import Field, Occasion, Offer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtWidgets import QWidget

    from mcu_desktop.store.rows import BoardCard
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.seen import Seen
    from mcu_desktop.workplace.workplace import Workplace
    from ui.bridge import Bridge
    from ui.case.offers.offer import Carry

OFFERED: tuple[type[CaseCommand], ...] = (
    Assign,
    Take,
    NoteStep,
    Answer,
    RecordMeasures,
    SendAnswer,
    Close,
    SetControl,
    ReleaseControl,
    Reopen,
)
"""What can be done with chosen cards, in the order in which a case lives."""


class Meant(NamedTuple):
    """A case, and the questions of it that its card stands for; none where that is the whole case."""

    case: Case
    questions: tuple[str, ...]


class Wish(NamedTuple):
    """A command and all that it is meant for; the executor is said where a lane says it."""

    command: type[CaseCommand]
    meant: tuple[Meant, ...]
    executor: CardId | None = None


def to_do(
    cards: Sequence[BoardCard], blocks: Collection[CardId], command: type[CaseCommand]
) -> Callable[[Workplace], Wish]:
    """Give the question what a command on some cards of a board is meant for; refused by case."""
    return lambda office: _wish(office, cards, blocks, lambda case, _: checked(case, command))


def to_move(
    cards: Sequence[BoardCard], blocks: Collection[CardId], to: Status
) -> Callable[[Workplace], Wish]:
    """Give the question by which command some cards go to a column; refused by case."""
    return lambda office: _wish(office, cards, blocks, lambda case, from_: move(case, from_, to))


def to_hand(
    cards: Sequence[BoardCard], blocks: Collection[CardId], to: Status, executor: str
) -> Callable[[Workplace], Wish]:
    """Give the question what handing some cards to an executor is meant for; refused by case."""

    def ask(office: Workplace) -> Wish:
        if not executor:
            raise Refusal(
                "Оставить дело без исполнителя нельзя: перетащите его на дорожку сотрудника "
                "или назначьте другого (F3)."
            )
        if to is not Status.ASSIGNED and any(Status(card.column) is not to for card in cards):
            raise Refusal(
                "За один раз дело либо передают другому исполнителю, либо двигают в другой столбец: "
                "перетащите его сначала на дорожку исполнителя."
            )
        return to_do(cards, blocks, Assign)(office)._replace(executor=CardId(executor))

    return ask


def carry_out(bridge: Bridge, wish: Wish, parent: QWidget, before: Callable[[], None]) -> None:
    """Carry a wish out at once where nothing is to be asked; otherwise open the form, one for all."""
    if len(wish.meant) == 1:
        case, questions = wish.meant[0]
        carry = carried(case, questions)
        offer = offer_of(wish.command)
        form = begin(bridge, offer, case, parent, questions=questions, carry=carry, before=before)
        _propose(form, wish)
        return
    offer = _for_many(offer_of(wish.command), wish.meant)
    occasion = Occasion.of(bridge.workplace, wish.meant[0].case)
    editors = offer.editors(occasion)
    carry_all = _carry(wish)
    if editors:
        about = counted(len(wish.meant), *_CASES)
        form = CommandForm(bridge, offer, occasion, editors, parent, carry=carry_all, about=about)
        form.handed_over.connect(before)
        _propose(form, wish)
        form.open()
        return
    before()
    command = offer.made({})
    bridge.do(lambda office: carry_all(office, command, None), said=offer.said)


def _propose(form: CommandForm | None, wish: Wish) -> None:
    """Let a form begin with the executor whose lane was meant."""
    editor = form.editors.get("executor") if form else None
    if wish.executor and isinstance(editor, Chosen):
        editor.choose(wish.executor)


def _wish(
    office: Workplace,
    cards: Sequence[BoardCard],
    blocks: Collection[CardId],
    wanted: Callable[[Case, Status], type[CaseCommand]],
) -> Wish:
    meant: list[Meant] = []
    commands: dict[type[CaseCommand], str] = {}
    for card in cards:
        case, column = office.case(CaseId(card.id)), Status(card.column)
        command = wanted(case, column)
        if reason := office.forbids(command, about(case)):
            raise Refusal(reason)
        commands.setdefault(command, case.number)
        meant.append(Meant(case, questions_meant(case, blocks, column)))
    if len(commands) > 1:
        named = "; ".join(f"№ {number} – «{COMMAND_NAMES[one]}»" for one, number in commands.items())
        raise Refusal(f"Выбранным делам нужны разные команды: {named}. Выберите дела одного столбца.")
    return Wish(next(iter(commands)), tuple(meant))


def _carry(wish: Wish) -> Carry:
    def carry(office: Workplace, command: CaseCommand, _seen: Seen | None) -> Changes:
        return office.act_on_each(
            [act for case, questions in wish.meant for act in on_questions(case.id, questions, command)]
        )

    return carry


_CASES = ("дело", "дела", "дел")
_BY_CASES = ("делу", "делам", "делам")


def _for_many(offer: Offer, meant: Sequence[Meant]) -> Offer:
    """Give a command as it is asked for and told of where several cases are meant."""
    own = _OF_MANY.get(offer.command, {})
    if offer.command is Assign and any(q.result for one in meant for q in one.case.assignable):
        own = {**own, "executor": replace(own["executor"], hint=_GIVEN_UP)}
    fields = tuple(own.get(f.name, f) for f in offer.fields if f.name not in _OF_ONE)
    said = f"«{COMMAND_NAMES[offer.command]}»: сделано по {counted(len(meant), *_BY_CASES)}."
    return replace(offer, fields=fields, said=said)


_GIVEN_UP = "Прежние результаты дел, которые вернули в работу, будут сняты."
_OF_ONE = {"question", "outgoing"}
"""Fields that each case has its own."""


def _every_block(occasion: Occasion) -> Chosen:
    return Chosen([("У каждого вопроса свой, как сейчас", None), *blocks_offered(occasion.office)])


def _every_executor(occasion: Occasion) -> Chosen:
    _, *people = executors_offered(occasion.office, None)
    return Chosen([("Оставить, как сейчас", None), *people])


def _words(kinds: type[AnswerChannel | Result | Measures]) -> list[Choice]:
    return [(RUSSIAN[value][:1].upper() + RUSSIAN[value][1:], value) for value in kinds]


_OF_MANY: dict[type[CaseCommand], dict[str, Field]] = {
    Assign: {
        "block": Field(name="block", label="Блок", editor=_every_block),
        "executor": Field(name="executor", label="Исполнитель", editor=_every_executor),
    },
    Answer: {
        "result": Field(
            name="result", label="Результат", editor=lambda _: Chosen(_words(Result), Result.EXPLAINED)
        ),
        "measures": Field(
            name="measures",
            label="Меры",
            editor=lambda _: Chosen([("Не указаны", None), *_words(Measures)]),
            hint="Указывают, только если вопрос поддержан.",
        ),
        "text": Field(name="text", label="Ответ", editor=lambda _: LongText()),
    },
    SendAnswer: {
        "channel": Field(
            name="channel",
            label="Каким путём",
            editor=lambda _: Chosen([("Как указано в каждом деле", None), *_words(AnswerChannel)]),
        )
    },
}
"""Fields that would otherwise begin with what one of the cases has."""
