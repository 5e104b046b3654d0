"""Each rule of 59-ФЗ as a row: how it is carried out, what refuses it, which term it has.

The rules are those of the table «Deadlines and mandatory actions»: a row a rule, a refusal a line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cases.chapters.correspondence import EndCorrespondence
from mcu_desktop.domain.cases.chapters.course import ChooseCourse
from mcu_desktop.domain.cases.chapters.extension import Extend
from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.chapters.requests import Reply, Request
from mcu_desktop.domain.cases.chapters.returning import Return, ReturnGround
from mcu_desktop.domain.cases.chapters.unanswered import Ground, LeaveUnanswered
from mcu_desktop.domain.cases.chapters.visiting import VisitSite
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    Attach,
    CaseCommand,
    CorrectCase,
    SendAnswer,
    Withdraw,
)
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.domain.cases.values import Against, Applicant, Covering
from mcu_desktop.domain.vocabulary import AnswerChannel, Channel, Kind, QuestionId, Regime, Result, Way
from mcu_desktop.papers.kinds import PAPERS
from mcu_desktop.problems import Refusal
from tests.offices import APPEAL, COURT, GOVERNOR, INSPECTION, POLICE, TODAY, Life, asked, kinel

Commands = tuple[CaseCommand, ...]
TWO = replace(APPEAL, questions=asked("Нет воды", "Яма"))
COMPLAINT = replace(APPEAL, kind=Kind.COMPLAINT)
UNSIGNED = replace(APPEAL, applicants=())
FROM_GOVERNOR = replace(
    APPEAL, covering=Covering(body="Правительство Самарской области", number="1-23/4", dated=TODAY)
)
EXPLAIN = Answer(result=Result.EXPLAINED, text="Вода будет завтра.")
FIRST, SECOND = QuestionId("1"), QuestionId("2")


LAW = "Закона № 59-ФЗ"
TOLD = "Гражданину сообщено 23.11.2026."
HEAD = next(person for person, card in kinel().people.items() if Duty.HEAD in card.duties)
EXTEND = Extend(reason="Нужен осмотр", decided_by=HEAD, notified_on=TODAY)
FILE = Attach(digest="a" * 64, name="акт.pdf", media_type="application/pdf", size=1)
LEFT = LeaveUnanswered(ground=Ground.NO_ESSENCE, notified_on=TODAY, outgoing="01-3")
FORWARD = Forward(bodies=(INSPECTION,), outgoing=("01-1",), notified_on=TODAY)


def left(reason: str, part: str) -> str:
    return (
        f"Оставлено без ответа по существу 23.11.2026: {reason} (ч. {part} ст. 11 {LAW}). "
        "Гражданину сообщено 23.11.2026, исх. № 01-3."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, carried out as the law asks."""

    case: RegisterCase = APPEAL
    do: Commands
    norm: str
    due: date
    """The last day of the term, of a case registered on Monday, 23 November 2026."""
    stopped: bool
    """Whether what was done ends the term."""
    says: str
    """The last line of the history."""


