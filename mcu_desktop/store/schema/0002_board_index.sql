-- A board is read from the index alone: the executor stands in it too.
DROP INDEX question_by_block;
CREATE INDEX question_by_block ON question (block, ended_on, stage, case_key, executor);
