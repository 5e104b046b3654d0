"""`retention`: cases whose time of keeping is over are listed, put into an act, destroyed for ever."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer, day, folder, opened
from mcu_desktop.domain.spelling import counted
from mcu_desktop.problems import Refusal
from mcu_desktop.whole_file import written_whole

if TYPE_CHECKING:
    from mcu_desktop.domain.retention.destroying import Judged
    from mcu_desktop.workplace.retention import ActLine, Expired
    from mcu_desktop.workplace.workplace import Workplace

_CASES = ("дело", "дела", "дел")


def describe_retention(parser: ArgumentParser) -> None:
    """Name what `retention` asks for."""
    parser.add_argument(
        "what",
        metavar="ЧТО",
        choices=("list", "act", "acts", "destroy"),
        help="list – список, act – составить акт, acts – акты, destroy – уничтожить дела акта",
    )
    parser.add_argument("--by", type=day, metavar="ДЕНЬ", help="на какой день истёк срок; без него – сегодня")
    parser.add_argument(
        "--basis", default="", metavar="ОСНОВАНИЕ", help="основание акта: номенклатура, решение"
    )
    parser.add_argument("--chair", default="", metavar="КТО", help="председатель комиссии")
    parser.add_argument(
        "--member", action="append", default=[], metavar="КТО", help="член комиссии, по одному"
    )
    parser.add_argument("--act", metavar="НОМЕР", help="номер акта")
    parser.add_argument("--confirm", metavar="НОМЕР", help="номер акта ещё раз: уничтожение необратимо")
    parser.add_argument("--out", type=folder, metavar="ФАЙЛ", help="куда записать акт (PDF)")
    parser.epilog = (
        "Для администратора: только номера и даты. Порядок: list, act, подписи комиссии, destroy.\n"
        'Запретить уничтожение дела: act ДЕЛО hold \'{"reason": "Запрос прокуратуры"}\' – это делает '
        "руководитель\nили ответственный по 59-ФЗ; снять запрет: act ДЕЛО release-hold."
    )


def run_retention(options: Namespace) -> int:
    """List, draw up, or destroy."""
    office = opened(options)
    try:
        {"list": _list, "act": _act, "acts": _acts, "destroy": _destroy}[options.what](options, office)
    finally:
        office.close()
    return 0


def _list(options: Namespace, office: Workplace) -> None:
    from mcu_desktop.workplace.retention import expired  # noqa: PLC0415 - `--help` needs no database

    found = expired(office, options.by)
    document = {
        "by": found.by.isoformat(),
        "due": [_document(one) for one in found.due],
        "kept": [_document(one) for one in found.kept],
    }
    answer(options, document, lambda: _words(found))


def _act(options: Namespace, office: Workplace) -> None:
    from mcu_desktop.workplace.retention import Commission, act_named, draw_up, pages  # noqa: PLC0415

    if options.out is not None and options.out.exists():
        raise Refusal(f"Файл {options.out} уже есть. Назовите другой.", field="--out")
    if options.act is not None:
        act = act_named(office, options.act).act
    else:
        commission = Commission(basis=options.basis, chair=options.chair, members=tuple(options.member))
        act = draw_up(office, options.by, commission).act
    if options.out is not None:
        written_whole(options.out, pages(office, act))
    document = {"act": act.number, "cases": [number for _, number in act.cases], "file": _file(options)}
    said = f"Акт № {act.number}: {counted(len(act.cases), *_CASES)}. Ничего ещё не уничтожено."
    answer(options, document, lambda: said)


def _acts(options: Namespace, office: Workplace) -> None:
    from mcu_desktop.workplace.retention import acts  # noqa: PLC0415 - `--help` needs no database

    known = acts(office)
    document = [
        {"act": line.act.number, "drawn_on": line.act.drawn_on.isoformat(), "cases": len(line.act.cases),
         "destroyed": line.destroyed}
        for line in known
    ]  # fmt: skip
    answer(options, document, lambda: "\n".join(map(_act_words, known)) or "Актов ещё нет.")


def _destroy(options: Namespace, office: Workplace) -> None:
    from mcu_desktop.workplace.retention import destroy  # noqa: PLC0415 - `--help` needs no database

    if options.act is None:
        raise Refusal("Назовите акт.", field="--act")
    done = destroy(office, options.act, options.confirm or "")
    document = {"act": options.act, "destroyed": len(done.streams)}
    said = f"По акту № {options.act} уничтожено: {counted(len(done.streams), *_CASES)}."
    answer(options, document, lambda: said)


def _file(options: Namespace) -> str | None:
    return str(options.out) if options.out is not None else None


def _document(one: Judged) -> dict[str, Any]:
    return {
        "number": one.number,
        "registered_on": one.registered_on.isoformat(),
        "ended_on": one.ended_on.isoformat() if one.ended_on else None,
        "over_from": one.over_from.isoformat() if one.over_from else None,
        "kept": one.kept or None,
    }


def _words(found: Expired) -> str:
    due = [f"№ {one.number}, завершено {one.ended_on:%d.%m.%Y}" for one in found.due]
    kept = [f"№ {one.number}: {one.kept}" for one in found.kept]
    first = f"На {found.by:%d.%m.%Y} срок хранения истёк: {counted(len(due), *_CASES)}."
    left = [f"Остаются, хотя срок прошёл: {counted(len(kept), *_CASES)}.", *kept] if kept else []
    return "\n".join((first, *due, *left))


def _act_words(line: ActLine) -> str:
    cases = counted(len(line.act.cases), *_CASES)
    done = f"уничтожено {line.destroyed}" if line.destroyed else "ещё не уничтожено"
    return f"№ {line.act.number} от {line.act.drawn_on:%d.%m.%Y}: {cases}, {done}"
