"""What the worker does for the registration; loaded after the first paint, with what it needs of the window.

The worker itself loads nothing of the window: classes of Qt are made in the window's thread alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ui.registration.content import executors
from ui.registration.drafts import KIND
from ui.registration.pasted import forget_pasted
from ui.registration.previous import remember

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.register_case import RegisterCase
    from mcu_desktop.domain.repeats.verdicts import Suggestion
    from mcu_desktop.store.drafts import Draft
    from mcu_desktop.workplace.taking_in import TakenIn
    from mcu_desktop.workplace.workplace import Workplace
    from ui.registration.content import Content


def register(
    office: Workplace,
    command: RegisterCase,
    content: Content,
    draft: str,
    accepted: tuple[Suggestion, ...] = (),
) -> TakenIn:
    """Register, attach and mark what repeats; the draft goes as soon as there is a number."""
    from mcu_desktop.workplace.taking_in import take_in  # noqa: PLC0415

    def registered() -> None:
        office.drafts.drop(draft)
        remember(office, content, office.now())

    files = [Path(file) for file in content.files]
    taken = take_in(
        office, command, executors=executors(content), files=files, registered=registered, accepted=accepted
    )
    if not taken.left:
        forget_pasted(office.store.home, files)
    return taken


def unfinished(office: Workplace) -> tuple[Draft, ...]:
    """Give the drafts, the newest first."""
    return office.drafts.all(KIND)


def why_not(office: Workplace) -> str | None:
    """Say why this person may register nothing, `None` where they may."""
    from mcu_desktop.domain.cases.register_case import RegisterCase  # noqa: PLC0415

    return office.why_not(RegisterCase)
