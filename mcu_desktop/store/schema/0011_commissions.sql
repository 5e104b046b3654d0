-- A projection: what organisations without a login were asked, found by the number on their papers.
CREATE TABLE commission (
    case_key INTEGER NOT NULL REFERENCES case_line (key) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    number   TEXT NOT NULL,
    unit     TEXT NOT NULL,
    due      TEXT NOT NULL,
    answered INTEGER NOT NULL,
    PRIMARY KEY (case_key, id)
) WITHOUT ROWID;

CREATE INDEX commission_by_number ON commission (number);
CREATE INDEX commission_waiting ON commission (due) WHERE answered = 0;
