-- A board hangs its cards by the index alone: their term stands in it too.
ALTER TABLE question ADD COLUMN due TEXT;
UPDATE question SET due = (SELECT c.due FROM case_line c WHERE c.key = case_key);
DROP INDEX question_by_block;
CREATE INDEX question_by_block ON question (block, ended_on, due, case_key, stage, executor);
