-- A projection: visits to personal receptions (59-ФЗ art. 13), whole as JSON beside what they are found by.
CREATE TABLE visit (
    id      BLOB PRIMARY KEY,
    day     TEXT NOT NULL,
    whom    TEXT NOT NULL,
    station TEXT,
    year    INTEGER,
    ordinal INTEGER,
    case_id BLOB,
    body    TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX visit_by_day ON visit (day, whom);
CREATE INDEX visit_by_card ON visit (station, year, ordinal);
CREATE INDEX visit_by_case ON visit (case_id) WHERE case_id IS NOT NULL;
