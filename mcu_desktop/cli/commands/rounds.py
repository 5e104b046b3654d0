"""`sync --stay`: the exchange goes on until it is stopped; the window runs the same as its second process."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from threading import Thread
from typing import TYPE_CHECKING, TextIO

from mcu_desktop.cli.session import home, opened
from mcu_desktop.problems import Refusal
from mcu_desktop.workplace.exchange.roads import roads
from mcu_desktop.workplace.exchange.rounds import News, Order, Rounds
from mcu_desktop.workplace.signing_in import unattended

if TYPE_CHECKING:
    from argparse import Namespace

_WORDS = {
    "began": "обмен начался",
    "absent": "папки сейчас нет, жду её",
    "stopped": "обмен остановлен",
    "linked": "профиль связан с базой",
}


def stay(options: Namespace) -> int:
    """Exchange by every road of the profile until Ctrl+C."""
    workplace = opened(options, unattended)
    try:
        if not roads(workplace.store):
            raise Refusal("Обмениваться не с кем: назовите базу или папку: roads.")
        Rounds(workplace, _said_in_json if options.json else _said).run()
    finally:
        workplace.close()
    return 0


def serve(options: Namespace) -> int:
    """Be the second process of a window: its first line is the profile's key, the others are orders.

    The end of the lines is the end of the window, however it came: nothing is left behind.
    """
    from mcu_desktop.workplace.workplace import Workplace  # noqa: PLC0415 - `--help` needs no database

    key = sys.stdin.readline().strip()
    workplace = Workplace.open(home(options), key=bytes.fromhex(key) if key else None, door=unattended)
    try:
        rounds = Rounds(workplace, _said_in_json)
        Thread(target=_listen, args=(sys.stdin, rounds), name="orders", daemon=True).start()
        rounds.run()
    finally:
        workplace.close()
    return 0


def _listen(lines: TextIO, rounds: Rounds) -> None:
    for line in lines:
        rounds.order(Order(*json.loads(line)))
    rounds.order(Order("stop"))


def _said_in_json(news: News) -> None:
    print(json.dumps(asdict(news), ensure_ascii=False), flush=True)


def _said(news: News) -> None:
    match news.what:
        case "went":
            words = f"передано {news.done} из {news.whole}"
        case "done":
            words = f"отправлено {news.sent}, получено {news.received}"
        case "phase":
            words = news.words
        case "failed" | "refused":
            words = f"{news.words} Повторю через {news.again_in} с."
        case other:
            words = _WORDS[other]
    print("\n".join((f"{news.road}: {words}", *news.notices)), flush=True)
    if news.what == "done" and news.words:
        print(news.words, file=sys.stderr, flush=True)
