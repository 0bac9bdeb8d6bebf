-- Documents and records of up to eight kilobytes stay in their row as they are: compressing them was a quarter of what a
-- group of commands cost PostgreSQL. They take about twice the disk.
ALTER TABLE instance SET (toast_tuple_target = 8160);
ALTER TABLE record SET (toast_tuple_target = 8160);

-- Nobody asks for rows by these, so nobody needs to know what they hold: reading them took most of the time of ANALYZE.
ALTER TABLE instance ALTER COLUMN state SET STATISTICS 0;
ALTER TABLE record ALTER COLUMN body SET STATISTICS 0, ALTER COLUMN previous_hash SET STATISTICS 0,
  ALTER COLUMN hash SET STATISTICS 0;
