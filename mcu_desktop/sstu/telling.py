"""A case as ССТУ is told of it: how each question stands, with the days and papers its status asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.cases.chapters.unanswered import Ground, LeftUnanswered
from mcu_desktop.domain.cases.history import full_name
from mcu_desktop.domain.vocabulary import AnswerChannel, Channel, Mark, Measures, Result, Way
from mcu_desktop.sstu.record import AnswerFile, SstuQuestion, SstuRecord, SstuStatus, Transfer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mcu_desktop.domain.cards.kinds import AwaitedLetter, Body, CardId, SstuSettings
    from mcu_desktop.domain.cases.case import Case, Question

ANSWER_BEGINS = "ответ"
"""So is called the file of the answer among those that were attached by hand."""
UNSIGNED = "Без подписи"
_ANSWERS = (PaperKind.ANSWER, PaperKind.RECEPTION)
_OF_RESULT = {
    Result.SUPPORTED: SstuStatus.SUPPORTED,
    Result.EXPLAINED: SstuStatus.EXPLAINED,
    Result.NOT_SUPPORTED: SstuStatus.NOT_SUPPORTED,
    Result.ANSWERED: SstuStatus.ANSWERED,
}


def told(
    case: Case, settings: SstuSettings, bodies: Mapping[CardId, Body], *, lent: AnswerFile | None = None
) -> SstuRecord:
    """Tell an appeal as it stands now; `bodies` are all that it may have been forwarded to.

    A copy of a letter is answered with the file of its leading card, which is `lent` to it.
    """
    answer = answer_file(case) or lent
    letter = case.covering
    extended = settings.tells_extension and Mark.EXTENDED in case.marks
    first = case.applicants[0] if case.applicants else None
    return SstuRecord(
        department=settings.department,
        direct=letter is None,
        electronic=case.channel is Channel.EDO,
        number=letter.number if letter else case.number,
        created_on=letter.dated if letter else case.received_on,
        name=_author(case),
        address=first.address or "" if first else "",
        email=first.email or "" if first else "",
        questions=tuple(
            told._replace(extended=extended)
            for one in case.questions
            for told in _questions(case, one, bodies, answer)
        ),
    )


def told_of_letter(letter: AwaitedLetter, settings: SstuSettings) -> SstuRecord:
    """Tell of a letter whose appeal is not registered here, or never came."""
    came = letter.received_on is not None
    status = SstuStatus.NOT_REGISTERED if came else SstuStatus.NOT_RECEIVED
    return SstuRecord(
        department=settings.department,
        direct=False,
        electronic=False,
        number=letter.number,
        created_on=letter.written_on,
        name=letter.name,
        address="",
        email="",
        questions=(SstuQuestion(code=letter.code, status=status, received_on=letter.received_on),),
    )


def answer_file(case: Case) -> AnswerFile | None:
    """Give the file of the answer: the pages of the issued paper, or a later file that is called so."""
    answers = {paper.pages for paper in case.papers if paper.paper in _ANSWERS}
    others = {digest for paper in case.papers for digest in (paper.document, paper.pages)} - answers
    fits = (
        file
        for file in reversed(case.attachments)
        if file.digest in answers
        or (file.digest not in others and file.name.casefold().startswith(ANSWER_BEGINS))
    )
    file = next(fits, None)
    return AnswerFile(name=file.name, digest=file.digest, size=file.size) if file else None


def _author(case: Case) -> str:
    """Name who asks first; of an unsigned appeal only once it was left unanswered as such."""
    first = case.applicants[0] if case.applicants else None
    if first is not None and (first.surname or first.organisation):
        return full_name(first)
    left = any(isinstance(fact, LeftUnanswered) and fact.ground is Ground.ANONYMOUS for fact in case.left)
    forwarded = any(fact.ground is Way.CRIME for fact in case.forwardings)
    return UNSIGNED if left or forwarded else ""


def _questions(
    case: Case, question: Question, bodies: Mapping[CardId, Body], answer: AnswerFile | None
) -> Iterator[SstuQuestion]:
    """Tell a question once for each body that it went to, and once for the part that stayed here."""
    sent = [fact for fact in case.forwardings if question.id in fact.questions]
    copies = [fact for fact in sent if fact.own_part]
    if question.result is Result.FORWARDED:
        copies += [fact for fact in sent if not fact.own_part][-1:]
    else:
        yield _question(case, question, answer)
    for fact in copies:
        for id_, number in zip(fact.bodies, fact.outgoing, strict=False):
            body = bodies.get(id_)
            transfer = Transfer(
                body=body.name if body else "",
                department=body.sstu if body else "",
                on=fact.sent_on,
                number=number,
            )
            yield _taken_in(case, question)._replace(status=SstuStatus.TRANSFERRED, transfer=transfer)


def _question(case: Case, question: Question, answer: AnswerFile | None) -> SstuQuestion:
    stands = _taken_in(case, question)
    if case.withdrawn_on is not None:
        return stands._replace(status=SstuStatus.LEFT, answered_on=case.withdrawn_on)
    if question.result is Result.LEFT:
        return stands._replace(status=SstuStatus.LEFT, answered_on=question.out_on)
    if case.sent is None or question.result is None:
        return stands
    if case.sent.channel is AnswerChannel.NONE:
        return stands._replace(status=SstuStatus.LEFT, answered_on=case.sent.sent_on)
    return stands._replace(
        status=_OF_RESULT[question.result],
        answered_on=case.sent.sent_on,
        measures_taken=question.measures is Measures.TAKEN,
        answer=answer,
    )


def _taken_in(case: Case, question: Question) -> SstuQuestion:
    return SstuQuestion(
        code=question.code or "",
        status=SstuStatus.IN_WORK,
        received_on=case.received_on,
        registered_on=case.registered_on,
    )
