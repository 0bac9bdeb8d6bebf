import { expect, it } from 'vitest'
import { createRuntime } from './runtime.ts'
import { demoRuntime } from './testing/demo-runtime.ts'
import { applied, decideOpen, send, start } from './testing/request.ts'

it('what only an outdated memory would refuse is read anew and done', async () => {
  await using demo = await demoRuntime()
  const { database, runtime: here } = demo
  const elsewhere = createRuntime({ database })
  const submitted = applied(await start(here))
  const reviewed = applied(await decideOpen(elsewhere, submitted, { by: 'supervisor' }))
  // Here the request still waits for the supervisor, and this task does not exist.
  const decided = applied(await decideOpen(here, reviewed, { by: 'manager' }))
  expect(decided.revision).toBe(reviewed.revision + 1)
  await elsewhere.settled()
})

it('the log never goes back in time, though the clock does', async () => {
  let now = '2026-11-02T01:00:00.000Z'
  await using demo = await demoRuntime({ clock: () => now })
  const { id, updatedAt } = applied(await start(demo.runtime))
  now = '2026-11-02T00:59:00.000Z'
  const command = { verb: 'comment', text: '请看' } as const
  const later = applied(await send(demo.runtime, { id, by: 'rep', command }))
  expect(later.updatedAt).toBe(updatedAt)
})
