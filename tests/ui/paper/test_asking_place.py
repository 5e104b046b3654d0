"""Where dialogs of files begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from ui.paper.asking_place import documents


@pytest.mark.parametrize("keeps", [pytest.param(True, id="documents"), pytest.param(False, id="none")])
def test_a_dialog_begins_among_the_documents_or_at_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, keeps: bool
) -> None:
    kept = tmp_path / "Документы"
    if keeps:
        kept.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(kept))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)

    assert documents() == str(kept if keeps else tmp_path)
