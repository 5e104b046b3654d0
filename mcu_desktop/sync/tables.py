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

SCHEMA = 2
"""What this program writes; another number is made by `shared prepare` and never in passing."""
WITH_BLOBS = 2
"""Since which schema files and snapshots lie in the shared database."""
OLDEST_CLIENT = 2
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
    Column("sealed_upto", BigInteger, nullable=False, server_default="0"),
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

seal = Table(
    "mcu_seal",
    tables,
    Column("log", Integer, ForeignKey("mcu_log.no"), primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("signature", LargeBinary(64), primary_key=True),
    Column("link", LargeBinary(32), nullable=False),
)

proof = Table(
    "mcu_proof",
    tables,
    Column("log", Integer, ForeignKey("mcu_log.no"), primary_key=True, autoincrement=False),
    Column("digest", LargeBinary(32), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

reader = Table(
    "mcu_reader",
    tables,
    Column("reader", LargeBinary(16), primary_key=True),
    Column("log", Integer, ForeignKey("mcu_log.no"), primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
)

blob = Table(
    "mcu_blob",
    tables,
    Column("id", LargeBinary(32), primary_key=True),
    Column("edition", SmallInteger, CheckConstraint("edition >= 0"), primary_key=True, autoincrement=False),
    Column("size", BigInteger, nullable=False),
    Column("put_at", BigInteger, nullable=False),
)
"""Files that lie here whole; one that came out spoilt is put again as another edition, never rewritten."""

blob_chunk = Table(
    "mcu_blob_chunk",
    tables,
    Column("id", LargeBinary(32), primary_key=True),
    Column("edition", SmallInteger, primary_key=True, autoincrement=False),
    Column("n", Integer, CheckConstraint("n >= 0"), primary_key=True, autoincrement=False),
    Column("data", LargeBinary, CheckConstraint("length(data) <= 1048576"), nullable=False),
)

blob_asked = Table(
    "mcu_blob_asked",
    tables,
    Column("id", LargeBinary(32), primary_key=True),
    Column("edition", SmallInteger, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),
)
"""Files that somebody wants and nobody has put here, or not in a sound edition."""

snapshot = Table(
    "mcu_snapshot",
    tables,
    Column("id", LargeBinary(32), primary_key=True),
    Column("made_at", BigInteger, nullable=False),
    Column("records", BigInteger, nullable=False),
    Column("document", LargeBinary, CheckConstraint("length(document) <= 1048576"), nullable=False),
)
"""Whole states for new stations: `document` is signed and sealed for the office, the file is a blob."""
