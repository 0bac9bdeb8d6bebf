import type { Instance } from '@countersign/engine/instance'
import type { CommandRequest } from '@countersign/runtime/command-request'
import type { Runtime } from '@countersign/runtime/runtime'
import type { LiveHints } from './live-hints.ts'

/** The same runtime, telling after each applied command whose tasks and requests may look different now. */
export const withLiveHints = (runtime: Runtime, hints: LiveHints): Runtime => ({
  ...runtime,
  execute: async (request) => {
    const answer = await runtime.execute(request)
    if (answer.applied && !answer.repeated) tellOf(answer.instance, request, hints)
    return answer
  },
})

const tellOf = (instance: Instance, { actor }: CommandRequest, hints: LiveHints): void => {
  for (const person of taskHolders(instance)) hints.tell(person, 'tasks')
  const concerned = [instance.requester, ...instance.cc, ...('person' in actor ? [actor.person] : [])]
  for (const person of concerned) hints.tell(person, 'requests')
}

/** Everybody who has a task in it now, or lost one by the command just applied. */
const taskHolders = ({ activations, updatedAt }: Instance): ReadonlySet<string> =>
  new Set(
    activations
      .filter(({ endedAt }) => endedAt === null || endedAt === updatedAt)
      .flatMap(({ tasks }) => tasks.flatMap(({ candidates }) => candidates)),
  )
