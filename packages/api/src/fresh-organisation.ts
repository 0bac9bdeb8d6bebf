import type { Organisation } from '@countersign/runtime/organisation'
import type { Runtime } from '@countersign/runtime/runtime'

export type FreshOrganisation = () => Promise<Organisation>

/** An organisation that was the current one this long ago is good enough to look at; commits compare revisions. */
const FRESH_MS = 1000

/**
 * The organisation, compared with the database once a second at most. Another server may have disabled someone, and a
 * server that only answers reads would otherwise not notice.
 */
export const freshOrganisation = (
  { organisation, database }: Pick<Runtime, 'organisation' | 'database'>,
  now: () => number = Date.now,
): FreshOrganisation => {
  let checkedAt = 0
  let checking: Promise<Organisation> | null = null
  const check = async (): Promise<Organisation> => {
    const { rows } = await database.pool.query<{ revision: number }>({
      name: 'organisation-revision',
      text: 'SELECT revision FROM organisation WHERE id = 1',
    })
    const current = await organisation.atLeast(rows[0]?.revision ?? 0)
    checkedAt = now()
    return current
  }
  return () => {
    if (now() - checkedAt < FRESH_MS) return organisation.current()
    checking ??= check().finally(() => {
      checking = null
    })
    return checking
  }
}
