-- Projections: whom somebody said an applicant is, and how applicants are known since a change.
CREATE TABLE citizen (
    case_key INTEGER NOT NULL REFERENCES case_line (key) ON DELETE CASCADE,
    place    INTEGER NOT NULL,
    citizen  TEXT NOT NULL,
    PRIMARY KEY (case_key, place)
) WITHOUT ROWID;

CREATE TABLE citizen_change (
    case_key     INTEGER NOT NULL REFERENCES case_line (key) ON DELETE CASCADE,
    change       INTEGER NOT NULL,
    place        INTEGER NOT NULL,
    since        TEXT NOT NULL,
    surname      TEXT,
    name         TEXT,
    patronymic   TEXT,
    organisation TEXT,
    address      TEXT,
    phone        TEXT,
    email        TEXT,
    PRIMARY KEY (case_key, change)
) WITHOUT ROWID;
