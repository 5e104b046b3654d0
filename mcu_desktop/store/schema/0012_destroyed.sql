-- Destruction by act: what was destroyed is found without reading all of the journal.
CREATE INDEX journal_of_acts ON journal (stream) WHERE kind = 'erased' AND stream_kind = 'case';

-- Of this desk alone: files of cases that were destroyed; roads are told to let go of them.
CREATE TABLE file_destroyed (
    digest TEXT PRIMARY KEY
) WITHOUT ROWID;

-- What was put aside may lose its body, too, and nothing else.
DROP TRIGGER forked_is_never_rewritten;
CREATE TRIGGER forked_is_never_rewritten BEFORE UPDATE ON forked
WHEN NEW.body IS NOT NULL
    OR (NEW.log, NEW.seq, NEW.stamp, NEW.txn, NEW.stream_kind, NEW.stream, NEW.parents, NEW.author,
        NEW.duty, NEW.kind, NEW.version, NEW.min_reader, NEW.body_digest, NEW.link)
    IS NOT (OLD.log, OLD.seq, OLD.stamp, OLD.txn, OLD.stream_kind, OLD.stream, OLD.parents, OLD.author,
        OLD.duty, OLD.kind, OLD.version, OLD.min_reader, OLD.body_digest, OLD.link)
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
