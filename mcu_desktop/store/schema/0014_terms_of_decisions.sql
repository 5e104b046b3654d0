-- Decisions begin terms, several of one norm: `about` tells which request or order a term belongs to.
ALTER TABLE clock RENAME TO clock_of_norm;

CREATE TABLE clock (
    case_key    INTEGER NOT NULL REFERENCES case_line (key) ON DELETE CASCADE,
    norm        TEXT NOT NULL,
    about       TEXT NOT NULL,
    start       TEXT NOT NULL,
    due         TEXT NOT NULL,
    provisional INTEGER NOT NULL,
    stopped_on  TEXT,
    PRIMARY KEY (case_key, norm, about)
) WITHOUT ROWID;

INSERT INTO clock SELECT case_key, norm, '', start, due, provisional, stopped_on FROM clock_of_norm;

DROP TABLE clock_of_norm;

-- Social standing, as the statistical form counts it.
ALTER TABLE applicant ADD COLUMN social TEXT;
