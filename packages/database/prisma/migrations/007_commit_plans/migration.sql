-- Plans are made while the tables are small and kept for long: one that reads a table whole would stay when it has grown.
-- Planning anew for each batch costs a tenth to a quarter of a single command.
ALTER FUNCTION countersign_commit
  SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off;
