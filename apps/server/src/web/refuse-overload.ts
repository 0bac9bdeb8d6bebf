import type { Runtime } from '@countersign/runtime/runtime'

/**
 * The same runtime, which answers `busy` at once while as many commands wait or run as `most`: a queue that grows faster
 * than it is worked off makes everybody wait longer and takes memory without end. What was taken in is finished.
 */
export const refuseOverload = (runtime: Runtime, most: number): Runtime => ({
  ...runtime,
  execute: async (request) => {
    if (runtime.load() < most) return runtime.execute(request)
    return { applied: false, code: 'busy', params: {}, problems: [] }
  },
})
