import { isHandedIn, regionsOf } from '../language.ts'
import { fire } from '../position.ts'
import { Refused, refuseIf } from '../refused.ts'
import { openActivations, type Placed, placedTasks } from '../request.ts'
import { deliver, type Run } from '../run.ts'
import { stepOf } from '../settle.ts'
import { addSubstitutes, askedIn } from '../tasks.ts'
import { owe } from '../ways-back.ts'
import { mustRun } from './permit.ts'
import { takeAgain } from './places-given.ts'

/** The actor's own last act, while nobody has gone on from it. */
export const takeBack = (run: Run): void => {
  mustRun(run)
  const { request, language } = run
  const act = request.lastAct
  const placed = placedTasks(request).find(({ task }) => task.number === act?.task)
  if (act === undefined || act.person !== run.actor || placed === undefined)
    throw new Refused('nothing-to-take-back')
  const { activation, task } = placed
  refuseIf(isHandedIn(stepOf(run, activation.step)), 'nothing-to-take-back')
  run.logged = true
  if (activation.endedAt !== null) {
    const stands = [...request.standing.places].map(({ key }) => key)
    const around = [...regionsOf(language, activation.step).keys()]
    refuseIf(!around.every((parallel) => stands.includes(parallel)), 'nothing-to-take-back')
    enterAnew(run, placed)
    return
  }
  delete request.lastAct
  if (act.how === 'decided') unanswer(placed)
  else {
    const to = act.to ?? ''
    takeAgain(run, task, { from: act.person, to, how: act.how })
    addSubstitutes(run, placed, { people: [act.person] })
    deliver(run, [to], 'taken-back')
  }
}

/** The answer is gone, and what waited for it waits again. */
const unanswer = ({ activation, task }: Placed): void => {
  task.state = 'open'
  task.vote = null
  for (const one of activation.tasks)
    if (one.state === 'open' && one.after?.includes(task.number) === true) one.state = 'waiting'
}

const enterAnew = (run: Run, { activation, task }: Placed): void => {
  const { request } = run
  const { step } = activation
  const asked = openActivations(request).map((one) => ({ one, people: askedIn(one) }))
  const owed = request.lastAct?.owed
  if (owed !== undefined) owe(run, owed.to, owed.before)
  run.reopening = { before: activation, task: task.number }
  refuseIf(!fire(run, { is: 'back', to: step }), 'nothing-to-take-back')
  const left = asked.filter(({ one }) => one.endedAt !== null)
  deliver(
    run,
    left.flatMap(({ people }) => people),
    'taken-back',
  )
}
