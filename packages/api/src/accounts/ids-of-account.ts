import type { Database } from '@countersign/database/client'

/** The ids that an account goes by: its own, and those of the accounts that were merged into it. */
export const idsOfAccount = async (
  { prisma }: Pick<Database, 'prisma'>,
  id: string,
): Promise<readonly string[]> => {
  const merged = await prisma.account.findMany({ where: { mergedInto: id }, select: { id: true } })
  return [id, ...merged.map((one) => one.id)]
}
