"""Between window and office: commands and long questions go to one worker, answers come back as signals."""

from __future__ import annotations

from collections import deque
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from mcu_desktop.problems import Damage, Refusal, SignInNeeded, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcu_desktop.workplace.changes import Changes, Registration
    from mcu_desktop.workplace.reception.doing import Visited
    from mcu_desktop.workplace.seat import Seat
    from mcu_desktop.workplace.signing_in import Pass
    from mcu_desktop.workplace.taking_in import TakenIn
    from mcu_desktop.workplace.workplace import Workplace

Answer = TypeVar("Answer")
_LOOK_EVERY_MS = 500
"""How often another process's writing is noticed."""


class Bridge(QObject):
    """One worker thread with a workplace of its own; the window's own one serves quick reads."""

    opened = Signal()
    """The office answers from now on without a wait."""
    changed = Signal(object)
    """`Changes` of a command carried out here, or empty ones when another process wrote."""
    carried_out = Signal(str, object)
    """What a command said of itself, with its `Changes`: the window offers to take it back."""
    refused = Signal(object)
    """A `Refusal` that no form took."""
    troubled = Signal(str)
    locked = Signal(str)
    """The key store does not give the key, and a passphrase would; `troubled` says so too."""
    damaged = Signal(str)
    """The profile's file itself is not what was written; `troubled` says so too."""
    closing = Signal()
    """The profile is about to be left."""
    busy = Signal(bool)
    """The worker has something to do, or has done all of it."""
    signed_out = Signal()
    """Somebody has to say who works here before anything can be asked."""
    _returned = Signal(object)

    def __init__(
        self,
        home: Path,
        *,
        key: bytes | None = None,
        entry: Pass | None = None,
        open_workplace: Callable[[Path], Workplace] | None = None,
    ) -> None:
        super().__init__()
        self.home = home
        self.key = key
        """The key that was typed at the start; one that a key store keeps is the office's to ask for."""
        self.entry = entry
        """Who was let in, with proof; nobody yet, or somebody without a password."""
        self._open = open_workplace or _Opening(key, entry)
        self._own: Workplace | None = None
        self._workers_own: Workplace | None = None
        self._seen_version = -1
        self._waiting = 0
        self._looking = False
        self._last_trouble = ""
        self._closed = False
        self._orders: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._given: deque[Callable[[], None]] = deque()
        self._answered: Callable[[], None] | None = None
        self._worker = Thread(target=self._work, name="office", daemon=True)
        self._worker.start()
        self._returned.connect(self._deliver)
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_EVERY_MS)
        self._watch.timeout.connect(self._look)

    @property
    def workplace(self) -> Workplace:
        """The window's own workplace, for reads of a few milliseconds; opened when first asked for."""
        if self._own is None:
            self._own = self._open(self.home)
            self._own.recorder = self._record
            self._watch.start()
        return self._own

    @property
    def ready(self) -> bool:
        """The office is open."""
        return self._own is not None

    def open_by(self, key: bytes | None) -> None:
        """Open the office by a key that was typed after all."""
        self.key, self._open = key, _Opening(key, self.entry)
        self.open_soon()

    def admit(self, entry: Pass) -> None:
        """Open the office for somebody who has signed in."""
        self.entry, self._open = entry, _Opening(self.key, entry)
        self.open_soon()

    def open_soon(self) -> None:
        """Open the office in the worker while the window is drawn; `opened` follows, or `troubled`."""
        self.ask(lambda _: None, self._opened)

    def do(
        self,
        command: Callable[[Workplace], Changes | Registration | TakenIn | Visited],
        *,
        said: str = "",
        done: Callable[[Any], None] | None = None,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Carry a command out in the worker; `changed` follows, or `refused` where no form takes it.

        `said` is the whole sentence that tells the person what was done.
        """

        def carried_out(result: Changes | Registration | TakenIn | Visited) -> None:
            changes = getattr(result, "changes", result)  # of a registration, or the changes themselves
            self.changed.emit(changes)
            if said:
                self.carried_out.emit(said, changes)
            if done:
                done(result)

        self.ask(command, carried_out, refused=refused)

    def ask(
        self,
        question: Callable[[Workplace], Answer],
        then: Callable[[Answer], None],
        *,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Put a question that may take long; `then` gets the answer in the window's thread."""
        if self._closed:
            return
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(True)
        self._give(lambda: self._answer(question, then, refused or self.refused.emit))

    def close(self) -> bytes | None:
        """Let commands that were given finish, then leave the profile; give the key that opened it."""
        if self._closed:
            return self.key
        self._closed = True
        self.closing.emit()
        self._watch.stop()
        self._orders.put(None)
        self._worker.join()
        if self._own is not None:
            self.key = self._own.store.key
            self._own.close()
        return self.key

    # ------------------------------------------------------------------ in the worker

    def _work(self) -> None:
        while (order := self._orders.get()) is not None:
            order()
        if self._workers_own is not None:
            self._workers_own.close()

    def _answer(self, question: Callable[[Workplace], Any], then: Any, refused: Any) -> None:
        try:
            answer = question(self._workers_workplace())
        except SignInNeeded as needed:
            self._returned.emit((self._sign_out, needed))
        except Refusal as refusal:
            self._returned.emit((refused, refusal))
        except Trouble as trouble:
            self._returned.emit((self._tell_trouble, trouble))
        except BaseException as fault:  # noqa: BLE001 - our bug: raised again in the window's thread
            self._returned.emit((_raise, fault))
        else:
            self._returned.emit((then, answer))

    def _workers_workplace(self) -> Workplace:
        if self._workers_own is None:
            self._workers_own = self._open(self.home)
            self._seen_version = self._workers_own.store.version()
        return self._workers_own

    def _others_wrote(self, workplace: Workplace) -> bool | Trouble:
        """Only others move this number: all that this window writes, the worker itself writes."""
        try:
            version = workplace.store.version()
        except Trouble as trouble:
            return trouble
        before, self._seen_version = self._seen_version, version
        return version != before

    # ------------------------------------------------------------------ in the window

    def _give(self, order: Callable[[], None]) -> None:
        """Hand an order to the worker, held here until the one after it is answered.

        The worker lets go of an order a moment after its answer: what the order knows must not die there.
        """
        self._given.append(order)
        self._orders.put(order)

    @Slot(object)
    def _deliver(self, returned: tuple[Callable[[Any], None], Any]) -> None:
        if self._closed:
            return
        self._answered = self._given.popleft()
        deliver, value = returned
        if deliver != self._looked:
            self._waiting -= 1
            if self._waiting == 0:
                self.busy.emit(False)
        if heard(deliver):
            deliver(value)

    def _opened(self, _: object) -> None:
        try:
            self.workplace  # noqa: B018 - opens the window's own one
        except SignInNeeded as needed:
            self._sign_out(needed)
        except Trouble as trouble:
            self._tell_trouble(trouble)
        else:
            self.opened.emit()

    def _sign_out(self, _needed: SignInNeeded) -> None:
        self.signed_out.emit()

    def _record(self, order: Callable[[Seat], None]) -> None:
        """Have a reading written down by the worker: the window itself never writes."""
        self.ask(order, _nothing)

    def _tell_trouble(self, trouble: Trouble) -> None:
        self.troubled.emit(str(trouble))
        from mcu_desktop.vault.vault import KeyMissing  # noqa: PLC0415 - loaded with the office

        if isinstance(trouble, Damage):
            self.damaged.emit(str(trouble))
        elif isinstance(trouble, KeyMissing) and trouble.passphrase_helps:
            self.locked.emit(str(trouble))

    def _look(self) -> None:
        if not self._looking and not self._closed:
            self._looking = True
            self._give(lambda: self._answer(self._others_wrote, self._looked, self._looked))

    def _looked(self, wrote: bool | Trouble | Refusal) -> None:
        self._looking = False
        if isinstance(wrote, Exception):
            if str(wrote) != self._last_trouble:
                self.troubled.emit(str(wrote))
            self._last_trouble = str(wrote)
            return
        self._last_trouble = ""
        if wrote:
            from mcu_desktop.workplace.changes import Changes  # noqa: PLC0415 - loaded with the office

            self.changed.emit(Changes())


class _Opening:
    """Opens the profile; its key is asked for once, by the first of the two who need it."""

    def __init__(self, key: bytes | None, entry: Pass | None) -> None:
        self._key = key
        self._entry = entry

    def __call__(self, home: Path) -> Workplace:
        from mcu_desktop.workplace.signing_in import with_pass  # noqa: PLC0415 - 160 ms, after the first paint
        from mcu_desktop.workplace.workplace import Workplace  # noqa: PLC0415

        workplace = Workplace.open(home, key=self._key, door=with_pass(self._entry))
        self._key = workplace.store.key
        return workplace


def heard(deliver: Any, depth: int = 2) -> bool:
    """Tell whether the widgets that an answer is for are still there."""
    held = [getattr(deliver, "__self__", None), getattr(deliver, "func", None)]
    held += [cell.cell_contents for cell in getattr(deliver, "__closure__", None) or ()]
    return all(
        isValid(one) if isinstance(one, QObject) else not depth or heard(one, depth - 1)
        for one in held
        if one is not None
    )


def _nothing(_answer: object) -> None:
    """Want no answer."""


def _raise(fault: BaseException) -> None:
    raise fault
