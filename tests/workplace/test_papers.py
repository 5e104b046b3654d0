"""Outgoing papers of a case: drafts, numbers without gaps, files in the case, taking back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import NameForm, NumberTemplate
from mcu_desktop.domain.cases.chapters.papers import PaperKind, last_numbers
from mcu_desktop.domain.cases.codes import code, tail_of
from mcu_desktop.domain.cases.commands import Undo
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.papers.content import read
from mcu_desktop.papers.kinds import PAPERS
from mcu_desktop.papers.wish import Recipient, Wish
from mcu_desktop.problems import Refusal
from mcu_desktop.store.register import Filter
from mcu_desktop.workplace import paper_templates, papers
from mcu_desktop.workplace.outgoing import outgoing
from tests.offices import APPEAL, TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace

UNREADABLE = Wish(kind=PaperKind.UNREADABLE)
BODIES = (Recipient(name="Жилищная инспекция", address="г. Самара"), Recipient(name="Прокуратура города"))


@pytest.fixture
def desk(kinel_office: Workplace) -> Workplace:
    """An office whose curator has a name, so that there is somebody to sign."""
    (curator,) = (
        id_ for id_ in kinel_office.office.people if Duty.CURATOR in kinel_office.office.duties_of(id_)
    )
    kinel_office.correct(curator, {"name": "Прокудин Александр Алексеевич"}, reason="Назначен")
    return kinel_office


def lines(desk: Workplace, case: CaseId, wish: Wish) -> str:
    return "\n".join(
        line for one in papers.preview(desk, case, wish).sheets for line in read(one.document).lines
    )


def test_a_draft_bears_no_number_and_writes_nothing(desk: Workplace) -> None:
    case = desk.register(APPEAL).id
    told = len(desk.sheet(case).history)

    assert "ПРОЕКТ" in lines(desk, case, UNREADABLE)
    assert (len(desk.sheet(case).history), desk.case(case).attachments) == (told, ())


def test_letters_are_numbered_one_after_another_and_lie_in_their_cases(desk: Workplace) -> None:
    cases = [desk.register(APPEAL).id for _ in range(2)]
    several = Wish(kind=PaperKind.SEVERAL, bodies=BODIES)

    first = papers.issue(desk, cases[0], several)
    papers.issue(desk, cases[1], UNREADABLE)

    assert [one.number for one in first.paper.sheets] == ["Исх-А-1/26", "Исх-А-2/26", "Исх-А-3/26"]
    assert [one.number for one in desk.case(cases[1]).papers] == ["Исх-А-4/26"]
    issued, files = desk.case(cases[0]).papers, desk.case(cases[0]).attachments
    assert [file.name for file in files][::2] == [
        "Копии нескольким органам, сопроводительное письмо 1 Исх-А-1-26.docx",
        "Копии нескольким органам, сопроводительное письмо 2 Исх-А-2-26.docx",
        "Копии нескольким органам, уведомление заявителю Исх-А-3-26.docx",
    ]
    assert [one.addressee for one in issued][:2] == ["Жилищная инспекция, г. Самара", "Прокуратура города"]
    assert {file.digest for file in files} == {
        digest for one in issued for digest in (one.document, one.pages)
    }
    assert desk.store.attachments.read(issued[0].pages).startswith(b"%PDF")
    assert "№ Исх-А-2/26" in "\n".join(read(desk.store.attachments.read(issued[1].document)).lines)
    assert desk.verify().ok


def test_what_is_taken_back_leaves_the_case_and_its_number_is_not_given_again(desk: Workplace) -> None:
    case = desk.register(APPEAL).id
    issued = papers.issue(desk, case, UNREADABLE)

    assert issued.changes.action
    desk.act(case, Undo(txn=issued.changes.action))

    assert (desk.case(case).papers, desk.case(case).attachments) == ((), ())
    assert papers.issue(desk, case, UNREADABLE).paper.sheets[0].number == "Исх-А-2/26"
    desk.rebuild()
    assert (
        papers.issue(desk, case, replace(UNREADABLE, enclosure="копия")).paper.sheets[0].number
        == "Исх-А-3/26"
    )
    assert [(one.number, one.cancelled) for one in outgoing(desk, TODAY, TODAY)] == [
        ("Исх-А-1/26", True),
        ("Исх-А-2/26", False),
        ("Исх-А-3/26", False),
    ]


def test_what_stays_in_the_office_takes_no_number(desk: Workplace) -> None:
    case = desk.register(APPEAL).id

    papers.issue(desk, case, Wish(kind=PaperKind.ORDER, text="Провести проверку."))

    assert [one.number for one in desk.case(case).papers] == [""]
    papers.issue(desk, case, Wish(kind=PaperKind.ORDER, text="Провести проверку."))
    assert len(desk.case(case).papers) == 2, "drawn alike, it is the same file"
    assert len(desk.case(case).attachments) == 2
    assert papers.issue(desk, case, UNREADABLE).paper.sheets[0].number == "Исх-А-1/26"


@pytest.mark.parametrize(
    ("applicant", "wish", "words"),
    [
        (None, Wish(kind=PaperKind.REQUEST), "Не заполнено: кому направлено"),
        (None, Wish(kind=PaperKind.ANSWER), "Ответ дан не на все вопросы"),
        (None, Wish(kind=PaperKind.INTERIM, text="Ждите."), "Промежуточный ответ дают на сообщения"),
        (Applicant(surname="Иванов"), UNREADABLE, "адреса"),
    ],
    ids=["nobody to send to", "not answered", "an appeal", "no address"],
)
def test_a_paper_that_makes_no_sense_is_refused(
    desk: Workplace, applicant: Applicant | None, wish: Wish, words: str
) -> None:
    asked = replace(APPEAL, applicants=(applicant,)) if applicant else APPEAL
    case = desk.register(asked).id

    with pytest.raises(Refusal, match=words):
        papers.issue(desk, case, wish)
    assert papers.preview(desk, case, wish).sheets
    assert desk.case(case).papers == ()


def test_a_doubtful_name_is_warned_of_until_the_office_writes_its_forms_down(desk: Workplace) -> None:
    author = Applicant(surname="Заяц", name="Олег", patronymic="Ильич", address="г. Кинель")
    case = desk.register(replace(APPEAL, applicants=(author,))).id

    assert papers.preview(desk, case, UNREADABLE).warnings == ("Проверьте падеж: «Заяц Олег Ильич».",)
    assert "Заяцу О.И. ‹проверьте падеж›" in lines(desk, case, UNREADABLE)

    desk.record(NameForm(name="Заяц", genitive="Зайца", dative="Зайцу"))
    assert papers.preview(desk, case, UNREADABLE).warnings == ()
    assert "Зайцу О.И.\n" in lines(desk, case, UNREADABLE)


def test_a_scanned_code_finds_the_case_in_any_way_of_typing(desk: Workplace) -> None:
    case = desk.register(APPEAL).id
    digits = code(case)

    assert desk.case_id(digits) == case
    desk.register(APPEAL)
    assert [line.id for line in desk.search(f"{digits[:4]} {digits[4:]}")] == [case]
    assert [line.id for line in desk.lines(desk.keys(Filter(text=digits)))] == [case]
    assert desk.store.register.search_count(digits) == 1
    assert tail_of(str(int(digits) + 1)) is None


def test_an_own_template_stands_in_for_the_shipped_one_and_a_broken_one_is_refused(
    desk: Workplace, tmp_path: Path
) -> None:
    import docx  # noqa: PLC0415 - for this one test

    case, own = desk.register(APPEAL).id, tmp_path / "свой.docx"
    paper = docx.Document()
    paper.add_paragraph("Кому: {адресат}. Наш бланк, дело {номер обращения}.")
    paper.save(str(own))
    paper_templates.put(desk, "unreadable", own)
    assert lines(desk, case, UNREADABLE).startswith("Кому: Петровой А.С.")

    paper.add_paragraph("{адресат обращения}")
    paper.save(str(own))
    with pytest.raises(Refusal, match=r"поля \{адресат обращения\} нет"):
        paper_templates.put(desk, "unreadable", own)

    taken = paper_templates.take_out(desk, "unreadable")
    assert "не поддаётся прочтению" in lines(desk, case, UNREADABLE)
    desk.undo(taken.action or "")
    assert lines(desk, case, UNREADABLE).startswith("Кому: Петровой А.С.")
    assert desk.office.paper_templates["unreadable"].document in desk.store.files.named()


def test_what_is_written_down_next_begins_with_the_numbers_of_the_letters(desk: Workplace) -> None:
    case = desk.register(APPEAL).id
    for bodies in (BODIES[:1], BODIES):
        papers.issue(desk, case, Wish(kind=PaperKind.SEVERAL, bodies=bodies))
    papers.issue(desk, case, Wish(kind=PaperKind.ORDER, text="Провести проверку."))

    told = desk.case(case)
    assert last_numbers(told, PaperKind.FORWARD, PaperKind.SEVERAL) == ("Исх-А-3/26", "Исх-А-4/26")
    assert last_numbers(told, PaperKind.SEVERAL, notice=True) == ("Исх-А-5/26",)
    assert last_numbers(told, PaperKind.ANSWER) == ()


def test_a_template_of_numbers_stands_once_a_letter_bears_one(desk: Workplace) -> None:
    wanted = NumberTemplate(journal="outgoing", index="01-12", template="{index}/{station}/{n}-{yy}")
    _, changed = desk.record(wanted)
    case = desk.register(APPEAL).id

    assert papers.issue(desk, case, UNREADABLE).paper.sheets[0].number == "01-12/А/1-26"
    with pytest.raises(Refusal, match="01-12/А/1-26"):
        desk.undo(changed.action or "")


def test_every_paper_is_listed_with_what_it_asks_for(desk: Workplace) -> None:
    case = desk.register(APPEAL).id

    offered = {one.kind: one for one in papers.possible(desk, case)}

    assert list(offered) == list(PaperKind) == list(PAPERS)
    assert offered[PaperKind.UNREADABLE].why_not is None
    assert [asked.name for asked in offered[PaperKind.REQUEST].asks] == ["bodies", "asked", "until"]
