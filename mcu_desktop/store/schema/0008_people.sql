-- Passwords and readings lie beside cases and cards: they are listed by their time, and no rebuild reads them.
CREATE INDEX journal_of_people ON journal (stream_kind, stamp, log, seq) WHERE stream_kind IN ('password', 'reading');
DROP INDEX journal_of_cards;
CREATE INDEX journal_of_cards ON journal (stream, stamp, log, seq)
WHERE stream_kind NOT IN ('case', 'password', 'reading');

-- What somebody typed and did not finish is that person's, whoever works at the desk next.
CREATE TABLE drafts_of_people (
    person   TEXT NOT NULL,
    id       TEXT NOT NULL,
    kind     TEXT NOT NULL,
    title    TEXT NOT NULL,
    body     TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (person, id)
) WITHOUT ROWID;
INSERT INTO drafts_of_people
SELECT coalesce((SELECT value FROM profile WHERE name = 'owner'), ''), id, kind, title, body, saved_at FROM draft;
DROP TABLE draft;
ALTER TABLE drafts_of_people RENAME TO draft;
