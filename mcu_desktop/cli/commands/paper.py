"""`paper`: an outgoing paper of a case as DOCX and PDF; `outgoing`: the journal of what was sent."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mcu_desktop.cli.json_input import LONGEST_LINE, parsed, read
from mcu_desktop.cli.session import answer, day, opened
from mcu_desktop.dataclass import dataclass
from mcu_desktop.domain.cases.chapters.papers import PAPER_TITLES, PaperKind
from mcu_desktop.domain.cases.rules import question_of
from mcu_desktop.domain.vocabulary import QuestionId
from mcu_desktop.papers.wish import Seal
from mcu_desktop.problems import Refusal
from mcu_desktop.whole_file import written_whole

if TYPE_CHECKING:
    from mcu_desktop.domain.vocabulary import CaseId
    from mcu_desktop.papers.drawing import Paper
    from mcu_desktop.papers.wish import Wish
    from mcu_desktop.workplace.outgoing import Outgoing
    from mcu_desktop.workplace.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class WishInput:
    """What is typed about a paper; the rest is known of the case."""

    text: str = ""
    reason: str = ""
    bodies: tuple[str, ...] = ()
    asked: str = ""
    until: date | None = None
    page: str = ""
    earlier: str = ""
    helpers: str = ""
    enclosure: str = ""
    questions: tuple[str, ...] = ()
    signer: str = ""
    executor: str = ""
    seal: Seal | None = None


def describe_paper(parser: ArgumentParser) -> None:
    """Name what `paper` asks for."""
    parser.add_argument("case", metavar="ДЕЛО", help="идентификатор, номер или код с бумаги")
    parser.add_argument(
        "kind",
        metavar="БУМАГА",
        nargs="?",
        choices=list(PaperKind),
        help="какая; без неё – список бумаг дела",
    )
    parser.add_argument(
        "details", metavar="JSON|-", nargs="?", default="{}", help="чего дело не знает; «-» – со ввода"
    )
    parser.add_argument("--docx", type=Path, metavar="ФАЙЛ", help="куда записать DOCX")
    parser.add_argument("--pdf", type=Path, metavar="ФАЙЛ", help="куда записать PDF")
    parser.add_argument(
        "--issue", action="store_true", help="зарегистрировать: дать исходящие номера и приложить к делу"
    )
    kinds = "\n".join(f"  {kind:<12} {title}" for kind, title in PAPER_TITLES.items())
    parser.epilog = (
        f"Бумаги:\n{kinds}\n\n"
        "Поля JSON: text, reason, bodies (названия из справочника органов), asked, until, page, earlier,\n"
        "helpers, enclosure, questions (номера вопросов), signer и executor (люди), seal – отметка об\n"
        "электронной подписи (certificate, owner, valid_from, valid_to). В text, asked и earlier\n"
        "каждая строка – абзац.\n"
        "Без --issue это проект: без номера, в дело не ложится. Если листов несколько, у второго\n"
        "и следующих к имени файла добавляется -2, -3 …"
    )


def run_paper(options: Namespace) -> int:
    """List the papers of a case, draw one, or issue it."""
    from mcu_desktop.workplace import papers  # noqa: PLC0415 - `--help` needs no register

    workplace = opened(options)
    try:
        case = workplace.case_id(options.case)
        if options.kind is None:
            _list(workplace, case, options)
            return 0
        wish = _wish(workplace, case, options)
        if options.issue:
            paper = papers.issue(workplace, case, wish).paper
        elif options.docx or options.pdf:
            paper = papers.draft(workplace, case, wish)
        else:
            paper = papers.preview(workplace, case, wish)
        files = _written(paper, options)
        answer(options, _document(paper, files, issued=options.issue), lambda: _words(paper, files))
        for warning in paper.warnings:
            print(warning, file=sys.stderr)
    finally:
        workplace.close()
    return 0


def describe_outgoing(parser: ArgumentParser) -> None:
    """Name what `outgoing` asks for."""
    parser.add_argument(
        "--from", dest="first", type=day, metavar="ДАТА", help="с какого дня (с начала месяца)"
    )
    parser.add_argument("--to", dest="last", type=day, metavar="ДАТА", help="по какой день (по сегодня)")


def run_outgoing(options: Namespace) -> int:
    """Print the journal of outgoing letters."""
    from mcu_desktop.workplace.outgoing import outgoing  # noqa: PLC0415 - `--help` needs no register

    workplace = opened(options)
    try:
        today = workplace.today()
        lines = outgoing(workplace, options.first or today.replace(day=1), options.last or today)
        document = [line._asdict() | {"issued_on": line.issued_on.isoformat()} for line in lines]
        answer(options, document, lambda: "\n".join(map(_line, lines)) or "За эти дни исходящих писем нет.")
    finally:
        workplace.close()
    return 0


def _line(line: Outgoing) -> str:
    cancelled = " (отменено)" if line.cancelled else ""
    what = f"{line.paper}; {line.addressee}; дело № {line.case_number}{cancelled}"
    return f"{line.issued_on:%d.%m.%Y}  {line.number:<16} {what}"


def _list(workplace: Workplace, case: CaseId, options: Namespace) -> None:
    from mcu_desktop.workplace.papers import possible  # noqa: PLC0415 - as above

    offered = possible(workplace, case)
    document = [
        {
            "kind": one.kind,
            "title": one.title,
            "asks": [asked.name for asked in one.asks],
            "why_not": one.why_not,
        }
        for one in offered
    ]
    answer(
        options,
        document,
        lambda: "\n".join(
            f"{one.kind:<12} {one.title}{f' – нельзя: {one.why_not}' if one.why_not else ''}"
            for one in offered
        ),
    )


def _wish(workplace: Workplace, case: CaseId, options: Namespace) -> Wish:
    from mcu_desktop.papers.offering import bodies  # noqa: PLC0415 - as above
    from mcu_desktop.papers.wish import Wish  # noqa: PLC0415
    from mcu_desktop.workplace.papers import offered  # noqa: PLC0415

    said = read(WishInput, parsed(_typed() if options.details == "-" else options.details))
    office = workplace.office
    known = offered(workplace, case, options.kind)
    given = {one.name: getattr(said, one.name) for one in fields(said)}
    typed: dict[str, Any] = {name: value for name, value in given.items() if value}
    if said.questions:
        whole = workplace.case(case)
        typed["questions"] = tuple(question_of(whole, QuestionId(one)).id for one in said.questions)
    if said.bodies:
        typed["bodies"] = bodies(office, *(office.body_named(name, "bodies") for name in said.bodies))
    for name in ("signer", "executor"):
        if name in typed:
            typed[name] = office.person_named(typed[name], name)
    return Wish(**{**{name: getattr(known, name) for name in Wish.__dataclass_fields__}, **typed})


def _typed() -> str:
    try:
        return sys.stdin.buffer.read(LONGEST_LINE).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("Текст не в кодировке UTF-8.", field="JSON") from None


def _written(paper: Paper, options: Namespace) -> list[str]:
    """Write every sheet: the first under the name that was given, the others with a number behind it."""
    files: list[str] = []
    for place, sheet in enumerate(paper.sheets, start=1):
        for target, content in ((options.docx, sheet.document), (options.pdf, sheet.pages)):
            if target is not None:
                file = target if place == 1 else target.with_stem(f"{target.stem}-{place}")
                files.append(str(written_whole(file, content)))
    return files


def _document(paper: Paper, files: list[str], *, issued: bool) -> dict[str, Any]:
    from mcu_desktop.papers.content import read as read_back  # noqa: PLC0415 - as above

    return {
        "issued": issued,
        "sheets": [
            {
                "sheet": one.sheet.template,
                "title": one.title,
                "number": one.number,
                "addressee": one.addressee,
                "text": list(read_back(one.document).lines),
            }
            for one in paper.sheets
        ],
        "files": files,
        "warnings": list(paper.warnings),
    }


def _words(paper: Paper, files: list[str]) -> str:
    document = _document(paper, files, issued=False)
    if not files:
        return "\n\n".join("\n".join(sheet["text"]) for sheet in document["sheets"])
    numbers = ", ".join(f"№ {one.number}" for one in paper.sheets if one.number) or "проект"
    return f"{numbers}: {', '.join(files)}"
