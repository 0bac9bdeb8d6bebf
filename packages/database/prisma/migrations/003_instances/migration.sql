-- The hot tables. Each has instance_id first in its primary key and no unique constraint beside it, so that all rows of
-- one instance can live together on one node of a distributed database. No foreign keys and no triggers: the rows are
-- written by one function from one document, and the doctor compares them with it.
CREATE TABLE instance (
  instance_id uuid PRIMARY KEY,
  number text NOT NULL,
  definition_key text NOT NULL,
  definition_version integer NOT NULL,
  definition_hash text NOT NULL,
  status text NOT NULL,
  requester_id text NOT NULL,
  requester_department text NOT NULL,
  -- The account's name when the request was last changed, for lists and search.
  subject text,
  account_id text,
  amount bigint,
  steps text[] NOT NULL,
  -- The whole document as JSON text, the only part the engine reads.
  state text NOT NULL,
  revision integer NOT NULL,
  seq integer NOT NULL,
  -- The organisation's revision under which the candidates of the open tasks were found; null without open tasks.
  organisation_revision integer,
  started_at timestamptz(3) NOT NULL,
  submitted_at timestamptz(3),
  updated_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3)
) WITH (fillfactor = 80);
CREATE INDEX instance_started_at_idx ON instance (started_at DESC, instance_id);
CREATE INDEX instance_requester_idx ON instance (requester_id, started_at DESC, instance_id);
CREATE INDEX instance_department_idx ON instance (requester_department, started_at DESC, instance_id);
CREATE INDEX instance_account_idx ON instance (account_id, started_at DESC, instance_id) WHERE account_id IS NOT NULL;
CREATE INDEX instance_number_idx ON instance (number text_pattern_ops);
CREATE INDEX instance_organisation_revision_idx ON instance (organisation_revision) WHERE organisation_revision IS NOT NULL;

CREATE TABLE record (
  instance_id uuid NOT NULL,
  seq integer NOT NULL,
  at timestamptz(3) NOT NULL,
  actor text NOT NULL,
  verb text NOT NULL,
  -- Canonical JSON as text: the hash is taken over exactly these bytes.
  body text NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (instance_id, seq)
);

CREATE TABLE task (
  instance_id uuid NOT NULL,
  number integer NOT NULL,
  step text NOT NULL,
  visit integer NOT NULL,
  since timestamptz(3) NOT NULL,
  due timestamptz(3),
  state text NOT NULL,
  closed_at timestamptz(3),
  decided_by text,
  outcome text,
  PRIMARY KEY (instance_id, number)
);

CREATE TABLE candidate (
  instance_id uuid NOT NULL,
  task_number integer NOT NULL,
  person_id text NOT NULL,
  -- 'infinity' without a due time, so that the inbox reads in order of one column.
  due timestamptz(3) NOT NULL,
  since timestamptz(3) NOT NULL,
  open boolean NOT NULL,
  decided_at timestamptz(3),
  -- The instance's own, so that everything a person ever had to do with reads newest first from one index.
  started_at timestamptz(3) NOT NULL,
  PRIMARY KEY (instance_id, task_number, person_id)
);
CREATE INDEX candidate_inbox_idx ON candidate (person_id, due, instance_id, task_number) WHERE open;
CREATE INDEX candidate_done_idx ON candidate (person_id, decided_at DESC, instance_id) WHERE decided_at IS NOT NULL;
CREATE INDEX candidate_involved_idx ON candidate (person_id, started_at DESC, instance_id);

CREATE TABLE timer (
  instance_id uuid NOT NULL,
  state text NOT NULL,
  visit integer NOT NULL,
  name text NOT NULL,
  due_at timestamptz(3) NOT NULL,
  PRIMARY KEY (instance_id, state, visit, name)
);
CREATE INDEX timer_due_at_idx ON timer (due_at);

-- Who was sent a copy 抄送.
CREATE TABLE copy (
  instance_id uuid NOT NULL,
  person_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  seq integer NOT NULL,
  started_at timestamptz(3) NOT NULL,
  PRIMARY KEY (instance_id, person_id)
);
CREATE INDEX copy_person_idx ON copy (person_id, at DESC, instance_id);
CREATE INDEX copy_involved_idx ON copy (person_id, started_at DESC, instance_id);

-- Deliveries. Rows stay after they are drained: they show that each was promised exactly once.
CREATE TABLE outbox (
  instance_id uuid NOT NULL,
  seq integer NOT NULL,
  ordinal integer NOT NULL,
  recipient text NOT NULL,
  kind text NOT NULL,
  params json NOT NULL,
  created_at timestamptz(3) NOT NULL,
  drained_at timestamptz(3),
  PRIMARY KEY (instance_id, seq, ordinal)
);
CREATE INDEX outbox_undrained_idx ON outbox (created_at, instance_id, seq, ordinal) WHERE drained_at IS NULL;

-- Changes to other aggregates, each applied once by the worker.
CREATE TABLE effect (
  instance_id uuid NOT NULL,
  seq integer NOT NULL,
  ordinal integer NOT NULL,
  kind text NOT NULL,
  params json NOT NULL,
  created_at timestamptz(3) NOT NULL,
  applied_at timestamptz(3),
  attempts integer NOT NULL DEFAULT 0,
  retry_at timestamptz(3),
  error text,
  PRIMARY KEY (instance_id, seq, ordinal)
);
CREATE INDEX effect_pending_idx ON effect (created_at, instance_id, seq, ordinal) WHERE applied_at IS NULL;

CREATE TABLE idempotency (
  instance_id uuid NOT NULL,
  actor text NOT NULL,
  key text NOT NULL,
  hash text NOT NULL,
  seq integer NOT NULL,
  revision integer NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (instance_id, actor, key)
);

CREATE TABLE file_link (
  instance_id uuid NOT NULL,
  file_id uuid NOT NULL,
  field text NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (instance_id, file_id, field)
);
CREATE INDEX file_link_file_id_idx ON file_link (file_id);
