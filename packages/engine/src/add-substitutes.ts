import { tellOfTask } from './open-tasks.ts'
import type { PersonId } from './organisation.ts'
import { withSubstitutes } from './participants/substitutes.ts'
import type { TaskKey } from './repeat-votes.ts'
import { ruleContext } from './rule-context.ts'
import { activationOf, emit, stepOf, type Work } from './work.ts'

type Placed = { readonly person: PersonId; readonly giver?: PersonId }

/** Whoever comes into a place while they are away has their substitute in it as well, unless that is who gave it. */
export const addSubstitutes = (work: Work, key: TaskKey, { person, giver }: Placed): void => {
  const step = stepOf(work.compiled, key.step)
  const { tasks } = activationOf(work.instance, key.step, key.visit)
  const task = tasks.find((one) => one.number === key.task)
  if (task === undefined) return
  const others = giver === undefined ? task.candidates : [...task.candidates, giver]
  const { instead } = withSubstitutes(step, ruleContext(work, key.step), { people: [person], others })
  const joining = Object.keys(instead)
  if (joining.length === 0) return
  emit(work, {
    type: 'candidates-changed',
    ...key,
    candidates: [...task.candidates, ...joining].sort(),
    added: task.added,
    instead: { ...task.instead, ...instead },
  })
  tellOfTask(work, key.step, joining)
}
