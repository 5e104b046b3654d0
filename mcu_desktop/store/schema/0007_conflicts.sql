-- A projection: fields that several people wrote without knowing of each other, until somebody settles them.
CREATE TABLE conflict (
    stream  BLOB NOT NULL,
    kind    TEXT NOT NULL,
    field   TEXT NOT NULL,
    records TEXT NOT NULL,
    PRIMARY KEY (stream, kind, field)
) WITHOUT ROWID;

-- A case that got another number keeps the one it bore: nobody gets it again, and nobody doubts it any more.
ALTER TABLE number_claim ADD COLUMN former INTEGER NOT NULL DEFAULT 0;
