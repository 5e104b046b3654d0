-- A projection: the keys by which an earlier case is found when the same people, or others about the same place, come.
CREATE TABLE clue (
    clue     TEXT NOT NULL,
    case_key INTEGER NOT NULL REFERENCES case_line (key) ON DELETE CASCADE,
    PRIMARY KEY (clue, case_key)
) WITHOUT ROWID;

CREATE INDEX clue_of_case ON clue (case_key);
CREATE INDEX question_by_code ON question (code, case_key) WHERE code IS NOT NULL;
