import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { demoRuntime } from '../testing/demo-runtime.ts'
import { FIELDS } from '../testing/request.ts'
import { applyEffects } from './apply-effects.ts'

it('each process that one command starts is started once, and finished with', async () => {
  await using demo = await demoRuntime()
  const { pool } = demo.database
  const params = JSON.stringify({ definition: 'service-request', requester: 'rep', fields: FIELDS })
  const parent = randomUUID()
  for (const ordinal of [0, 1])
    await pool.query(
      `INSERT INTO effect (instance_id, seq, ordinal, kind, params, created_at)
       VALUES ($1, 1, $2, 'start-process', $3, clock_timestamp())`,
      [parent, ordinal, params],
    )
  await applyEffects(demo.runtime)
  await applyEffects(demo.runtime)
  const effects = await pool.query('SELECT applied_at IS NOT NULL AS applied, error, attempts FROM effect')
  expect(effects.rows).toEqual(Array(2).fill({ applied: true, error: null, attempts: 1 }))
  expect((await pool.query('SELECT count(*)::int AS started FROM instance')).rows).toEqual([{ started: 2 }])
})
