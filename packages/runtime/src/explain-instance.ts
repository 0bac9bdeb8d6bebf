import { isOpen, openActivations } from '@countersign/engine/instance'
import { previewRoute, type Route } from '@countersign/engine/route-preview'
import { type WhyCandidate, whyCandidate } from '@countersign/engine/why-candidate'
import type { SeenInstance } from './instance-sight.ts'
import { factsOf } from './legal-moves-of.ts'

/** A task of somebody's with the reason it is theirs. */
export type OwnTask = { readonly number: number; readonly step: string; readonly why: WhyCandidate }

/**
 * The route of an instance by its own version, its fields as they are and today's organisation, and why its open tasks
 * are this person's. The route is null for whoever may not read the fields.
 */
export const explainInstance = (
  seen: SeenInstance,
  person: string,
): { readonly route: Route | null; readonly mine: readonly OwnTask[] } => {
  const { compiled, instance, sight } = seen
  if (sight !== 'full') return { route: null, mine: [] }
  const facts = factsOf(seen)
  const found = previewRoute(compiled, instance.fields, { actor: { person: instance.requester }, facts })
  const mine = openActivations(instance).flatMap(({ step, tasks }) =>
    tasks.flatMap((task) => {
      const why =
        task.state === 'open' && isOpen(instance)
          ? whyCandidate(compiled, instance, { step, task, person, facts })
          : null
      return why === null ? [] : [{ number: task.number, step, why }]
    }),
  )
  return { route: 'refused' in found ? null : found, mine }
}
