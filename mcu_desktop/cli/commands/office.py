"""`calendar`, `numbers`, `undo`, `topics`, `office`: what the office knows of itself, and its changes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer, day, opened, positive
from mcu_desktop.domain.cards.duties import DUTY_NAMES
from mcu_desktop.domain.cards.kinds import Administration, DayKind, NumberTemplate, OwnDay
from mcu_desktop.domain.office.journals import ALL_JOURNALS
from mcu_desktop.domain.office.numbering import check_apart, check_template, preview
from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.workplace import Workplace

_DAYS = {DayKind.OFF: "выходной", DayKind.WORKING: "рабочий", DayKind.SHORT: "сокращённый"}


def describe_calendar(parser: ArgumentParser) -> None:
    """Name what `calendar` asks for."""
    parser.add_argument(
        "day", type=day, metavar="ДАТА", nargs="?", help="день, о котором речь; без него – свои дни"
    )
    parser.add_argument(
        "kind",
        metavar="КАКОЙ",
        choices=list(DayKind),
        nargs="?",
        help="сделать день таким: off – выходной, working – рабочий, short – сокращённый",
    )
    parser.add_argument("--reason", metavar="ПРИЧИНА", default="", help="основание: закон, распоряжение")
    parser.add_argument("--remove", action="store_true", help="убрать свой день")
    parser.add_argument("--preview", action="store_true", help="показать сдвиги сроков, ничего не записывая")


def run_calendar(options: Namespace) -> int:
    """Show a day, or declare one; the terms that moved are listed."""
    workplace = opened(options)
    try:
        if options.day is None:
            own = sorted(workplace.office.own_days, key=lambda own: own.day)
            document = {"own_days": [_own_day(card) for card in own]}
            words = (
                "\n".join(f"{c.day:%d.%m.%Y} {_DAYS[c.kind]}: {c.reason}" for c in own) or "Своих дней нет."
            )
            answer(options, document, lambda: words)
            return 0
        if options.kind is None and not options.remove:
            _show_day(workplace, options)
            return 0
        changes = _declare(workplace, options)
        _answer_moved(options, changes)
    finally:
        workplace.close()
    return 0


def describe_numbers(parser: ArgumentParser) -> None:
    """Name what `numbers` asks for."""
    parser.add_argument(
        "journal",
        metavar="ЖУРНАЛ",
        choices=list(ALL_JOURNALS),
        nargs="?",
        help=f"журнал регистрации: {', '.join(ALL_JOURNALS)}",
    )
    parser.add_argument(
        "template", metavar="ШАБЛОН", nargs="?", help="например «{index}-{station}-{n:05}/{yy}»"
    )
    parser.add_argument("--preview", action="store_true", help="показать номера, ничего не записывая")
    parser.epilog = "Поля шаблона: {index} {station} {n} {n:06} {year} {yy} {letter}."


def run_numbers(options: Namespace) -> int:
    """Show the templates with sample numbers, or change one."""
    workplace = opened(options)
    try:
        changes = _change_template(workplace, options) if options.template is not None else None
        journals = [options.journal] if options.journal else list(ALL_JOURNALS)
        document: dict[str, Any] = {
            "journals": [_journal(workplace, journal, options) for journal in journals]
        }
        if changes is not None:
            document["action"] = changes.action
        answer(
            options,
            document,
            lambda: "\n".join(
                f"{j['journal']:<18} {j['template']:<32} {', '.join(j['samples'])}"
                for j in document["journals"]
            ),
        )
    finally:
        workplace.close()
    return 0


def describe_undo(parser: ArgumentParser) -> None:
    """Name what `undo` asks for."""
    parser.add_argument(
        "action", metavar="ДЕЙСТВИЕ", nargs="?", help="имя действия из ответа команды; без него – последнее"
    )
    parser.add_argument("--list", action="store_true", help="показать свои действия за сегодня")
    parser.epilog = "Последнее действие по делу отменяет act ДЕЛО undo."


def run_undo(options: Namespace) -> int:
    """Take an action on the directories back; the terms that moved are listed."""
    workplace = opened(options)
    try:
        if options.list:
            _list_own(options, workplace)
            return 0
        action = options.action or workplace.store.last_action_on_cards()
        if action is None:
            raise Refusal("Отменять нечего.")
        _answer_moved(options, workplace.undo(action))
    finally:
        workplace.close()
    return 0


def _list_own(options: Namespace, workplace: Workplace) -> None:
    from mcu_desktop.cli.commands.brought import action_shown, action_words  # noqa: PLC0415
    from mcu_desktop.workplace.actions import own_of_today  # noqa: PLC0415 - `--help` needs no database

    told = own_of_today(workplace)
    answer(
        options,
        {"actions": [action_shown(line) for line in told]},
        lambda: "\n".join(map(action_words, told)) or "Сегодня вы здесь ещё ничего не сделали.",
    )


def describe_topics(parser: ArgumentParser) -> None:
    """Name what `topics` asks for."""
    parser.add_argument("text", metavar="ТЕКСТ", nargs="?", help="слова или начало кода; без них – избранное")
    parser.add_argument("--limit", type=positive, default=30, metavar="N", help="не больше N строк (30)")


def run_topics(options: Namespace) -> int:
    """Find questions of the classifier with the block that each proposes."""
    workplace = opened(options)
    try:
        favourites = workplace.office.favourite_codes
        if options.text:
            found = workplace.classifier.search(options.text, limit=options.limit, favourites=favourites)
        else:
            known = (workplace.classifier.topic(code) for code in sorted(favourites))
            found = tuple(topic for topic in known if topic)
        topics = [
            {
                "code": topic.code,
                "name": topic.name,
                "leaf": topic.leaf,
                "favourite": topic.code in favourites,
                "block": _proposed(workplace, topic.code),
                "path": list(workplace.classifier.path(topic.code)),
            }
            for topic in found
        ]
        answer(
            options,
            {"topics": topics},
            lambda: (
                "\n".join(
                    f"{t['code']:<26} {'*' if t['favourite'] else ' '} {t['name']} – "
                    f"{t['block'] or 'без блока'}"
                    for t in topics
                )
                or "Ничего не найдено."
            ),
        )
    finally:
        workplace.close()
    return 0


def describe_office(parser: ArgumentParser) -> None:
    """Name what `office` asks for."""
    parser.add_argument("--signer", metavar="КТО", help="дать этому человеку право подписи ответов")
    parser.add_argument("--no-signer", metavar="КТО", help="взять право подписи назад")
    parser.add_argument(
        "--signing",
        choices=("on", "off"),
        metavar="КАК",
        help="подписывают ли ответы в программе",
    )
    parser.epilog = "Показывает блоки с руководителями и людей с обязанностями."


def run_office(options: Namespace) -> int:
    """Show who works here, on what, under which duties, and who signs."""
    workplace = opened(options)
    try:
        _set_signing(workplace, options)
        office = workplace.office
        document = {
            "administration": office.administration.name,
            "station": workplace.store.station,
            "blocks": [
                {
                    "id": id_,
                    "name": block.name,
                    "short": block.short,
                    "significant": block.significant,
                    "heads": [workplace.person_name(head) for head in office.heads_of(id_)],
                }
                for id_, block in office.blocks.items()
            ],
            "people": [
                {
                    "id": id_,
                    "name": person.title,
                    "duties": list(office.duties_of(id_)),
                    "signs": person.signs,
                    "owner": id_ == workplace.store.trait("owner"),
                }
                for id_, person in office.people.items()
            ],
        }
        answer(options, document, lambda: _office_words(document))
    finally:
        workplace.close()
    return 0


def _set_signing(workplace: Workplace, options: Namespace) -> None:
    for said, signs in ((options.signer, True), (options.no_signer, False)):
        if said:
            person = workplace.office.person_named(said, "КТО")
            workplace.correct(person, {"signs": signs}, reason="Право подписи ответов")
    if options.signing:
        (card,) = (
            id_ for id_, one, gone in workplace.store.cards() if isinstance(one, Administration) and not gone
        )
        workplace.correct(card, {"signing": options.signing == "on"}, reason="Порядок подписания ответов")


def _office_words(document: dict[str, Any]) -> str:
    lines = [f"{document['administration']}, рабочее место «{document['station']}»", "", "Отраслевые блоки:"]
    for block in document["blocks"]:
        heads = ", ".join(block["heads"]) or "БЕЗ РУКОВОДИТЕЛЯ"
        mark = ", социально значимая тематика" if block["significant"] else ""
        lines.append(f"  {block['name']} ({block['short']}){mark}: {heads}")
    lines += ["", "Люди:"]
    for person in document["people"]:
        duties = ", ".join(DUTY_NAMES[duty] for duty in person["duties"]) or "без обязанностей"
        lines.append(f"  {person['name']}: {duties}")
    return "\n".join(lines)


def _proposed(workplace: Workplace, code: str) -> str | None:
    block = workplace.proposed_block(code)
    return workplace.block_name(block) if block else None


def _show_day(workplace: Workplace, options: Namespace) -> None:
    asked = options.day
    calendar = workplace.terms.calendar
    working = calendar.is_working(asked)
    document = {
        "day": asked.isoformat(),
        "working": working,
        "short": calendar.is_short(asked),
        "why": None if working else calendar.why_off(asked),
        "provisional": calendar.provisional(asked),
    }
    kind = "рабочий день" if working else f"выходной ({document['why']})"
    provisional = ", год ещё не утверждён: предварительно" if document["provisional"] else ""
    answer(options, document, lambda: f"{asked:%d.%m.%Y} – {kind}{provisional}")


def _declare(workplace: Workplace, options: Namespace) -> Changes:
    asked = options.day
    standing = workplace.own_day(asked)
    if options.remove:
        if standing is None:
            raise Refusal("Такого своего дня в календаре нет.", field="ДАТА")
        return workplace.withdraw(standing, reason=options.reason or "Убрано", preview=options.preview)
    if not options.reason.strip():
        raise Refusal("Укажите основание.", field="--reason")
    if standing is not None:
        changed = {"kind": DayKind(options.kind), "reason": options.reason}
        return workplace.correct(standing, changed, reason=options.reason, preview=options.preview)
    card = OwnDay(day=asked, kind=DayKind(options.kind), reason=options.reason)
    _, changes = workplace.record(card, preview=options.preview)
    return changes


def _answer_moved(options: Namespace, changes: Changes) -> None:
    moved = [
        {"case": m.case, "number": m.number, "norm": m.norm, "before": m.before, "after": m.after}
        for m in changes.moved
    ]
    looked = getattr(options, "preview", False)
    head = "Было бы сдвинуто сроков" if looked else "Сдвинуто сроков"
    answer(
        options,
        {"preview": looked, "moved": moved, "action": None if looked else changes.action},
        lambda: "\n".join(
            (
                f"{head}: {len(moved)}",
                *(f"№ {m['number']} {m['norm']}: {m['before']} → {m['after']}" for m in moved),
            )
        ),
    )


def _change_template(workplace: Workplace, options: Namespace) -> Changes | None:
    office = workplace.office
    wanted = NumberTemplate(
        journal=options.journal, index=office.template_for(options.journal).index, template=options.template
    )
    check_template(wanted)
    check_apart([*(office.template_for(j) for j in ALL_JOURNALS if j != options.journal), wanted])
    if options.preview:
        return None
    standing: CardId | None = workplace.number_template_card(options.journal)
    if standing is None:
        return workplace.record(wanted)[1]
    return workplace.correct(standing, {"template": options.template}, reason="Изменён шаблон номера")


def _journal(workplace: Workplace, journal: str, options: Namespace) -> dict[str, Any]:
    template = workplace.office.template_for(journal)
    if options.preview and options.template:
        template = NumberTemplate(journal=journal, index=template.index, template=options.template)
    samples = preview(template, station=workplace.store.station, day=workplace.today())
    return {"journal": journal, "template": template.template, "samples": list(samples)}


def _own_day(card: OwnDay) -> dict[str, str]:
    return {"day": card.day.isoformat(), "kind": card.kind, "reason": card.reason}
