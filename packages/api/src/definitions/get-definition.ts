import { liveVersions } from '@countersign/database/definition-versions'
import { Key } from '@countersign/definition/names'
import { mayStart } from '@countersign/engine/may-start'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { DefinitionView } from '../views/definition.ts'
import { initialValues } from './initial-values.ts'

/** The largest number a version can have, as PostgreSQL's integer ends there. */
const Version = z.int().min(1).max(2_147_483_647)
export const GetDefinitionInput = z.strictObject({ key: Key, version: Version.optional() })
export type GetDefinitionInput = z.infer<typeof GetDefinitionInput>

/** One published version; the live one when none is named. */
export const getDefinition = async (
  { services, viewer, organisation }: Call,
  { key, version }: GetDefinitionInput,
): Promise<Answer<DefinitionView>> => {
  const { database, definitions } = services.runtime
  const live = (await liveVersions(database.pool)).find((one) => one.key === key)?.version
  const number = version ?? live
  const compiled = number === undefined ? null : await definitions.version(key, number)
  if (compiled === null) return refused(problem('definition-unknown', { definition: key }))
  const department = organisation.people.get(viewer.id)?.department ?? ''
  const calendar = organisation.calendars[department] ?? organisation.calendar
  const facts = { directory: organisation.directory, account: null }
  return answered({
    key,
    version: compiled.pin.version,
    live: compiled.pin.version === live,
    hash: compiled.pin.hash,
    mayStart: compiled.pin.version === live && mayStart(compiled, facts, viewer.id),
    definition: compiled.definition,
    initial: initialValues(compiled.definition, { now: new Date().toISOString(), calendar }),
  })
}

export const getDefinitionProcedure = procedureFor('definitions:read')
  .input(GetDefinitionInput)
  .output(DefinitionView)
  .query(async ({ ctx, input }) => valueFrom(await getDefinition(ctx.call, input)))
