"""Other bodies of power in words: what each is, where the law asks about it."""

from __future__ import annotations

from mcu_desktop.domain.cards.kinds import BodyKind

BODY_KINDS = {
    BodyKind.OTHER: "обычный орган",
    BodyKind.POLICE: "орган внутренних дел",
    BodyKind.REGION_HEAD: "высшее должностное лицо региона",
    BodyKind.COURT: "суд",
    BodyKind.INVESTIGATION: "следствие, дознание",
}
