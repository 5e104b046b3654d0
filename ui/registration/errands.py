"""What the worker does for the registration; what it needs is loaded then, after the first paint."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.commands import RegisterCase
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
    from ui.registration.content import executors  # noqa: PLC0415
    from ui.registration.files import forget_pasted  # noqa: PLC0415
    from ui.registration.previous import remember  # noqa: PLC0415

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
    from ui.registration.drafts import KIND  # noqa: PLC0415

    return office.drafts.all(KIND)


def previous(office: Workplace) -> Content | None:
    """Give the appeal that was registered before."""
    from ui.registration.previous import remembered  # noqa: PLC0415

    return remembered(office)


def why_not(office: Workplace) -> str | None:
    """Say why this person may register nothing, `None` where they may."""
    from mcu_desktop.domain.cases.commands import RegisterCase  # noqa: PLC0415

    return office.why_not(RegisterCase)
