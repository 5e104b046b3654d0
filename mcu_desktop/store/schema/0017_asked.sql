-- A projection: what is asked of whom on a case – a visa, a signature, an order – and whether it waits.
CREATE TABLE asked (
    case_key INTEGER NOT NULL REFERENCES case_line (key) ON DELETE CASCADE,
    person   TEXT NOT NULL,
    what     TEXT NOT NULL,
    about    TEXT NOT NULL,
    waits    INTEGER NOT NULL,
    PRIMARY KEY (case_key, person, what, about)
) WITHOUT ROWID;

CREATE INDEX asked_of_person ON asked (person, waits);

-- A projection: every time an answer came back to be written better, against whom it counts.
CREATE TABLE returned (
    case_key    INTEGER NOT NULL REFERENCES case_line (key) ON DELETE CASCADE,
    place       INTEGER NOT NULL,
    author      TEXT NOT NULL,
    returned_on TEXT NOT NULL,
    PRIMARY KEY (case_key, place)
) WITHOUT ROWID;

CREATE INDEX returned_to ON returned (author, returned_on);
