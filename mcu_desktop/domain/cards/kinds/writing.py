"""How the office writes: names in their cases, templates, phrases, words of its own."""

from __future__ import annotations

from mcu_desktop.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """How a name is declined, where the rules of the language leave a doubt or are wrong."""

    name: str
    """A surname, a whole name or a post, in the nominative."""
    genitive: str
    dative: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTemplate:
    """The office's own template of a paper, in place of the one that ships."""

    template: str
    """Which one: the name of the sheet, as `forward-notice`."""
    document: str
    """SHA-256 of the DOCX among the attachments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that answers on a topic need again and again, with fields: {номер}, {дата}."""

    topic: str
    """The beginning of the classifier codes it is for; empty – for every topic."""
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWord:
    """A word that the office writes and no dictionary knows: a street, a firm, a village."""

    word: str
