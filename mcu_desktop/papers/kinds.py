"""The twenty papers: their sheets, to whom they go, which norm they name, what they ask for."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from mcu_desktop.domain.cases.chapters.papers import NOTICE, PAPER_TITLES, PaperKind
from mcu_desktop.domain.vocabulary import Channel, Form, Regime

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcu_desktop.domain.cases.case import Case


class To(Enum):
    """To whom a sheet goes."""

    AUTHOR = auto()
    BODY = auto()
    """To each body that the wish names, on a sheet of its own."""
    EXECUTOR = auto()
    FILE = auto()
    """It stays in the case."""


class Sheet(NamedTuple):
    """One sheet of a paper, and the name of its template."""

    template: str
    to: To
    title: str

    @property
    def letter(self) -> bool:
        """It leaves the office and so has a number of the journal of outgoing letters."""
        return self.to in {To.AUTHOR, To.BODY}


class Asked(NamedTuple):
    """One thing that a form asks for, named as its attribute of the wish."""

    name: str
    title: str
    required: bool = True


class Paper(NamedTuple):
    """One paper."""

    kind: PaperKind
    sheets: tuple[Sheet, ...]
    norms: tuple[str, ...] = ()
    """The first that binds cases of its regime names the article."""
    asks: tuple[Asked, ...] = ()

    @property
    def title(self) -> str:
        """How lists call it."""
        return PAPER_TITLES[self.kind]

    def asked(self, name: str) -> Asked | None:
        """Give what is asked for under a name."""
        return next((one for one in self.asks if one.name == name), None)


_ALONE = {
    To.AUTHOR: "Письмо заявителю",
    To.BODY: "Письмо в орган",
    To.EXECUTOR: "Исполнителю",
    To.FILE: "В дело",
}


def _one(kind: PaperKind, to: To, norms: tuple[str, ...] = (), *asks: Asked) -> Paper:
    return Paper(kind, (Sheet(str(kind), to, _ALONE[to]),), norms, asks)


def _two(kind: PaperKind, inner: Sheet, norms: tuple[str, ...], *asks: Asked) -> Paper:
    """Give a paper with a notice to the author."""
    notice = Sheet(f"{kind}{NOTICE}", To.AUTHOR, "Уведомление заявителю")
    return Paper(kind, (inner, notice), norms, asks)


def _cover(kind: PaperKind) -> Sheet:
    return Sheet(f"{kind}-cover", To.BODY, "Сопроводительное письмо")


def _decision(kind: PaperKind) -> Sheet:
    return Sheet(f"{kind}-decision", To.FILE, "Решение")


_ANSWERS = ("59fz.answer", "pos.answer", "incident.answer")
_TEXT = Asked("text", "Текст")
_MORE = Asked("text", "Дополнительный текст", required=False)
_BODIES = Asked("bodies", "Кому направлено")
_UNTIL = Asked("until", "До какого дня", required=False)
_REASON = Asked("reason", "Причина")
_WHY = Asked("reason", "Обоснование", required=False)

PAPERS: dict[PaperKind, Paper] = {
    paper.kind: paper
    for paper in (
        _one(PaperKind.ANSWER, To.AUTHOR, _ANSWERS, _TEXT),
        _two(
            PaperKind.FORWARD,
            _cover(PaperKind.FORWARD),
            ("59fz.forward",),
            _BODIES,
            Asked("until", "Когда просим сообщить о результатах", required=False),
        ),
        _two(
            PaperKind.SEVERAL,
            _cover(PaperKind.SEVERAL),
            ("59fz.multi",),
            _BODIES,
            Asked("until", "Когда просим сообщить о результатах", required=False),
        ),
        _two(PaperKind.MIGRATION, _cover(PaperKind.MIGRATION), ("59fz.migration",), _BODIES),
        _one(PaperKind.REQUEST, To.BODY, ("59fz.request",), _BODIES, Asked("asked", "Что запрошено"), _UNTIL),
        _two(PaperKind.EXTENSION, _decision(PaperKind.EXTENSION), ("59fz.extend",), _REASON, _UNTIL),
        _one(PaperKind.UNREADABLE, To.AUTHOR, ("59fz.unreadable",)),
        _one(PaperKind.NO_ESSENCE, To.AUTHOR, ("59fz.no-essence",)),
        _one(PaperKind.COURT, To.AUTHOR, ("59fz.court",), _MORE),
        _one(PaperKind.RETURN, To.AUTHOR, ("59fz.return",), _WHY),
        _one(PaperKind.ABUSE, To.AUTHOR, ("59fz.abuse",)),
        _two(
            PaperKind.END,
            _decision(PaperKind.END),
            ("59fz.end-correspondence",),
            Asked("earlier", "Прежние ответы"),
            _WHY,
        ),
        _one(PaperKind.PUBLISHED, To.AUTHOR, ("59fz.published",), Asked("page", "Адрес страницы")),
        _one(PaperKind.SECRET, To.AUTHOR, ("59fz.secret",), _MORE),
        _one(PaperKind.EMAIL, To.AUTHOR, ("59fz.email",)),
        _one(PaperKind.RECEPTION, To.FILE, _ANSWERS, Asked("text", "Чем кончился приём", required=False)),
        _one(
            PaperKind.ORDER,
            To.EXECUTOR,
            _ANSWERS,
            _TEXT,
            Asked("helpers", "Соисполнители", required=False),
            _UNTIL,
        ),
        _one(PaperKind.REMINDER, To.EXECUTOR, _ANSWERS, _MORE),
        _one(PaperKind.OFF_CONTROL, To.FILE, _ANSWERS, _MORE),
        _one(PaperKind.INTERIM, To.AUTHOR, ("pos.answer", "incident.final", "59fz.answer"), _TEXT, _UNTIL),
    )
}
"""In the order of facts.md §1.9."""

_OF_THE_LAW = frozenset(
    kind
    for kind, paper in PAPERS.items()
    if kind is not PaperKind.EMAIL and paper.norms and all(norm.startswith("59fz.") for norm in paper.norms)
)
"""What makes sense for appeals alone."""


_REASONS: dict[PaperKind, tuple[Callable[[Case], bool], str]] = {
    PaperKind.ANSWER: (lambda case: bool(case.unanswered), "Ответ дан не на все вопросы"),
    PaperKind.INTERIM: (
        lambda case: case.regime is Regime.APPEAL,
        "Промежуточный ответ дают на сообщения; по обращению продлевают срок",
    ),
    PaperKind.RECEPTION: (
        lambda case: case.form is not Form.ORAL and case.channel is not Channel.RECEPTION,
        "Дело поступило не на личном приёме",
    ),
    PaperKind.REMINDER: (
        lambda case: not any(question.executor for question in case.unanswered),
        "Нет вопросов, которые ждут исполнителя",
    ),
    PaperKind.EMAIL: (
        lambda case: case.channel is not Channel.EMAIL,
        "Письмо пришло не по электронной почте",
    ),
    PaperKind.ORDER: (lambda case: case.ended, "Дело завершено"),
    PaperKind.OFF_CONTROL: (
        lambda case: case.control is None or bool(case.unanswered or case.promises),
        "Снимают с контроля, когда на все вопросы дан ответ и обещанные меры приняты",
    ),
}


def why_not(kind: PaperKind, case: Case) -> str | None:
    """Say why a paper makes no sense for a case now, `None` where it does."""
    if case.erased:
        return f"Дело уничтожено по акту № {case.erased}"
    if kind in _OF_THE_LAW and case.regime is not Regime.APPEAL:
        return "Только для обращений по Закону № 59-ФЗ"
    if any(sheet.to is To.AUTHOR for sheet in PAPERS[kind].sheets) and (reason := _unreachable(case)):
        return reason
    forbids, reason = _REASONS.get(kind, (lambda _case: False, ""))
    return reason if forbids(case) else None


def _unreachable(case: Case) -> str | None:
    if not any(one.surname or one.organisation for one in case.applicants):
        return "Заявитель не назвал себя: письмо отправить некому"
    if not any(one.address or one.email for one in case.applicants):
        return "У заявителя нет ни почтового адреса, ни электронной почты"
    return None
