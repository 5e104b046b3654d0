"""Signing: an answer is whole before it is agreed on, and signed by somebody who did not write it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mcu_desktop.domain.cards.kinds import Absence, CardId, Person
from mcu_desktop.domain.cases.chapters.signing import Agree, MakeReady, ReturnDraft, Sign, WriteDraft
from mcu_desktop.domain.cases.commands import (
    Answer,
    Assign,
    CaseCommand,
    CorrectCase,
    Reopen,
    SendAnswer,
    Take,
)
from mcu_desktop.domain.cases.completeness import letter
from mcu_desktop.domain.cases.facts import AnswerSent
from mcu_desktop.domain.cases.signing_values import Passage
from mcu_desktop.domain.cases.waiting import Wish
from mcu_desktop.domain.cases.waiting import asked as asked_of
from mcu_desktop.domain.office.absences import stands_in
from mcu_desktop.domain.office.office import Office
from mcu_desktop.domain.vocabulary import AnswerChannel, QuestionId, Result, Status
from mcu_desktop.problems import Refusal
from tests.forks import at_once, told, unsettled
from tests.offices import APPEAL, TODAY, Life, asked, kinel

WRITER, LAWYER, DEPUTY, HEAD, STAND_IN = (CardId(f"{n:032x}") for n in range(0xA0, 0xA5))
ONE, TWO = QuestionId("1"), QuestionId("2")
PEOPLE = {
    WRITER: Person(post="Специалист", name="Белова Б. Б."),
    LAWYER: Person(post="Юрист", name="Волков В. В."),
    DEPUTY: Person(post="Заместитель главы", name="Громов Г. Г.", signs=True),
    HEAD: Person(post="Глава", name="Дёмин Д. Д.", signs=True),
    STAND_IN: Person(post="Первый заместитель", name="Ершов Е. Е."),
}
EXPLAIN = Answer(result=Result.EXPLAINED, text="Вода пойдёт завтра.")
CHAIN = MakeReady(visas=(LAWYER, DEPUTY), signer=HEAD)
AT_ONCE = MakeReady(visas=(LAWYER, DEPUTY), signer=HEAD, at_once=True)


def office(*absences: Absence, signing: bool = False) -> Office:
    known = kinel()
    return replace(
        known,
        people={**known.people, **PEOPLE},
        administration=replace(known.administration, signing=signing),
        absences={CardId(str(place)): one for place, one in enumerate(absences)},
        day=TODAY,
    )


def life(*texts: str, here: Office | None = None) -> Life:
    """A case whose questions were given to the writer."""
    started = Life.registered(replace(APPEAL, questions=asked(*(texts or ("Нет воды",)))))
    started.rules = replace(started.rules, office=here or office())
    return by(started, WRITER, Assign(executor=WRITER), Take())


def by(one: Life, person: CardId, *commands: CaseCommand) -> Life:
    one.rules = replace(one.rules, person=person)
    return one.do(*commands)


def away(person: CardId, substitute: CardId | None, **more: object) -> Absence:
    ends = TODAY + timedelta(days=3)
    return Absence(person=person, begins=TODAY, ends=ends, reason="отпуск", substitute=substitute, **more)  # type: ignore[arg-type]


def agreed(one: Life | None = None) -> Life:
    ready = by(one or life(), WRITER, EXPLAIN, CHAIN)
    return by(by(ready, LAWYER, Agree()), DEPUTY, Agree(remark="Дополните телефон."))


# ---------------------------------------------------------------------- completeness

BOTH = (
    Answer(result=Result.EXPLAINED, text="Да.", question=ONE),
    Answer(result=Result.EXPLAINED, question=TWO),
)


@pytest.mark.parametrize(
    ("before", "names"),
    [
        pytest.param((), "Без результата: 1, 2", id="nothing is decided"),
        pytest.param(BOTH[:1], "Без результата: 2", id="one question is not decided"),
        pytest.param(BOTH, "вопросам: 2", id="decided, and nothing is said about it"),
        pytest.param(
            (*BOTH, WriteDraft(letter="Уважаемая Анна Сергеевна!")), "вопросам: 2", id="a letter alone"
        ),
    ],
)
def test_an_answer_that_leaves_a_question_out_is_not_ready(
    before: tuple[CaseCommand, ...], names: str
) -> None:
    with pytest.raises(Refusal, match=names):
        life("Нет воды", "Яма").do(*before, MakeReady())


@pytest.mark.parametrize(
    "draft",
    [
        pytest.param(Passage(question=TWO, text="Яма засыпана."), id="a passage"),
        pytest.param(Passage(question=TWO, reason="Ответ дан в № 7 от 01.10.2026."), id="a written reason"),
    ],
)
def test_a_passage_or_a_written_reason_makes_it_whole(draft: Passage) -> None:
    case = life("Нет воды", "Яма").do(*BOTH, WriteDraft(passages=(draft,)), MakeReady()).case
    assert case.status is Status.AGREEMENT


def test_a_letter_answers_a_question_that_stands_alone() -> None:
    done = life().do(Answer(result=Result.EXPLAINED), WriteDraft(letter="Вода пойдёт завтра."), MakeReady())
    assert letter(done.case) == "Вода пойдёт завтра."


def test_without_a_letter_the_passages_are_the_letter() -> None:
    case = life("Нет воды", "Яма").do(*BOTH, WriteDraft(passages=(Passage(question=TWO, text="Нет."),))).case
    assert letter(case) == "Да.\n\nНет."


# ---------------------------------------------------------------------- the way to the signature


def test_the_column_follows_the_chain() -> None:
    one = life()
    seen = [one.case.status]
    for person, command in (
        (WRITER, EXPLAIN),
        (WRITER, WriteDraft(letter="Проект.")),
        (WRITER, CHAIN),
        (LAWYER, Agree()),
        (DEPUTY, ReturnDraft(reason="Нет срока.")),
        (WRITER, WriteDraft(letter="Проект со сроком.")),
        (WRITER, CHAIN),
    ):
        seen.append(by(one, person, command).case.status)
    work, agreement = Status.IN_WORK, Status.AGREEMENT
    assert seen == [work, agreement, work, agreement, agreement, work, work, agreement]


def test_where_letters_are_signed_in_the_program_a_result_alone_stays_in_work() -> None:
    assert by(life(here=office(signing=True)), WRITER, EXPLAIN).case.status is Status.IN_WORK


@pytest.mark.parametrize(
    ("chain", "agreeing", "waits"),
    [
        pytest.param(CHAIN, (), {LAWYER}, id="one after another: the first"),
        pytest.param(CHAIN, (LAWYER,), {DEPUTY}, id="one after another: the next"),
        pytest.param(AT_ONCE, (), {LAWYER, DEPUTY}, id="at once: everybody"),
        pytest.param(AT_ONCE, (DEPUTY,), {LAWYER}, id="at once: who is left"),
        pytest.param(AT_ONCE, (DEPUTY, LAWYER), {HEAD}, id="then the signature"),
    ],
)
def test_it_waits_for_whose_turn_it_is(
    chain: MakeReady, agreeing: tuple[CardId, ...], waits: set[CardId]
) -> None:
    one = by(life(), WRITER, EXPLAIN, chain)
    for person in agreeing:
        by(one, person, Agree())
    assert {one.person for one in asked_of(one.case) if one.waits} == waits


@pytest.mark.parametrize(
    ("person", "command", "why"),
    [
        pytest.param(HEAD, Sign(), "визу ставит Волков В. В.", id="signed before agreed"),
        pytest.param(DEPUTY, Agree(), "не ваша очередь", id="agreed out of turn"),
        pytest.param(
            WRITER, Answer(result=Result.SUPPORTED), "на согласовании", id="another result meanwhile"
        ),
        pytest.param(WRITER, WriteDraft(letter="Иначе."), "на согласовании", id="another text meanwhile"),
        pytest.param(WRITER, SendAnswer(), "ещё не подписан", id="sent before signed"),
        pytest.param(
            STAND_IN, ReturnDraft(reason="Нет."), "могут те, кого о нём просят", id="returned by others"
        ),
    ],
)
def test_nothing_goes_past_those_who_are_asked(person: CardId, command: CaseCommand, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        by(by(life(), WRITER, EXPLAIN, CHAIN), person, command)


@pytest.mark.parametrize(
    ("chain", "why"),
    [
        pytest.param(MakeReady(signer=WRITER), "права подписи", id="no authority"),
        pytest.param(MakeReady(visas=(WRITER,), signer=HEAD), "согласует кто-то другой", id="own visa"),
        pytest.param(MakeReady(visas=(HEAD,), signer=HEAD), "виза не нужна", id="visa and signature"),
        pytest.param(MakeReady(visas=(LAWYER, LAWYER), signer=HEAD), "назван дважды", id="asked twice"),
        pytest.param(MakeReady(), "кто подпишет", id="nobody signs where the office signs"),
    ],
)
def test_a_chain_has_people_who_may(chain: MakeReady, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        by(life(here=office(signing=True)), WRITER, EXPLAIN, chain)


def test_the_executor_never_signs_and_is_named() -> None:
    here = office()
    here = replace(here, people={**here.people, WRITER: replace(PEOPLE[WRITER], signs=True)})
    one = by(life(here=here), LAWYER, EXPLAIN)
    with pytest.raises(Refusal, match=r"Белова Б\. Б\. – исполнитель по вопросу 1"):
        one.do(MakeReady(signer=WRITER))


def test_who_made_the_answer_does_not_sign_it() -> None:
    with pytest.raises(Refusal, match="готовит этот ответ"):
        by(life(), HEAD, EXPLAIN, MakeReady(signer=HEAD))


def test_the_sent_answer_takes_its_signer_from_the_chain() -> None:
    one = by(by(agreed(), HEAD, Sign()), WRITER, SendAnswer(outgoing="77"))
    assert one.case.sent is not None
    assert one.case.sent.signer == "Дёмин Д. Д."
    assert one.case.status is Status.WAITING


def test_an_answer_is_not_sent_before_the_day_it_was_signed_on() -> None:
    one = agreed().later(days=2)
    by(one, HEAD, Sign())
    with pytest.raises(Refusal, match="раньше, чем он подписан"):
        by(one, WRITER, SendAnswer(sent_on=TODAY))


def test_a_question_that_came_since_keeps_the_letter_from_being_signed() -> None:
    one = agreed()
    questions = asked("Нет воды", "Яма")
    by(one, WRITER, CorrectCase(reason="Второй вопрос", questions=questions))
    with pytest.raises(Refusal, match="Без результата: 2"):
        by(one, HEAD, Sign())


@pytest.mark.parametrize("channel", [AnswerChannel.ORAL, AnswerChannel.NONE])
def test_what_is_not_written_is_not_signed(channel: AnswerChannel) -> None:
    one = by(life(here=office(signing=True)), WRITER, EXPLAIN, SendAnswer(channel=channel, consent=True))
    assert isinstance(one.told[-1].fact, AnswerSent)


def test_an_office_that_signs_in_the_program_sends_nothing_past_it() -> None:
    with pytest.raises(Refusal, match="подписывают в программе"):
        by(life(here=office(signing=True)), WRITER, EXPLAIN, SendAnswer())


# ---------------------------------------------------------------------- returns


def test_every_return_is_kept_with_who_had_handed_it_over() -> None:
    one = by(agreed(), HEAD, ReturnDraft(reason="Сухо."))
    by(one, WRITER, CHAIN)
    by(one, LAWYER, ReturnDraft(reason="Ошибка в статье."))
    assert [(back.author, back.person, back.reason) for back in one.case.returned] == [
        (WRITER, HEAD, "Сухо."),
        (WRITER, LAWYER, "Ошибка в статье."),
    ]
    assert [(a.person, a.wish) for a in asked_of(one.case) if a.waits] == [(WRITER, Wish.REWORK)]


def test_after_a_return_everybody_is_asked_again() -> None:
    one = by(agreed(), HEAD, ReturnDraft(reason="Сухо."))
    assert by(one, WRITER, CHAIN).case.chain.visas_awaited == (LAWYER,)  # type: ignore[union-attr]


def test_who_takes_the_own_draft_back_is_not_counted_against() -> None:
    one = by(by(life(), WRITER, EXPLAIN, CHAIN), WRITER, ReturnDraft(reason="Забыл приложение."))
    assert [back.own for back in one.case.returned] == [True]


def test_a_reopened_case_needs_a_new_signature() -> None:
    one = by(by(agreed(), HEAD, Sign()), WRITER, SendAnswer(), Reopen(reason="Гражданин не согласен"))
    assert one.case.chain is None
    assert one.case.status is Status.IN_WORK


# ---------------------------------------------------------------------- who stands in


def test_who_stands_in_agrees_and_signs_and_the_history_says_for_whom() -> None:
    one = life(here=office(away(LAWYER, STAND_IN), away(HEAD, STAND_IN)))
    by(one, WRITER, EXPLAIN, MakeReady(visas=(LAWYER,), signer=HEAD))
    by(one, STAND_IN, Agree(), Sign())
    assert [fact.deputy for fact in (told.fact for told in one.told[-2:])] == [STAND_IN, STAND_IN]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "absence",
    [
        pytest.param(away(LAWYER, STAND_IN, signs=False), id="stands in for the work, not the word"),
        pytest.param(away(LAWYER, None), id="nobody stands in"),
        pytest.param(away(DEPUTY, STAND_IN), id="stands in for another"),
        pytest.param(
            replace(away(LAWYER, STAND_IN), begins=date(2026, 1, 1), ends=date(2026, 1, 9)), id="back again"
        ),
    ],
)
def test_nobody_speaks_for_one_who_is_here(absence: Absence) -> None:
    one = by(life(here=office(absence)), WRITER, EXPLAIN, CHAIN)
    with pytest.raises(Refusal, match="не ваша очередь"):
        by(one, STAND_IN, Agree())


def test_an_executor_does_not_sign_in_the_place_of_the_head_either() -> None:
    one = by(life(here=office(away(HEAD, WRITER))), LAWYER, EXPLAIN, MakeReady(signer=HEAD))
    with pytest.raises(Refusal, match=r"Белова Б\. Б\. – исполнитель"):
        by(one, WRITER, Sign())


def test_work_goes_to_the_end_of_a_row_of_substitutes() -> None:
    here = office(away(HEAD, DEPUTY), away(DEPUTY, STAND_IN))
    assert stands_in(here, HEAD) == STAND_IN
    assert stands_in(office(away(HEAD, DEPUTY), away(DEPUTY, HEAD)), HEAD) == DEPUTY


# ---------------------------------------------------------------------- at once


def test_two_visas_put_at_once_both_count() -> None:
    one = by(life(), WRITER, EXPLAIN, AT_ONCE)
    lawyer, deputy = (replace(one.rules, person=person) for person in (LAWYER, DEPUTY))
    first, second = Life(lawyer, one.told, one.id), Life(deputy, one.told, one.id)
    merged = _beside(one, first, second, Agree())
    assert merged.case.chain.signature_awaited == (HEAD,)  # type: ignore[union-attr]
    assert unsettled(merged) == ()


def test_a_visa_on_a_draft_that_came_back_meanwhile_does_not_count_for_the_next_round() -> None:
    one = by(life(), WRITER, EXPLAIN, AT_ONCE)
    merged = at_once(by(one, LAWYER), [Agree()], [ReturnDraft(reason="Нет срока."), AT_ONCE_ANEW])
    assert told(merged).case.chain.agreed == ()  # type: ignore[union-attr]


AT_ONCE_ANEW = MakeReady(visas=(DEPUTY,), signer=HEAD)


def test_two_drafts_written_at_once_are_settled_by_a_person() -> None:
    merged = at_once(life().do(EXPLAIN), [WriteDraft(letter="Первый.")], [WriteDraft(letter="Второй.")])
    assert unsettled(merged) == ("draft",)


def _beside(one: Life, first: Life, second: Life, command: CaseCommand) -> Life:
    """Let two people act at once, each in the own name."""
    merged = at_once(first, [command])
    seen = (1 << len(one.told)) - 1
    alone = Life(second.rules, one.told, one.id).do(command).told[-1]
    entry = alone._replace(txn="900", record="б:1", seen=seen)
    return Life(one.rules, (*merged.told, entry), one.id)
