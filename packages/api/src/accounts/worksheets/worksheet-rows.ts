import { WORKSHEET_CRITERIA, worksheetTotal } from '@countersign/accounts/worksheet'
import type { Database } from '@countersign/database/client'
import { z } from 'zod'

const Bit = z.union([z.literal(0), z.literal(1)])
/** Answers by criterion; one left out is blank. */
export const AnswersInput = z.partialRecord(z.enum(WORKSHEET_CRITERIA), Bit)

/** The total of the latest worksheet that holds an account. */
export const latestWorksheetOf = async (
  prisma: Database['prisma'],
  account: string,
): Promise<{ total: number | null; madeAt: string } | null> => {
  const rows = await prisma.$queryRaw<{ answers: unknown; madeAt: Date }[]>`
    SELECT r.answers, w.made_at AS "madeAt" FROM worksheet_row r JOIN worksheet w ON w.worksheet_id = r.worksheet_id
    WHERE r.account_id = ${account} ORDER BY w.made_at DESC, w.worksheet_id LIMIT 1`
  const [latest] = rows
  if (latest === undefined) return null
  return { total: worksheetTotal(AnswersInput.parse(latest.answers)), madeAt: latest.madeAt.toISOString() }
}
