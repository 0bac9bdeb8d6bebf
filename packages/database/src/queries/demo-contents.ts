import type pg from 'pg'
import { DEMO_SETTING } from '../clear-demo.ts'

/** What clearing a demo takes away, and what it leaves, counted. */
export type DemoContents = {
  readonly goes: {
    readonly requests: number
    readonly notices: number
    readonly mails: number
    readonly files: number
  }
  readonly stays: { readonly requests: number; readonly people: number; readonly accounts: number }
}

/** Counts what `clearDemo` removes and leaves when people stay; null where the database is no demo. */
export const demoContents = async (pool: pg.Pool): Promise<DemoContents | null> => {
  const { rows } = await pool.query<{ found: DemoContents }>({
    name: 'countersign-demo-contents',
    text: `WITH demo AS (SELECT ARRAY(SELECT json_array_elements_text((value::json)->'people')) AS people
        FROM setting WHERE key = $1),
      gone AS (SELECT i.instance_id FROM instance i, demo d WHERE i.requester_id = ANY (d.people))
      SELECT json_build_object(
        'goes', json_build_object(
          'requests', (SELECT count(*) FROM gone),
          'notices', (SELECT count(*) FROM notice WHERE instance_id IN (SELECT instance_id FROM gone)),
          'mails', (SELECT count(*) FROM kept_mail),
          'files', (SELECT count(*) FROM file f WHERE f.uploaded_by = ANY (d.people) AND NOT EXISTS (
            SELECT FROM file_link l WHERE l.file_id = f.id
            AND l.instance_id NOT IN (SELECT instance_id FROM gone)))),
        'stays', json_build_object(
          'requests', (SELECT count(*) FROM instance) - (SELECT count(*) FROM gone),
          'people', (SELECT count(*) FROM person WHERE active),
          'accounts', (SELECT count(*) FROM account))) AS found
      FROM demo d`,
    values: [DEMO_SETTING],
  })
  return rows[0]?.found ?? null
}
