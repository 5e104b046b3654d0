#!/usr/bin/env python3
"""One command sets everything up: `demo` opens the window on a demo town, `test` runs every check.

Needs the standard library alone, and stays readable to Python 3.7, so that an old one can say that it is old.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = sys.platform == "win32"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / "python"


class Library(NamedTuple):
    """A library or a program of the system, and the package that carries it in each family of Linux."""

    file: str
    debian: str
    redos: str
    alt: str

    @property
    def kind(self) -> str:
        """Name what it is."""
        return "библиотека" if ".so" in self.file else "программа"


DRAWING = (
    Library("libGL.so.1", "libgl1", "mesa-libGL", "libGL"),
    Library("libEGL.so.1", "libegl1", "mesa-libEGL", "libEGL"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "libdbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "libfontconfig1"),
)
"""What Qt needs to draw at all, even without a screen."""

SCREEN = (
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "libxcbutil-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "libxcbutil-icccm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "libxcbutil-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
"""What Qt needs besides to open a window."""

TESTING = (
    Library("Xvfb", "xvfb", "xorg-x11-server-Xvfb", "xorg-xvfb"),
    Library("setxkbmap", "x11-xkb-utils", "setxkbmap", "setxkbmap"),
    Library("xdotool", "xdotool", "xdotool", "xdotool"),
    Library("dbus-run-session", "dbus", "dbus-daemon", "dbus"),
    Library("/usr/libexec/at-spi-bus-launcher", "at-spi2-core", "at-spi2-core", "at-spi2-core"),
    Library(
        "/usr/lib/python3/dist-packages/pyatspi", "python3-pyatspi", "python3-pyatspi", "python3-pyatspi"
    ),
)
"""Programs for the journeys: a screen of their own, keys pressed from outside, what a screen reader reads."""

FAMILIES = {"debian": "debian", "astra": "debian", "redos": "redos", "fedora": "redos", "altlinux": "alt"}
"""Whose package names a system speaks, by its own name or by the name it says it is like."""

CHECKS = (
    ("стиль кода", (PYTHON, "-m", "ruff", "check", ".")),
    ("оформление кода", (PYTHON, "-m", "ruff", "format", "--check", ".")),
    ("типы", (PYTHON, "-m", "mypy")),
    ("порядок импортов между слоями", (BIN / "lint-imports", "--no-logo")),
    ("тесты", (PYTHON, "-m", "pytest", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")),
)


class Obstacle(Exception):
    """What a person must mend before we can go on; the text says how."""


def main() -> int:
    """Set up what is not set up yet, then do what was asked."""
    order = asked()
    try:
        check_python(sys.version_info[:2])
        check_system(DRAWING + SCREEN + (TESTING if order.what == "test" else ()), install=order.system)
        set_up(order.what)
        return run_checks() if order.what == "test" else open_demo()
    except Obstacle as obstacle:
        print(f"\n{obstacle}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


def asked() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Подготовить всё нужное и запустить mcu-desktop.")
    parser.add_argument("what", choices=["demo", "test"], help="demo – окно с примером; test – все проверки")
    parser.add_argument("--system", action="store_true", help="доставить и системные пакеты (Debian, root)")
    return parser.parse_args()


def check_python(version: tuple[int, ...]) -> None:
    """Only the versions that the pinned Qt has wheels for will do."""
    if not (3, 11) <= version < (3, 14):
        found = ".".join(map(str, version))
        call = "py -3.13 installer\\start.py" if WINDOWS else "python3.11 installer/start.py"
        raise Obstacle(
            f"Нужен Python версии от 3.11 до 3.13, а это Python {found}.\n"
            f"Если подходящий установлен рядом, запустите им: {call} {' '.join(sys.argv[1:])}"
        )


def check_system(libraries: tuple[Library, ...], *, install: bool) -> None:
    """Name all that the system lacks at once, with the line that installs it."""
    if WINDOWS:
        return
    missing = [library for library in libraries if not loads(library.file)]
    without_pip = find_spec("ensurepip") is None
    if not missing and not without_pip:
        return
    family = linux_family()
    if install and family == "debian" and os.geteuid() == 0:
        for line in debian_lines(missing, without_pip=without_pip):
            print(f"Ставлю системные пакеты: {line}", flush=True)
            quietly = ["env", "DEBIAN_FRONTEND=noninteractive", *line.split(), "-qq"]
            subprocess.run(quietly, stdout=subprocess.DEVNULL, check=False)
        check_system(libraries, install=False)
        return
    raise Obstacle(what_is_missing(missing, without_pip=without_pip, family=family))


def loads(file: str) -> bool:
    """Tell whether the system's loader finds a shared library, or its path a program."""
    if file.startswith("/"):
        return Path(file).exists()
    if ".so" not in file:
        return shutil.which(file) is not None
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def linux_family() -> str:
    """Tell whose package names this system speaks: `debian`, `redos`, `alt` or nobody's that we know."""
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return ""
    told = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    names = f"{told.get('ID', '')} {told.get('ID_LIKE', '')}".replace('"', " ").lower().split()
    return next((FAMILIES[name] for name in names if name in FAMILIES), "")


