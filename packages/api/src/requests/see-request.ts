import { type SeenInstance, seeInstance } from '@countersign/runtime/instance-sight'
import type { Call } from '../context.ts'
import { type Answer, answered, problem, refused } from '../problem/problem.ts'

/** An instance as far as the caller may see it; one that is not theirs looks like one that does not exist. */
export const seeRequest = async (call: Call, id: string): Promise<Answer<SeenInstance>> => {
  const seen = await seeInstance(call.services.runtime, id.toLowerCase(), call.viewer.id)
  return seen === null ? refused(problem('instance-unknown')) : answered(seen)
}
