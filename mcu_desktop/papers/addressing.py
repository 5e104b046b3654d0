"""How people and bodies are called on a letter: addressee, salutation, signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.spelling import folded
from mcu_desktop.domain.vocabulary import AnswerChannel
from mcu_desktop.papers.declension.dictionary import Case as Inflection
from mcu_desktop.papers.declension.dictionary import Gender, Said
from mcu_desktop.papers.declension.names import Declension, Name, gender_of_name
from mcu_desktop.papers.declension.posts import is_post, organisation, post
from mcu_desktop.papers.fields import DOUBT, GAP
from mcu_desktop.reports.plain import tied

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import Person
    from mcu_desktop.domain.cases.case import Case
    from mcu_desktop.domain.cases.values import Applicant
    from mcu_desktop.domain.office.office import Office
    from mcu_desktop.papers.wish import Recipient

_NAMELESS = {
    None: "заявитель, не назвавший себя",
    Inflection.GENITIVE: "заявителя, не назвавшего себя",
    Inflection.DATIVE: "заявителю, не назвавшему себя",
}
_OTHERS = {None: "и другие", Inflection.GENITIVE: "и других", Inflection.DATIVE: "и другим"}


class Addressing:
    """Calls people by the rules of the language and the exceptions of one office."""

    def __init__(self, office: Office) -> None:
        self._forms = {folded(form.name): (form.genitive, form.dative) for form in office.name_forms.values()}
        self._names = Declension(self._forms)
        self.doubts: list[str] = []
        """Whose case was not certain, as they are written down."""

    def applicants(self, case: Case, inflection: Inflection | None) -> str:
        """Call all who ask, the first of them by name."""
        if not case.applicants:
            return _NAMELESS[inflection]
        first = self._whole(case.applicants[0], inflection)
        return f"{first} {_OTHERS[inflection]}" if len(case.applicants) > 1 else first

    def author(self, case: Case) -> tuple[str, ...]:
        """Address a letter to who asks; of several to the first."""
        if not case.applicants:
            return (GAP.format("кому"),)
        first = case.applicants[0]
        return (*self._lines(first), tied(_reached(first, case.answer_channel)) or GAP.format("адрес"))

    def body(self, recipient: Recipient) -> tuple[str, ...]:
        """Address a letter to a body, or to the official whom it names."""
        return tuple(filter(None, (recipient.addressee or recipient.name, tied(recipient.address))))

    def staff(self, person: Person | None) -> tuple[str, ...]:
        """Address a paper to somebody who works here."""
        if person is None:
            return (GAP.format("исполнитель"),)
        title = self._checked(person.post, self._post(person.post, Inflection.DATIVE))
        if not person.name:
            return (title,)
        name = self._names.short(Name.parsed(person.name), Inflection.DATIVE)
        return title, self._checked(person.name, name)

    def named_staff(self, person: Person | None) -> str:
        """Call somebody who works here in the dative, on one line."""
        post_, *name = self.staff(person)
        return " ".join((f"{post_[:1].lower()}{post_[1:]}", *name))

    def greeting(self, case: Case) -> str:
        """Greet who asks; where the gender is not known nobody is called by a wrong one."""
        if len(case.applicants) > 1:
            return "Уважаемые заявители!"
        first = case.applicants[0] if case.applicants else None
        if first is None or not (first.surname or first.name):
            return "Уважаемые господа!" if first and first.organisation else "Уважаемый заявитель!"
        name = _name(first)
        gender = gender_of_name(name)
        if gender is None or len(name.name) < 2 or name.name.endswith("."):  # noqa: PLR2004 - an initial is no name
            return "Уважаемый заявитель!"
        dear, title = ("Уважаемая", "госпожа") if gender is Gender.FEMALE else ("Уважаемый", "господин")
        called = f"{name.name} {name.patronymic}" if name.patronymic else f"{title} {name.surname}"
        return f"{dear} {called}!"

    def forms(self, text: str) -> tuple[str, str, bool]:
        """Give genitive and dative of a name, or of a post, and whether nobody could doubt them."""
        name = Name.parsed(text)
        if gender_of_name(name) is None and is_post(text):
            said = [self._post(text, inflection) for inflection in Inflection]
        else:
            said = [self._names.full(name, inflection) for inflection in Inflection]
        return said[0].text, said[1].text, all(one.sure for one in said)

    def _whole(self, who: Applicant, inflection: Inflection | None) -> str:
        name = _name(who)
        if inflection is None:
            return ", ".join(filter(None, (who.organisation, name.whole))) or _NAMELESS[None]
        parts = []
        if who.organisation:
            parts.append(self._checked(who.organisation, self._organisation(who.organisation, inflection)))
        if name.whole:
            parts.append(self._checked(name.whole, self._names.full(name, inflection)))
        return ", ".join(parts) or _NAMELESS[inflection]

    def _lines(self, who: Applicant) -> tuple[str, ...]:
        name = _name(who)
        lines = []
        if who.organisation:
            said = Said(who.organisation)
            if is_post(who.organisation):
                said = self._post(who.organisation, Inflection.DATIVE)
            lines.append(self._checked(who.organisation, said))
        if name.whole:
            lines.append(self._checked(name.whole, self._names.short(name, Inflection.DATIVE)))
        return tuple(lines) or (GAP.format("кому"),)

    def _post(self, text: str, inflection: Inflection) -> Said:
        known = self._forms.get(folded(text))
        return Said(known[inflection is Inflection.DATIVE]) if known else post(text, inflection)

    def _organisation(self, text: str, inflection: Inflection) -> Said:
        known = self._forms.get(folded(text))
        return Said(known[inflection is Inflection.DATIVE]) if known else organisation(text, inflection)

    def _checked(self, written: str | None, said: Said) -> str:
        """Mark for the eye what is not certain."""
        if said.sure:
            return said.text
        if written and written not in self.doubts:
            self.doubts.append(written)
        return f"{said.text} {DOUBT}"


def signature(person: Person | None) -> tuple[str, str]:
    """Give post and name as they stand under a paper: initials before the surname."""
    if person is None:
        return GAP.format("должность"), GAP.format("подпись")
    name = Name.parsed(person.name or "")
    signed = " ".join(filter(None, (name.initials, name.surname))) if person.name else GAP.format("подпись")
    return person.post, signed


def _name(who: Applicant) -> Name:
    return Name(surname=who.surname or "", name=who.name or "", patronymic=who.patronymic or "")


def _reached(who: Applicant, channel: AnswerChannel) -> str:
    if channel is AnswerChannel.EPGU:
        return "в личный кабинет на Едином портале государственных услуг"
    if channel is AnswerChannel.EMAIL and who.email:
        return who.email
    return who.address or who.email or ""
