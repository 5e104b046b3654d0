"""Where the window is put together: application, fonts, theme, translator, bridge, main window."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from mcu_desktop.folder import CHANGING, HEADER, PROFILE
from mcu_desktop.problems import Trouble
from mcu_desktop.settings import resource
from ui.accessible import show_areas_safely
from ui.bridge import Bridge
from ui.garbage import Garbage, look_at_all, pass_by_what_stays
from ui.main_window import MainWindow
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from mcu_desktop.workplace.signing_in import Pass

SCALE_VARIABLE = "QT_SCALE_FACTOR"
_SYSTEMS_SCALE = os.environ.get(SCALE_VARIABLE, "")

NO_SCREEN = (
    "Нет графического экрана: переменные DISPLAY и WAYLAND_DISPLAY пусты. Запустите программу в "
    "графическом сеансе; команды терминала (mcu-desktop --help) работают и без него."
)


def run(home: Path, *, demo: bool = False) -> int:
    """Open the window on a profile; without one, ask how to begin."""
    if not screen_there():
        raise Trouble(NO_SCREEN)
    app = application(home)
    settle(home)
    allowed, key = unlocked(home) if (home / PROFILE).exists() else begin(home, demo=demo)
    entry: Pass | None = None
    while allowed:
        window, bridge = open_window(home, key, entry)
        code = app.exec()
        key = bridge.close()
        errand, again, another = window.errand, window.again, window.entry
        entry = another or bridge.entry
        del window
        if another is not None:
            look_at_all()
            continue
        if errand is None:
            if again:
                start_again()
            return code
        from ui.safety.errand import carry_out  # noqa: PLC0415 - seldom

        look_at_all()
        key = carry_out(errand, home, key)
    return 0


def application(home: Path) -> QApplication:
    """Make the dressed application."""
    chosen = settings(home)
    scale = str(chosen.value("window/scale", "100"))
    if scale.isdecimal() and scale != "100":
        os.environ[SCALE_VARIABLE] = f"{int(scale) / 100:g}"
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    Garbage(app)
    app.setApplicationName("mcu-desktop")
    app.setApplicationDisplayName("МЦУ")
    Theme(app, str(chosen.value("window/scheme", "system")))
    speak_russian(app)
    show_areas_safely()
    watch_for_faults(home)
    return app


def open_window(home: Path, key: bytes | None = None, entry: Pass | None = None) -> tuple[MainWindow, Bridge]:
    """Show the window; the office opens behind it."""
    bridge = Bridge(home, key=key, entry=entry)
    window = MainWindow(bridge, settings(home))
    window.completed.connect(pass_by_what_stays)
    window.places.came.connect(pass_by_what_stays)
    window.completed.connect(lambda: guard(bridge, window))
    window.completed.connect(bridge.open_soon)
    window.completed.connect(lambda: keep_safe(bridge, window))
    bridge.opened.connect(lambda: remind(bridge, window))
    bridge.opened.connect(lambda: exchange(bridge, window))
    bridge.opened.connect(lambda: show_conflicts(bridge, window))
    app = QApplication.instance()
    theme = app.findChild(Theme) if app else None
    if theme is not None:
        window.scheme_chosen.connect(theme.choose)
    window.show()
    return window, bridge


def start_again() -> None:
    """Start the same program anew, with the scale that is chosen now."""
    import subprocess  # noqa: PLC0415 - seldom

    frozen = bool(getattr(sys, "frozen", False))
    command = [sys.executable, *(sys.argv[1:] if frozen else sys.orig_argv[1:])]
    surroundings = {name: value for name, value in os.environ.items() if name != SCALE_VARIABLE}
    surroundings |= {SCALE_VARIABLE: _SYSTEMS_SCALE} if _SYSTEMS_SCALE else {}
    subprocess.Popen(command, env=surroundings)  # noqa: S603 - ourselves


def remind(bridge: Bridge, window: MainWindow) -> None:
    """Begin to remind of what becomes due, once the office is open."""
    from ui.tray import remind as begin  # noqa: PLC0415 - after the first paint

    begin(bridge, window)


def exchange(bridge: Bridge, window: MainWindow) -> None:
    """Begin to exchange with the other desks, once the office is open."""
    from ui.exchange.bar import begin as begin_exchange  # noqa: PLC0415 - after the first paint

    begin_exchange(bridge, window)


def show_conflicts(bridge: Bridge, window: MainWindow) -> None:
    """Count what several wrote at once, once the office is open."""
    from ui.conflicts.badge import Badge  # noqa: PLC0415 - after the first paint

    Badge(bridge, window)


def guard(bridge: Bridge, window: MainWindow) -> None:
    """Begin to ask who works here, where people have passwords."""
    from ui.safety.guard import Guard  # noqa: PLC0415 - after the first paint

    Guard(bridge, window, settings(bridge.home))


def keep_safe(bridge: Bridge, window: MainWindow) -> None:
    """Begin to look after copies, and to offer one when the file is damaged."""
    from ui.safety.watch import SafetyWatch  # noqa: PLC0415 - after the first paint

    SafetyWatch(bridge, window)


def settle(home: Path) -> None:
    """Finish the change of a profile that the power or a kill cut off."""
    if (home / CHANGING).exists():
        from mcu_desktop.store.swap import settle as finish  # noqa: PLC0415 - hopefully never

        finish(home)


def unlocked(home: Path) -> tuple[bool, bytes | None]:
    """Ask for the passphrase where only one opens the profile; `False` when the person went away."""
    if not (home / HEADER).exists():
        return True, None
    from mcu_desktop.vault import vault  # noqa: PLC0415 - only where the data is encrypted

    if not vault.needs_passphrase(home):
        return True, None
    from ui.safety.unlock import Unlock  # noqa: PLC0415

    unlock = Unlock(home, lambda typed: vault.unlock(home, typed))
    return bool(unlock.exec()), unlock.key


def settings(home: Path) -> QSettings:
    """Give what the window remembers, kept beside the profile."""
    return QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)


def begin(home: Path, *, demo: bool) -> tuple[bool, bytes | None]:
    """Ask how to begin, and give the key of what was made; `False` when the person went away."""
    from ui.first_start import FirstStart  # noqa: PLC0415 - once in the life of a profile

    first = FirstStart(home)
    if demo:
        first.show_example()
    return bool(first.exec()), first.key


def speak_russian(app: QApplication) -> None:
    """Give Qt's own dialogs their Russian texts and days; what Qt's file lacks stands in ours."""
    QLocale.setDefault(QLocale("ru_RU"))
    shipped = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase_ru", shipped), ("lacking_ru", str(resource("qt")))):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)


def watch_for_faults(home: Path) -> None:
    """Let what nobody expected leave a report and show one window."""

    def report(_kind: type[BaseException], fault: BaseException, _trace: object) -> None:
        from ui.crash import tell  # noqa: PLC0415 - not needed while all goes well

        tell(home, fault)

    sys.excepthook = report


def screen_there() -> bool:
    """Tell whether Qt has where to draw: without a display it would abort the process."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM", "xcb") not in {
        "xcb",
        "wayland",
    }:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
