import { openDatabase } from '@countersign/database/client'
import { publishDefinition } from '@countersign/runtime/publish-definition'
import { createRuntime } from '@countersign/runtime/runtime'
import { benchDefinition } from '../workload/bench-definition.ts'

/** Publishes the definition of the workload in a database that a server has seeded. */
export const publishWorkload = async (url: string): Promise<void> => {
  const database = await openDatabase(url)
  try {
    const source = benchDefinition()
    const published = await publishDefinition(createRuntime({ database }), {
      source,
      author: null,
      publisher: null,
    })
    if (!published.published)
      throw new Error(`the workload's definition is refused: ${JSON.stringify(published)}`)
  } finally {
    await database.close()
  }
}
