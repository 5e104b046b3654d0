"""The tables of a shared database, under a version of their own; `schema` keeps them append-only."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Identity,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)

SCHEMA = 1
"""What this program writes; another number is made by `shared prepare` and never in passing."""
OLDEST_CLIENT = 1
"""The oldest schema whose programs may still exchange with a database of this one."""
STATION_ROLE = "mcu_station"
"""The role of workstations on PostgreSQL; `schema/rights-postgresql.sql` says what it may do."""

tables = MetaData()

hub = Table(
    "mcu_hub",
    tables,
    Column("id", SmallInteger, CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
    Column("hub_id", LargeBinary(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("office", LargeBinary(16), nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("min_client", Integer, nullable=False),
)

station = Table(
    "mcu_station",
    tables,
    Column("station", Text, primary_key=True),
    Column("verify_key", LargeBinary(32)),
    Column("enrolled_at", BigInteger, nullable=False),
    Column("revoked_at", BigInteger),
)

log = Table(
    "mcu_log",
    tables,
    Column("no", Integer, Identity(), primary_key=True),
    Column("log", LargeBinary(16), nullable=False, unique=True),
    Column("station", Text, ForeignKey("mcu_station.station"), nullable=False),
    Column("parent", LargeBinary(16)),
    Column("parent_seq", BigInteger, nullable=False),
    Column("head", BigInteger, nullable=False),
    Column("link", LargeBinary(32), nullable=False),
    Column("head_sig", LargeBinary(64)),
    Column("stamp", BigInteger, nullable=False),
    Column("nonce", LargeBinary(16)),
    Column("sealed_at", BigInteger),
    Column("pushed_at", BigInteger),
)

record = Table(
    "mcu_record",
    tables,
    Column("log", Integer, ForeignKey("mcu_log.no"), primary_key=True, autoincrement=False),
    Column("seq", BigInteger, CheckConstraint("seq > 0"), primary_key=True, autoincrement=False),
    Column("stamp", BigInteger, nullable=False),
    Column("txn", BigInteger, nullable=False),
    Column("stream_kind", Text, nullable=False),
    Column("stream", LargeBinary(16), nullable=False),
    Column("parents", LargeBinary, nullable=False),
    Column("author", Text, nullable=False),
    Column("duty", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("min_reader", Integer, nullable=False),
    Column("body", LargeBinary),
    Column("body_digest", LargeBinary(32), nullable=False),
    Column("link", LargeBinary(32), nullable=False),
)

reader = Table(
    "mcu_reader",
    tables,
    Column("reader", LargeBinary(16), primary_key=True),
    Column("log", Integer, ForeignKey("mcu_log.no"), primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
)
