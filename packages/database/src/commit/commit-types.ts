import type { ColumnType } from './row-array.ts'

const INSTANCE = {
  instance_id: 'uuid',
  expected: 'integer',
  timer_state: 'text',
  timer_visit: 'integer',
  timer_name: 'text',
  number: 'text',
  definition_key: 'text',
  definition_version: 'integer',
  definition_hash: 'text',
  status: 'text',
  requester_id: 'text',
  requester_department: 'text',
  subject: 'text',
  account_id: 'text',
  amount: 'bigint',
  steps: 'text[]',
  document: 'integer',
  revision: 'integer',
  seq: 'integer',
  organisation_revision: 'integer',
  started_at: 'timestamp with time zone',
  submitted_at: 'timestamp with time zone',
  updated_at: 'timestamp with time zone',
  ended_at: 'timestamp with time zone',
} as const

const TASK = {
  instance_id: 'uuid',
  number: 'integer',
  step: 'text',
  visit: 'integer',
  since: 'timestamp with time zone',
  due: 'timestamp with time zone',
  state: 'text',
  closed_at: 'timestamp with time zone',
  decided_by: 'text',
  outcome: 'text',
} as const

const CANDIDATE = {
  instance_id: 'uuid',
  task_number: 'integer',
  person_id: 'text',
  due: 'timestamp with time zone',
  since: 'timestamp with time zone',
  open: 'boolean',
  decided_at: 'timestamp with time zone',
  started_at: 'timestamp with time zone',
} as const

/** The columns of each type of row that the commit's function takes, in the types' order (migration 006). */
export const COMMIT_TYPES = {
  commit_instance: INSTANCE,
  commit_record: {
    instance_id: 'uuid',
    seq: 'integer',
    at: 'timestamp with time zone',
    actor: 'text',
    verb: 'text',
    document: 'integer',
    previous_hash: 'text',
    hash: 'text',
  },
  commit_task: TASK,
  commit_candidate: CANDIDATE,
  commit_timer: {
    instance_id: 'uuid',
    state: 'text',
    visit: 'integer',
    name: 'text',
    due_at: 'timestamp with time zone',
  },
  commit_outbox: {
    instance_id: 'uuid',
    seq: 'integer',
    ordinal: 'integer',
    recipient: 'text',
    kind: 'text',
    params: 'json',
    created_at: 'timestamp with time zone',
  },
  commit_effect: {
    instance_id: 'uuid',
    seq: 'integer',
    ordinal: 'integer',
    kind: 'text',
    params: 'json',
    created_at: 'timestamp with time zone',
  },
  commit_copy: {
    instance_id: 'uuid',
    person_id: 'text',
    at: 'timestamp with time zone',
    seq: 'integer',
    started_at: 'timestamp with time zone',
  },
  commit_key: {
    instance_id: 'uuid',
    actor: 'text',
    key: 'text',
    hash: 'text',
    seq: 'integer',
    revision: 'integer',
    at: 'timestamp with time zone',
  },
  commit_file: {
    instance_id: 'uuid',
    file_id: 'uuid',
    field: 'text',
    actor: 'text',
    at: 'timestamp with time zone',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ColumnType>>>>

export type CommitType = keyof typeof COMMIT_TYPES