RULES = {
    "R-RDR: to be forwarded within seven days": Rule(
        do=(ChooseCourse(way=Way.FORWARD, reason="Вопрос жилищной инспекции"),),
        norm="59fz.forward",
        due=date(2026, 11, 30),
        stopped=False,
        says="Решено: направить по компетенции: Вопрос жилищной инспекции",
    ),
    "R-MIG: to be forwarded within five days": Rule(
        do=(ChooseCourse(way=Way.MIGRATION),),
        norm="59fz.migration",
        due=date(2026, 11, 27),
        stopped=False,
        says="Решено: направить как сообщение о нарушении миграционного законодательства.",
    ),
    "R-MULTI: copies within seven days": Rule(
        do=(ChooseCourse(way=Way.SEVERAL),),
        norm="59fz.multi",
        due=date(2026, 11, 30),
        stopped=False,
        says="Решено: направить копии нескольким органам.",
    ),
    "R-ANON: what nobody signed and tells of a crime, within seven days": Rule(
        case=UNSIGNED,
        do=(ChooseCourse(way=Way.CRIME),),
        norm="59fz.anonymous",
        due=date(2026, 11, 30),
        stopped=False,
        says="Решено: направить анонимное сообщение о противоправном деянии.",
    ),
    "R-RDR: forwarded, and the citizen told": Rule(
        do=(FORWARD,),
        norm="59fz.forward",
        due=date(2026, 11, 30),
        stopped=True,
        says=(
            f"Направлено по компетенции 23.11.2026 (ч. 3 ст. 8 {LAW}): «Жилищная инспекция», исх. № 01-1. "
            f"{TOLD}"
        ),
    ),
    "R-MIG: to the police and to the head of the region": Rule(
        do=(replace(FORWARD, ground=Way.MIGRATION, bodies=(POLICE, GOVERNOR)),),
        norm="59fz.migration",
        due=date(2026, 11, 27),
        stopped=True,
        says=(
            "Направлено сообщение о нарушении миграционного законодательства 23.11.2026 "
            f"(ч. 3.1 ст. 8 {LAW}): «Отдел МВД», исх. № 01-1; «Губернатор», исх. № 01-1. {TOLD}"
        ),
    ),
    "R-MULTI: copies to several bodies, the own part stays": Rule(
        do=(replace(FORWARD, ground=Way.SEVERAL, bodies=(INSPECTION, POLICE)),),
        norm="59fz.multi",
        due=date(2026, 11, 30),
        stopped=True,
        says=(
            f"Копии направлены по компетенции 23.11.2026 (ч. 4 ст. 8 {LAW}): «Жилищная инспекция», "
            f"исх. № 01-1; «Отдел МВД», исх. № 01-1. Часть вопроса остаётся в работе. {TOLD}"
        ),
    ),
    "R-ANON: of a crime, sent to the body that may look into it": Rule(
        case=UNSIGNED,
        do=(replace(FORWARD, ground=Way.CRIME, bodies=(POLICE,), notified_on=None),),
        norm="59fz.anonymous",
        due=date(2026, 11, 30),
        stopped=True,
        says=(
            f"Направлено анонимное сообщение о противоправном деянии 23.11.2026 (ч. 1 ст. 11 {LAW}): "
            "«Отдел МВД», исх. № 01-1."
        ),
    ),
    "R-REQRES: the result is asked for, and the case kept on control": Rule(
        do=(replace(FORWARD, ask_result_by=date(2026, 12, 15)),),
        norm="59fz.forward",
        due=date(2026, 11, 30),
        stopped=True,
        says="Поставлено на контроль до 15.12.2026: Запрошен результат: Жилищная инспекция",
    ),
    "R-QRY: another body answers within fifteen days": Rule(
        do=(Request(body=INSPECTION, text="Акт осмотра", outgoing="01-2"),),
        norm="59fz.request",
        due=date(2026, 12, 8),
        stopped=False,
        says="Запрос № 01-2 от 23.11.2026 в орган «Жилищная инспекция»: Акт осмотра",
    ),
    "R-QRY: its reply ends the term": Rule(
        do=(Request(body=INSPECTION, text="Акт осмотра", outgoing="01-2"), Reply(text="Получен.")),
        norm="59fz.request",
        due=date(2026, 12, 8),
        stopped=True,
        says="На запрос № 01-2 («Жилищная инспекция») ответили 23.11.2026: Получен.",
    ),
    "R-EXT: thirty days more, decided and told before the first term ends": Rule(
        do=(EXTEND,),
        norm="59fz.answer",
        due=date(2027, 1, 22),
        stopped=False,
        says=(
            f"Срок ответа продлён до 22.01.2027 решением от 23.11.2026 ({kinel().people[HEAD].title}; "
            f"ч. 2 ст. 12 {LAW}): исключительный случай. Нужен осмотр. {TOLD}"
        ),
    ),
    "R-30: an answer within thirty days": Rule(
        do=(EXPLAIN, SendAnswer()),
        norm="59fz.answer",
        due=date(2026, 12, 23),
        stopped=True,
        says="Ответ отправлен 23.11.2026 почтой.",
    ),
    "R-VISIT: a visit to the place moves no term": Rule(
        do=(FILE, VisitSite(text="Воды нет.", took_part=True, place="ул. Мира, 4", files=("акт.pdf",))),
        norm="59fz.answer",
        due=date(2026, 12, 23),
        stopped=False,
        says="Выезд на место 23.11.2026 (ул. Мира, 4) с участием заявителя, 1 файл: Воды нет.",
    ),
    "R-20: from the governor, about migration: an answer within twenty days": Rule(
        case=FROM_GOVERNOR,
        do=(ChooseCourse(way=Way.MIGRATION_REGION),),
        norm="59fz.migration-region",
        due=date(2026, 12, 11),
        stopped=False,
        says="Решено: ответить за 20 дней: миграция, поступило от главы региона.",
    ),
    "R-20: the answer ends the twenty days": Rule(
        case=FROM_GOVERNOR,
        do=(ChooseCourse(way=Way.MIGRATION_REGION), EXPLAIN, SendAnswer()),
        norm="59fz.migration-region",
        due=date(2026, 12, 11),
        stopped=True,
        says="Ответ отправлен 23.11.2026 почтой.",
    ),
    "R-RETURN: nobody may receive the complaint": Rule(
        case=COMPLAINT,
        do=(Return(ground=ReturnGround.COMPLAINT, outgoing="01-3"),),
        norm="59fz.return",
        due=date(2026, 11, 30),
        stopped=True,
        says=(
            "Возвращено гражданину 23.11.2026, исх. № 01-3: жалобу некому направить, кроме тех, на кого "
            f"жалуются (ч. 7 ст. 8 {LAW}). Разъяснено: право обжаловать решение или действие в суд."
        ),
    ),
    "R-COURT: a judgement is appealed": Rule(
        do=(Return(ground=ReturnGround.COURT, outgoing="01-3", papers="обращение на 2 л."),),
        norm="59fz.court",
        due=date(2026, 11, 30),
        stopped=True,
        says=(
            "Возвращено гражданину 23.11.2026, исх. № 01-3: обжалуется судебное решение "
            f"(ч. 2 ст. 11 {LAW}). Разъяснено: порядок обжалования судебного решения. "
            "Возвращено: обращение на 2 л."
        ),
    ),
    "R-ABUSE: nothing behind the abuse": Rule(
        do=(replace(LEFT, ground=Ground.ABUSE, no_question=True),),
        norm="59fz.abuse",
        due=date(2026, 11, 30),
        stopped=True,
        says=left(
            "нецензурные либо оскорбительные выражения, угрозы; вопроса, на который надо ответить, нет", "3"
        ),
    ),
    "R-UNREAD: it cannot be read": Rule(
        do=(replace(LEFT, ground=Ground.UNREADABLE),),
        norm="59fz.unreadable",
        due=date(2026, 11, 30),
        stopped=True,
        says=left("текст не поддаётся прочтению", "4"),
    ),
    "R-NOESS: nobody can say what it asks": Rule(
        do=(LEFT,),
        norm="59fz.no-essence",
        due=date(2026, 11, 30),
        stopped=True,
        says=left("суть обращения определить невозможно", "4.1"),
    ),
    "R-PUB: the answer is published": Rule(
        do=(replace(LEFT, ground=Ground.PUBLISHED, page="https://kinel.ru/1"),),
        norm="59fz.published",
        due=date(2026, 11, 30),
        stopped=True,
        says=f"{left('ответ размещён на официальном сайте', '5.1')} Ответ: https://kinel.ru/1",
    ),
    "R-SECRET: an answer would give a secret away": Rule(
        do=(replace(LEFT, ground=Ground.SECRET),),
        norm="59fz.secret",
        due=date(2026, 12, 23),
        stopped=True,
        says=left("ответ раскрыл бы охраняемую законом тайну", "6"),
    ),
    "R-ANON: nobody to answer": Rule(
        case=UNSIGNED,
        do=(LeaveUnanswered(ground=Ground.ANONYMOUS),),
        norm="59fz.answer",
        due=date(2026, 12, 23),
        stopped=True,
        says=(
            "Оставлено без ответа по существу 23.11.2026: не указаны фамилия или адрес для ответа "
            f"(ч. 1 ст. 11 {LAW})."
        ),
    ),
    "R-WITHDRAW: the citizen asks to stop": Rule(
        do=(FILE, Withdraw(statement=FILE.digest)),
        norm="59fz.answer",
        due=date(2026, 12, 23),
        stopped=True,
        says="Рассмотрение прекращено 23.11.2026 по заявлению гражданина (п. 5 ст. 5), файл «акт.pdf».",
    ),
    "R-CHAN: the answer goes by another road than it was asked": Rule(
        case=replace(APPEAL, channel=Channel.EPGU, answer_channel=AnswerChannel.EPGU),
        do=(EXPLAIN, SendAnswer(channel=AnswerChannel.EMAIL)),
        norm="59fz.answer",
        due=date(2026, 12, 23),
        stopped=True,
        says="Ответ отправлен 23.11.2026 на электронную почту.",
    ),
}

