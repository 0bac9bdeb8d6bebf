import { openDatabase } from '@countersign/database/client'
import type { Stage } from '../browser/stage.ts'
import { FIELDS, RESULT, SPECIAL } from '../person/request-fields.ts'
import { changeStep } from '../server/change-step.ts'

const LONG =
  '客户的新产线将于十二月投产,需要稳定供货、现场培训,以及与年度框架协议一致的分期付款方式。'.repeat(3)
const WRITTEN = [
  LONG,
  FIELDS.deepNeeds,
  RESULT.result,
  '需求属实,同意按框架协议执行。',
  '请补充需求变化。',
  '客户催得紧',
] as const
const [, , , AGREED, MORE, HURRY] = WRITTEN

/** Requests in the states that pages are looked at, and what people wrote and are called. */
export type Prepared = {
  readonly running: string
  readonly returned: string
  readonly completed: string
  readonly inService: string
  readonly draft: string
  readonly data: readonly string[]
}

const namesIn = async (url: string): Promise<string[]> => {
  const database = await openDatabase(url)
  try {
    const { rows } = await database.pool.query<{ name: string }>(
      `SELECT name FROM person UNION SELECT name FROM account UNION SELECT key FROM department
       UNION SELECT v.value FROM account a, json_each_text(a.profile) AS v
       UNION SELECT name FROM contact UNION SELECT position FROM contact WHERE position IS NOT NULL`,
    )
    return rows.map(({ name }) => name)
  } finally {
    await database.close()
  }
}

/** The smallest picture there is: one transparent pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const uploaded = async ({ people: { rep }, server: { origin } }: Stage): Promise<string> => {
  const body = new FormData()
  body.append('file', new Blob([PICTURE], { type: 'image/png' }), '现场.png')
  const headers = { cookie: rep.cookie, origin }
  const response = await fetch(`${origin}/api/v1/files`, { method: 'POST', headers, body })
  return ((await response.json()) as { id: string }).id
}

/** Each of the roles has something on every page of theirs. */
export const prepare = async (stage: Stage): Promise<Prepared> => {
  const { rep, rep2, supervisor, manager, vp, gm } = stage.people
  await changeStep(stage.server, 'supervisor-review', { bulk: true })
  const begun = (fields: object) => rep.starts({ ...fields, deepNeeds: LONG })
  const upTo = async (id: string, deciders: readonly (typeof rep)[]) => {
    for (const person of deciders) await person.decides(id, 'approve', { opinion: AGREED })
  }
  const completed = await begun({ ...SPECIAL, attachments: [await uploaded(stage)] })
  await upTo(completed.id, [supervisor, manager, vp])
  await rep.decides(completed.id, 'complete', { fields: RESULT })
  const inService = await rep.starts()
  await upTo(inService.id, [supervisor, manager])
  const returned = await rep.starts({ ...FIELDS, account: 'ka-0003' })
  await supervisor.decides(returned.id, 'return', { opinion: MORE })
  await upTo((await begun(SPECIAL)).id, [supervisor, manager])
  await upTo((await rep.starts()).id, [supervisor])
  const running = await begun({ ...SPECIAL, amount: 123_456_789 })
  await rep.commands(running.id, 'comment', { text: HURRY })
  await rep.commands(running.id, 'cc', { to: [manager.id, gm.id] })
  for (const account of ['ka-0013', 'ka-0014']) await rep2.starts({ ...FIELDS, account })
  const draft = await rep.starts({ account: 'ka-0006' }, { submit: false })
  return {
    running: running.id,
    returned: returned.id,
    completed: completed.id,
    inService: inService.id,
    draft: draft.id,
    data: [...WRITTEN, '现场', ...(await namesIn(stage.server.databaseUrl()))],
  }
}
