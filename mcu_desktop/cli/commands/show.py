"""`show`: a case whole, with its terms explained."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from mcu_desktop.cli import shown
from mcu_desktop.cli.session import answer, opened
from mcu_desktop.domain.cases.history import full_name
from mcu_desktop.domain.vocabulary import RUSSIAN
from mcu_desktop.journal.names import CASE
from mcu_desktop.store.stream import Stream
from mcu_desktop.workplace.conflicts import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcu_desktop.workplace.sheet import CaseSheet
    from mcu_desktop.workplace.workplace import Workplace


def describe_show(parser: ArgumentParser) -> None:
    """Name what `show` asks for."""
    parser.add_argument("case", metavar="ДЕЛО", help="идентификатор или номер")


def run_show(options: Namespace) -> int:
    """Show the case."""
    workplace = opened(options)
    try:
        whole = workplace.read(workplace.case_id(options.case))
        answer(options, shown.sheet(workplace, whole), lambda: "\n".join(_words(workplace, whole)))
    finally:
        workplace.close()
    return 0


def _words(workplace: Workplace, whole: CaseSheet) -> Iterator[str]:
    case = whole.case
    yield f"№ {case.number} от {case.registered_on:%d.%m.%Y} – {RUSSIAN[case.status]}"
    yield f"{RUSSIAN[case.regime]}, {RUSSIAN[case.form]}, {RUSSIAN[case.kind]}, {RUSSIAN[case.channel]}"
    for applicant in case.applicants:
        yield f"Заявитель: {full_name(applicant)}, {applicant.address or 'адрес не указан'}"
    yield f"\n{case.text}\n"
    for question in case.questions:
        result = RUSSIAN[question.result] if question.result else "без результата"
        who = workplace.person_name(question.executor)
        block = workplace.block_name(question.block)
        yield f"Вопрос {question.id} ({block}, {who}): {question.text} – {result}"
    for clock in whole.clocks:
        state = f"остановлен {clock.stopped_on:%d.%m.%Y}" if clock.stopped_on else "идёт"
        yield f"\nСрок «{clock.title}» до {clock.due} – {state} ({clock.deadline.norm.article})"
        for step in clock.steps:
            yield f"  {step.what}: {step.before} → {step.after}. {step.why}"
    for field in fields_of(workplace, Stream(CASE, case.id)):
        yield f"\nРазногласие: {field.title}. Было «{field.before_words}», показано «{field.shown_words}»"
        for side in field.sides:
            yield f"  «{side.words}» – {side.whose} ({side.record})"
    yield ""
    for line in whole.history:
        undone = " (отменено)" if line.undone else ""
        yield f"{line.at:%d.%m.%Y %H:%M}  {line.author} ({line.duty}): {line.text}{undone}"
