-- What decides of an account is more than its columns of before: whatever changes raises the account's revision, and the
-- commit compares that. Servers of the version before go on with theirs, whose definitions do not ask for the rest.
CREATE TYPE commit_instance_025 AS (
  instance_id uuid,
  expected integer,
  timer_state text,
  timer_visit integer,
  timer_name text,
  number text,
  definition_key text,
  definition_version integer,
  definition_hash text,
  status text,
  requester_id text,
  requester_department text,
  subject text,
  account_id text,
  amount bigint,
  steps text[],
  document integer,
  revision integer,
  seq integer,
  organisation_revision integer,
  started_at timestamp with time zone,
  submitted_at timestamp with time zone,
  updated_at timestamp with time zone,
  ended_at timestamp with time zone,
  expected_at timestamp with time zone,
  account_number text,
  account_owner text,
  account_department text,
  account_revision integer
);

-- Commits a batch of decided commands in one round trip: one plain statement a table, rows of winners only. A table
-- without rows is null. Returns the ids of the instances that lost, mostly none, or null when the organisation is no longer
-- the one the commands were decided under, or the clock they were decided by is not the database's (then nothing was
-- written).
CREATE FUNCTION countersign_commit_025(
  p_organisation integer,
  p_decided_at timestamptz,
  p_documents text[],
  p_updates commit_instance_025[],
  p_starts commit_instance_025[],
  p_records commit_record[],
  p_tasks_added commit_task[],
  p_tasks_changed commit_task[],
  p_candidates_added commit_candidate[],
  p_candidates_changed commit_candidate[],
  p_candidates_back commit_candidate[],
  p_timers_ended commit_timer[],
  p_timers_set commit_timer[],
  p_outbox commit_outbox[],
  p_effects commit_effect[],
  p_copies commit_copy[],
  p_keys commit_key[],
  p_files commit_file[]
) RETURNS uuid[]
LANGUAGE plpgsql
AS $$
DECLARE
  v_count integer;
  v_written integer := 0;
  v_all boolean;
  v_asked uuid[];
  v_won uuid[];
  v_lost uuid[] := '{}';
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
  -- Who decides without having read the clock knows it from the last read.
  IF abs(extract(epoch FROM v_now - p_decided_at)) > 1 THEN
    RETURN NULL;
  END IF;

  -- The revision and its instant pick the winner, of whom also the account must be as it was: what was decided from memory
  -- holds only if a read would have shown the same. A key that was used before fails at its insert, and with it the batch.
  IF p_updates IS NOT NULL THEN
    UPDATE instance i SET
      definition_version = e.definition_version, definition_hash = e.definition_hash, status = e.status,
      subject = e.subject, account_id = e.account_id, amount = e.amount, steps = e.steps, state = p_documents[e.document],
      revision = e.revision, seq = e.seq, organisation_revision = e.organisation_revision,
      submitted_at = e.submitted_at, updated_at = e.updated_at, ended_at = e.ended_at
    FROM unnest(p_updates) e
    WHERE i.instance_id = e.instance_id AND i.revision = e.expected AND i.updated_at = e.expected_at
      AND (e.account_id IS NULL OR EXISTS (
        SELECT FROM account a WHERE a.id = e.account_id AND a.number = e.account_number AND a.name = e.subject
          AND a.owner_id IS NOT DISTINCT FROM e.account_owner AND a.department_key = e.account_department
          AND a.revision = e.account_revision))
      AND (e.timer_name IS NULL OR EXISTS (
        SELECT FROM timer t WHERE t.instance_id = e.instance_id AND t.state = e.timer_state
          AND t.visit = e.timer_visit AND t.name = e.timer_name AND t.due_at <= v_now));
    GET DIAGNOSTICS v_written = ROW_COUNT;
  END IF;

  IF p_starts IS NOT NULL THEN
    INSERT INTO instance (instance_id, number, definition_key, definition_version, definition_hash, status,
      requester_id, requester_department, subject, account_id, amount, steps, state, revision, seq,
      organisation_revision, started_at, submitted_at, updated_at, ended_at)
    SELECT e.instance_id, e.number, e.definition_key, e.definition_version, e.definition_hash, e.status,
      e.requester_id, e.requester_department, e.subject, e.account_id, e.amount, e.steps, p_documents[e.document], e.revision, e.seq,
      e.organisation_revision, e.started_at, e.submitted_at, e.updated_at, e.ended_at
    FROM unnest(p_starts) e
    JOIN definition d ON d.key = e.definition_key AND d.live_version = e.definition_version
    WHERE (e.account_id IS NULL OR EXISTS (
        SELECT FROM account a WHERE a.id = e.account_id AND a.number = e.account_number AND a.name = e.subject
          AND a.owner_id IS NOT DISTINCT FROM e.account_owner AND a.department_key = e.account_department
          AND a.revision = e.account_revision))
    ON CONFLICT (instance_id) DO NOTHING;
    GET DIAGNOSTICS v_count = ROW_COUNT;
    v_written := v_written + v_count;
  END IF;

  v_all := v_written = coalesce(cardinality(p_updates), 0) + coalesce(cardinality(p_starts), 0);
  IF NOT v_all THEN
    v_asked := ARRAY(SELECT e.instance_id FROM unnest(p_updates || p_starts) e);
    -- Rows whose newest version this transaction wrote.
    v_won := ARRAY(SELECT i.instance_id FROM instance i
      WHERE i.instance_id = ANY (v_asked) AND i.xmin = pg_current_xact_id()::xid);
    v_lost := ARRAY(SELECT a.id FROM unnest(v_asked) AS a (id) WHERE a.id <> ALL (v_won));
    IF v_written = 0 THEN
      RETURN v_lost;
    END IF;
  END IF;

  IF p_keys IS NOT NULL THEN
    INSERT INTO idempotency (instance_id, actor, key, hash, seq, revision, at)
    SELECT r.instance_id, r.actor, r.key, r.hash, r.seq, r.revision, r.at
    FROM unnest(p_keys) r WHERE v_all OR r.instance_id = ANY (v_won);
  END IF;

  IF p_records IS NOT NULL THEN
    INSERT INTO record (instance_id, seq, at, actor, verb, body, previous_hash, hash)
    SELECT r.instance_id, r.seq, r.at, r.actor, r.verb, p_documents[r.document], r.previous_hash, r.hash
    FROM unnest(p_records) r WHERE v_all OR r.instance_id = ANY (v_won);
  END IF;

  IF p_tasks_added IS NOT NULL THEN
    INSERT INTO task (instance_id, number, step, visit, since, due, state, closed_at, decided_by, outcome)
    SELECT r.instance_id, r.number, r.step, r.visit, r.since, r.due, r.state, r.closed_at, r.decided_by, r.outcome
    FROM unnest(p_tasks_added) r WHERE v_all OR r.instance_id = ANY (v_won);
  END IF;

  IF p_tasks_changed IS NOT NULL THEN
    UPDATE task t SET due = r.due, state = r.state, closed_at = r.closed_at, decided_by = r.decided_by, outcome = r.outcome
    FROM unnest(p_tasks_changed) r
    WHERE t.instance_id = r.instance_id AND t.number = r.number AND (v_all OR r.instance_id = ANY (v_won));
  END IF;

  IF p_candidates_added IS NOT NULL THEN
    INSERT INTO candidate (instance_id, task_number, person_id, due, since, open, decided_at, started_at)
    SELECT r.instance_id, r.task_number, r.person_id, r.due, r.since, r.open, r.decided_at, r.started_at
    FROM unnest(p_candidates_added) r WHERE v_all OR r.instance_id = ANY (v_won);
  END IF;

  IF p_candidates_changed IS NOT NULL THEN
    UPDATE candidate c SET due = r.due, open = r.open, decided_at = r.decided_at
    FROM unnest(p_candidates_changed) r
    WHERE c.instance_id = r.instance_id AND c.task_number = r.task_number AND c.person_id = r.person_id
      AND (v_all OR r.instance_id = ANY (v_won));
  END IF;

  -- Whoever joins a task that waits already may have been its candidate before.
  IF p_candidates_back IS NOT NULL THEN
    INSERT INTO candidate (instance_id, task_number, person_id, due, since, open, decided_at, started_at)
    SELECT r.instance_id, r.task_number, r.person_id, r.due, r.since, r.open, r.decided_at, r.started_at
    FROM unnest(p_candidates_back) r WHERE v_all OR r.instance_id = ANY (v_won)
    ON CONFLICT (instance_id, task_number, person_id) DO UPDATE SET due = excluded.due, open = excluded.open,
      decided_at = excluded.decided_at;
  END IF;

  IF p_timers_ended IS NOT NULL THEN
    DELETE FROM timer t USING unnest(p_timers_ended) r
    WHERE t.instance_id = r.instance_id AND t.state = r.state AND t.visit = r.visit AND t.name = r.name
      AND (v_all OR r.instance_id = ANY (v_won));
  END IF;

  IF p_timers_set IS NOT NULL THEN
    INSERT INTO timer (instance_id, state, visit, name, due_at)
    SELECT r.instance_id, r.state, r.visit, r.name, r.due_at
    FROM unnest(p_timers_set) r WHERE v_all OR r.instance_id = ANY (v_won);
  END IF;

  IF p_outbox IS NOT NULL THEN
    INSERT INTO outbox (instance_id, seq, ordinal, recipient, kind, params, created_at)
    SELECT r.instance_id, r.seq, r.ordinal, r.recipient, r.kind, r.params, r.created_at
    FROM unnest(p_outbox) r WHERE v_all OR r.instance_id = ANY (v_won);
  END IF;

  IF p_effects IS NOT NULL THEN
    INSERT INTO effect (instance_id, seq, ordinal, kind, params, created_at)
    SELECT r.instance_id, r.seq, r.ordinal, r.kind, r.params, r.created_at
    FROM unnest(p_effects) r WHERE v_all OR r.instance_id = ANY (v_won);
  END IF;

  IF p_copies IS NOT NULL THEN
    INSERT INTO copy (instance_id, person_id, at, seq, started_at)
    SELECT r.instance_id, r.person_id, r.at, r.seq, r.started_at
    FROM unnest(p_copies) r WHERE v_all OR r.instance_id = ANY (v_won);
  END IF;

  -- A file becomes readable to whoever sees the instance, so only its uploader can bring it in.
  IF p_files IS NOT NULL THEN
    INSERT INTO file_link (instance_id, file_id, field, at)
    SELECT r.instance_id, r.file_id, r.field, r.at
    FROM unnest(p_files) r
    JOIN file f ON f.id = r.file_id
    WHERE (v_all OR r.instance_id = ANY (v_won)) AND (f.uploaded_by = r.actor
      OR EXISTS (SELECT FROM file_link l WHERE l.instance_id = r.instance_id AND l.file_id = r.file_id))
    ON CONFLICT (instance_id, file_id, field) DO NOTHING;
  END IF;

  RETURN v_lost;
END
$$;
