"""Commands about copies of one letter: which case leads, and the answer that ends them all."""

from __future__ import annotations

from mcu_desktop.domain.cases.chapters.copies import EndWithLeading, LinkCopy
from mcu_desktop.domain.vocabulary import CaseId
from ui.case import editors as e
from ui.case.offers.offer import Field, Occasion, Offer
from ui.case.offers.people import in_line


def _leading(occasion: Occasion) -> e.Chosen:
    """Offer the other cases of the same people, the newest first."""
    office, case = occasion.workplace, occasion.case
    related = office.store.earlier.related(case.id, office.now())
    theirs: list[e.Choice] = [(in_line(line), CaseId(line.id)) for line, person, _ in related if person]
    return e.Chosen(theirs or [("Других дел этого заявителя нет", "")])


COPIES: tuple[Offer, ...] = (
    Offer(
        command=LinkCopy,
        key="Ctrl+F10",
        said="Дело № {number} – экземпляр: ответ даст ведущая карточка.",
        fields=(
            Field(
                name="leading",
                label="Ведущая карточка",
                editor=_leading,
                hint="То же письмо, пришедшее другим путём. Номер и срок у каждого экземпляра свои.",
            ),
        ),
    ),
    Offer(
        command=EndWithLeading,
        key="Ctrl+F11",
        said="Дело № {number} завершено ответом по ведущей карточке.",
    ),
)
