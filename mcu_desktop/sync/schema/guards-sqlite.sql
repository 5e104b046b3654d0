-- What no slip of a program can undo: records are only added, logs only grow.
CREATE TRIGGER mcu_record_is_never_deleted BEFORE DELETE ON mcu_record
BEGIN
    SELECT RAISE(ABORT, 'the shared journal is append-only');
END;

CREATE TRIGGER mcu_record_is_never_rewritten BEFORE UPDATE ON mcu_record
WHEN NEW.body IS NOT NULL
    OR (NEW.log, NEW.seq, NEW.stamp, NEW.txn, NEW.stream_kind, NEW.stream, NEW.parents, NEW.author,
        NEW.duty, NEW.kind, NEW.version, NEW.min_reader, NEW.body_digest, NEW.link)
    IS NOT (OLD.log, OLD.seq, OLD.stamp, OLD.txn, OLD.stream_kind, OLD.stream, OLD.parents, OLD.author,
        OLD.duty, OLD.kind, OLD.version, OLD.min_reader, OLD.body_digest, OLD.link)
BEGIN
    SELECT RAISE(ABORT, 'the shared journal is append-only');
END;

CREATE TRIGGER mcu_log_is_never_deleted BEFORE DELETE ON mcu_log
BEGIN
    SELECT RAISE(ABORT, 'the shared journal is append-only');
END;

CREATE TRIGGER mcu_log_only_grows BEFORE UPDATE ON mcu_log
WHEN NOT (
    (NEW.no, NEW.log, NEW.station) = (OLD.no, OLD.log, OLD.station)
    AND NEW.head >= OLD.head
    AND ((NEW.head, NEW.link) = (OLD.head, OLD.link) OR EXISTS (
        SELECT 1 FROM mcu_record r WHERE r.log = NEW.no AND r.seq = NEW.head AND r.link = NEW.link
    ))
    AND (OLD.sealed_at IS NULL OR NEW.sealed_at IS OLD.sealed_at)
)
BEGIN
    SELECT RAISE(ABORT, 'the shared journal is append-only');
END;
