import type { Runtime } from '@countersign/runtime/runtime'
import type { NoteRefusal } from './refused-attempt.ts'

/** The same runtime, noting each command of a person that is refused. One that is to come again was not refused. */
export const withNotedRefusals = (runtime: Runtime, note: NoteRefusal): Runtime => ({
  ...runtime,
  execute: async (request) => {
    const answer = await runtime.execute(request)
    const { actor, instanceId, command } = request
    if (!answer.applied && answer.code !== 'busy' && 'person' in actor)
      note({ person: actor.person, instance: instanceId, verb: command.verb, code: answer.code })
    return answer
  },
})
