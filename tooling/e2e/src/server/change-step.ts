import { openDatabase } from '@countersign/database/client'
import { publishDefinition } from '@countersign/runtime/publish-definition'
import { createRuntime } from '@countersign/runtime/runtime'
import { signIn } from '../person/person.ts'
import type { DemoServer } from './demo-server.ts'

/** Publishes service-request with other settings of a step; requests that were started before keep their version. */
export const changeStep = async (server: DemoServer, step: string, settings: object): Promise<void> => {
  const rep = await signIn(server, 'rep')
  const live = await rep.get<{ definition: object }>('/definitions/service-request')
  const source: unknown = JSON.parse(JSON.stringify(live.definition), (key, value) =>
    key === step && value.meta !== undefined
      ? { ...value, meta: { ...value.meta, step: { ...value.meta.step, ...settings } } }
      : value,
  )
  const database = await openDatabase(server.databaseUrl())
  try {
    const { published } = await publishDefinition(createRuntime({ database }), {
      source,
      author: null,
      publisher: null,
    })
    if (!published) throw new Error('the definition with that step is refused')
  } finally {
    await database.close()
  }
}
