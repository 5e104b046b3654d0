"""Twenty papers for five hard names: what a test of papers begins with."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import Person
from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.cases.codes import code
from mcu_desktop.domain.cases.values import Applicant
from mcu_desktop.papers.drawing import Paper, draw
from mcu_desktop.papers.kinds import PAPERS
from mcu_desktop.papers.telling import Subject
from mcu_desktop.papers.template import Template
from mcu_desktop.papers.wish import Recipient, Seal, Wish
from mcu_desktop.settings import resource
from tests.offices import APPEAL, TODAY, Life, asked, kinel, kinel_terms

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.register_case import RegisterCase

HOME = "446430, Самарская область, г. Кинель, ул. Мира, д. 4, кв. 12"
HARD_NAMES = {
    "a woman's surname on a consonant": Applicant(
        surname="Ткач", name="Ирина", patronymic="Петровна", address=HOME
    ),
    "a double surname": Applicant(
        surname="Салтыкова-Щедрина", name="Надежда", patronymic="Ильинична", address=HOME
    ),
    "a foreign name": Applicant(surname="Гарсия Маркес", name="Габриэль", address=HOME),
    "no patronymic, a doubtful surname": Applicant(surname="Заяц", name="О.", address=HOME),
    "an organisation": Applicant(
        surname="Коваль",
        name="Павел",
        patronymic="Павлович",
        organisation="Товарищество собственников жилья «Мирный двор»",
        address=HOME,
    ),
}
SIGNER = Person(post="Первый заместитель Главы городского округа", name="Прокудин Александр Алексеевич")
EXECUTOR = Person(post="Начальник отдела ЖКХ", name="Сидорова Мария Петровна", phone="8 (84663) 6-55-44")
INSPECTION = Recipient(
    name="Государственная жилищная инспекция Самарской области",
    addressee="Руководителю Государственной жилищной инспекции Самарской области П.П. Иванову",
    address="443100, г. Самара, ул. Молодогвардейская, д. 210",
)
PROSECUTOR = Recipient(name="Прокуратура города Кинеля", address="446430, г. Кинель, ул. Крымская, д. 1")
_SAID = {
    "text": "Проверка проведена. Арматура неисправна.\nПодача воды восстановлена.",
    "reason": "направлен запрос, ответ на который не получен",
    "bodies": (INSPECTION, PROSECUTOR),
    "asked": "копию акта проверки\nсведения о подаче воды",
    "page": "https://kinel.example/answers/17",
    "earlier": "ответ от 12.03.2026 № 01-12/45\nответ от 18.06.2026 № 01-12/99",
    "helpers": "Комитет по имуществу",
    "until": None,
}


def wish(kind: PaperKind, *, seal: Seal | None = None) -> Wish:
    """Ask for a paper with everything that it asks for."""
    said = {one.name: _SAID[one.name] for one in PAPERS[kind].asks}
    return Wish(kind=kind, seal=seal, **said)  # type: ignore[arg-type]


def subject(applicant: Applicant, command: RegisterCase = APPEAL) -> Subject:
    """Give a case of somebody, in an office that has written down what its letters bear."""
    questions = asked("Нет воды вторые сутки", "Не убирают снег во дворе")
    case = Life.registered(replace(command, applicants=(applicant,), questions=questions)).case
    administration = replace(
        kinel().administration,
        phone="8 (84663) 6-12-34",
        address="446430, Самарская область, г. Кинель, ул. Мира, д. 42а",
        email="adm@kinel.example",
    )
    return Subject(
        case=case,
        office=replace(kinel(), administration=administration),
        terms=kinel_terms(),
        today=TODAY,
        code=code(case.id),
        signer=SIGNER,
        executor=EXECUTOR,
    )


def shipped(name: str) -> Template:
    """Read a template that ships."""
    return Template.read(name, (resource("templates") / f"{name}.docx").read_bytes())


def drawn(about: Subject, asked_for: Wish) -> Paper:
    """Draw a paper under the first numbers of a journal."""
    numbers = count(1)
    return draw(about, asked_for, shipped, lambda: f"Исх-А-{next(numbers)}/26")
