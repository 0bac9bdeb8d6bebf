import type { ParticipantRule } from '@countersign/definition/participant-rule'
import type { CompiledDefinition } from './compile.ts'
import type { Facts } from './facts.ts'
import type { Instance, SteadReason, Task } from './instance.ts'
import type { PersonId } from './organisation.ts'
import { resolveRule } from './participants/resolve-rule.ts'
import { ruleContext } from './rule-context.ts'
import { stepOf } from './work.ts'

/**
 * Why a person has a task: a participant rule 参与人规则 names them, they were added (by escalation, by an administrator, by
 * a participant), they have somebody's place, or they stand in because whom the rule names may not or cannot decide.
 */
export type WhyCandidate =
  | { readonly by: 'rule'; readonly rule: ParticipantRule }
  | { readonly by: 'added' }
  /** A participant brought them in 加签. */
  | { readonly by: 'brought-in'; readonly person: PersonId }
  /** They stand in somebody's place: 代理, 转办, 委派, 升级, 改派. */
  | { readonly by: SteadReason; readonly person: PersonId }
  | { readonly by: 'stand-in' }

type Asked = { readonly step: string; readonly task: Task; readonly person: PersonId; readonly facts: Facts }

/** Why this person has the task, by today's organisation; null when they do not. */
export const whyCandidate = (
  compiled: CompiledDefinition,
  instance: Instance,
  { step, task, person, facts }: Asked,
): WhyCandidate | null => {
  if (!task.candidates.includes(person)) return null
  const stead =
    task.instead !== undefined && Object.hasOwn(task.instead, person) ? task.instead[person] : undefined
  if (stead !== undefined) return { by: stead.by, person: stead.for }
  if (task.addedBy !== undefined) return { by: 'brought-in', person: task.addedBy }
  if (task.added.includes(person)) return { by: 'added' }
  const context = ruleContext({ facts, instance }, step)
  const rule = stepOf(compiled, step).participants.find((one) => resolveRule(one, context).includes(person))
  return rule === undefined ? { by: 'stand-in' } : { by: 'rule', rule }
}
