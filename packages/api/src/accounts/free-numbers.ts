import { allocateNumbers } from '@countersign/database/allocate-numbers'
import type { Database } from '@countersign/database/client'

/** Numbers for new accounts. Some were given by hand before there was a counter: those in use are passed over. */
export const freeNumbers = async (
  { pool, prisma }: Pick<Database, 'pool' | 'prisma'>,
  count: number,
): Promise<readonly string[]> => {
  const free: string[] = []
  while (free.length < count) {
    const missing = count - free.length
    const first = await allocateNumbers(pool, 'account', missing)
    const numbers = Array.from({ length: missing }, (_, at) => `KA-${String(first + at).padStart(4, '0')}`)
    const used = await prisma.account.findMany({
      where: { number: { in: numbers } },
      select: { number: true },
    })
    const taken = new Set(used.map(({ number }) => number))
    free.push(...numbers.filter((number) => !taken.has(number)))
  }
  return free
}
