-- The exchange: logs of others beside our own, and what this desk alone remembers of a shared database.
ALTER TABLE log ADD COLUMN parent BLOB;
ALTER TABLE log ADD COLUMN parent_seq INTEGER NOT NULL DEFAULT 0;

-- How far a shared database has confirmed our logs, and the nonces by which it knows their only writer.
CREATE TABLE confirmed (
    hub    BLOB NOT NULL,
    log    INTEGER NOT NULL REFERENCES log (no),
    seq    INTEGER NOT NULL,
    nonce  BLOB,
    coming BLOB,
    PRIMARY KEY (hub, log)
) WITHOUT ROWID;

-- Why a log of somebody else does not come any farther.
CREATE TABLE held_up (
    log    BLOB PRIMARY KEY,
    seq    INTEGER NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;

-- Numbers above which a restored station goes on, when the records that bear them are lost.
CREATE TABLE number_floor (
    journal TEXT NOT NULL,
    year    INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (journal, year)
) WITHOUT ROWID;

-- Records of our own that met others in their place: written again in a new log, and kept here as they were.
CREATE TABLE forked (
    log         INTEGER NOT NULL REFERENCES log (no),
    seq         INTEGER NOT NULL,
    stamp       INTEGER NOT NULL,
    txn         INTEGER NOT NULL,
    stream_kind TEXT NOT NULL,
    stream      BLOB NOT NULL,
    parents     BLOB NOT NULL,
    author      TEXT NOT NULL,
    duty        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    version     INTEGER NOT NULL,
    min_reader  INTEGER NOT NULL,
    body        BLOB,
    body_digest BLOB NOT NULL,
    link        BLOB NOT NULL,
    PRIMARY KEY (log, seq, link)
);

CREATE TRIGGER forked_is_never_deleted BEFORE DELETE ON forked
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER forked_is_never_rewritten BEFORE UPDATE ON forked
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- A record may leave the journal for one place only, and must stand there first, word for word.
DROP TRIGGER journal_is_never_deleted;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
WHEN NOT EXISTS (
    SELECT 1 FROM forked f WHERE f.log = OLD.log AND f.seq = OLD.seq AND f.link = OLD.link
    AND (f.stamp, f.txn, f.stream_kind, f.stream, f.parents, f.author, f.duty, f.kind, f.version,
        f.min_reader, f.body, f.body_digest)
    IS (OLD.stamp, OLD.txn, OLD.stream_kind, OLD.stream, OLD.parents, OLD.author, OLD.duty, OLD.kind,
        OLD.version, OLD.min_reader, OLD.body, OLD.body_digest)
)
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- A projection: records on which telling their stream breaks; they are kept, passed on and left out.
CREATE TABLE untold (
    stream BLOB NOT NULL,
    log    BLOB NOT NULL,
    seq    INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (stream, log, seq)
) WITHOUT ROWID;
