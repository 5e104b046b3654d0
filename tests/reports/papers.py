"""Notes to print: a full week, an empty one, one of hostile and endless names."""

from __future__ import annotations

from datetime import date, timedelta

from mcu_desktop.domain.notes.note import Note
from tests.analytics.registers import a_case, a_question, note

HOSTILE = ("=1+1", "+7 999", "-2", "@SUM(A1)", "\tтабуляция", "http://example.org", "<b>&amp;</b> \x07 → ✓")
LONG = "Координация деятельности подведомственных учреждений и предприятий городского округа " * 4
CHANNELS = ("letter", "pos", "incident", "reception")


def full() -> Note:
    """Give a note of two hundred cases over a quarter."""
    cases = []
    for key in range(1, 201):
        received = date(2026, 9, 1) + timedelta(days=key * 7 % 83)
        answered = received + timedelta(days=key % 37)
        done = answered <= date(2026, 11, 22) and key % 5 != 0
        cases.append(
            a_case(
                key,
                received.isoformat(),
                channel=CHANNELS[key % 4],
                answered_on=answered.isoformat() if done else None,
                closed_on=answered.isoformat() if done else None,
                repeated=int(key % 11 == 0),
                control=int(key % 13 == 0),
            )
        )
    questions = [a_question(case.key, block=("Транспорт", "Спорт и «Досуг»")[case.key % 2]) for case in cases]
    return note(cases, questions, ["Провести совещание."])


def empty() -> Note:
    """Give the note of a week in which nothing happened."""
    return note()


def hostile() -> Note:
    """Give a note whose every free text is one that a file could misread."""
    cases = [
        a_case(key, "2026-11-17", territory=text, number=text, due="2026-11-18")
        for key, text in enumerate(HOSTILE, start=1)
    ]
    questions = [
        a_question(key, block=text, executor=text, topic=text, code=text)
        for key, text in enumerate(HOSTILE, start=1)
    ]
    return note(cases, questions, HOSTILE)


def endless() -> Note:
    """Give a note of names that fill many lines, one of them without a space."""
    cases = [a_case(key, "2026-09-17", territory=LONG) for key in range(1, 31)]
    questions = [
        a_question(key, block=f"{key} {LONG}", executor="Безпробелов" * 60, topic=LONG)
        for key in range(1, 31)
    ]
    return note(cases, questions, [LONG])
