"""What is typed into a form, kept as a draft while one types, and put in again where one comes back to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mcu_desktop.store.drafts import Draft
from ui.case.editors import TYPED, Said, Typed
from ui.case.passages import Passages
from ui.widgets.keeping import Keeping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from ui.bridge import Bridge

_KIND = "command"


class FormDraft:
    """Keeps the fields that are typed into; the others are chosen, or begin with what they likely are."""

    def __init__(
        self, bridge: Bridge, id_: str, title: str, editors: Mapping[str, QWidget], form: QWidget
    ) -> None:
        self._bridge = bridge
        self._id = id_
        self._title = title
        self._typed: dict[str, Typed | Passages] = {
            name: editor for name, editor in editors.items() if isinstance(editor, (*TYPED, Passages))
        }
        self._keeping = Keeping(self._keep, form)
        self._at_first = self._said()
        for editor in self._typed.values():
            editor.said_anew.connect(self._keeping.touched)

    def take_up(self) -> bool:
        """Put in what was typed before; tell whether there was anything."""
        kept = [one for one in self._bridge.workplace.drafts.all(_KIND) if one.id == self._id]
        if not self._typed or not kept:
            return False
        for name, said in json.loads(kept[0].body).items():
            if name in self._typed:
                self._typed[name].say(said)
        self._keeping.stop()
        return True

    def drop(self) -> None:
        """Forget it: what was typed is done."""
        self._keeping.stop()
        if self._typed:
            self._bridge.ask(lambda office: office.drafts.drop(self._id), lambda _: None)

    def keep_last(self) -> None:
        """Keep what was typed last, for one leaves."""
        if self._keeping.isActive():
            self._keeping.stop()
            self._keep()

    def _said(self) -> dict[str, Said]:
        return {name: editor.said() for name, editor in self._typed.items()}

    def _keep(self) -> None:
        said, id_ = self._said(), self._id
        if said == self._at_first:
            self._bridge.ask(lambda office: office.drafts.drop(id_), lambda _: None)
            return
        saved_at = self._bridge.workplace.now().isoformat(timespec="seconds")
        draft = Draft(id_, _KIND, self._title, json.dumps(said, ensure_ascii=False), saved_at)
        self._bridge.ask(lambda office: office.drafts.save(draft), lambda _: None)
