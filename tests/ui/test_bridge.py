"""The bridge: one worker, one signal, and the errors of each side."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from mcu_desktop.domain.cases.commands import NoteStep
from mcu_desktop.domain.cases.register_case import RegisterCase
from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.drafts import Draft
from ui.bridge import Bridge

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mcu_desktop.workplace.workplace import Workplace

CASE = RegisterCase(text="Не вывозят мусор.")


def test_a_command_changes_and_says_what_it_did(bridge: Bridge, qtbot: QtBot) -> None:
    changed: list[object] = []
    bridge.changed.connect(changed.append)
    with qtbot.waitSignal(bridge.carried_out) as heard:
        bridge.do(lambda office: office.register(CASE), said="Зарегистрировано.")
    assert heard.args == ["Зарегистрировано.", *changed]
    assert [line.summary for line in bridge.workplace.search("мусор")] == ["Не вывозят мусор."]


def test_a_refusal_goes_to_the_form_that_takes_it(bridge: Bridge, qtbot: QtBot) -> None:
    taken: list[Refusal] = []
    with qtbot.assertNotEmitted(bridge.refused):
        bridge.do(lambda office: office.register(RegisterCase()), refused=taken.append)
        qtbot.waitUntil(lambda: bool(taken))
    assert taken[0].field == "text"


def test_a_refusal_that_no_form_takes_is_told(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.refused) as heard:
        bridge.do(lambda office: office.act(office.case_id("У-А-1/26"), NoteStep(text="…")))
    assert "нет" in heard.args[0].reason


def test_trouble_is_told_in_words(bridge: Bridge, qtbot: QtBot) -> None:
    def lose_the_disk(_: Workplace) -> None:
        raise Trouble("На диске нет места.")

    with qtbot.waitSignal(bridge.troubled) as heard:
        bridge.ask(lose_the_disk, lambda _: None)
    assert heard.args == ["На диске нет места."]


def test_a_fault_of_ours_is_raised_in_the_window(bridge: Bridge, qtbot: QtBot) -> None:
    def stumble(_: Workplace) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as faults:
        bridge.ask(stumble, lambda _: None)
        qtbot.waitUntil(lambda: bool(faults))
    assert faults[0][0] is ZeroDivisionError


def test_another_process_writing_is_noticed(bridge: Bridge, home: Path, qtbot: QtBot) -> None:
    writing = (
        "import sys; from pathlib import Path\n"
        "from mcu_desktop.domain.cases.register_case import RegisterCase\n"
        "from mcu_desktop.workplace.workplace import Workplace\n"
        "Workplace.open(Path(sys.argv[1])).register(RegisterCase(text='Яма на дороге.'))\n"
    )
    with qtbot.waitSignal(bridge.changed) as heard:
        subprocess.run([sys.executable, "-c", writing, str(home)], check=True)
    assert heard.args[0].streams == frozenset()
    assert len(bridge.workplace.search("яма")) == 1


def test_a_draft_is_no_news(bridge: Bridge, qtbot: QtBot) -> None:
    draft = Draft(id="1", kind="registration", title="", body="{}", saved_at="2026-11-23T09:30")
    qtbot.wait(600)
    with qtbot.assertNotEmitted(bridge.changed, wait=1_200):
        bridge.ask(lambda office: office.drafts.save(draft), lambda _: None)


def test_commands_given_before_the_end_are_finished(home: Path, qtbot: QtBot) -> None:
    bridge = Bridge(home)
    bridge.do(lambda office: office.register(CASE))
    bridge.close()
    again = Bridge(home)
    assert len(again.workplace.search("мусор")) == 1
    again.close()


def test_a_folder_without_a_profile_is_trouble(tmp_path: Path, qtbot: QtBot) -> None:
    bridge = Bridge(tmp_path / "nobody")
    with qtbot.waitSignal(bridge.troubled) as heard:
        bridge.open_soon()
    assert "нет профиля" in heard.args[0]
    bridge.close()
