import { openDatabase } from '@countersign/database/client'
import { examine } from '@countersign/doctor/examine'
import { reportLine } from '@countersign/doctor/report'

/** What the doctor finds in a database, a line each; none when every invariant holds. */
export const examineDatabase = async (url: string): Promise<{ instances: number; findings: string[] }> => {
  const database = await openDatabase(url)
  try {
    let instances = 0
    const findings: string[] = []
    const progress = (count: number) => {
      instances = count
    }
    for await (const finding of examine(database.pool, { progress })) findings.push(reportLine(finding))
    return { instances, findings }
  } finally {
    await database.close()
  }
}
