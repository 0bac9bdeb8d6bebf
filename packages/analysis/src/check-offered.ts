import type { ParticipantRule } from '@countersign/definition/participant-rule'
import type { ResolvedStep } from '@countersign/definition/steps'
import { type Draft, settingPointer } from './draft.ts'
import { errorAt, type Finding } from './finding.ts'

const POLICIES: ReadonlySet<string> = new Set(['one', 'all'])
const KINDS: ReadonlySet<string> = new Set(['form', 'decision'])
const RULES: ReadonlySet<string> = new Set([
  'requester',
  'superior',
  'rank',
  'head',
  'account-owner',
  'named',
  'chosen',
  'decider',
])
const ACTIONS: ReadonlySet<string> = new Set([
  'set-fields',
  'notify',
  'cc',
  'start-process',
  'archive',
  'raise-incident',
])

/** What the language can say and the engine does not run yet: refused here, so that nothing published stands still. */
export const checkOffered = (draft: Draft): readonly Finding[] => [
  ...[...draft.steps.values()].flatMap((step) => checkStep(draft, step)),
  ...checkRules(draft.definition.start, '/start'),
  ...draft.actions.flatMap(({ action, pointer }) => {
    if (!ACTIONS.has(action.type)) return [notOffered(pointer, action.type)]
    return action.type === 'notify' || action.type === 'cc'
      ? checkRules(action.params.to, `${pointer}/params/to`)
      : []
  }),
  ...draft.transitions.flatMap(({ guard, pointer }) =>
    guard?.type === 'table' ? [notOffered(`${pointer}/guard`, 'table')] : [],
  ),
]

const notOffered = (path: string, what: string): Finding => errorAt(path, 'not-offered-yet', { what })

const checkStep = (draft: Draft, step: ResolvedStep): readonly Finding[] => {
  const findings: Finding[] = []
  if (!KINDS.has(step.kind)) findings.push(notOffered(`${step.pointer}/kind`, step.kind))
  if (!POLICIES.has(step.policy.type))
    findings.push(notOffered(settingPointer(draft, step, 'policy'), step.policy.type))
  if (step.resubmit !== 'walk-again')
    findings.push(notOffered(settingPointer(draft, step, 'resubmit'), step.resubmit))
  const escalate = step.due?.escalate
  if (escalate !== undefined && !('add' in escalate)) {
    findings.push(notOffered(`${settingPointer(draft, step, 'due')}/escalate`, Object.keys(escalate).join()))
  }
  return [...findings, ...checkRules(step.participants, settingPointer(draft, step, 'participants'))]
}

const checkRules = (rules: readonly ParticipantRule[], pointer: string): readonly Finding[] =>
  rules.flatMap((rule, index) => {
    const path = `${pointer}/${index}`
    if (!RULES.has(rule.rule)) return [notOffered(path, rule.rule)]
    if ('group' in rule && rule.group === true) return [notOffered(`${path}/group`, 'group')]
    const isEach = rule.rule === 'head' && typeof rule.department === 'object' && 'each' in rule.department
    return isEach ? [notOffered(`${path}/department/each`, 'each')] : []
  })
