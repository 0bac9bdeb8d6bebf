-- Everything a batch of commands is decided from, in one statement and thus one snapshot. A function only for the sake of
-- its settings: the plan of a plain prepared statement, made while the tables were small, went on reading them whole.
CREATE FUNCTION countersign_read(
  p_instances uuid[],
  p_accounts text[],
  p_key_instances uuid[],
  p_key_actors text[],
  p_keys text[],
  p_files uuid[],
  p_definitions text[]
) RETURNS TABLE (
  kind text, instance_id uuid, id text, document text, facts json, revision integer, seq integer, now timestamptz
)
LANGUAGE plpgsql
STABLE
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
BEGIN
  RETURN QUERY
    SELECT 'organisation', NULL::uuid, NULL::text, NULL::text, NULL::json, o.revision, NULL::integer, clock_timestamp()
    FROM organisation o WHERE o.id = 1
    UNION ALL
    SELECT 'instance', i.instance_id, NULL, i.state, NULL, NULL, NULL, NULL
    FROM instance i WHERE i.instance_id = ANY (p_instances)
    UNION ALL
    SELECT 'account', NULL, a.id, NULL, json_build_object('id', a.id, 'number', a.number, 'name', a.name,
      'owner', a.owner_id, 'department', a.department_key), NULL, NULL, NULL
    FROM account a WHERE a.id = ANY (p_accounts || ARRAY(
      SELECT i.account_id FROM instance i WHERE i.instance_id = ANY (p_instances) AND i.account_id IS NOT NULL))
    UNION ALL
    SELECT 'applied', k.instance_id, k.actor || '/' || k.key, k.hash, NULL, k.revision, k.seq, NULL
    FROM unnest(p_key_instances, p_key_actors, p_keys) AS asked (instance_id, actor, key)
    JOIN idempotency k ON k.instance_id = asked.instance_id AND k.actor = asked.actor AND k.key = asked.key
    UNION ALL
    SELECT 'file', NULL, f.id::text, f.uploaded_by, NULL, NULL, NULL, NULL
    FROM file f WHERE f.id = ANY (p_files)
    UNION ALL
    SELECT 'live', NULL, d.key, NULL, NULL, d.live_version, NULL, NULL
    FROM definition d WHERE d.live_version IS NOT NULL AND d.key = ANY (p_definitions || ARRAY(
      SELECT i.definition_key FROM instance i WHERE i.instance_id = ANY (p_instances) AND i.status = 'draft'));
END
$$;
