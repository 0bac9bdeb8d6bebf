import {
  type OrganisationTrial,
  previewOrganisation,
  type WaitMove,
} from '@countersign/runtime/preview-organisation'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { incidentText } from '../views/incident-text.ts'
import { PersonView } from '../views/person.ts'
import { personView } from '../views/person-view.ts'
import { stepTitle } from '../views/step-title.ts'
import type { DirectoryDraft } from './directory-draft.ts'

/** What a change of the directory would do to the requests that are under way. */
export const ChangeEffect = z.object({
  /** Steps that would wait for other people. */
  moved: z.int(),
  /** Steps that nobody would be found for: an incident each, for an administrator to look at. */
  stranded: z.int(),
  /** True when there are more requests than were decided anew: the numbers are the least. */
  partial: z.boolean(),
  /** The first of them, those that nobody would be found for before the others. */
  items: z.array(
    z.object({
      requestId: z.string(),
      number: z.string(),
      step: z.string(),
      before: z.array(PersonView),
      after: z.array(PersonView),
      /** Why nobody would be found, in words; null where somebody is. */
      reason: z.string().nullable(),
    }),
  ),
})
export type ChangeEffect = z.infer<typeof ChangeEffect>

const SHOWN = 20

/** Decides every request that waits for somebody anew, under the directory as it would be. */
export const effectOf = async (
  call: Call,
  draft: DirectoryDraft,
  about: Pick<OrganisationTrial, 'person' | 'owners'>,
): Promise<ChangeEffect> => {
  const { moves, partial } = await previewOrganisation(call.services.runtime, {
    people: [...draft.people.values()],
    departments: [...draft.departments.values()],
    ...about,
  })
  const stranded = moves.filter(({ after }) => after.length === 0)
  const first = [...stranded, ...moves.filter(({ after }) => after.length > 0)].slice(0, SHOWN)
  return {
    moved: moves.length,
    stranded: stranded.length,
    partial,
    items: await Promise.all(first.map((move) => moveView(call, move))),
  }
}

const moveView = async (
  call: Call,
  { instance, step, before, after, incident }: WaitMove,
): Promise<ChangeEffect['items'][number]> => {
  const { services, organisation, reader } = call
  const compiled = await services.runtime.definitions.pinned(instance.definition)
  const named = (ids: readonly string[]) => ids.map((id) => personView(organisation, id))
  return {
    requestId: instance.id,
    number: instance.number,
    step: stepTitle(reader.language, compiled, step),
    before: named(before),
    after: named(after),
    reason: incident === null ? null : incidentText(call, incident),
  }
}
