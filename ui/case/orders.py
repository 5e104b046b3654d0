"""The commands of a case as the window offers them: key, question to the person, sentence when done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from mcu_desktop.domain.cards.kinds import CardId
from mcu_desktop.domain.cases.case import Case, Question
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    CaseCommand,
    Close,
    CorrectCase,
    NoteStep,
    RecordMeasures,
    ReleaseControl,
    Reopen,
    SendAnswer,
    SetControl,
    Take,
    Undo,
    Withdraw,
)
from mcu_desktop.domain.office.office import Office
from mcu_desktop.domain.vocabulary import (
    RUSSIAN,
    AnswerChannel,
    Channel,
    Kind,
    Measures,
    Result,
    Status,
)
from ui.case import editors as e


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a form may look at while it is made."""

    case: Case
    office: Office
    today: date
    person: CardId
    questions: tuple[str, ...] = ()
    """The questions it is about, where a board asks for those of its block alone."""

    @property
    def named(self) -> dict[str, str]:
        """The question as the command's field, where it is about one alone."""
        return {"question": self.questions[0]} if len(self.questions) == 1 else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a command's form; no editor where there is nothing to ask."""

    name: str
    label: str
    editor: Callable[[Asking], e.Editor | None]
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One command: its key, its form, and what is said when it is done."""

    command: type[CaseCommand]
    key: str
    said: str
    fields: tuple[Field, ...] = ()

    def made(self, values: Mapping[str, Any]) -> CaseCommand:
        """Give the command with what was asked."""
        return self.command(**values)

    def editors(self, asking: Asking) -> dict[str, QWidget]:
        """Make what has to be asked; nothing where the command can be carried out at once."""
        made: dict[str, QWidget] = {}
        for field in self.fields:
            editor = field.editor(asking)
            if isinstance(editor, QWidget):
                made[field.name] = editor
        return made


def _question(whole: str, offered: Callable[[Question], bool] = lambda _: True) -> Field:
    """Ask which question is meant, where there are several to choose from."""

    def editor(asking: Asking) -> e.Editor | None:
        if len(asking.questions) == 1 or len(asking.case.questions) == 1:
            return None
        wanted = [q for q in asking.case.questions if offered(q)]
        if asking.questions:
            wanted = [q for q in wanted if q.id in asking.questions]
        named = [(f"{q.id}. {q.text[:80]}", q.id) for q in wanted]
        return e.Chosen([("Все вопросы этого блока" if asking.questions else whole, None), *named])

    return Field(name="question", label="Вопрос", editor=editor)


def blocks_offered(office: Office) -> list[e.Choice]:
    """Give every block, those without a head marked."""
    headless = set(office.headless_blocks)
    return [
        (f"{block.short} – блок без руководителя" if id_ in headless else block.short, id_)
        for id_, block in office.blocks.items()
    ]


def executors_offered(office: Office, block: CardId | None) -> list[e.Choice]:
    """Give everybody, the heads of the block first."""
    heads = office.heads_of(block) if block else ()
    people = [*heads, *(person for person in office.people if person not in heads)]
    named = [(f"{office.people[p].title}{' – руководитель блока' if p in heads else ''}", p) for p in people]
    return [("Без исполнителя, решит руководитель блока", None), *named]


def _present(asking: Asking) -> Question:
    """Give the question whose block and executor the form begins with."""
    wanted = [q for q in asking.case.questions if q.id in asking.questions]
    return (wanted or list(asking.case.unanswered) or list(asking.case.questions))[0]


def _block(asking: Asking) -> e.Editor:
    blocks = {question.block for question in asking.case.unanswered}
    if len(blocks) > 1 and not asking.questions:
        return e.Chosen([("У каждого вопроса свой, как сейчас", None), *blocks_offered(asking.office)])
    now = _present(asking).block
    choices = blocks_offered(asking.office)
    return e.Chosen(choices if now else [("Выберите блок", None), *choices], now)


def _executor(asking: Asking) -> e.Editor:
    question = _present(asking)
    heads = asking.office.heads_of(question.block) if question.block else ()
    chosen = question.executor or (heads[0] if heads else None)
    return e.Chosen(executors_offered(asking.office, question.block), chosen)


def _words(kinds: type[Kind | Channel | AnswerChannel | Result | Measures]) -> list[e.Choice]:
    return [(RUSSIAN[value][:1].upper() + RUSSIAN[value][1:], value) for value in kinds]


def _reason() -> Field:
    return Field(name="reason", label="Причина", editor=lambda _: e.Reason())


def _today(name: str, label: str) -> Field:
    return Field(name=name, label=label, editor=lambda asking: e.Day(asking.today, asking.today))


def _answered(asking: Asking) -> str:
    """Begin with the answer that is there, when it is to be changed."""
    return _present(asking).answer


_CORRECTION = (
    Field(name="applicants", label="Заявители", editor=lambda a: e.Applicants(a.case.applicants)),
    Field(name="text", label="Текст", editor=lambda a: e.LongText(a.case.text)),
    Field(
        name="questions",
        label="Вопросы",
        editor=lambda a: e.Questions(a.case.questions),
        hint="Код темы – по классификатору, например 0005.0005.0056.1160.",
    ),
    Field(name="place", label="Место", editor=lambda a: e.Line(a.case.place)),
    Field(name="kind", label="Вид", editor=lambda a: e.Chosen(_words(Kind), a.case.kind)),
    Field(name="channel", label="Канал", editor=lambda a: e.Chosen(_words(Channel), a.case.channel)),
    Field(name="received_on", label="Поступило", editor=lambda a: e.Day(a.case.received_on, a.today)),
    Field(
        name="answer_channel",
        label="Куда отвечать",
        editor=lambda a: e.Chosen(_words(AnswerChannel), a.case.answer_channel),
    ),
    _reason(),
)

_SENDING = (
    _today("sent_on", "Отправлен"),
    Field(
        name="channel",
        label="Каким путём",
        editor=lambda a: e.Chosen(_words(AnswerChannel), a.case.answer_channel),
    ),
    Field(name="outgoing", label="Исходящий №", editor=lambda _: e.Line()),
    Field(name="signer", label="Кто подписал", editor=lambda _: e.Line()),
    Field(
        name="consent",
        label="",
        editor=lambda _: e.Tick("Гражданин согласен на устный ответ"),
        hint="Только для устного ответа: ч. 3 ст. 13 Закона № 59-ФЗ.",
    ),
)

_ANSWERING = (
    _question("Все вопросы без ответа"),
    Field(
        name="result",
        label="Результат",
        editor=lambda a: e.Chosen(_words(Result), _present(a).result or Result.EXPLAINED),
    ),
    Field(
        name="measures",
        label="Меры",
        editor=lambda a: e.Chosen([("Не указаны", None), *_words(Measures)], _present(a).measures),
        hint="Указывают, только если вопрос поддержан.",
    ),
    Field(name="text", label="Ответ", editor=lambda a: e.LongText(_answered(a))),
)

ORDERS: tuple[Order, ...] = (
    Order(
        command=Assign,
        key="F3",
        said="Дело № {number} назначено.",
        fields=(
            _question("Все вопросы без ответа", lambda q: q.result is None),
            Field(name="block", label="Блок", editor=_block),
            Field(name="executor", label="Исполнитель", editor=_executor),
        ),
    ),
    Order(
        command=Take,
        key="F4",
        said="Дело № {number} взято в работу.",
        fields=(_question("Все назначенные вопросы", lambda q: q.assigned and not q.taken),),
    ),
    Order(
        command=NoteStep,
        key="F5",
        said="Отметка о ходе работы по делу № {number} записана.",
        fields=(
            _question("Дело в целом"),
            Field(name="text", label="Что сделано", editor=lambda _: e.LongText()),
        ),
    ),
    Order(command=Answer, key="F6", said="Результат по делу № {number} записан.", fields=_ANSWERING),
    Order(
        command=RecordMeasures,
        key="F7",
        said="Меры по делу № {number} отмечены принятыми.",
        fields=(
            _question("Все вопросы, где меры обещаны", lambda q: q.promised),
            _today("taken_on", "Приняты"),
            Field(name="text", label="Что сделано", editor=lambda _: e.LongText()),
        ),
    ),
    Order(command=SendAnswer, key="F8", said="Ответ по делу № {number} отправлен.", fields=_SENDING),
    Order(command=Close, key="F9", said="Дело № {number} закрыто."),
    Order(command=Reopen, key="Shift+F9", said="Дело № {number} возвращено в работу.", fields=(_reason(),)),
    Order(
        command=SetControl,
        key="Shift+F3",
        said="Дело № {number} поставлено на контроль.",
        fields=(
            _reason(),
            Field(
                name="until",
                label="До какого дня",
                editor=lambda a: e.Day(None, a.today),
                hint="Можно не указывать.",
            ),
        ),
    ),
    Order(
        command=ReleaseControl,
        key="Shift+F4",
        said="Дело № {number} снято с контроля.",
        fields=(_reason(),),
    ),
    Order(command=CorrectCase, key="F2", said="Дело № {number} исправлено.", fields=_CORRECTION),
    Order(
        command=Withdraw,
        key="Shift+F8",
        said="Рассмотрение дела № {number} прекращено по заявлению гражданина.",
        fields=(_today("withdrawn_on", "Когда попросил"), _reason()),
    ),
    Order(command=Undo, key="Shift+F2", said="Последнее действие по делу № {number} отменено."),
)
"""In the order in which a case lives; attaching a file asks for a file and stands apart."""

ON_DEMAND: dict[type[CaseCommand], Order] = {
    Close: Order(
        command=Close,
        key="Ctrl+F9",
        said="Дело № {number} закрыто.",
        fields=(_today("closed_on", "Закрыто"),),
    ),
}
"""What is carried out at once today, and on demand asks for another day."""

_BY_COMMAND = {order.command: order for order in ORDERS}

_NEXT: dict[Status, type[CaseCommand]] = {
    Status.REGISTERED: Assign,
    Status.ASSIGNED: Take,
    Status.IN_WORK: Answer,
    Status.AGREEMENT: SendAnswer,
    Status.WAITING: Close,
    Status.DONE: Reopen,
    Status.OUT: Reopen,
}


def order_of(command: type[CaseCommand]) -> Order:
    """Give how a command is offered."""
    return _BY_COMMAND[command]


def next_command(case: Case) -> type[CaseCommand]:
    """Give what is usually done next."""
    if case.status is Status.WAITING and case.promises:
        return RecordMeasures
    return _NEXT[case.status]
