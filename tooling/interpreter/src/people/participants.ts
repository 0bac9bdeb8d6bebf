import type { World } from '../document.ts'
import type { FullStep } from '../language.ts'
import { type Request, votesOf } from '../request.ts'
import { type Asking, named } from './named.ts'
import { distinct, isActive, personOf, superiorsOf } from './organisation.ts'

/** Who takes part: people, or nobody with what follows from that. */
export type Participants =
  | { readonly who: 'people'; readonly people: readonly string[] }
  | { readonly who: 'skip' }
  | { readonly who: 'administrator'; readonly because: 'empty' | 'departed' }

export const askingFor = (request: Request, world: World, step: string): Asking => ({
  world,
  requester: request.requester,
  department: request.requesterDepartment,
  request,
  step,
})

/** Those kept apart from a step by what they did before. */
export const keptApart = (step: FullStep, request: Request | null, requester: string): ReadonlySet<string> =>
  new Set(
    (request?.activations ?? []).flatMap((activation) =>
      votesOf(activation)
        .filter(
          ({ outcome, person }) =>
            step.separateFrom.includes(activation.step) ||
            (step.kind === 'decision' && outcome === 'submit' && person !== requester),
        )
        .map(({ person }) => person),
    ),
  )

export const participantsOf = (step: FullStep, asking: Asking): Participants => {
  const wanted = distinct(step.participants.flatMap((rule) => named(rule, asking)))
  const present = distinct(wanted.flatMap((one) => standIn(step, asking, one)))
  const apart = keptApart(step, asking.request, asking.requester)
  const may =
    step.kind === 'decision' ? present.filter((one) => one !== asking.requester && !apart.has(one)) : present
  if (may.length > 0) return { who: 'people', people: may }
  if (step.kind === 'decision' && wanted.length > 0 && present.length === 0)
    return nobody(step, asking, 'departed')
  const self = step.kind === 'decision' && present.includes(asking.requester)
  return nobody(step, asking, self ? 'self' : 'empty')
}

const nobody = (step: FullStep, asking: Asking, because: 'self' | 'empty' | 'departed'): Participants => {
  const wish = { self: step.onSelf, empty: step.onEmpty, departed: step.onDeparted }[because]
  if (wish === 'skip') return { who: 'skip' }
  const superior = wish === 'superior' ? nearestSuperior(step, asking) : undefined
  if (superior !== undefined) return { who: 'people', people: [superior] }
  return { who: 'administrator', because: because === 'departed' ? 'departed' : 'empty' }
}

/** Somebody present stands for themself, somebody who left for their successor or the requester's superior. */
const standIn = (step: FullStep, asking: Asking, person: string): readonly string[] => {
  if (isActive(asking.world, person)) return [person]
  const successor = successorOf(step, asking, person)
  if (successor !== null) return [successor]
  const superior = step.onDeparted === 'superior' ? nearestSuperior(step, asking) : undefined
  return superior === undefined ? [] : [superior]
}

/** Who took over, over several who left; nobody who may not decide here. */
export const successorOf = (step: FullStep, asking: Asking, person: string): string | null => {
  const seen: string[] = []
  let next: string | null = person
  while (next !== null && !isActive(asking.world, next)) {
    if (seen.includes(next)) return null
    seen.push(next)
    next = personOf(asking.world, next)?.successor ?? null
  }
  if (next === null || step.kind !== 'decision') return next
  const apart = keptApart(step, asking.request, asking.requester)
  return next === asking.requester || apart.has(next) ? null : next
}

const nearestSuperior = (step: FullStep, asking: Asking): string | undefined => {
  const apart = keptApart(step, asking.request, asking.requester)
  return superiorsOf(asking.world, asking.requester).find(
    (one) => !apart.has(one) && isActive(asking.world, one),
  )
}
