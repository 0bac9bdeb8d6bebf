import { seesAccount } from '@countersign/access/see-account'
import { readBatch } from '@countersign/database/read-batch'
import type { FieldValues } from '@countersign/definition/field'
import type { CompiledDefinition } from '@countersign/engine/compile'
import { type Refusal, refuse } from '@countersign/engine/refusal'
import { previewRoute, type Route } from '@countersign/engine/route-preview'
import type { Organisation } from './organisation.ts'
import type { Stores } from './stores.ts'

export type RouteOf = {
  readonly route: Route
  readonly compiled: CompiledDefinition
  readonly organisation: Organisation
}

/**
 * The route a request by this person would take with these fields, by the live version and today's organisation; null
 * when no version is live.
 */
export const routeOf = async (
  stores: Stores,
  asked: { readonly definition: string; readonly fields: FieldValues; readonly person: string },
): Promise<RouteOf | Refusal | null> => {
  const accounts = Object.values(asked.fields).filter(
    (value) => typeof value === 'string' && value.length <= 64,
  )
  const read = await readBatch(stores.database.commands, {
    instanceIds: [],
    accountIds: accounts as string[],
    fileIds: [],
    definitionKeys: [asked.definition],
    idempotency: [],
  })
  const version = read.live.get(asked.definition)
  const compiled = version === undefined ? null : await stores.definitions.version(asked.definition, version)
  if (compiled === null) return null
  const organisation = await stores.organisation.atLeast(read.organisationRevision)
  const viewer = organisation.viewer(asked.person)
  if (viewer === null) return refuse('not-a-starter')
  const account = read.accounts.get(String(asked.fields[compiled.accountField ?? '']))
  const route = previewRoute(compiled, asked.fields, {
    actor: { person: asked.person },
    facts: {
      now: read.now,
      directory: organisation.directory,
      calendar: organisation.calendar,
      calendars: organisation.calendars,
      account: account !== undefined && seesAccount(viewer, account) ? account : null,
      files: [],
    },
  })
  return 'refused' in route ? route : { route, compiled, organisation }
}
