-- Commits a batch of decided commands in one round trip: one plain statement a table, rows of winners only.
-- Every parameter is a JSON array of rows, null when there are none. Returns the ids of the instances that won, or null
-- when the organisation is no longer the one the commands were decided under (then nothing was written).
CREATE FUNCTION countersign_commit(
  p_organisation integer,
  p_instances json,
  p_records json,
  p_tasks json,
  p_candidates json,
  p_timers_ended json,
  p_timers_set json,
  p_outbox json,
  p_effects json,
  p_copies json,
  p_keys json,
  p_files json
) RETURNS uuid[]
LANGUAGE plpgsql
AS $$
DECLARE
  v_won uuid[] := '{}';
  v_id uuid;
  -- Database time, and only for this: a timer never fires early, whatever clock its server has.
  v_now timestamptz := clock_timestamp();
BEGIN
  -- Conflicts with the lock of an organisation change, not with other commits. A row lock (FOR SHARE) would write the
  -- row once for every commit and let commits that overlap keep a change waiting for ever.
  LOCK TABLE organisation IN ROW SHARE MODE;
  PERFORM FROM organisation WHERE id = 1 AND revision = p_organisation;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;

  -- The revision picks the winner. Two commands with one idempotency key on one instance cannot both win either: they
  -- were decided on the same revision, or the second one's read would have shown the key.
  FOR v_id IN
    UPDATE instance i SET
      number = e.number, definition_key = e.definition_key, definition_version = e.definition_version,
      definition_hash = e.definition_hash, status = e.status, subject = e.subject, account_id = e.account_id,
      amount = e.amount, steps = e.steps, state = e.state, revision = e.revision, seq = e.seq,
      organisation_revision = e.organisation_revision, submitted_at = e.submitted_at, updated_at = e.updated_at,
      ended_at = e.ended_at
    FROM json_to_recordset(p_instances) AS e(
      instance_id uuid, expected integer, number text, definition_key text, definition_version integer,
      definition_hash text, status text, subject text, account_id text, amount bigint, steps text[], state text,
      revision integer, seq integer, organisation_revision integer, submitted_at timestamptz, updated_at timestamptz,
      ended_at timestamptz, timer_state text, timer_visit integer, timer_name text)
    WHERE i.instance_id = e.instance_id AND i.revision = e.expected
      AND (e.timer_name IS NULL OR EXISTS (
        SELECT FROM timer t WHERE t.instance_id = e.instance_id AND t.state = e.timer_state
          AND t.visit = e.timer_visit AND t.name = e.timer_name AND t.due_at <= v_now))
    RETURNING i.instance_id
  LOOP
    v_won := v_won || v_id;
  END LOOP;

  FOR v_id IN
    INSERT INTO instance (instance_id, number, definition_key, definition_version, definition_hash, status,
      requester_id, requester_department, subject, account_id, amount, steps, state, revision, seq,
      organisation_revision, started_at, submitted_at, updated_at, ended_at)
    SELECT instance_id, number, definition_key, definition_version, definition_hash, status,
      requester_id, requester_department, subject, account_id, amount, steps, state, revision, seq,
      organisation_revision, started_at, submitted_at, updated_at, ended_at
    FROM json_to_recordset(p_instances) AS e(
      instance_id uuid, expected integer, number text, definition_key text, definition_version integer,
      definition_hash text, status text, requester_id text, requester_department text, subject text, account_id text,
      amount bigint, steps text[], state text, revision integer, seq integer, organisation_revision integer,
      started_at timestamptz, submitted_at timestamptz, updated_at timestamptz, ended_at timestamptz)
    WHERE e.expected IS NULL
    ON CONFLICT (instance_id) DO NOTHING
    RETURNING instance_id
  LOOP
    v_won := v_won || v_id;
  END LOOP;

  IF p_keys IS NOT NULL THEN
    INSERT INTO idempotency (instance_id, actor, key, hash, seq, revision, at)
    SELECT r.* FROM json_to_recordset(p_keys) AS r(
      instance_id uuid, actor text, key text, hash text, seq integer, revision integer, at timestamptz)
    WHERE r.instance_id = ANY (v_won);
  END IF;

  IF p_records IS NOT NULL THEN
    INSERT INTO record (instance_id, seq, at, actor, verb, body, previous_hash, hash)
    SELECT r.* FROM json_to_recordset(p_records) AS r(
      instance_id uuid, seq integer, at timestamptz, actor text, verb text, body text, previous_hash text, hash text)
    WHERE r.instance_id = ANY (v_won);
  END IF;

  IF p_tasks IS NOT NULL THEN
    INSERT INTO task (instance_id, number, step, visit, since, due, state, closed_at, decided_by, outcome)
    SELECT r.* FROM json_to_recordset(p_tasks) AS r(
      instance_id uuid, number integer, step text, visit integer, since timestamptz, due timestamptz, state text,
      closed_at timestamptz, decided_by text, outcome text)
    WHERE r.instance_id = ANY (v_won)
    ON CONFLICT (instance_id, number) DO UPDATE SET due = excluded.due, state = excluded.state,
      closed_at = excluded.closed_at, decided_by = excluded.decided_by, outcome = excluded.outcome;
  END IF;

  IF p_candidates IS NOT NULL THEN
    INSERT INTO candidate (instance_id, task_number, person_id, due, since, open, decided_at)
    SELECT r.* FROM json_to_recordset(p_candidates) AS r(
      instance_id uuid, task_number integer, person_id text, due timestamptz, since timestamptz, open boolean,
      decided_at timestamptz)
    WHERE r.instance_id = ANY (v_won)
    ON CONFLICT (instance_id, task_number, person_id) DO UPDATE SET due = excluded.due, open = excluded.open,
      decided_at = excluded.decided_at;
  END IF;

  IF p_timers_ended IS NOT NULL THEN
    DELETE FROM timer t
    USING json_to_recordset(p_timers_ended) AS r(instance_id uuid, state text, visit integer, name text)
    WHERE t.instance_id = r.instance_id AND t.state = r.state AND t.visit = r.visit AND t.name = r.name
      AND r.instance_id = ANY (v_won);
  END IF;

  IF p_timers_set IS NOT NULL THEN
    INSERT INTO timer (instance_id, state, visit, name, due_at)
    SELECT r.* FROM json_to_recordset(p_timers_set) AS r(
      instance_id uuid, state text, visit integer, name text, due_at timestamptz)
    WHERE r.instance_id = ANY (v_won);
  END IF;

  IF p_outbox IS NOT NULL THEN
    INSERT INTO outbox (instance_id, seq, ordinal, recipient, kind, params, created_at)
    SELECT r.* FROM json_to_recordset(p_outbox) AS r(
      instance_id uuid, seq integer, ordinal integer, recipient text, kind text, params json, created_at timestamptz)
    WHERE r.instance_id = ANY (v_won);
  END IF;

  IF p_effects IS NOT NULL THEN
    INSERT INTO effect (instance_id, seq, ordinal, kind, params, created_at)
    SELECT r.* FROM json_to_recordset(p_effects) AS r(
      instance_id uuid, seq integer, ordinal integer, kind text, params json, created_at timestamptz)
    WHERE r.instance_id = ANY (v_won);
  END IF;

  IF p_copies IS NOT NULL THEN
    INSERT INTO copy (instance_id, person_id, at, seq)
    SELECT r.* FROM json_to_recordset(p_copies) AS r(instance_id uuid, person_id text, at timestamptz, seq integer)
    WHERE r.instance_id = ANY (v_won)
    ON CONFLICT (instance_id, person_id) DO NOTHING;
  END IF;

  -- A file becomes readable to whoever sees the instance, so only its uploader can bring it in.
  IF p_files IS NOT NULL THEN
    INSERT INTO file_link (instance_id, file_id, field, at)
    SELECT r.instance_id, r.file_id, r.field, r.at
    FROM json_to_recordset(p_files) AS r(instance_id uuid, file_id uuid, field text, actor text, at timestamptz)
    JOIN file f ON f.id = r.file_id
    WHERE r.instance_id = ANY (v_won) AND (f.uploaded_by = r.actor
      OR EXISTS (SELECT FROM file_link l WHERE l.instance_id = r.instance_id AND l.file_id = r.file_id))
    ON CONFLICT (instance_id, file_id, field) DO NOTHING;
  END IF;

  RETURN v_won;
END
$$;
