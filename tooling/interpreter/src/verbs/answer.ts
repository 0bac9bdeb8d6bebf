import type { Placed, Vote } from '../request.ts'
import type { Run } from '../run.ts'
import { goOn } from '../settle.ts'

/** Keeps the actor's answer to a task and goes on from it. */
export const answer = (
  run: Run,
  { activation, task }: Placed,
  given: Pick<Vote, 'outcome' | 'opinion' | 'for' | 'to'>,
): void => {
  const { request, world, seq } = run
  const person = run.actor ?? ''
  run.logged = true
  task.state = 'done'
  task.vote = { person, at: world.now, seq, carried: false, ...given }
  request.lastAct = { seq, person, task: task.number, how: 'decided' }
  goOn(run, activation)
}
