-- Files that the journal names: found without reading all of it.
CREATE INDEX journal_of_files ON journal (log, seq) WHERE kind = 'attached';

-- Of this desk alone: files that are known to lie on a road, and files that somebody here waits for.
CREATE TABLE file_on_road (
    road   TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (road, digest)
) WITHOUT ROWID;

CREATE TABLE file_wanted (
    digest TEXT PRIMARY KEY
) WITHOUT ROWID;
