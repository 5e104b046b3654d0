"""The names in the journal: of kinds of streams and of facts; released ones never change.

Written down here, so that nobody has to load all that may happen to a case in order to name it.
"""

from __future__ import annotations

from mcu_desktop.domain.cards.kinds import CARD_KINDS

VERSION = 1
"""The version of bodies that this program writes."""
READER = 1
"""What a record may ask of its reader and still be understood here."""

CASE = "case"
VISIT = "visit"
"""A visit to a reception."""
PASSWORD, READING = "password", "reading"
BESIDE = (PASSWORD, READING)
"""Streams beside cases and cards: no table is told from them, they are read as they lie."""

OF_CASES = (
    "against_named", "agreed", "answered", "answered_with_leading", "assigned", "attached",
    "citizen_changed", "closed", "commission_answered", "commissioned", "control_released", "control_set",
    "copy_linked", "copy_taken", "corrected", "correspondence_ended", "course_chosen", "draft_returned",
    "drafted", "erased", "extended", "forwarded", "held", "hold_released", "identified", "left_unanswered",
    "made_ready", "measures_taken", "noted", "order_accepted", "order_reported", "order_returned",
    "ordered", "paper_issued", "problem_linked", "problem_unlinked", "registered", "reminded",
    "renumbered", "reopened", "repeat_denied", "repeat_found", "replied", "requested", "returned", "sent",
    "settled", "signed", "site_visited", "taken", "term_named", "undone", "withdrawn",
)  # fmt: skip
OF_VISITS = (
    "booked", "called", "came", "cancelled", "case_made", "mended", "missed", "moved", "received", "undone",
)  # fmt: skip
OF_STREAMS_BESIDE = (
    "password set",
    "reading exported", "reading move_told", "reading moved", "reading opened", "reading sstu",
)  # fmt: skip


def known() -> tuple[str, ...]:
    """Name every kind of fact and of stream that this program reads."""
    of_visits = (f"{VISIT} {kind}" for kind in OF_VISITS)
    return (*OF_CASES, *sorted(CARD_KINDS), *of_visits, *OF_STREAMS_BESIDE, str(READER))
