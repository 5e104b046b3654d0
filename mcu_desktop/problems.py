"""Who must act when something does not work: the clerk, the surroundings, or we."""

from __future__ import annotations


class Refusal(Exception):
    """A rule or a form forbids it: the clerk acts; nothing was written.

    The text is a whole Russian sentence. `field` names what to mend (`applicants[0].surname`)
    and stands at the head of the text when it is shown, `None` when the refusal is about the
    command as a whole.
    """

    def __init__(self, reason: str, *, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}" if self.field else self.reason


class Trouble(Exception):
    """Disk, network, lock or a newer file: wait, try again, or call the administrator."""


class Damage(Trouble):
    """A record of the journal is not what was written; `record` names the first one."""

    def __init__(self, message: str, *, record: str) -> None:
        super().__init__(message)
        self.record = record
