"""What the form holds, as plain values: kept in drafts, and made into the command."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, field
from typing import TYPE_CHECKING, Any

from mcu_desktop.dataclass import dataclass
from mcu_desktop.later import later

if TYPE_CHECKING:
    import textwrap
    from datetime import date

    from mcu_desktop.domain.cards.kinds import CardId
    from mcu_desktop.domain.cases.register_case import RegisterCase
    from mcu_desktop.domain.cases.values import Against, Covering
    from mcu_desktop.domain.vocabulary import QuestionId
else:
    textwrap = later("textwrap")


_SAID = 60
"""So many letters of a text say which one it is."""
_OF_LIST = re.compile(r"(?P<list>applicants|questions)\[(?P<place>\d+)\]\.(?P<part>\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything typed, exactly as it was typed."""

    origin: dict[str, str] = field(default_factory=dict)
    """Form, channel, kind, regime, received_on."""
    applicants: tuple[dict[str, str], ...] = ()
    text: str = ""
    questions: tuple[dict[str, str], ...] = ()
    reply: dict[str, str] = field(default_factory=dict)
    """Place and answer channel."""
    more: dict[str, str] = field(default_factory=dict)
    """What is seldom said: covering letter, whom it is against, whom to answer."""
    files: tuple[str, ...] = ()
    """Where the files lie that go with it."""

    @property
    def empty(self) -> bool:
        """Nothing was typed; what is chosen from lists alone is no loss."""
        lines = [*self.applicants, *self.questions]
        chosen = {"block", "executor"}
        typed = (value for line in lines for name, value in line.items() if name not in chosen)
        said = (self.text, self.reply.get("place", ""), *self.more.values(), *self.files, *typed)
        return not any(map(str.strip, said))

    @property
    def title(self) -> str:
        """What a list of drafts calls it."""
        first = self.applicants[0] if self.applicants else {}
        who = " ".join(first[name] for name in ("surname", "name") if first.get(name)) or first.get(
            "organisation", ""
        )
        what = textwrap.shorten(self.text, _SAID, placeholder="…")
        return " – ".join(part for part in (who, what) if part) or "без слов"

    def value(self, name: str) -> str:
        """Give what stands in a field, named as a refusal names it; a part that a list lacks is its first."""
        of_list = _OF_LIST.fullmatch(name)
        if of_list is None:
            return self.text if name == "text" else {**self.more, **self.reply, **self.origin}.get(name, "")
        lines = self.applicants if of_list["list"] == "applicants" else self.questions
        place = int(of_list["place"])
        said = lines[place] if place < len(lines) else next(iter(lines), {})
        return said.get(of_list["part"], "")


def written(content: Content) -> str:
    """Write a draft down."""
    return json.dumps(asdict(content), ensure_ascii=False)


def read(body: str) -> Content:
    """Read a draft, also one of an earlier version: what is not there stays empty."""
    held: dict[str, Any] = json.loads(body)
    return Content(
        origin=held.get("origin", {}),
        applicants=tuple(held.get("applicants", ())),
        text=held.get("text", ""),
        questions=tuple(held.get("questions", ())),
        reply=held.get("reply", {}),
        more=held.get("more", {}),
        files=tuple(held.get("files", ())),
    )


def asked(content: Content) -> tuple[int, ...]:
    """Give the places of the questions of which something is said; the others are left out."""
    return tuple(
        place for place, said in enumerate(content.questions) if any(value.strip() for value in said.values())
    )


def command(content: Content, received_on: date | None, covering_dated: date | None = None) -> RegisterCase:
    """Make what the office carries out; rules are the office's, empty lines are left out."""
    from mcu_desktop.domain.cards.kinds import CardId  # noqa: PLC0415 - loaded with the office
    from mcu_desktop.domain.cases.register_case import RegisterCase  # noqa: PLC0415
    from mcu_desktop.domain.cases.values import Applicant, AskedQuestion  # noqa: PLC0415
    from mcu_desktop.domain.vocabulary import (  # noqa: PLC0415
        AnswerChannel,
        Channel,
        Form,
        Kind,
        QuestionId,
        Regime,
    )

    applicants = [
        {name: value.strip() or None for name, value in said.items()} for said in content.applicants
    ]
    if applicants and content.more.get("social", "").strip():
        applicants[0]["social"] = content.more["social"].strip()
    questions = [content.questions[place] for place in asked(content)]
    return RegisterCase(
        regime=Regime(content.origin["regime"]),
        form=Form(content.origin["form"]),
        kind=Kind(content.origin["kind"]),
        channel=Channel(content.origin["channel"]),
        received_on=received_on,
        applicants=tuple(
            Applicant(**said) for said in applicants if len(applicants) > 1 or any(said.values())
        ),
        text=content.text,
        questions=tuple(
            AskedQuestion(
                id=QuestionId(str(place)),
                text=said["text"].strip(),
                code=said["code"].strip() or None,
                block=CardId(said["block"]) if said["block"] else None,
            )
            for place, said in enumerate(questions, start=1)
        ),
        place=content.reply.get("place", "").strip() or None,
        covering=_covering(content, covering_dated),
        against=against_of(content.more.get("against", "")),
        representative=_representative(content),
        meeting=bool(content.more.get("meeting")),
        answer_channel=AnswerChannel(content.reply.get("answer_channel", next(iter(AnswerChannel)))),
    )


def _covering(content: Content, dated: date | None) -> Covering | None:
    from mcu_desktop.domain.cases.values import Covering  # noqa: PLC0415 - loaded with the office
    from mcu_desktop.problems import Refusal  # noqa: PLC0415

    body, number = (content.more.get(f"covering.{name}", "").strip() for name in ("body", "number"))
    if dated is None:
        if body or number:
            raise Refusal("Укажите дату сопроводительного письма.", field="covering.dated")
        return None
    return Covering(body=body, number=number, dated=dated)


def against_of(chosen: str) -> Against:
    """Give whom a complaint is against, of a choice that names the directory and the card."""
    from mcu_desktop.domain.cards.kinds import CardId  # noqa: PLC0415 - loaded with the office
    from mcu_desktop.domain.cases.values import AGAINST_NOBODY, Against  # noqa: PLC0415

    directory, _, card = chosen.partition(" ")
    return Against(**{directory: (CardId(card),)}) if card else AGAINST_NOBODY


def _representative(content: Content) -> int:
    """Give the place of whom to answer; people count from one."""
    from mcu_desktop.problems import Refusal  # noqa: PLC0415 - loaded with the office

    said = content.more.get("representative", "").strip()
    if said and not (said.isascii() and said.isdigit()):
        raise Refusal("Напишите номер заявителя в списке: 1, 2, 3 …", field="representative")
    return int(said) - 1 if said else 0


def executors(content: Content) -> dict[QuestionId, CardId]:
    """Give who is to work on which question of the command."""
    from mcu_desktop.domain.cards.kinds import CardId  # noqa: PLC0415 - loaded with the office
    from mcu_desktop.domain.vocabulary import QuestionId  # noqa: PLC0415

    chosen = ((place, content.questions[asked_at]) for place, asked_at in enumerate(asked(content), start=1))
    return {
        QuestionId(str(place)): CardId(said["executor"]) for place, said in chosen if said.get("executor")
    }
