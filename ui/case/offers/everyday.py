"""The commands of a case as the window offers them, in the order in which a case lives."""

from __future__ import annotations

from mcu_desktop.domain.cases.case import Case
from mcu_desktop.domain.cases.chapters.control import ReleaseControl, SetControl
from mcu_desktop.domain.cases.chapters.holding import Hold, ReleaseHold
from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.cases.chapters.signing import Agree, MakeReady, Sign, WriteDraft
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
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
from mcu_desktop.domain.vocabulary import GIVEN, AnswerChannel, Channel, Kind, Measures, Result, Status
from ui.case import editors as e
from ui.case.answer_text import AnswerText
from ui.case.offers.fields import (
    block_editor,
    day_of,
    executor_editor,
    in_words,
    outgoing,
    present_question,
    reason,
    which_question,
)
from ui.case.offers.offer import Field, Occasion, Offer

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
    Field(name="kind", label="Вид", editor=lambda a: e.Chosen(in_words(Kind), a.case.kind)),
    Field(name="channel", label="Канал", editor=lambda a: e.Chosen(in_words(Channel), a.case.channel)),
    Field(name="received_on", label="Поступило", editor=lambda a: e.Day(a.case.received_on, a.today)),
    Field(
        name="answer_channel",
        label="Куда отвечать",
        editor=lambda a: e.Chosen(in_words(AnswerChannel), a.case.answer_channel),
    ),
    reason(),
)

_SENDING = (
    day_of("sent_on", "Отправлен"),
    Field(
        name="channel",
        label="Каким путём",
        editor=lambda a: e.Chosen(in_words(AnswerChannel), a.case.answer_channel),
    ),
    Field(name="outgoing", label="Исходящий №", editor=outgoing(PaperKind.ANSWER, into=e.Line)),
    Field(name="signer", label="Кто подписал", editor=lambda _: e.Line()),
    Field(
        name="consent",
        label="",
        editor=lambda _: e.Tick("Гражданин согласен на устный ответ"),
        hint="Только для устного ответа: ч. 3 ст. 13 Закона № 59-ФЗ.",
    ),
)

_ANSWERING = (
    which_question("Все вопросы без ответа"),
    Field(
        name="result",
        label="Результат",
        editor=lambda a: e.Chosen(in_words(GIVEN), present_question(a).result or Result.EXPLAINED),
    ),
    Field(
        name="measures",
        label="Меры",
        editor=lambda a: e.Chosen([("Не указаны", None), *in_words(Measures)], present_question(a).measures),
        hint="Указывают, только если вопрос поддержан.",
    ),
    Field(
        name="text",
        label="Ответ",
        editor=lambda a: AnswerText(a, _begun_answer(a)),
        hint="Ctrl+Пробел – шаблонная фраза, F7 – проверка слов.",
    ),
)


def _all_assigned(case: Case) -> str:
    return "Все вопросы без ответа" if case.unanswered else "Все вопросы"


def _given_up(occasion: Occasion) -> str:
    came_back = any(question.result for question in occasion.case.assignable)
    return "Прежний результат вопроса будет снят: его решат заново." if came_back else ""


EVERYDAY: tuple[Offer, ...] = (
    Offer(
        command=Assign,
        key="F3",
        said="Дело № {number} назначено.",
        fields=(
            which_question(_all_assigned, lambda q: q.result is None or q.again),
            Field(name="block", label="Блок", editor=block_editor),
            Field(name="executor", label="Исполнитель", editor=executor_editor, hint=_given_up),
        ),
    ),
    Offer(
        command=Take,
        key="F4",
        said="Дело № {number} взято в работу.",
        fields=(which_question("Все назначенные вопросы", lambda q: q.assigned and not q.taken),),
    ),
    Offer(
        command=NoteStep,
        key="F5",
        said="Отметка о ходе работы по делу № {number} записана.",
        fields=(
            which_question("Дело в целом"),
            Field(name="text", label="Что сделано", editor=lambda _: e.LongText()),
        ),
    ),
    Offer(command=Answer, key="F6", said="Результат по делу № {number} записан.", fields=_ANSWERING),
    Offer(
        command=RecordMeasures,
        key="F7",
        said="Меры по делу № {number} отмечены принятыми.",
        fields=(
            which_question("Все вопросы, где меры обещаны", lambda q: q.promised),
            day_of("taken_on", "Приняты"),
            Field(name="text", label="Что сделано", editor=lambda _: e.LongText()),
        ),
    ),
    Offer(command=SendAnswer, key="F8", said="Ответ по делу № {number} отправлен.", fields=_SENDING),
    Offer(command=Close, key="F9", said="Дело № {number} закрыто."),
    Offer(command=Reopen, key="Shift+F9", said="Дело № {number} возвращено в работу.", fields=(reason(),)),
    Offer(
        command=SetControl,
        key="Shift+F3",
        said="Дело № {number} поставлено на контроль.",
        fields=(
            reason(),
            Field(
                name="until",
                label="До какого дня",
                editor=lambda a: e.Day(None, a.today),
                hint="Можно не указывать.",
            ),
        ),
    ),
    Offer(
        command=ReleaseControl,
        key="Shift+F4",
        said="Дело № {number} снято с контроля.",
        fields=(reason(),),
    ),
    Offer(command=CorrectCase, key="F2", said="Дело № {number} исправлено.", fields=_CORRECTION),
    Offer(
        command=Withdraw,
        key="Shift+F8",
        said="Рассмотрение дела № {number} прекращено по заявлению гражданина.",
        fields=(day_of("withdrawn_on", "Когда попросил"), reason()),
    ),
    Offer(
        command=Hold,
        key="Ctrl+F5",
        said="Уничтожение дела № {number} запрещено.",
        fields=(reason(),),
    ),
    Offer(
        command=ReleaseHold,
        key="Ctrl+F6",
        said="Запрет уничтожения дела № {number} снят.",
        fields=(reason(),),
    ),
    Offer(command=Undo, key="Shift+F2", said="Последнее действие по делу № {number} отменено."),
)
"""In the order in which a case lives; attaching a file asks for a file and stands apart."""

ON_DEMAND: dict[type[CaseCommand], Offer] = {
    Close: Offer(
        command=Close,
        key="Ctrl+F9",
        said="Дело № {number} закрыто.",
        fields=(day_of("closed_on", "Закрыто"),),
    ),
}
"""What is carried out at once today, and on demand asks for another day."""


def _begun_answer(occasion: Occasion) -> str:
    """Give the answer as it stands, or what organisations answered for it to begin with."""
    question = present_question(occasion)
    return question.answer or occasion.case.answered_outside(question.id)


_NEXT: dict[Status, type[CaseCommand]] = {
    Status.REGISTERED: Assign,
    Status.ASSIGNED: Take,
    Status.IN_WORK: Answer,
    Status.AGREEMENT: SendAnswer,
    Status.WAITING: Close,
}
"""What is done with a case is over; to open it again is not what comes next."""


def next_command(case: Case) -> type[CaseCommand] | None:
    """Give what is usually done next, if anything is."""
    if case.status is Status.WAITING and case.promises:
        return RecordMeasures
    if case.chain and case.chain.awaited:
        return Agree if case.chain.visas_awaited else Sign
    if not case.unanswered and any(question.unready for question in case.questions):
        return MakeReady if case.draft else WriteDraft
    return _NEXT.get(case.status)
