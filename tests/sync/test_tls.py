"""A server off this machine is reached with a checked certificate, or as the office has written down."""

from __future__ import annotations

import socket
from contextlib import closing
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from sqlalchemy import make_url

from mcu_desktop.problems import Refusal, Trouble
from mcu_desktop.store.stream import Stream
from mcu_desktop.sync import addresses
from mcu_desktop.sync.addresses import Line, secured
from mcu_desktop.sync.hub import Hub
from mcu_desktop.workplace.exchange import exchanging, lines, linking, stations
from mcu_desktop.workplace.exchange.invitation import read_invitation
from mcu_desktop.workplace.exchange.joining import accept
from tests.sync.servers import Listening, required, server
from tests.sync.town import Town, new_ids

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mcu_desktop.workplace.workplace import Workplace


def certified(host: str) -> Listening:
    """Make a certificate for a server at an address of this machine, signed by itself."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), critical=True)
        .sign(key, SHA256())
    )
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return Listening(host, certificate.public_bytes(Encoding.PEM), pem)


def own_address() -> str:
    """Give an address of this machine that is not the loopback as the program knows it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            found = str(probe.getsockname()[0])
        except OSError:
            found = "127.0.0.2"
    return found if found not in addresses._LOOPBACK else "127.0.0.2"


@pytest.fixture(scope="module")
def listening() -> Listening:
    return certified(own_address())


@pytest.fixture(scope="module")
def elsewhere(listening: Listening) -> Iterator[str]:
    """The address of a server with a certificate, off the loopback."""
    with server(required(), at=listening) as address:
        yield address


@pytest.fixture
def root(listening: Listening, tmp_path: Path) -> Path:
    file = tmp_path / "root.pem"
    file.write_bytes(listening.certificate)
    return file


@pytest.fixture
def first(fresh_kinel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workplace]:
    monkeypatch.setenv("HOME", str(tmp_path))  # no certificate of the user's own
    town = Town(tmp_path, fresh_kinel, f"sqlite:///{tmp_path}/hub.db")
    yield town["А"].office
    town.close()


def test_a_server_whose_certificate_nobody_knows_is_not_spoken_to(first: Workplace, elsewhere: str) -> None:
    with pytest.raises(Trouble, match="ертификат"):
        exchanging.prepare(first, elsewhere)


def test_a_certificate_that_is_given_is_checked_and_goes_with_the_invitation(
    first: Workplace, elsewhere: str, root: Path, tmp_path: Path
) -> None:
    lines.keep_root(first, root)
    exchanging.prepare(first, elsewhere)
    stations.invite(first, "Ю", tmp_path / "Ю.json")
    first.exchange()
    invitation = read_invitation(tmp_path / "Ю.json")
    guest = accept(tmp_path / "Ю", invitation, clock=first.now, identity=new_ids())
    with closing(guest):
        assert guest.exchange().received > 1
        with closing(linking.hub_of(guest, None)) as hub, hub._engine.connect() as connection:
            told = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            assert connection.exec_driver_sql(told).scalar_one() is True


def test_another_certificate_is_refused(first: Workplace, elsewhere: str, tmp_path: Path) -> None:
    false = tmp_path / "false.pem"
    false.write_bytes(certified(own_address()).certificate)
    lines.keep_root(first, false)
    with pytest.raises(Trouble, match="ертификат"):
        exchanging.prepare(first, elsewhere)


def test_an_open_line_is_refused_until_the_office_writes_down_why(first: Workplace, elsewhere: str) -> None:
    open_line = f"{elsewhere}?sslmode=disable"
    for address in (open_line, f"{elsewhere}?sslmode=prefer", f"{elsewhere}?sslmode=require"):
        with pytest.raises(Refusal, match="не разрешена"):
            exchanging.prepare(first, address)
    host = str(make_url(elsewhere).host)
    id_, _ = lines.allow(first, host, "disable", "Сервер в той же серверной, кабель прямой")
    exchanging.prepare(first, open_line)
    first.exchange()
    told = first.store.history(Stream("open_line", id_)).records
    assert [record.author for record in told] == [first.person]
    first.withdraw(id_, reason="Больше не нужно")
    with pytest.raises(Refusal, match="не разрешена"):
        first.exchange()


@pytest.mark.parametrize(
    ("address", "line", "mode"),
    [
        ("postgresql://127.0.0.1/x", Line(), None),
        ("postgresql://10.0.0.1/x", Line(), "verify-full"),
        ("postgresql://10.0.0.1/x?sslmode=verify-full", Line(), "verify-full"),
        ("postgresql://10.0.0.1/x", Line(allowed={"10.0.0.1": "require"}), "require"),
        ("postgresql://10.0.0.1/x?sslmode=verify-ca", Line(allowed={"10.0.0.1": "require"}), "verify-ca"),
    ],
)
def test_what_is_asked_of_a_connection(address: str, line: Line, mode: str | None) -> None:
    assert secured(make_url(address), line).query.get("sslmode") == mode


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://10.0.0.1/x?sslmode=require",
        "postgresql://10.0.0.1/x?sslmode=nonsense",
        "postgresql://127.0.0.1/x?host=10.0.0.1&sslmode=disable",
        "postgresql://127.0.0.1/x?hostaddr=10.0.0.1&sslmode=disable",
        "postgresql://127.0.0.1,10.0.0.1/x?sslmode=disable",
        "postgresql:///x?service=far&sslmode=disable",
    ],
)
def test_no_way_of_naming_a_server_gets_round_it(address: str) -> None:
    with pytest.raises(Refusal, match="не разрешена"):
        secured(make_url(address), Line())


def test_the_machines_own_default_server_is_no_way_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGHOST", "10.0.0.1")
    with pytest.raises(Refusal, match="не разрешена"):
        secured(make_url("postgresql:///x?sslmode=disable"), Line())


def test_the_canary_lets_an_open_line_through(
    first: Workplace, elsewhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "secured", lambda url, _: url)
    exchanging.prepare(first, f"{elsewhere}?sslmode=disable")
    with closing(Hub.at(f"{elsewhere}?sslmode=disable")) as hub:
        assert hub.charter().office == linking.office_id(first.store)


@pytest.mark.parametrize("content", ["", "no certificate", "-----BEGIN PRIVATE KEY-----"])
def test_only_a_certificate_is_kept_as_one(first: Workplace, tmp_path: Path, content: str) -> None:
    (tmp_path / "x.pem").write_text(content)
    with pytest.raises(Refusal, match="ертификат"):
        lines.keep_root(first, tmp_path / "x.pem")
    assert lines.root_certificate(first.store) is None
