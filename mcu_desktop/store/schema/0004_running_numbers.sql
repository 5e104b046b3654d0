-- The register by number as people count: journal by journal, 2 before 10.
ALTER TABLE case_line ADD COLUMN running TEXT NOT NULL DEFAULT '';

UPDATE case_line
SET running = printf('%s %s %04d %09d', n.journal, n.station, n.year, n.ordinal)
FROM number_claim n
WHERE n.case_id = case_line.id AND n.year = CAST(substr(case_line.registered_on, 1, 4) AS INTEGER);

CREATE INDEX case_line_by_running ON case_line (running);
