import { setTimeout as sleep } from 'node:timers/promises'
import { RESULT } from '@countersign/e2e/request-fields'
import type { Runtime } from '@countersign/runtime/runtime'
import { fireDueTimers } from '@countersign/runtime/worker/fire-due-timers'
import { send } from '../stage/send.ts'
import type { Ground, SetTimer } from './requests.ts'

const REST_MS = 20
const HOURS_2_MS = 2 * 3600_000
const JUMP_EVERY_MS = 150

/** Fires what is due again and again, as a worker does, until told to stop. */
export const keepFiring = (runtime: Runtime) => {
  let goesOn = true
  const running = (async () => {
    while (goesOn) if (!(await fireDueTimers(runtime))) await sleep(REST_MS)
  })()
  return async () => {
    goesOn = false
    await running
  }
}

/** Moves the clock of both workers to and fro by two hours; resolves with how often. */
export const keepJumping = ({ stage: { clock }, random }: Ground) => {
  let goesOn = true
  let jumps = 0
  const running = (async () => {
    while (goesOn) {
      clock.move([0, HOURS_2_MS, -HOURS_2_MS][Math.floor(random() * 3)] ?? 0)
      jumps++
      await sleep(JUMP_EVERY_MS)
    }
    clock.move(0)
  })()
  return async () => {
    goesOn = false
    await running
    return jumps
  }
}

export type Tie = { readonly early: number; readonly human: number; readonly wrong: readonly string[] }

/** How close to the instant people decide and servers try too early. */
const CLOSE_MS = 30

const until = (instant: number) => sleep(Math.max(0, instant - Date.now()))

/** A server whose clock is ahead asks for the timer before its instant; a sentence if it gets its way. */
const tryEarly = async (
  { stage, history, random }: Ground,
  { id, due }: SetTimer,
): Promise<string | null> => {
  await until(due - 5 - random() * 20 * CLOSE_MS)
  const command = { verb: 'fire-timer', timer: { state: 'in-service', visit: 1, name: 'due' } } as const
  const answer = await send(stage.pair[0], history, { id, by: null, command })
  return answer.applied && Date.now() < due ? `${id} was fired before ${new Date(due).toISOString()}` : null
}

const complete = async (
  { stage, history, random }: Ground,
  { id, task, due }: SetTimer,
): Promise<string | null> => {
  await until(due + (random() * 2 - 1) * CLOSE_MS)
  const command = { verb: 'decide', task, outcome: 'complete', fields: RESULT } as const
  const answer = await send(stage.early, history, { id, by: 'rep', command })
  return answer.applied ? null : `${id} could not be completed at its instant: ${answer.code}`
}

/** At each timer's instant one in two people is done, and before it one in two servers is too early. */
export const meet = async (ground: Ground, timers: readonly SetTimer[]): Promise<Tie> => {
  const ahead = timers.filter(({ due }) => due - Date.now() > CLOSE_MS)
  const early = ahead.filter((_, index) => index % 2 === 0)
  const human = ahead.filter((_, index) => index % 4 < 2)
  const answers = await Promise.all([
    ...early.map((timer) => tryEarly(ground, timer)),
    ...human.map((timer) => complete(ground, timer)),
  ])
  await until(Math.max(...timers.map(({ due }) => due)))
  return { early: early.length, human: human.length, wrong: answers.filter((one) => one !== null) }
}
