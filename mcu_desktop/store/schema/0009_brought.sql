-- Of this desk alone: which records each exchange brought, and up to where a log was looked at for them.
CREATE TABLE brought (
    exchange INTEGER NOT NULL,
    at       TEXT NOT NULL,
    road     TEXT NOT NULL,
    log      INTEGER NOT NULL REFERENCES log (no),
    first    INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    PRIMARY KEY (exchange, log, first)
) WITHOUT ROWID;

CREATE TABLE brought_up_to (
    log INTEGER PRIMARY KEY REFERENCES log (no),
    seq INTEGER NOT NULL
);

INSERT INTO brought_up_to SELECT no, head FROM log;
