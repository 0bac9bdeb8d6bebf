import pg from 'pg'

/** The role servers work under: it can neither change nor delete a record of the log, nor create or drop tables. */
export const RUNTIME_ROLE = 'countersign_runtime'

/** The schema of the job queue (pg-boss), whose tables its own migrations make as the owner. */
const QUEUE_SCHEMA = 'pgboss'

/** What the runtime may do besides reading, by table. The doctor's and migration's own tables are read only. */
const GRANTS: Readonly<Record<string, string>> = {
  instance: 'INSERT, UPDATE',
  record: 'INSERT',
  task: 'INSERT, UPDATE',
  candidate: 'INSERT, UPDATE',
  timer: 'INSERT, UPDATE, DELETE',
  copy: 'INSERT',
  outbox: 'INSERT, UPDATE',
  effect: 'INSERT, UPDATE',
  idempotency: 'INSERT',
  file_link: 'INSERT',
  file: 'INSERT, DELETE',
  file_content: 'INSERT, DELETE',
  notice: 'INSERT, UPDATE, DELETE',
  preference: 'INSERT, UPDATE',
  due_mail: 'INSERT, UPDATE, DELETE',
  kept_mail: 'INSERT, DELETE',
  look: 'INSERT, UPDATE',
  phrase: 'INSERT, UPDATE, DELETE',
  organisation: 'UPDATE',
  department: 'INSERT, UPDATE, DELETE',
  person: 'INSERT, UPDATE, DELETE',
  account: 'INSERT, UPDATE, DELETE',
  account_member: 'INSERT, DELETE',
  contact: 'INSERT, UPDATE, DELETE',
  account_event: 'INSERT',
  account_document: 'INSERT, UPDATE, DELETE',
  grading_rules: 'INSERT',
  risk_model: 'INSERT',
  risk_sheet: 'INSERT, UPDATE',
  worksheet: 'INSERT',
  worksheet_row: 'INSERT',
  visit: 'INSERT, UPDATE, DELETE',
  sensitive_read: 'INSERT',
  finding: 'INSERT, UPDATE',
  call_report: 'INSERT, UPDATE',
  number_block: 'INSERT, UPDATE',
  setting: 'INSERT, UPDATE, DELETE',
  directory_change: 'INSERT',
  anchor: 'INSERT',
  anchored_instance: 'INSERT, UPDATE',
  tombstone: 'INSERT, UPDATE (anchor)',
  refused_attempt: 'INSERT, DELETE',
  definition: 'INSERT, UPDATE',
  definition_version: 'INSERT',
  definition_draft: 'INSERT, UPDATE, DELETE',
  auth_user: 'INSERT, UPDATE, DELETE',
  auth_session: 'INSERT, UPDATE, DELETE',
  auth_account: 'INSERT, UPDATE, DELETE',
  auth_verification: 'INSERT, UPDATE, DELETE',
  auth_api_key: 'INSERT, UPDATE, DELETE',
  sign_in_failure: 'INSERT, DELETE',
}

/**
 * Gives the runtime its rights, again at each migration so that new tables are covered. An owner who may not create
 * roles keeps working as itself with the right to change or delete records taken away. Returns a sentence for the log.
 */
export const grantRuntime = async (client: pg.Client): Promise<string> => {
  if (!(await roleIsReady(client))) {
    await client.query(
      'REVOKE UPDATE, DELETE, TRUNCATE ON record, directory_change, anchor, account_event, sensitive_read FROM CURRENT_USER',
    )
    return 'the owner may not create roles: servers work as the owner, with changes to records revoked from itself'
  }
  const tables = Object.entries(GRANTS).map(
    ([table, rights]) => `GRANT SELECT, ${rights} ON ${table} TO ${RUNTIME_ROLE}`,
  )
  await client.query(
    [
      `GRANT USAGE ON SCHEMA public TO ${RUNTIME_ROLE}`,
      // Of the tables this version knows: a newer one's servers keep what they gave themselves.
      ...Object.keys(GRANTS).map((table) => `REVOKE ALL ON ${table} FROM ${RUNTIME_ROLE}`),
      `GRANT SELECT ON _prisma_migrations TO ${RUNTIME_ROLE}`,
      ...tables,
      ...queueGrants(),
    ].join(';\n'),
  )
  return `servers work as ${RUNTIME_ROLE}`
}

/** Whatever the queue's migrations make, now or later, the runtime may use. */
const queueGrants = (): string[] => [
  `CREATE SCHEMA IF NOT EXISTS ${QUEUE_SCHEMA}`,
  `GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${RUNTIME_ROLE}`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${RUNTIME_ROLE}`,
  `ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${RUNTIME_ROLE}`,
  `ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT USAGE ON SEQUENCES TO ${RUNTIME_ROLE}`,
]

/** Creates the role and makes the owner a member where allowed; false when the owner cannot work under it. */
const roleIsReady = async (client: pg.Client): Promise<boolean> => {
  if (await maySetRole(client)) return true
  await attempt(client, `CREATE ROLE ${RUNTIME_ROLE} NOLOGIN`)
  if (await maySetRole(client)) return true
  await attempt(client, `GRANT ${RUNTIME_ROLE} TO CURRENT_USER`)
  return maySetRole(client)
}

/** From PostgreSQL 16 on, whoever creates a role is a member that may not yet take it on. */
const MAY_SET_ROLE = `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1 AND pg_has_role(current_user, oid,
  CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)) AS ready`

const maySetRole = async (client: pg.Client): Promise<boolean> => {
  const { rows } = await client.query<{ ready: boolean }>(MAY_SET_ROLE, [RUNTIME_ROLE])
  return rows[0]?.ready === true
}

/** Not allowed to; or another database of the same cluster was just doing the same. */
const EXPECTED = new Set(['42501', '42704', '42710', '23505', 'XX000', '0LP01'])

const attempt = async (client: pg.Client, sql: string): Promise<void> => {
  try {
    await client.query(sql)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && EXPECTED.has(error.code ?? ''))) throw error
  }
}

/**
 * True when the connection's user can work as the runtime role in this database. Throws when the database was never
 * migrated, because working on as the owner would silently keep rights that servers must not have.
 */
export const mayWorkAsRuntime = async (client: pg.Client): Promise<boolean> => {
  const { rows } = await client.query<{ migrated: boolean; granted: boolean }>(
    `SELECT to_regclass('record') IS NOT NULL AS migrated, EXISTS (SELECT FROM pg_roles r
       WHERE rolname = $1 AND has_table_privilege(r.oid, to_regclass('record'), 'INSERT')) AS granted`,
    [RUNTIME_ROLE],
  )
  if (!rows[0]?.migrated) throw new Error('the database has no tables yet: migrate it first')
  return rows[0].granted && (await maySetRole(client))
}
