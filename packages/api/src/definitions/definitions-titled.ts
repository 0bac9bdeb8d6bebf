import type { Call } from '../context.ts'
import { liveDefinitions } from './live-definitions.ts'

/** Titles are in the definitions, not in the rows: whoever seeks one by title seeks its key. */
export const definitionsTitled = async (call: Call, sought: string): Promise<readonly string[]> => {
  const live = await liveDefinitions(call)
  const text = sought.toLowerCase()
  return live
    .filter(({ definition: { title } }) => `${title.zh}\n${title.en}`.toLowerCase().includes(text))
    .map(({ pin }) => pin.key)
}
