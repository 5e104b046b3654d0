-- What a workstation may do: read and append; a head may move (the guard sees that it grows), a record may not.
GRANT SELECT ON mcu_hub, mcu_station, mcu_log, mcu_record, mcu_reader TO mcu_station;
GRANT INSERT ON mcu_station, mcu_log, mcu_record, mcu_reader TO mcu_station;
GRANT SELECT, INSERT ON mcu_seal, mcu_proof TO mcu_station;
GRANT SELECT, INSERT ON mcu_blob, mcu_blob_chunk, mcu_blob_asked, mcu_snapshot TO mcu_station;
GRANT UPDATE (head, link, sealed_upto, stamp, nonce, sealed_at, pushed_at) ON mcu_log TO mcu_station;
GRANT UPDATE (seq, at) ON mcu_reader TO mcu_station;

-- The one change that a workstation may have made to records: words of cases that an act destroyed go for ever.
CREATE OR REPLACE FUNCTION mcu_forget(which INTEGER, places BIGINT[]) RETURNS VOID
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
    UPDATE mcu_record r SET body = NULL
    WHERE r.log = which AND r.seq = ANY (places) AND r.body IS NOT NULL
        AND r.stream_kind = 'case' AND r.kind <> 'erased'
        AND EXISTS (
            SELECT 1 FROM mcu_record a
            WHERE a.stream = r.stream AND a.stream_kind = 'case' AND a.kind = 'erased'
        )
$$;
REVOKE ALL ON FUNCTION mcu_forget(INTEGER, BIGINT[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION mcu_forget(INTEGER, BIGINT[]) TO mcu_station;
