-- A department may work by a calendar of its own; those below it do, too, unless they have one.
ALTER TABLE department ADD COLUMN calendar json;

-- When somebody is away and who acts for them then, in order. Columns rather than a table: the servers of the version
-- before give themselves rights to the tables they know when they start, and take away all others.
ALTER TABLE person ADD COLUMN absences json;
-- When the next of them begins or ends: open tasks follow then.
ALTER TABLE person ADD COLUMN absence_next timestamptz(3);
CREATE INDEX person_absence_next_idx ON person (absence_next) WHERE absence_next IS NOT NULL;
