"""What the law adds to a life: forwarding, requests to other bodies, extension, visits to the place.

Its chances are drawn apart, so that they change no life but the one they happen to.
"""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from mcu_desktop.demo.chance import choose, happens
from mcu_desktop.demo.pace import HOUR
from mcu_desktop.domain.cards.kinds import Body, BodyKind, CardId
from mcu_desktop.domain.cases.chapters.control import ReleaseControl
from mcu_desktop.domain.cases.chapters.course import ChooseCourse
from mcu_desktop.domain.cases.chapters.extension import Extend, ExtensionGround
from mcu_desktop.domain.cases.chapters.forwarding import Forward
from mcu_desktop.domain.cases.chapters.leaving import reachable
from mcu_desktop.domain.cases.chapters.requests import Reply, Request
from mcu_desktop.domain.cases.chapters.visiting import VisitSite
from mcu_desktop.domain.vocabulary import Kind, QuestionId, Regime, Way
from mcu_desktop.intake.bodies import parsed
from mcu_desktop.settings import resource

if TYPE_CHECKING:
    from datetime import date

    from mcu_desktop.demo.pace import OfficeTime
    from mcu_desktop.demo.plan import Plan
    from mcu_desktop.demo.staff import Staff

_FORWARDED, _COPIED, _ASKED, _VISITED, _EXTENDED = 6, 1.5, 8, 4, 60
"""Of a hundred appeals; the last of those whose answer comes after the first term."""
_LATE = 8
"""Of a hundred forwardings."""
_FIRST_TERM, _LAST_TERM = 31, 58
_DECIDED = 15
"""On this day of the first term an extension is decided: in January no later would be in time."""
_ASKED_FOR = {
    "Государственная жилищная инспекция": "Акт последней проверки дома",
    "Управление Роспотребнадзора": "Протоколы последних проб воды и воздуха",
    "Министерство транспорта": "Сведения о графике ремонта и движения",
    "Фонд капитального ремонта": "Сведения о сроках капитального ремонта дома",
}
"""What a body is asked for, by the beginning of its name; the others decide on appeals alone."""
_CAME = ("Документы получены, приобщены к делу.", "Получены сведения, передано исполнителю.")
_WHY = (
    "Нужен осмотр с участием нескольких служб",
    "Нужна проверка документов за прошлые годы",
    "Заявителю нужно время, чтобы открыть доступ в помещение",
)
_SEEN = (
    "Проведён осмотр, составлен акт, сделаны фотографии.",
    "Осмотр проведён, нарушение подтвердилось.",
    "Осмотр проведён, на день осмотра нарушений нет.",
)
_NOT_OURS = ("Вопрос не относится к полномочиям администрации", "Решает надзорный орган")
_UNNUMBERED = "б/н"


def bodies() -> tuple[tuple[CardId, Body], ...]:
    """Give the bodies around the town, each with an identity of its own in every town."""
    rows = parsed((resource("demo") / "bodies.tsv").read_bytes())
    identity = Random(len(rows))  # noqa: S311 - a story, not a secret
    return tuple((CardId(f"{identity.getrandbits(128):032x}"), row.body) for row in rows)


class ByLaw:
    """Adds to plans what the rules of 59-ФЗ bring; messages live by rules of their own."""

    def __init__(self, staff: Staff, time: OfficeTime) -> None:
        self._staff = staff
        self._time = time
        known = bodies()
        self._deciding = tuple(id_ for id_, body in known if body.kind is BodyKind.OTHER)
        self._asked_for = tuple(
            (id_, what)
            for id_, body in known
            for name, what in _ASKED_FOR.items()
            if body.name.startswith(name)
        )

    def leaves(self, plan: Plan) -> bool:
        """Forward a whole appeal now and then: its life here is over with that."""
        random = _apart(plan, 1)
        if not _lives_by_the_law(plan) or not happens(_FORWARDED, random):
            return False
        days = 8 + 3 * random.random() if happens(_LATE, random) else 1 + 5 * random.random()
        office, sent = self._staff.dispatch[plan.regime], self._time.later(plan.start, days, random)
        if happens(70, random):
            reason = choose(_NOT_OURS, random)
            plan.add(plan.start + 90, office, ChooseCourse(way=Way.FORWARD, reason=reason))
        asked = happens(30, random)
        day = self._time.day(sent)
        forward = Forward(
            bodies=(choose(self._deciding, random),),
            outgoing=(_UNNUMBERED,),
            notified_on=self._told_on(plan, sent),
            ask_result_by=day + timedelta(days=30) if asked else None,
        )
        plan.add(sent, office, forward)
        if asked:
            came = self._time.later(sent, 18 + 20 * random.random(), random)
            plan.add(came, office, ReleaseControl(reason="Результат рассмотрения получен"))
        return True

    def goes_with(self, plan: Plan) -> None:
        """Add what happens on the way to an answer."""
        if not _lives_by_the_law(plan):
            return
        random, office = _apart(plan, 2), self._staff.dispatch[plan.regime]
        if happens(_COPIED, random):
            copies = Forward(
                ground=Way.SEVERAL,
                bodies=(choose(self._deciding, random),),
                outgoing=(_UNNUMBERED,),
                notified_on=self._told_on(plan, at := plan.part(0.05, 0.2, random)),
            )
            plan.add(at, office, copies)
        asked = happens(_ASKED, random)
        if asked:
            self._request(plan, office, random)
        self._extend(plan, office, random, asked=asked)
        if happens(_VISITED, random):
            seen = VisitSite(
                text=choose(_SEEN, random), took_part=happens(40, random), question=QuestionId("1")
            )
            plan.add(plan.part(0.3, 0.7, random), office, seen)

    def _request(self, plan: Plan, office: CardId, random: Random) -> None:
        """Ask a body for documents; a few never answer."""
        body, what = choose(self._asked_for, random)
        request = Request(body=body, text=what, outgoing=_UNNUMBERED)
        asked = plan.add(plan.part(0.25, 0.35, random), office, request)
        if not happens(12, random):
            replied = max(plan.part(0.45, 0.75, random), asked + HOUR)
            plan.add(replied, office, Reply(text=choose(_CAME, random)))

    def _extend(self, plan: Plan, office: CardId, random: Random, *, asked: bool) -> None:
        """Extend most terms that would not be kept, while there is time for it."""
        days = (self._time.day(plan.sent) - self._time.day(plan.start)).days
        if not _FIRST_TERM <= days <= _LAST_TERM or not happens(_EXTENDED, random):
            return
        at = self._time.later(plan.start, _DECIDED, random)
        at = max(at, *(d.position + HOUR for d in plan.deeds if isinstance(d.command, Request)), 0)
        extend = Extend(
            ground=ExtensionGround.REQUEST if asked else ExtensionGround.EXCEPTIONAL,
            reason=choose(_WHY, random),
            decided_by=self._staff.head,
            notified_on=self._told_on(plan, at),
        )
        plan.add(at, office, extend)

    def _told_on(self, plan: Plan, position: int) -> date | None:
        return self._time.day(position) if reachable(plan.arrival.command) else None


def _lives_by_the_law(plan: Plan) -> bool:
    return plan.regime is Regime.APPEAL and plan.arrival.command.kind is not Kind.THANKS


def _apart(plan: Plan, what: int) -> Random:
    return Random(plan.start * 2 + what)  # noqa: S311 - a story, not a secret
