-- Who changed which person or department, and how: append-only by grant, as the records of instances are.
CREATE TABLE directory_change (
  id uuid PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  by_id text NOT NULL,
  kind text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  before json,
  after json
);
CREATE INDEX directory_change_at_idx ON directory_change (at DESC, id);
CREATE INDEX directory_change_subject_idx ON directory_change (subject_id, at DESC, id);
CREATE INDEX directory_change_by_idx ON directory_change (by_id, at DESC, id);
