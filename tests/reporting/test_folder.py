"""The case folder: every paper in the order of a case, inventory and sheets agreeing, nothing lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from mcu_desktop.domain.cases.commands import Answer, Assign, SendAnswer, Take
from mcu_desktop.domain.vocabulary import AnswerChannel, Result
from mcu_desktop.problems import Trouble
from mcu_desktop.workplace import case_folder
from tests.offices import APPEAL, SOMEBODY
from tests.reports.test_binder import paper

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.workplace.workplace import Workplace


@pytest.fixture
def case(kinel_office: Workplace, tmp_path: Path) -> CaseId:
    """A case with a letter, a photo at work, a note of no pages, a broken file, and a proof of dispatch."""
    office = kinel_office
    id_ = office.register(APPEAL).id

    def attach(name: str, content: bytes) -> None:
        (tmp_path / name).write_bytes(content)
        office.attach(id_, tmp_path / name)

    attach("письмо.pdf", paper("letter", "continued"))
    office.act(id_, Assign(block=APPEAL.questions[0].block, executor=SOMEBODY))
    office.act(id_, Take())
    Image.new("RGB", (300, 200)).save(tmp_path / "двор.jpg")
    office.attach(id_, tmp_path / "двор.jpg")
    attach("битый.pdf", b"%PDF-1.4 nothing more")
    attach("черновик.docx", b"PK\x03\x04 a document")
    office.act(id_, Answer(result=Result.EXPLAINED, text="Воду дали."))
    office.act(
        id_,
        SendAnswer(sent_on=office.today(), channel=AnswerChannel.POST, outgoing="01-15/7", signer="Глава"),
    )
    attach("квитанция.pdf", paper("receipt"))
    office.read(id_)
    return id_


def text(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as pages:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]


def test_a_case_is_bound_in_the_order_of_a_case(
    kinel_office: Workplace, case: CaseId, tmp_path: Path
) -> None:
    path = tmp_path / "дело.pdf"
    made = case_folder.write(kinel_office, case, path)
    pages = text(path)
    assert (made.pages, made.bound) == (len(pages), 3)
    assert made.sheets == len(pages) - 2
    cover, inventory, *sheets = pages
    assert f"ДЕЛО № {kinel_office.case(case).number}" in cover
    assert f"Листов {made.sheets}" in cover
    order = [
        "Карточка №",
        "Хронология",
        "letter",
        "continued",
        "",
        "receipt",
        "Сроки по делу",
        "Отправка",
        "Кто читал",
        "не вошедшие",
    ]
    assert len(sheets) == len(order)
    assert all(begins in sheet for begins, sheet in zip(order, sheets, strict=True))
    listed = ("письмо.pdf", "двор.jpg", "битый.pdf", "черновик.docx", "квитанция.pdf")
    assert [name for name in re.findall(r"[а-я]+\.(?:pdf|jpg|docx)", inventory) if name in listed] == list(
        listed
    )
    assert "01-15/7" in sheets[7]
    assert "открыта карточка" in sheets[8]
    assert "30-й календарный день" in sheets[6] or "30 календарных дней" in sheets[6]


def test_what_is_not_bound_is_listed_by_name_size_and_digest(
    kinel_office: Workplace, case: CaseId, tmp_path: Path
) -> None:
    path = tmp_path / "дело.pdf"
    made = case_folder.write(kinel_office, case, path)
    last = text(path)[-1].replace(" ", "")
    apart = {file.name: file for file in kinel_office.case(case).attachments if file.name in last}
    assert set(apart) == {"битый.pdf", "черновик.docx"}
    assert len(made.apart) == len(apart)
    for file in apart.values():
        assert file.digest in last
        assert f"{file.size}Б" in last


def test_a_file_that_is_not_here_is_named_and_the_rest_is_bound(
    kinel_office: Workplace, case: CaseId, tmp_path: Path
) -> None:
    letter = next(file for file in kinel_office.case(case).attachments if file.name == "письмо.pdf")
    kinel_office.store.attachments.place(letter.digest).unlink()
    made = case_folder.write(kinel_office, case, tmp_path / "дело.pdf")
    assert made.bound == 2
    assert any(line.startswith("письмо.pdf – ") for line in made.apart)


def test_a_folder_that_cannot_be_written_leaves_nothing(
    kinel_office: Workplace, case: CaseId, tmp_path: Path
) -> None:
    with pytest.raises(Trouble, match=r"Не удалось записать «дело\.pdf»"):
        case_folder.write(kinel_office, case, tmp_path / "нет такой папки" / "дело.pdf")
    folder = tmp_path / "куда"
    folder.mkdir()
    begun = case_folder.begin(kinel_office, case, folder / "дело.pdf")
    begun.step(kinel_office)
    begun.abandon()
    assert list(folder.iterdir()) == []
