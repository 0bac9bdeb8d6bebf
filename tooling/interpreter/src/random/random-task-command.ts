import type { Command } from '../command.ts'
import { openTasks, type Placed, placedTasks, type Request, type Task } from '../request.ts'
import type { Random } from './random.ts'
import type { Act, Scene } from './random-command.ts'
import { PEOPLE } from './random-world.ts'

/** A task that somebody could answer; at times one that waits for others. */
export const anyTask = (random: Random, request: Request): Placed | null => {
  const all = openTasks(request)
  const open = random.chance(0.9) ? all.filter(({ task }) => task.state === 'open') : all
  return open.length === 0 ? null : random.pick(open)
}

/** Mostly somebody who does not take part yet. */
const somebodyElse = (random: Random, { activation: { tasks } }: Placed): string => {
  const free = PEOPLE.filter((one) => !tasks.some(({ candidates }) => candidates.includes(one)))
  return random.pick(free.length > 0 && random.chance(0.7) ? free : PEOPLE)
}

const reason = (random: Random): { reason?: string } =>
  random.chance(0.2) ? { reason: random.chance(0.1) ? 'x'.repeat(2001) : 'for a reason' } : {}

/** One of the verbs on a task, by somebody who has it. */
export const handOn = (random: Random, { request, world }: Scene): Act | null => {
  const placed = anyTask(random, request)
  if (placed === null) return null
  const { number: task, addedBy, candidates } = placed.task
  // A draft offers none of them, and a task of one person no claim: a few tries show that.
  if (request.status === 'draft' && random.chance(0.85)) return null
  const other = (): string => somebodyElse(random, placed)
  const shared = candidates.length > 1 || random.chance(0.1)
  const add = (): Command => ({
    verb: 'add-participant',
    task,
    to: random.chance(0.7) ? [other()] : [other(), other()],
    where: random.pick(['before', 'after', 'beside']),
  })
  const take = (): Command => ({ verb: random.chance(0.9) ? 'claim' : 'release', task })
  const command = random.pick<() => Command>([
    shared ? take : add,
    shared ? take : add,
    add,
    () => ({ verb: 'transfer', task, to: other(), ...reason(random) }),
    () => ({ verb: 'transfer', task, to: other() }),
    () => ({ verb: 'delegate', task, to: other(), ...reason(random) }),
  ])()
  if (random.chance(addedBy === undefined ? 0.06 : 0.4)) return removeSomebody(random, { request, world })
  return { world, actor: holderOf(random, placed.task), command }
}

/** A task that somebody took on is taken again, or released, by them or by one who shares it. */
export const claimAgain = (random: Random, { request, world }: Scene): Act | null => {
  const claimed = openTasks(request).filter(({ task }) => task.claimedBy !== undefined)
  if (claimed.length === 0) return null
  const { task } = random.pick(claimed)
  const verb = random.chance(0.4) ? 'claim' : 'release'
  const actor = random.chance(0.7) ? (task.claimedBy ?? '') : random.pick(task.candidates)
  return { world, actor, command: { verb, task: task.number } }
}

/** Mostly one who has the task, and mostly whoever took it on. */
export const holderOf = (random: Random, { candidates, claimedBy }: Task): string => {
  if (candidates.length === 0 || random.chance(0.06)) return random.pick(PEOPLE)
  return claimedBy !== undefined && random.chance(0.7) ? claimedBy : random.pick(candidates)
}

const removeSomebody = (random: Random, { request, world }: Pick<Scene, 'request' | 'world'>): Act | null => {
  const added = (random.chance(0.8) ? openTasks : placedTasks)(request).filter(
    ({ task }) => task.addedBy !== undefined,
  )
  const all = added.length > 0 && random.chance(0.8) ? added : openTasks(request)
  if (all.length === 0) return null
  const { task } = random.pick(all)
  const actor = random.chance(0.85) ? (task.addedBy ?? random.pick(PEOPLE)) : random.pick(PEOPLE)
  return { world, actor, command: { verb: 'remove-participant', task: task.number } }
}

/** By whoever acted last; at times by somebody else. */
export const takeBack = (random: Random, { request, world }: Scene): Act => ({
  world,
  actor: random.chance(0.85) ? (request.lastAct?.person ?? random.pick(PEOPLE)) : random.pick(PEOPLE),
  command: { verb: 'take-back' },
})
