import { seesInstance } from '@countersign/access/see-instance'
import type { CommandRequest } from '@countersign/runtime/command-request'
import { involvementOf } from '@countersign/runtime/decide-command'
import type { Call } from '../context.ts'
import { type Answer, answered, refused } from '../problem/problem.ts'
import { refusalProblem } from '../problem/refusal-problem.ts'
import type { InstanceView } from '../views/instance.ts'
import { instanceView } from '../views/instance-view.ts'

/** Executes a command as the caller and shows them the instance after it. */
export const execute = async (
  call: Call,
  request: Omit<CommandRequest, 'actor'>,
): Promise<Answer<InstanceView>> => {
  const { runtime } = call.services
  const answer = await runtime.execute({ ...request, actor: { person: call.viewer.id } })
  if (!answer.applied) return refused(refusalProblem(call, answer))
  // The organisation may have moved on with this very command; whoever was allowed to act may see what became of it,
  // as far as they could see it before.
  const sight = seesInstance(call.viewer, involvementOf(answer.instance)) ?? 'full'
  return answered(await instanceView(call, answer.instance, sight))
}
