-- What somebody asked for and was refused. Written beside the commits, in batches: a refusal never waits for it.
CREATE TABLE refused_attempt (
  id uuid PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  -- Who asked; null in a row that counts attempts which came too fast to be kept.
  person_id text,
  instance_id uuid,
  -- What was asked for: a command, or the name of a procedure or route.
  verb text NOT NULL,
  code text NOT NULL,
  -- The id of the HTTP request, as in the answer and the server's log.
  request_id text,
  times integer NOT NULL DEFAULT 1
);
CREATE INDEX refused_attempt_at_idx ON refused_attempt (at DESC, id);
CREATE INDEX refused_attempt_person_idx ON refused_attempt (person_id, at DESC, id);
CREATE INDEX refused_attempt_instance_idx ON refused_attempt (instance_id, at DESC, id);
