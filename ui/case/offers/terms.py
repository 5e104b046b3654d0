"""More time and a look at the place: the extension of the term, the visit (59-ФЗ art. 9 and 12)."""

from __future__ import annotations

from mcu_desktop.domain.cases.chapters.extension import Extend, ExtensionGround
from mcu_desktop.domain.cases.chapters.named_term import NameTerm
from mcu_desktop.domain.cases.chapters.papers import PaperKind
from mcu_desktop.domain.cases.chapters.visiting import VisitSite
from ui.case import editors as e
from ui.case.offers.fields import citizen_told, day_of, files, outgoing, people_offered, which_question
from ui.case.offers.offer import Field, Occasion, Offer


def _ground(occasion: Occasion) -> e.Chosen:
    """Offer the grounds; where another body was asked, that one first."""
    choices = [
        ("Исключительный случай", ExtensionGround.EXCEPTIONAL),
        ("Направлен запрос в другой орган", ExtensionGround.REQUEST),
    ]
    return e.Chosen(
        choices, ExtensionGround.REQUEST if occasion.case.awaited else ExtensionGround.EXCEPTIONAL
    )


EXTENDING: tuple[Offer, ...] = (
    Offer(
        command=Extend,
        key="Ctrl+Shift+F10",
        said="Срок ответа по делу № {number} продлён.",
        fields=(
            Field(name="ground", label="Основание", editor=_ground),
            Field(name="reason", label="Причина", editor=lambda _: e.Reason()),
            Field(
                name="until",
                label="До какого дня",
                editor=lambda a: e.Day(None, a.today),
                hint="Пусто – на весь срок, который даёт закон: не больше 30 дней и один раз.",
            ),
            Field(name="decided_by", label="Кто решил", editor=lambda a: e.Chosen(people_offered(a.office))),
            day_of("decided_on", "Решено"),
            citizen_told("До конца первого срока: ч. 2 ст. 12 Закона № 59-ФЗ."),
            Field(
                name="notice",
                label="Исходящий № сообщения",
                editor=outgoing(PaperKind.EXTENSION, notice=True),
            ),
        ),
    ),
    Offer(
        command=NameTerm,
        key="Shift+F11",
        said="Срок по запросу для дела № {number} записан.",
        fields=(
            Field(
                name="due",
                label="До какого дня ответить",
                editor=lambda a: e.Day(a.case.named_due, a.today),
                hint="Как назначено в запросе прокуратуры или депутата. Пусто – срок по норме.",
            ),
            Field(name="reason", label="Откуда известно", editor=lambda _: e.Reason()),
        ),
    ),
    Offer(
        command=VisitSite,
        key="Ctrl+Shift+F11",
        said="Выезд по делу № {number} записан.",
        fields=(
            which_question("Дело в целом"),
            day_of("visited_on", "Когда"),
            Field(name="place", label="Куда", editor=lambda a: e.Reason(a.case.place)),
            Field(name="text", label="Что установлено", editor=lambda _: e.LongText(lines=4)),
            Field(name="took_part", label="", editor=lambda _: e.Tick("Заявитель участвовал")),
            Field(name="files", label="Акт и снимки", editor=files, hint="Пробел отмечает файлы дела."),
        ),
    ),
)