def what_is_missing(missing: list[Library], *, without_pip: bool, family: str) -> str:
    """Say it to a person who may never have heard of a shared library."""
    lines = ["В системе не хватает того, без чего не обойтись:"]
    lines += ["  • модуль Python ensurepip (создание виртуального окружения)"] if without_pip else []
    lines += [f"  • {library.kind} {library.file}" for library in missing]
    lines += ["", *how_to_install(missing, without_pip=without_pip, family=family)]
    return "\n".join([*lines, "", "Затем повторите ту же команду."])


def how_to_install(missing: list[Library], *, without_pip: bool, family: str) -> list[str]:
    """Give the line to copy; for systems that nobody tried, say so."""
    if family == "debian":
        sudo = "" if os.geteuid() == 0 else "sudo "
        line = " && ".join(sudo + line for line in debian_lines(missing, without_pip=without_pip))
        return ["Установите одной строкой:", f"  {line}"]
    if family == "redos":
        packages = " ".join(dict.fromkeys(library.redos for library in missing))
        return ["Для РЕД ОС (на ней не проверялось):", f"  sudo dnf install {packages}"]
    if family == "alt":
        packages = " ".join(dict.fromkeys(library.alt for library in missing))
        return ["Для ALT, от имени root (на нём не проверялось):", f"  apt-get install {packages}"]
    return ["Установите пакеты своей системы, в которых это лежит."]


def debian_lines(missing: list[Library], *, without_pip: bool) -> list[str]:
    """Give the two commands that bring what is missing to a Debian or an Astra Linux."""
    packages = [*(["python3-venv"] if without_pip else []), *(library.debian for library in missing)]
    return ["apt-get update", f"apt-get install -y --no-install-recommends {' '.join(packages)}"]


def set_up(what: str) -> None:
    """Make `.venv` and fill it with the pinned packages, unless exactly that was done before."""
    wanted = fingerprint()
    stamp = VENV / f"set-up-for-{what}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not pip_works():
        print("Создаю виртуальное окружение .venv …", flush=True)
        call(
            sys.executable,
            "-m",
            "venv",
            "--clear",
            VENV,
            or_else="Не удалось создать окружение .venv; причина – выше.",
        )
    print("Ставлю пакеты, это займёт одну–две минуты …", flush=True)
    parts = ".[test]" if what == "test" else "."
    call(
        *(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("-c", "constraints.txt", "-e", parts),
        or_else="Пакеты не поставились; причина – выше. Проверьте сеть и настройки pip (прокси, хранилище).",
    )
    for done in {what, "demo"}:
        (VENV / f"set-up-for-{done}").write_text(wanted, encoding="utf-8")


def fingerprint() -> str:
    """Tell one set-up from another: which packages, by which Python, in which folder."""
    digest = hashlib.sha256(f"{ROOT} {platform.python_version()}".encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def pip_works() -> bool:
    """Tell whether `.venv` is whole: its scripts die when it was moved or its making was broken off."""
    try:
        tried = subprocess.run([str(BIN / "pip"), "--version"], stdout=subprocess.DEVNULL, check=False)
    except OSError:
        return False
    return tried.returncode == 0


def call(*command: str | Path, or_else: str) -> None:
    """Run a command of the set-up; its failure stops us with a sentence."""
    if subprocess.run(list(map(str, command)), cwd=ROOT, check=False).returncode != 0:
        raise Obstacle(or_else)


def run_checks() -> int:
    """Run every check in order and stop at the first that fails; pytest's own summary ends it."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for title, command in CHECKS:
        print(f"\n── {title} ──", flush=True)
        code = subprocess.run(list(map(str, command)), cwd=ROOT, env=surroundings, check=False).returncode
        if code != 0:
            return code
    return 0


def open_demo() -> int:
    """Make the demo town once, and open the window on it."""
    home = demo_home()
    make_town(home)
    program = [str(PYTHON), "-m", "mcu_desktop", "--home", str(home)]
    if no_screen():
        raise Obstacle(
            "Окно открыть негде: нет графического сеанса (переменные DISPLAY и WAYLAND_DISPLAY пусты).\n"
            "Повторите команду в сеансе рабочего стола. Пример уже готов, и в терминале он доступен так:\n"
            f"  {subprocess.list2cmdline([*program, 'list', '--limit', '10'])}"
        )
    print(f"Открываю окно. Пример лежит в {home}; удалите эту папку, чтобы начать заново.", flush=True)
    return subprocess.run(program, cwd=ROOT, check=False).returncode


def demo_home() -> Path:
    """Give the demo town's own folder, beside the real profile and never in it."""
    ask = "import platformdirs; print(platformdirs.user_data_dir('mcu-desktop-demo', appauthor=False))"
    answer = subprocess.run([str(PYTHON), "-X", "utf8", "-c", ask], stdout=subprocess.PIPE, check=True)
    return Path(answer.stdout.decode().strip())


def make_town(home: Path) -> None:
    """Fill the demo town's folder; one whose making was broken off is made anew."""
    unfinished = home.with_name(home.name + ".unfinished")
    if unfinished.exists():
        shutil.rmtree(home, ignore_errors=True)
    elif home.exists():
        return
    print("Готовлю демонстрационный город …", flush=True)
    home.parent.mkdir(parents=True, exist_ok=True)
    unfinished.touch()
    call(
        *(PYTHON, "-m", "mcu_desktop", "--home", home, "demo", "--cases", "400"),
        or_else="Демонстрационный город не получился; причина – выше.",
    )
    unfinished.unlink()


def no_screen() -> bool:
    """Tell whether a window would have nowhere to open."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in chosen)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main())
