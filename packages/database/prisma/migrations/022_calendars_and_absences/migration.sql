-- A department may work by a calendar of its own; those below it do, too, unless they have one.
ALTER TABLE department ADD COLUMN calendar json;

-- When somebody is away, and who acts for them then.
CREATE TABLE absence (
  person_id text NOT NULL,
  from_at timestamptz(3) NOT NULL,
  until_at timestamptz(3) NOT NULL,
  substitute_id text NOT NULL,
  -- Whether the organisation's revision has moved on for its begin and its end, so that open tasks follow.
  begun boolean NOT NULL DEFAULT false,
  ended boolean NOT NULL DEFAULT false,
  PRIMARY KEY (person_id, from_at),
  CHECK (from_at < until_at)
);
CREATE INDEX absence_begin_idx ON absence (from_at) WHERE NOT begun;
CREATE INDEX absence_end_idx ON absence (until_at) WHERE NOT ended;
CREATE INDEX absence_substitute_idx ON absence (substitute_id, until_at);
