import type { FullStep } from '../language.ts'
import { distinct, superiorsOf } from '../people/organisation.ts'
import { askingFor, mayTakePart } from '../people/participants.ts'
import { ownerOf } from '../people/places.ts'
import type { Task } from '../request.ts'
import type { Run } from '../run.ts'
import { actingFor, reask } from '../tasks.ts'

/** The nearest superior of each who is asked, who may take part and is not asked already. */
const superiorsAsked = ({ request, world }: Run, step: FullStep, task: Task): readonly string[] => {
  const asking = askingFor(request, world, step.key)
  const found = task.candidates.flatMap((person) => {
    const next = superiorsOf(world, person).find(
      (one) => one !== request.requester && mayTakePart(step, asking, one),
    )
    return next === undefined || task.candidates.includes(next) ? [] : [next]
  })
  return distinct(found)
}

export const addSuperiors = (run: Run, step: FullStep, task: Task): void => {
  const superiors = superiorsAsked(run, step, task)
  const added = distinct([...task.added, ...superiors])
  if (added.length === task.added.length) return
  const { candidates, instead } = actingFor(run, step, { people: superiors, others: task.candidates })
  reask(run, task, {
    candidates: distinct([...task.candidates, ...candidates]),
    added,
    instead: { ...task.instead, ...instead },
  })
}

/** Where nobody is above, it stays where it is. */
export const giveToSuperiors = (run: Run, step: FullStep, task: Task): void => {
  const superiors = superiorsAsked(run, step, task)
  const [first] = task.candidates
  if (superiors.length === 0 || first === undefined) return
  const { candidates, instead } = actingFor(run, step, { people: superiors })
  const owner = ownerOf(task, first)
  const places = superiors.map((person) => [person, { for: owner, by: 'escalation' }] as const)
  reask(run, task, {
    candidates,
    added: superiors,
    instead: { ...task.instead, ...Object.fromEntries(places), ...instead },
  })
}
