"""`terms`: the clocks that a case would have, each explained; writes nothing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from mcu_desktop.cli.session import answer, clock, day, home, moment, opened
from mcu_desktop.domain.cards.policy import CountFrom, LastDay
from mcu_desktop.domain.vocabulary import Kind, Regime
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.terms.deadlines import Deadline, Terms


def describe_terms(parser: ArgumentParser) -> None:
    """Name what `terms` asks for."""
    parser.add_argument("--regime", required=True, choices=list(Regime), help="по каким правилам живёт дело")
    parser.add_argument(
        "--kind", choices=list(Kind), default=Kind.STATEMENT, help="вид; на сроки пока не влияет"
    )
    parser.add_argument(
        "--received",
        type=moment,
        metavar="ДАТА",
        help="день поступления или момент (2026-11-20T18:30); без ключа – день регистрации",
    )
    parser.add_argument(
        "--registered", type=day, metavar="ДАТА", help="день регистрации; без ключа – сегодня"
    )
    parser.add_argument(
        "--count-from", choices=list(CountFrom), help="первый день срока: следующий или тот же"
    )
    parser.add_argument(
        "--last-day",
        choices=list(LastDay),
        help="куда уходит последний день, если он выходной: на предыдущий рабочий, на следующий, никуда",
    )
    parser.add_argument("--ordinary", action="store_true", help="тема не входит в социально значимые")
    parser.epilog = "Профиль не обязателен: без него считается по обычным правилам (next, preceding)."


def run_terms(options: Namespace) -> int:
    """Count and explain."""
    terms, today = _terms(options)
    policy = terms.policy
    if options.count_from:
        policy = replace(policy, count_from=CountFrom(options.count_from))
    if options.last_day:
        policy = replace(policy, last_day=LastDay(options.last_day))
    terms = replace(terms, policy=policy)
    registered = options.registered or today
    received = _in_zone(options.received or registered, ZoneInfo(terms.zone))
    if _day_of(received) > registered:
        raise Refusal("Дата поступления позже даты регистрации.", field="--received")
    found = _deadlines(terms, options, received, registered)
    answer(
        options, {"clocks": [_shown(deadline) for deadline in found]}, lambda: "\n".join(map(_words, found))
    )
    return 0


def _deadlines(
    terms: Terms, options: Namespace, received: date | datetime, registered: date
) -> list[Deadline]:
    from mcu_desktop.domain.terms.norms import Trigger  # noqa: PLC0415 - `--help` counts nothing

    norms = terms.starting(options.regime, registered, significant=not options.ordinary)
    return [
        terms.deadline(norm, received if norm.starts is Trigger.RECEIVED else registered) for norm in norms
    ]


def _terms(options: Namespace) -> tuple[Terms, date]:
    """Take the office's policy; without a profile the usual one."""
    from mcu_desktop.domain.office.office import Office  # noqa: PLC0415 - `--help` counts nothing
    from mcu_desktop.folder import PROFILE  # noqa: PLC0415
    from mcu_desktop.workplace.rulebook import terms_of  # noqa: PLC0415

    if (home(options) / PROFILE).exists():
        workplace = opened(options)
        try:
            return workplace.terms, workplace.today()
        finally:
            workplace.close()
    now = clock(options)
    return terms_of(Office()), now().date() if now else date.today()  # noqa: DTZ011 - no office, no zone


def _in_zone(received: date | datetime, zone: ZoneInfo) -> date | datetime:
    if not isinstance(received, datetime):
        return received
    return received.replace(tzinfo=zone) if received.tzinfo is None else received.astimezone(zone)


def _day_of(received: date | datetime) -> date:
    return received.date() if isinstance(received, datetime) else received


def _shown(deadline: Deadline) -> dict[str, Any]:
    return {
        "norm": deadline.norm.id,
        "title": deadline.norm.title,
        "article": deadline.norm.article,
        "significant_only": deadline.norm.significant_only,
        "start": deadline.start.isoformat(),
        "raw": deadline.raw.isoformat(),
        "due": deadline.due.isoformat(),
        "provisional": deadline.provisional,
        "steps": [asdict(step) for step in deadline.steps],
    }


def _words(deadline: Deadline) -> str:
    steps = "\n".join(f"  {step.what}: {step.before} → {step.after}. {step.why}" for step in deadline.steps)
    only = " (только социально значимые темы)" if deadline.norm.significant_only else ""
    return f"{deadline.norm.title}: до {deadline.due}{only} – {deadline.norm.article}\n{steps}"
