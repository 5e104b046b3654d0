"""A person's seat at a profile: the office as it stands now, the clock, the rules and the signature."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4
from zoneinfo import ZoneInfo

from mcu_desktop.domain.cards.duties import Duty
from mcu_desktop.domain.cards.kinds import Block, Card, CardId
from mcu_desktop.domain.office.office import Office, office_of
from mcu_desktop.domain.permissions.judging import ever, hat, judged, why_not
from mcu_desktop.domain.permissions.rights import Managing, of_a_case, only_looks
from mcu_desktop.domain.permissions.sight import Sight, sight
from mcu_desktop.later import later
from mcu_desktop.store.drafts import Drafts
from mcu_desktop.store.own_log import Signature
from mcu_desktop.store.store import Store
from mcu_desktop.store.veil import Veil
from mcu_desktop.workplace import rulebook

if TYPE_CHECKING:
    from mcu_desktop.domain.cards import facts as of_cards
    from mcu_desktop.domain.cases import rules
    from mcu_desktop.domain.office.classifier import Classifier
    from mcu_desktop.domain.permissions import withheld
    from mcu_desktop.domain.permissions.reach import Whole
    from mcu_desktop.domain.permissions.rights import Right
    from mcu_desktop.domain.terms.deadlines import Terms
else:
    of_cards = later("mcu_desktop.domain.cards.facts")
    rules = later("mcu_desktop.domain.cases.rules")
    withheld = later("mcu_desktop.domain.permissions.withheld")


class Seat:
    """Who works here, in which office, by which clock."""

    def __init__(
        self,
        store: Store,
        *,
        person: CardId,
        clock: Callable[[], datetime] | None = None,
        identity: Callable[[], str] = lambda: uuid4().hex,
    ) -> None:
        self._store = store
        self.person = person
        self.given_clock = clock
        """The clock that a caller told to go by; `None` for the machine's."""
        self._clock = clock or (lambda: datetime.now().astimezone())
        self._identity = identity
        self._seen_version = -1
        self._office = Office()
        self._terms: Terms | None = None
        self._titles: dict[str, str] = {}
        self.noted: dict[object, datetime] = {}
        """When this person last read or exported what."""
        self.recorder: Callable[[Callable[[Seat], None]], None] = lambda order: order(self)
        """Writes a reading down; where only reading is done, somebody else's hands."""
        self.books: Callable[[Callable[[Seat], None]], None] = lambda order: order(self)
        """Where readings are written down: of what stood once, in the office of now."""
        self.reads_at: Callable[[], datetime] = self.now
        self.stood = ""
        """The moment at which this is how it was; nothing where it is now."""
        self._sight: tuple[CardId, Office, Sight] | None = None
        self.duties_in: Office | None = None
        """The office whose duties decide what this person sees and does, where it is not the one shown."""

    @property
    def store(self) -> Store:
        """The store, behind what this person may see of it."""
        self.sight  # noqa: B018 - lays the veil anew where another person, or another office, sees less
        return self._store

    @property
    def machinery(self) -> Store:
        """The store itself, for what shows nobody anything: no card is read, not even a damaged one."""
        return self._store

    @property
    def sight(self) -> Sight:
        """What this person sees of the register, as the office's cards stand now."""
        office = self._deciding
        if self._sight is None or self._sight[0] != self.person or self._sight[1] is not office:
            self._sight = self.person, office, sight(office, self.person)
            self._store.veil(_veil(self._sight[2]))
        return self._sight[2]

    @property
    def _deciding(self) -> Office:
        return self.duties_in or self.office

    @property
    def office(self) -> Office:
        """The office as its cards stand now."""
        version = self._store.version()
        if version != self._seen_version:
            self._look_again(self._store.cards())
            self._seen_version = version
        if self._office.day != (today := self._day_in(self._office)):
            self._office = replace(self._office, day=today)
        return self._office

    def _day_in(self, office: Office) -> date:
        """Give the day in an office's zone, before anything else of it is known."""
        moment, zone = self._clock(), ZoneInfo(office.administration.zone)
        return (moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)).date()

    @property
    def terms(self) -> Terms:
        """What terms depend on now."""
        office = self.office
        if self._terms is None:
            self._terms = rulebook.terms_of(office)
        return self._terms

    @property
    def classifier(self) -> Classifier:
        """The state classifier."""
        return rulebook.classifier()

    def now(self) -> datetime:
        """Give the moment, in the office's zone."""
        return self.in_zone(self._clock())

    def in_zone(self, moment: datetime) -> datetime:
        """Give a moment in the office's zone; one without a zone is meant so already."""
        zone = ZoneInfo(self.office.administration.zone)
        return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)

    def new_id(self) -> str:
        """Give 32 hexadecimal digits that nobody else has."""
        return self._identity()

    def see_anew(self) -> None:
        """Look at the cards again: somebody changed them through this very connection."""
        self._seen_version = -1

    def today(self) -> date:
        """Give the day in the office's zone."""
        return self.now().date()

    def block_name(self, block: CardId | None) -> str:
        """Give the short name of a block, also of one that is no longer in use."""
        return self._name(block, "без блока")

    def person_name(self, person: CardId | None) -> str:
        """Give a person's name or post."""
        return self._name(person, "не назначен")

    def unit_name(self, unit: CardId) -> str:
        """Give the short name of a subdivision or an organisation, also of one no longer in use."""
        return self._name(unit, "без организации")

    def body_name(self, body: CardId) -> str:
        """Give the name of another body of power, also of one no longer in use."""
        return self._name(body, "орган не указан")

    def problem_name(self, problem: CardId) -> str:
        """Give the title of a problem of several people, also of one no longer in use."""
        return self._name(problem, "без названия")

    @property
    def drafts(self) -> Drafts:
        """What this person typed at this desk and did not finish."""
        return self._store.drafts(self.person)

    def close(self) -> None:
        """Leave the profile."""
        self._store.close()

    def _look_again(self, cards: Iterable[tuple[CardId, Card, bool]]) -> None:
        known = tuple(cards)
        self._office = office_of((id_, card) for id_, card, gone in known if not gone)
        self._titles = {id_: _title(card) for id_, card, _ in known}
        self._terms = None

    def rules(self) -> rules.Rules:
        """Look at the office as it is now; inside a transaction nobody can change it meanwhile."""
        return rules.Rules(
            office=self.office,
            terms=self.terms,
            classifier=rulebook.classifier,
            today=self.today(),
            person=self.person,
            identity=self._identity,
        )

    def judged(self, right: Right, case: Whole | None = None) -> str:
        """Give the duty under which this person does a thing, as a record names it, or refuse it."""
        return judged(self._deciding, self.person, right, case).signed

    def duty_for(self, right: Right) -> Duty | None:
        """Give the duty under which this person does a thing, `None` where they may not."""
        return hat(self.office, self.person, right)

    def judged_on_card(self, id_: CardId, card: Card, fact: of_cards.CardFact) -> str:
        """Give the duty under which this person changes a card, or refuse it."""
        if (
            isinstance(card, Block)
            and isinstance(fact, of_cards.CardCorrected)
            and set(fact.changes) == {"limits"}
        ):
            duty = self.judged(Managing.LIMITS)
            if duty != Duty.BLOCK_HEAD or id_ in self.office.blocks_headed_by(self.person):
                return duty
        return self.judged(type(card))

    def why_not(self, right: Right, case: Whole | None = None) -> str | None:
        """Say why this person may not do a thing, `None` where they may."""
        if hat(self._deciding, self.person, right, case) is not None:
            return None
        return why_not(self._deciding, self.person, right, case)

    def forbids(self, right: Right | None, case: Whole | None = None) -> str | None:
        """Say what keeps this person from a thing: a look into the past, or their duties.

        No right is what anybody may, but not in the past. A command without a case is forbidden
        where no case would let it.
        """
        if self._store.past and not (right and only_looks(right)):
            return self._store.past
        if right is None or (case is None and of_a_case(right) and ever(self._deciding, self.person, right)):
            return None
        return self.why_not(right, case)

    def signature(self, duty: str) -> Signature:
        """Sign as this person under a duty."""
        return Signature(author=self.person, duty=duty, moment=self.now())

    def _name(self, card: CardId | None, otherwise: str) -> str:
        if not card:
            return otherwise
        self.office  # noqa: B018 - brings the titles up to date
        return self._titles.get(card, card)


def _veil(sight: Sight) -> Veil | None:
    if sight.whole:
        return None
    return Veil(
        blocks=sight.blocks,
        people=sight.people,
        bare=sight.depersonalised,
        name=withheld.NAME,
        text=withheld.TEXT,
    )


def _title(card: Card) -> str:
    for name in ("short", "title", "name", "code", "journal"):
        value = getattr(card, name, None)
        if value:
            return str(value)
    return ""
