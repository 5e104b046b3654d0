-- What no slip of a program can undo: records are only added, logs only grow.
CREATE FUNCTION mcu_record_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.body IS NULL AND
        (NEW.log, NEW.seq, NEW.stamp, NEW.txn, NEW.stream_kind, NEW.stream, NEW.parents, NEW.author,
        NEW.duty, NEW.kind, NEW.version, NEW.min_reader, NEW.body_digest, NEW.link)
        IS NOT DISTINCT FROM
        (OLD.log, OLD.seq, OLD.stamp, OLD.txn, OLD.stream_kind, OLD.stream, OLD.parents, OLD.author,
        OLD.duty, OLD.kind, OLD.version, OLD.min_reader, OLD.body_digest, OLD.link)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the shared journal is append-only';
END $$;

CREATE FUNCTION mcu_log_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND (NEW.no, NEW.log, NEW.station) = (OLD.no, OLD.log, OLD.station)
        AND NEW.head >= OLD.head
        AND ((NEW.head, NEW.link) = (OLD.head, OLD.link) OR EXISTS (
            SELECT 1 FROM mcu_record r WHERE r.log = NEW.no AND r.seq = NEW.head AND r.link = NEW.link
        ))
        AND (OLD.sealed_at IS NULL OR NEW.sealed_at IS NOT DISTINCT FROM OLD.sealed_at)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the shared journal is append-only';
END $$;

CREATE FUNCTION mcu_never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the shared journal is append-only';
END $$;

CREATE TRIGGER mcu_record_is_only_appended BEFORE UPDATE OR DELETE ON mcu_record
FOR EACH ROW EXECUTE FUNCTION mcu_record_guard();

CREATE TRIGGER mcu_log_only_grows BEFORE UPDATE OR DELETE ON mcu_log
FOR EACH ROW EXECUTE FUNCTION mcu_log_guard();

CREATE TRIGGER mcu_record_is_never_emptied BEFORE TRUNCATE ON mcu_record EXECUTE FUNCTION mcu_never();
CREATE TRIGGER mcu_log_is_never_emptied BEFORE TRUNCATE ON mcu_log EXECUTE FUNCTION mcu_never();
