import type { Database } from '../client.ts'
import { Prisma } from '../generated/client.ts'
import { changeOrganisation } from './change-organisation.ts'
import type { AbsenceRow } from './read-organisation.ts'

/** What a person's row keeps of their absences: those that are not over, and when the next one begins or ends. */
export const absenceColumns = (absences: readonly AbsenceRow[], now: Date) => {
  const kept = absences.filter(({ until }) => new Date(until) > now)
  const instants = kept.flatMap(({ from, until }) => [new Date(from), new Date(until)])
  const next = instants.filter((at) => at > now).toSorted((a, b) => a.valueOf() - b.valueOf())[0] ?? null
  return {
    absences: kept.length === 0 ? Prisma.DbNull : kept.map((one) => ({ ...one })),
    absenceNext: next,
  }
}

/**
 * Moves the organisation's revision on when an absence has begun or ended, so that open tasks find their candidates
 * again. True when one had.
 */
export const followAbsences = async (database: Database): Promise<boolean> => {
  const now = new Date()
  const due = { absenceNext: { lte: now } }
  if ((await database.prisma.person.count({ where: due })) === 0) return false
  await changeOrganisation(database, async (transaction) => {
    for (const { id, absences } of await transaction.person.findMany({ where: due }))
      await transaction.person.update({
        where: { id },
        data: absenceColumns((absences ?? []) as unknown as readonly AbsenceRow[], now),
      })
  })
  return true
}
