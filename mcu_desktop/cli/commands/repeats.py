"""`repeats`: which cases of a file belong together; reads the file of `register`, needs no profile."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.session import answer
from mcu_desktop.problems import Refusal, os_words

if TYPE_CHECKING:
    from mcu_desktop.cli.case_input import CaseInput
    from mcu_desktop.domain.repeats.groups import Found
    from mcu_desktop.domain.repeats.measured import Measured
    from mcu_desktop.domain.repeats.verdicts import Earlier


def describe_repeats(parser: ArgumentParser) -> None:
    """Name what `repeats` asks for."""
    parser.add_argument("file", metavar="ФАЙЛ", type=Path, help="дела в виде JSON Lines, как для register")
    parser.add_argument(
        "--truth", metavar="ФАЙЛ", type=Path, help="верные группы: напечатать полноту и точность"
    )
    parser.epilog = (
        "Профиль не нужен, ничего не записывается. Дела названы номерами строк файла.\n"
        "В файле --truth: repeat_groups и same_problem_pairs – списки списков номеров строк."
    )


def run_repeats(options: Namespace) -> int:
    """Find, print, and measure where the truth is known."""
    from mcu_desktop.domain.repeats.groups import found  # noqa: PLC0415 - `--help` compares nothing

    heap = _heap(options.file)
    groups = found(heap)
    measured = _measured(options.truth, groups) if options.truth else {}
    answer(options, _document(groups, measured), lambda: _words(heap, groups, measured))
    return 0


def _heap(path: Path) -> list[Earlier]:
    from mcu_desktop.cli.case_input import CaseInput  # noqa: PLC0415 - `--help` reads nothing
    from mcu_desktop.cli.json_input import parsed, read  # noqa: PLC0415

    heap = []
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            heap.append(_case(str(number), read(CaseInput, parsed(line))))
        except Refusal as refusal:
            raise Refusal(f"Строка {number}: {refusal}") from None
    return heap


def _case(number: str, said: CaseInput) -> Earlier:
    from mcu_desktop.domain.repeats.matters import Matter  # noqa: PLC0415 - `--help` reads nothing
    from mcu_desktop.domain.repeats.people import who  # noqa: PLC0415
    from mcu_desktop.domain.repeats.verdicts import Earlier  # noqa: PLC0415

    return Earlier(
        id=number,
        number=number,
        on=said.received_on or said.registered_on or date.max,
        people=tuple(map(who, said.applicants)),
        matter=Matter(
            codes=tuple(question.code for question in said.questions if question.code),
            questions=" ".join(question.text for question in said.questions),
            text=said.text,
            place=said.place or "",
        ),
    )


def _measured(path: Path, groups: Found) -> dict[str, Measured]:
    from mcu_desktop.domain.repeats.measured import measured  # noqa: PLC0415 - only with `--truth`

    try:
        truth = json.loads(_text(path))
        repeats, problems = (
            [tuple(str(int(line)) for line in group) for group in truth[name]]
            for name in ("repeat_groups", "same_problem_pairs")
        )
    except (ValueError, KeyError, TypeError):
        raise Refusal(
            f"В «{path}» ожидались repeat_groups и same_problem_pairs: списки списков номеров строк.",
            field="--truth",
        ) from None
    return {
        "repeats": measured(groups.repeats, repeats),
        "problems": measured(groups.problems, problems),
        "together": measured((*groups.repeats, *groups.problems), (*repeats, *problems)),
    }


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        words = os_words(error) if isinstance(error, OSError) else "текст не в кодировке UTF-8"
        raise Refusal(f"«{path}» не прочитать: {words}.", field="ФАЙЛ") from None


def _document(groups: Found, measured: dict[str, Measured]) -> dict[str, Any]:
    found: dict[str, Any] = {
        kind: [
            {"lines": [int(case) for case in group], "why": list(groups.why_of(group))} for group in listed
        ]
        for kind, listed in (("repeats", groups.repeats), ("problems", groups.problems))
    }
    if measured:
        found["measured"] = {name: one.figures() for name, one in measured.items()}
    return found


def _words(heap: list[Earlier], groups: Found, measured: dict[str, Measured]) -> str:
    said = [f"Прочитано дел: {len(heap)}."]
    for heading, listed in (
        ("Повторные обращения одного заявителя", groups.repeats),
        ("Одна проблема, разные заявители", groups.problems),
    ):
        said.append(f"{heading}: {len(listed) or 'нет'}")
        said += [f"  строки {', '.join(group)} – {'; '.join(groups.why_of(group))}" for group in listed]
    said += [f"{_CALLED[name]}: {one.words()}" for name, one in measured.items()]
    return "\n".join(said)


_CALLED = {"repeats": "Повторные", "problems": "Общие проблемы", "together": "Вместе"}
