"""An action taken back whole, on every case, card and visit that it touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcu_desktop.domain.cards.kinds import CARD_KINDS
from mcu_desktop.domain.cases.commands import Undo
from mcu_desktop.domain.permissions.rights import Managing
from mcu_desktop.domain.vocabulary import CaseId
from mcu_desktop.journal.names import BESIDE, CASE, VISIT
from mcu_desktop.later import later
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace import moves
from mcu_desktop.workplace.card_changes import taken_back, tell
from mcu_desktop.workplace.deciding import decided_on_each

if TYPE_CHECKING:
    from mcu_desktop.workplace.changes import Changes
    from mcu_desktop.workplace.reception import doing as visiting
    from mcu_desktop.workplace.workplace import Workplace
else:
    visiting = later("mcu_desktop.workplace.reception.doing")


def undo(office: Workplace, action: str) -> Changes:
    """Take an action back whole, on every case and card that it touched, or refuse it whole."""
    with office.store.writing() as writing:
        rules, before = office.rules(), office.terms
        streams = writing.streams_of(action)
        if any(stream.kind in BESIDE for stream in streams):
            raise Refusal("Смену пароля не отменяют: задайте другой пароль.")
        visits = [writing.history(stream) for stream in streams if stream.kind == VISIT]
        cards = [writing.history(stream) for stream in streams if stream.kind not in {CASE, VISIT}]
        cases = [CaseId(stream.id) for stream in streams if stream.kind == CASE]
        of_cases, duty = decided_on_each(office, writing, [(case, Undo(txn=action)) for case in cases], rules)
        for past in cards:
            duty = office.judged(CARD_KINDS[past.stream.kind])
        facts = [*of_cases, *((past, taken_back(writing, past, action)) for past in cards)]
        if visits:
            duty = duty or office.judged(Managing.RECEPTION)
            facts += [(past, visiting.taken_back(past, action)) for past in visits]
        if not facts:
            raise Refusal("Такого действия нет.")
        writing.append(facts, office.signature(duty))
        changes = tell(writing, [past.stream for past, _ in facts], before)
        moves.note(writing, office, changes, "Отмена изменения", duty or "")
    office.see_anew()
    return changes
