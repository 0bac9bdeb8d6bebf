import type { Database } from '@countersign/database/client'

/** A legal hold 法律保留: the request is kept, whatever its age, until it is released. Both stay on record. */
export type LegalHold = {
  readonly number: string
  readonly reason: string
  readonly by: string
  readonly at: string
  readonly released: { readonly reason: string; readonly by: string; readonly at: string } | null
}

const YEARS = 'retention-years'
const HOLDS = 'legal-hold:'

/** For how many years after its end a request is kept, by process; one without a number is kept for ever. */
export type RetentionYears = Readonly<Record<string, number>>

export const retentionYears = async ({ prisma }: Pick<Database, 'prisma'>): Promise<RetentionYears> =>
  ((await prisma.setting.findUnique({ where: { key: YEARS } }))?.value ?? {}) as RetentionYears

/** Sets the years of one process; null keeps its requests for ever. */
export const setRetentionYears = async (
  { prisma }: Pick<Database, 'prisma'>,
  definition: string,
  years: number | null,
): Promise<void> => {
  const { [definition]: _before, ...others } = await retentionYears({ prisma })
  const value = years === null ? others : { ...others, [definition]: years }
  await prisma.setting.upsert({ where: { key: YEARS }, create: { key: YEARS, value }, update: { value } })
}

/** Every hold there ever was, by the request's id. */
export const legalHolds = async ({
  prisma,
}: Pick<Database, 'prisma'>): Promise<ReadonlyMap<string, LegalHold[]>> => {
  const rows = await prisma.setting.findMany({ where: { key: { startsWith: HOLDS } } })
  return new Map(rows.map(({ key, value }) => [key.slice(HOLDS.length), value as unknown as LegalHold[]]))
}

export const isHeld = (holds: readonly LegalHold[] | undefined): boolean =>
  holds?.some(({ released }) => released === null) ?? false

/** Keeps the holds of one request. */
export const saveHolds = async (
  { prisma }: Pick<Database, 'prisma'>,
  instance: string,
  holds: readonly LegalHold[],
): Promise<void> => {
  const [key, value] = [`${HOLDS}${instance}`, holds.map((hold) => ({ ...hold }))]
  await prisma.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
}
