"""Files of a case as a command names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.problems import Refusal

if TYPE_CHECKING:
    from mcu_desktop.domain.cases.case import Case


def digests_of(case: Case, named: tuple[str, ...], field: str) -> tuple[str, ...]:
    """Give the digests of files of the case, named by digest or by name; the latest of one name."""
    by_name = {file.name: file.digest for file in case.attachments}
    known = {digest: digest for digest in by_name.values()} | {f.digest: f.digest for f in case.attachments}
    for name in named:
        if name not in by_name and name not in known:
            raise Refusal(f"Файла «{name}» в деле нет: сначала приложите его.", field=field)
    return tuple(dict.fromkeys(known.get(name) or by_name[name] for name in named))
