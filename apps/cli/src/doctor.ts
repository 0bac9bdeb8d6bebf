import { openDatabase } from '@countersign/database/client'
import { examine } from '@countersign/doctor/examine'
import { reportLine, reportSummary } from '@countersign/doctor/report'

/**
 * Examines a database and prints what it finds, a line a finding and a summary. Reads only, also while servers work on
 * it. Returns the exit code: 0 when every invariant holds.
 */
export const doctor = async (url: string, print: (line: string) => void): Promise<number> => {
  const database = await openDatabase(url, { max: 4 })
  try {
    let instances = 0
    let findings = 0
    const progress = (count: number) => {
      instances = count
    }
    for await (const finding of examine(database.pool, { progress })) {
      findings += 1
      print(reportLine(finding))
    }
    print(reportSummary(instances, findings))
    return findings === 0 ? 0 : 1
  } finally {
    await database.close()
  }
}
