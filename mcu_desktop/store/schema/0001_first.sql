-- The journal: the truth. Rows are only ever added; a body may be destroyed, nothing else.
CREATE TABLE profile (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE log (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE,
    station TEXT NOT NULL,
    head    INTEGER NOT NULL,
    link    BLOB NOT NULL,
    stamp   INTEGER NOT NULL,
    sealed  INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE journal (
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
    PRIMARY KEY (log, seq)
);

CREATE INDEX journal_by_stream ON journal (stream, stamp, log, seq);
CREATE INDEX journal_of_cards ON journal (stream, stamp, log, seq) WHERE stream_kind <> 'case';

CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER journal_is_never_rewritten BEFORE UPDATE ON journal
WHEN NEW.body IS NOT NULL
    OR (NEW.log, NEW.seq, NEW.stamp, NEW.txn, NEW.stream_kind, NEW.stream, NEW.parents, NEW.author,
        NEW.duty, NEW.kind, NEW.version, NEW.min_reader, NEW.body_digest, NEW.link)
    IS NOT (OLD.log, OLD.seq, OLD.stamp, OLD.txn, OLD.stream_kind, OLD.stream, OLD.parents, OLD.author,
        OLD.duty, OLD.kind, OLD.version, OLD.min_reader, OLD.body_digest, OLD.link)
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- Projections: told from the journal, may be dropped and told again.
CREATE TABLE case_line (
    key           INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    number        TEXT NOT NULL,
    status        TEXT NOT NULL,
    regime        TEXT NOT NULL,
    form          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    channel       TEXT NOT NULL,
    received_on   TEXT NOT NULL,
    registered_on TEXT NOT NULL,
    applicant     TEXT NOT NULL,
    address       TEXT NOT NULL,
    summary       TEXT NOT NULL,
    place         TEXT NOT NULL,
    territory     TEXT NOT NULL,
    blocks        TEXT NOT NULL,
    executors     TEXT NOT NULL,
    due           TEXT,
    due_norm      TEXT,
    answer_due    TEXT,
    answered_on   TEXT,
    closed_on     TEXT,
    out_on        TEXT,
    marks         TEXT NOT NULL,
    control       INTEGER NOT NULL,
    repeated      INTEGER NOT NULL,
    extended      INTEGER NOT NULL,
    words_digest  INTEGER NOT NULL
);

CREATE INDEX case_line_by_number ON case_line (number);
CREATE INDEX case_line_by_due ON case_line (due) WHERE due IS NOT NULL;
CREATE INDEX case_line_by_received ON case_line (received_on);
CREATE INDEX case_line_by_closed ON case_line (closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX case_line_by_status ON case_line (status, key);

CREATE TABLE question (
    case_key INTEGER NOT NULL REFERENCES case_line (key) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    block    TEXT,
    executor TEXT,
    code     TEXT,
    stage    TEXT NOT NULL,
    result   TEXT,
    measures TEXT,
    ended_on TEXT,
    PRIMARY KEY (case_key, id)
) WITHOUT ROWID;

CREATE INDEX question_by_block ON question (block, ended_on, stage, case_key);
CREATE INDEX question_by_executor ON question (executor, stage, case_key) WHERE executor IS NOT NULL;

CREATE TABLE applicant (
    case_key     INTEGER NOT NULL REFERENCES case_line (key) ON DELETE CASCADE,
    place        INTEGER NOT NULL,
    folded       TEXT NOT NULL,
    surname      TEXT,
    name         TEXT,
    patronymic   TEXT,
    organisation TEXT,
    address      TEXT,
    phone        TEXT,
    email        TEXT,
    benefit      TEXT,
    PRIMARY KEY (case_key, place)
) WITHOUT ROWID;

CREATE INDEX applicant_by_name ON applicant (folded, case_key);

CREATE TABLE clock (
    case_key    INTEGER NOT NULL REFERENCES case_line (key) ON DELETE CASCADE,
    norm        TEXT NOT NULL,
    start       TEXT NOT NULL,
    due         TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    stopped_on  TEXT,
    PRIMARY KEY (case_key, norm)
) WITHOUT ROWID;

CREATE TABLE number_claim (
    journal  TEXT NOT NULL,
    station  TEXT NOT NULL,
    year     INTEGER NOT NULL,
    ordinal  INTEGER NOT NULL,
    case_id  BLOB NOT NULL,
    PRIMARY KEY (journal, station, year, ordinal, case_id)
) WITHOUT ROWID;

CREATE TABLE card (
    id        BLOB PRIMARY KEY,
    kind      TEXT NOT NULL,
    body      TEXT NOT NULL,
    withdrawn INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX card_by_kind ON card (kind);

CREATE VIRTUAL TABLE search USING fts5 (
    words, stems,
    content = '', contentless_delete = 1, detail = full,
    prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0"
);

-- Of this desk alone: not in the journal, never exchanged.
CREATE TABLE draft (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    title      TEXT NOT NULL,
    body       TEXT NOT NULL,
    saved_at   TEXT NOT NULL
) WITHOUT ROWID;
