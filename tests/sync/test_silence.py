"""A server that falls silent at any moment of a connection's life is given up, not waited for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import event, text

from mcu_desktop.problems import Trouble
from mcu_desktop.sync import silence
from mcu_desktop.sync.addresses import engine_at
from mcu_desktop.sync.transactions import reading, writing
from tests.sync.proxies import Proxy

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine


@pytest.fixture
def network(postgres: str) -> Iterator[Proxy]:
    """The line to the server."""
    place = urlsplit(postgres)
    proxy = Proxy((place.hostname or "", place.port or 0))
    yield proxy
    proxy.cut()


@pytest.fixture
def engine(postgres: str, network: Proxy, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setattr(silence, "LONGEST_S", 0.5)
    made = engine_at(postgres.replace(f":{urlsplit(postgres).port}", f":{network.port}"))
    yield made
    made.dispose()


def while_connecting(engine: Engine, network: Proxy) -> None:
    @event.listens_for(engine, "connect", insert=True)
    def _silent(_connection: Any, _record: Any) -> None:
        network.fall_silent()

    with reading(engine):
        pass


def while_reading(engine: Engine, network: Proxy) -> None:
    with reading(engine) as connection:
        _fall_silent_after_a_word(connection, network)


def while_ending_a_transaction(engine: Engine, network: Proxy) -> None:
    with writing(engine) as connection:
        _fall_silent_after_a_word(connection, network)


def _fall_silent_after_a_word(connection: Connection, network: Proxy) -> None:
    connection.execute(text("SELECT 1"))
    network.fall_silent()


@pytest.mark.parametrize("when", [while_connecting, while_reading, while_ending_a_transaction])
def test_a_silent_server_is_given_up(
    engine: Engine, network: Proxy, when: Callable[[Engine, Proxy], None]
) -> None:
    with pytest.raises(Trouble):
        when(engine, network)