PAPERS_OF = {rule.norm for rule in RULES.values()} - {"59fz.migration-region", "59fz.anonymous"}
"""The norms with a paper of their own; twenty days end with the usual answer, a crime goes on as it came."""


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_of_the_law_is_carried_out_within_its_term(rule: Rule) -> None:
    life = Life.registered(rule.case).do(*rule.do)
    clock = life.clocks()[rule.norm]
    assert (clock.due, clock.running) == (rule.due.isoformat(), not rule.stopped)
    assert clock.deadline.norm.article in clock.steps[0].why
    assert life.history()[-1].text == rule.says


@pytest.mark.parametrize("norm", sorted(PAPERS_OF))
def test_what_carries_a_rule_out_has_a_paper_with_its_article(norm: str) -> None:
    assert any(norm in paper.norms for paper in PAPERS.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What the law does not let."""

    case: RegisterCase = APPEAL
    before: Commands = ()
    do: CaseCommand
    field: str | None = None
    why: str
    """Words of the reason."""


REFUSED = {
    "R-ANON: the author is known and wants no answer": Refused(
        do=LeaveUnanswered(ground=Ground.ANONYMOUS), field="ground", why="не анонимное"
    ),
    "R-ABUSE: there may be a question behind it": Refused(
        do=replace(LEFT, ground=Ground.ABUSE), field="no_question", why="на него надо ответить"
    ),
    "R-UNREAD: the citizen is not told": Refused(
        do=LeaveUnanswered(ground=Ground.UNREADABLE), field="notified_on", why="сообщено гражданину"
    ),
    "R-NOESS: without a letter": Refused(do=replace(LEFT, outgoing=""), field="outgoing", why="исходящий"),
    "R-PUB: without the page": Refused(
        do=replace(LEFT, ground=Ground.PUBLISHED), field="page", why="не заполнено"
    ),
    "R-SECRET: a page of an answer that cannot be": Refused(
        do=replace(LEFT, ground=Ground.SECRET, page="https://kinel.ru/1"), field="page", why="опубликованного"
    ),
    "R-COURT: nobody to give it back to": Refused(
        case=UNSIGNED, do=Return(ground=ReturnGround.COURT, outgoing="1"), field="ground", why="некому"
    ),
    "R-RETURN: given back, but no complaint": Refused(
        do=Return(ground=ReturnGround.COMPLAINT, outgoing="1"), field="ground", why="другого вида"
    ),
    "R-STOP: not answered often enough": Refused(
        do=EndCorrespondence(earlier=(), decided_by=HEAD, no_new_reasons=True),
        field="earlier",
        why="Неоднократно",
    ),
    "R-NOBACK: assigned to whom it is against": Refused(
        case=replace(COMPLAINT, against=Against(people=(HEAD,))),
        do=Assign(executor=HEAD),
        field="executor",
        why="Жалобу не направляют тому",
    ),
    "R-WITHDRAW: a statement that is not in the case": Refused(
        do=Withdraw(statement="f" * 64), field="statement", why="сначала приложите"
    ),
    "R-CHAN: by e-mail": Refused(
        do=CorrectCase(reason="Так пришло", channel=Channel.EMAIL), field="channel", why="547-ФЗ"
    ),
    "R-ANON: the author is known": Refused(do=ChooseCourse(way=Way.CRIME), field="way", why="Автор известен"),
    "R-RETURN: no complaint": Refused(
        do=ChooseCourse(way=Way.RETURN), field="way", why="Возвращают только жалобу"
    ),
    "R-20: straight from the citizen": Refused(
        do=ChooseCourse(way=Way.MIGRATION_REGION), field="way", why="сопроводительное письмо"
    ),
    "R-RDR: the citizen is not told": Refused(
        do=replace(FORWARD, notified_on=None), field="notified_on", why="уведомлён гражданин"
    ),
    "R-MIG: only one of the two": Refused(
        do=replace(FORWARD, ground=Way.MIGRATION, bodies=(POLICE,)), field="bodies", why="оба органа"
    ),
    "R-QRY: a court": Refused(
        do=Request(body=COURT, text="Решение", outgoing="01-2"), field="body", why="У судов"
    ),
    "R-EXT: a second time": Refused(before=(EXTEND,), do=EXTEND, why="второй раз"),
    "R-EXT: the citizen is not told": Refused(
        do=replace(EXTEND, notified_on=None), field="notified_on", why="уведомлён гражданин"
    ),
    "R-EXT: more than thirty days": Refused(
        do=replace(EXTEND, until=date(2027, 1, 23)), field="until", why="не больше чем на 30 дней"
    ),
    "R-30: a question is left": Refused(
        case=TWO,
        before=(replace(EXPLAIN, question=FIRST),),
        do=SendAnswer(),
        why="не на все вопросы",
    ),
    "R-VISIT: an act that is not in the case": Refused(
        do=VisitSite(text="Воды нет.", files=("акт.pdf",)), field="files", why="сначала приложите"
    ),
    "R-VISIT: without its act": Refused(do=VisitSite(text=" "), field="text", why="не заполнено"),
    "R-VISIT: tomorrow": Refused(
        do=VisitSite(text="Воды нет.", visited_on=date(2026, 11, 24)), field="visited_on", why="будущем"
    ),
    "R-NOBACK: forwarded to whom it is against": Refused(
        case=replace(COMPLAINT, against=Against(bodies=(INSPECTION,))),
        do=FORWARD,
        field="bodies",
        why="жалуются на «Жилищная инспекция»",
    ),
    "R-RDR: no appeal": Refused(
        case=replace(APPEAL, regime=Regime.POS), do=ChooseCourse(way=Way.FORWARD), why="№ 59-ФЗ"
    ),
    "R-RDR: answered": Refused(
        case=TWO,
        before=(replace(EXPLAIN, question=FIRST),),
        do=ChooseCourse(way=Way.FORWARD, question=FIRST),
        field="question",
        why="уже дан ответ",
    ),
    "R-RDR: chosen already": Refused(
        before=(ChooseCourse(way=Way.FORWARD),),
        do=ChooseCourse(way=Way.FORWARD),
        field="way",
        why="Так уже решено",
    ),
    "R-RDR: the answer is sent": Refused(
        before=(EXPLAIN, SendAnswer()), do=ChooseCourse(way=Way.FORWARD), why="Ответ уже отправлен"
    ),
}


@pytest.mark.parametrize("row", REFUSED.values(), ids=REFUSED)
def test_what_the_law_does_not_let_is_refused_by_field_and_reason(row: Refused) -> None:
    life = Life.registered(row.case).do(*row.before)
    with pytest.raises(Refusal, match=row.why) as refused:
        life.do(row.do)
    assert refused.value.field == row.field


def test_on_the_merits_takes_a_way_off() -> None:
    life = Life.registered().do(ChooseCourse(way=Way.FORWARD), ChooseCourse(way=Way.MERITS))
    assert set(life.clocks()) == {"59fz.register", "59fz.answer"}


def test_an_answer_on_the_merits_ends_the_way_it_did_not_go() -> None:
    life = Life.registered().do(ChooseCourse(way=Way.FORWARD), EXPLAIN)
    assert "59fz.forward" not in life.clocks()


def test_a_complaint_may_be_returned_and_two_questions_go_two_ways() -> None:
    ways = (ChooseCourse(way=Way.RETURN, question=FIRST), ChooseCourse(way=Way.FORWARD, question=SECOND))
    life = Life.registered(replace(TWO, kind=Kind.COMPLAINT)).do(*ways)
    assert {"59fz.return", "59fz.forward"} < set(life.clocks())


def test_a_signature_without_an_address_is_not_enough_for_an_answer() -> None:
    nameless = replace(APPEAL, applicants=(Applicant(surname="Петрова"),))
    assert "59fz.anonymous" in Life.registered(nameless).do(ChooseCourse(way=Way.CRIME)).clocks()
