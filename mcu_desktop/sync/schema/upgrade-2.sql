-- Schema 2: signatures under logs have tables of their own; the place that waited for one of them is not needed.
ALTER TABLE mcu_log ADD COLUMN sealed_upto BIGINT NOT NULL DEFAULT 0;
ALTER TABLE mcu_log DROP COLUMN head_sig;
