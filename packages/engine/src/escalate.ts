import type { Stead, Task } from './instance.ts'
import type { ActivationKey } from './open-tasks.ts'
import type { PersonId } from './organisation.ts'
import { mayTakePart } from './participants/barred.ts'
import { placeOf } from './participants/place.ts'
import { chainOf } from './participants/resolve-rule.ts'
import { withSubstitutes } from './participants/substitutes.ts'
import { ruleContext } from './rule-context.ts'
import { emit, stepOf, type Work } from './work.ts'

/** Escalation 升级: the superior of those who have not acted may act too. */
export const joinSuperiors = (work: Work, key: ActivationKey, task: Task): void => {
  const superiors = superiorsOf(work, key, task)
  const added = [...new Set([...task.added, ...superiors])].sort()
  if (added.length === task.added.length) return
  const { candidates, instead } = withSubstitutes(
    stepOf(work.compiled, key.step),
    ruleContext(work, key.step),
    {
      people: superiors,
      others: task.candidates,
    },
  )
  const places = { ...task.instead, ...instead }
  emit(work, {
    type: 'candidates-changed',
    ...key,
    task: task.number,
    candidates: [...new Set([...task.candidates, ...candidates])].sort(),
    added,
    ...(Object.keys(places).length > 0 && { instead: places }),
  })
}

/** Escalation by reassignment: the superiors act in their place. Where nobody is above, it stays where it is. */
export const giveToSuperiors = (work: Work, key: ActivationKey, task: Task): void => {
  const superiors = superiorsOf(work, key, task)
  const owner = task.candidates[0] === undefined ? undefined : placeOf(task, task.candidates[0])
  if (superiors.length === 0 || owner === undefined) return
  const { candidates, instead } = withSubstitutes(
    stepOf(work.compiled, key.step),
    ruleContext(work, key.step),
    {
      people: superiors,
    },
  )
  const places = Object.fromEntries(
    superiors.map((person): readonly [PersonId, Stead] => [person, { for: owner, by: 'escalation' }]),
  )
  emit(work, {
    type: 'candidates-changed',
    ...key,
    task: task.number,
    candidates,
    added: [...superiors].sort(),
    instead: { ...task.instead, ...places, ...instead },
  })
}

/** The nearest superior of each candidate who may take part; never the requester on their own request. */
const superiorsOf = (work: Work, key: ActivationKey, task: Task): readonly PersonId[] => {
  const step = stepOf(work.compiled, key.step)
  const context = ruleContext(work, key.step)
  const found = task.candidates.flatMap((person) => {
    const next = chainOf(work.facts.directory, person).find(
      (one) => one !== work.instance.requester && mayTakePart(step, context, one),
    )
    return next === undefined || task.candidates.includes(next) ? [] : [next]
  })
  return [...new Set(found)].sort()
}
