import { setTimeout as sleep } from 'node:timers/promises'
import { changeOrganisation } from '@countersign/database/change-organisation'
import { holdEffects, releaseHold } from '@countersign/database/hold'
import { expect, test } from 'vitest'
import { createRuntime } from './runtime.ts'
import { demoRuntime } from './testing/demo-runtime.ts'
import { applied, decideOpen, refusedWith, start } from './testing/request.ts'
import { prepareDeliveryQueue } from './worker/delivery-queue.ts'
import { fireDueTimers } from './worker/fire-due-timers.ts'
import { refreshOutdated } from './worker/refresh-outdated.ts'
import { type QueuedDelivery, startWorker } from './worker.ts'

const DAY = 24 * 3600_000

/** A clock that a test sets; it stands still otherwise. */
const givenClock = (start: string) => {
  let now = Date.parse(start)
  return {
    read: () => new Date(now).toISOString(),
    set: (instant: number) => {
      now = instant
    },
  }
}

const until = async (holds: () => Promise<boolean>, seconds = 20): Promise<void> => {
  const end = Date.now() + seconds * 1000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come to pass')
    await sleep(50)
  }
}

test('fires what fell due while no server ran, each timer once, with two workers at it', async () => {
  const clock = givenClock(new Date(Date.now() - 30 * DAY).toISOString())
  await using demo = await demoRuntime({ clock: clock.read })
  const { runtime, database } = demo
  const { id } = applied(await start(runtime))
  clock.set(Date.now())
  const other = createRuntime({ database, clock: clock.read })
  await Promise.all([fireDueTimers(runtime), fireDueTimers(other), fireDueTimers(runtime)])
  await other.settled()
  const { rows } = await database.pool.query<{ body: string }>(
    "SELECT body FROM record WHERE instance_id = $1 AND verb = 'fire-timer' ORDER BY seq",
    [id],
  )
  expect(rows.map((row) => JSON.parse(row.body).command.timer.name).sort()).toEqual(['due', 'remind-0'])
  const instance = await database.pool.query<{ state: string }>(
    'SELECT state FROM instance WHERE instance_id = $1',
    [id],
  )
  const [review] = JSON.parse(instance.rows[0]?.state ?? '{}').activations.slice(-1)
  expect(review).toMatchObject({ step: 'supervisor-review', overdue: true })
  expect(review.tasks[0].candidates).toEqual(['manager', 'supervisor'])
})

test('never fires a timer before it is due by the database, whatever a server believes', async () => {
  const clock = givenClock(new Date().toISOString())
  await using demo = await demoRuntime({ clock: clock.read })
  const { runtime, database } = demo
  const { id, timers } = applied(await start(runtime))
  clock.set(Date.now() + 60 * DAY)
  const timer = timers.find((one) => one.name === 'due')
  if (timer === undefined) throw new Error('the review has no due time')
  const { state, visit, name } = timer
  const answer = await runtime.execute({
    instanceId: id,
    definition: null,
    actor: { system: 'timer' },
    command: { verb: 'fire-timer', timer: { state, visit, name } },
    idempotency: null,
    revision: null,
  })
  expect(refusedWith(answer)).toBe('busy')
  const { rows } = await database.pool.query('SELECT 1 FROM timer WHERE instance_id = $1', [id])
  expect(rows).toHaveLength(2)
})

test('carries each promised message to its person once', async () => {
  await using demo = await demoRuntime()
  const { runtime, database } = demo
  await prepareDeliveryQueue(database.url)
  const delivered: QueuedDelivery[] = []
  const errors: unknown[] = []
  const worker = await startWorker(runtime, {
    deliver: async (delivery) => void delivered.push(delivery),
    log: (_message, error) => void errors.push(error),
  })
  const submitted = applied(await start(runtime))
  const reviewed = applied(await decideOpen(runtime, submitted, { by: 'supervisor' }))
  applied(await decideOpen(runtime, reviewed, { by: 'manager', outcome: 'reject' }))
  await until(async () => delivered.length >= 3)
  await sleep(700)
  await worker.stop()
  expect(delivered.map(({ kind, recipient }) => `${kind} ${recipient}`).sort()).toEqual([
    'ended rep',
    'task-opened manager',
    'task-opened supervisor',
  ])
  expect(errors).toEqual([])
})

test('tries a message again after its channel failed', async () => {
  await using demo = await demoRuntime()
  const { runtime, database } = demo
  await prepareDeliveryQueue(database.url)
  let calls = 0
  const worker = await startWorker(runtime, {
    deliver: async () => {
      if (++calls === 1) throw new Error('the channel is away')
    },
    log: () => {},
  })
  applied(await start(runtime))
  await until(async () => calls === 2)
  await worker.stop()
})

test('finds the participants of open tasks again after the organisation changed', async () => {
  await using demo = await demoRuntime()
  const { runtime, database } = demo
  const { id } = applied(await start(runtime))
  await changeOrganisation(database, (tx) =>
    tx.person.update({ where: { id: 'rep2' }, data: { rank: 'supervisor', superiorId: 'manager' } }),
  )
  await refreshOutdated(runtime)
  const { rows } = await database.pool.query<{ person_id: string }>(
    'SELECT person_id FROM candidate WHERE instance_id = $1 AND open ORDER BY person_id',
    [id],
  )
  expect(rows.map((row) => row.person_id)).toEqual(['rep2', 'supervisor'])
  expect(await refreshOutdated(runtime)).toBe(false)
})

test('does nothing on a database that is held, and all of it within seconds of the release', async () => {
  const clock = givenClock(new Date(Date.now() - 30 * DAY).toISOString())
  await using demo = await demoRuntime({ clock: clock.read })
  const { runtime, database } = demo
  await holdEffects(database.pool)
  await prepareDeliveryQueue(database.url)
  applied(await start(runtime))
  clock.set(Date.now())
  const delivered: QueuedDelivery[] = []
  let chores = 0
  const chore = async () => {
    chores++
    return false
  }
  const worker = await startWorker(runtime, {
    deliver: async (delivery) => void delivered.push(delivery),
    log: () => undefined,
    chores: [{ name: 'a chore', restMs: 50, work: chore }],
  })
  const waiting = async () => {
    const { rows } = await database.pool.query<{ outbox: number; fired: number }>(
      `SELECT (SELECT count(*)::int FROM outbox WHERE drained_at IS NULL) AS outbox,
         (SELECT count(*)::int FROM record WHERE verb = 'fire-timer') AS fired`,
    )
    return rows[0]
  }
  const before = await waiting()
  await sleep(1500)
  expect([await waiting(), delivered, chores]).toEqual([before, [], 0])
  expect([await releaseHold(database.pool), await releaseHold(database.pool)]).toEqual([true, false])
  await until(async () => delivered.length > 0 && chores > 0 && (await waiting())?.fired === 2)
  await worker.stop()
})
