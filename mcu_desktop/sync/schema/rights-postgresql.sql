-- What a workstation may do: read and append; a head may move (the guard sees that it grows), a record may not.
GRANT SELECT ON mcu_hub, mcu_station, mcu_log, mcu_record, mcu_reader TO mcu_station;
GRANT INSERT ON mcu_station, mcu_log, mcu_record, mcu_reader TO mcu_station;
GRANT SELECT, INSERT ON mcu_seal, mcu_proof TO mcu_station;
GRANT SELECT, INSERT ON mcu_blob, mcu_blob_chunk, mcu_blob_asked, mcu_snapshot TO mcu_station;
GRANT UPDATE (head, link, sealed_upto, stamp, nonce, sealed_at, pushed_at) ON mcu_log TO mcu_station;
GRANT UPDATE (seq, at) ON mcu_reader TO mcu_station;
