-- The signatures of workplaces under places of their logs: they travel with the records, by every road.
CREATE TABLE seal (
    log       INTEGER NOT NULL REFERENCES log (no),
    seq       INTEGER NOT NULL,
    link      BLOB NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (log, seq, link)
) WITHOUT ROWID;
