/**
 * Settings of the embedded PostgreSQL, given at each start so that an upgrade needs no edit of files. Durability stays
 * as PostgreSQL ships it (fsync, synchronous_commit, full_page_writes on): an acknowledged command is on disk.
 */
export const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  max_connections: '100',
  password_encryption: 'scram-sha-256',
  shared_buffers: '256MB',
  // Fewer checkpoints under load: after each one, the first change to a page logs the whole page again.
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // Statements here take well under a millisecond; compiling them costs more than running them.
  jit: 'off',
  // Rows of timers live for a short time: clean up early, so that their indexes stay small.
  autovacuum_vacuum_scale_factor: '0.05',
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_min_messages: 'warning',
  // A command refused by a constraint is ordinary business; only what ends a session belongs in the log.
  log_min_error_statement: 'panic',
}

export const settingArguments = (settings: Readonly<Record<string, string>>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
