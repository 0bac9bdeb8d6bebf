import type { Action, Policy, Rule, Step } from '../document.ts'
import type { Random } from './random.ts'
import { DEPARTMENTS, PEOPLE } from './random-world.ts'

/** Which steps a definition has: what rules and conditions may name. */
export type StepKeys = readonly string[]

const TEXT = ['', 'short', '长一点的文字', 'x'.repeat(101)]
export const textFor = (random: Random): string => random.pick(TEXT.slice(0, 3))
export const anyText = (random: Random): string => random.pick(TEXT)

export const randomCondition = (random: Random, steps: StepKeys): string => {
  const step = random.pick(steps)
  const amount = random.below(10)
  const one = random.pick([
    `has(fields.amount) && fields.amount > ${amount}`,
    `!has(fields.amount) || fields.amount * 2 - 3 <= ${amount}`,
    `has(fields.note) && fields.note == 'short'`,
    `!has(fields.urgent) || fields.urgent`,
    `has(fields.total) && fields.total >= ${amount}`,
    `requester.rank in ['rep', 'supervisor']`,
    `requester.department == 'sales'`,
    `steps['${step}'].visits > 1`,
    `steps['${step}'].outcome != ''`,
    `size(steps['${step}'].decidedBy) > 0`,
    `'manager' in steps['${step}'].decidedBy`,
    `has(fields.files) && size(fields.files) > 1`,
    `has(fields.account) && account.name == 'x'`,
    `has(fields.account) && has(account.owner) && account.owner == requester.id`,
  ])
  if (random.chance(0.75)) return one
  const other = `has(fields.total) && fields.total < ${random.below(20)}`
  return random.pick([`(${one}) && ${other}`, `(${other}) || (${one})`, `!(${one})`])
}

const randomRule = (random: Random, steps: StepKeys): Rule =>
  random.chance(0.4)
    ? { rule: 'named', people: random.some(PEOPLE, 4) }
    : random.pick<Rule>([
        { rule: 'requester' },
        { rule: 'superior', of: 'requester' },
        { rule: 'superior', of: 'requester', levels: 2 },
        { rule: 'superior', of: 'previous-decider' },
        { rule: 'superior', of: { field: 'helper' } },
        { rule: 'rank', rank: 'manager' },
        { rule: 'rank', rank: 'manager', orAbove: true, department: 'sales' },
        { rule: 'rank', rank: 'rep', department: { of: 'requester' } },
        { rule: 'rank', rank: 'manager', department: { field: 'department' } },
        { rule: 'superiors-up-to', of: 'requester', rank: random.pick(['manager', 'director', 'gm']) },
        { rule: 'superiors-up-to', of: { field: 'helper' }, rank: 'director' },
        { rule: 'rank', rank: 'rep', orAbove: true, department: 'sales', group: true },
        { rule: 'rank', rank: 'manager', department: { each: 'departments' } },
        { rule: 'head', department: { each: 'departments' } },
        { rule: 'head', department: random.pick(DEPARTMENTS), group: true },
        { rule: 'head', department: random.pick(DEPARTMENTS) },
        { rule: 'head', department: { of: 'requester' } },
        { rule: 'head', department: { field: 'department' } },
        { rule: 'account-owner' },
        { rule: 'decider', step: random.pick(steps) },
        { rule: 'chosen', min: 1, max: 2 },
      ])

const rules = (random: Random, steps: StepKeys): readonly Rule[] =>
  random.chance(0.7) ? [randomRule(random, steps)] : [randomRule(random, steps), randomRule(random, steps)]

const randomPolicy = (random: Random): Policy => {
  const counted = random.chance(0.6) ? { counted: random.chance(0.9) } : {}
  const need = random.pick<NonNullable<Policy['need']>>([
    { count: 1 + random.below(3) },
    { percent: random.pick([30, 50, 67, 100]) },
    { weight: 1 + random.below(5), weights: { manager: 3, finance: 2, vp: 0 } },
  ])
  return random.pick<Policy>([
    { type: 'one' },
    { type: 'all', ...counted },
    { type: 'sequence' },
    { type: 'quorum', need, ...counted },
  ])
}

const randomDue = (random: Random, outcomes: readonly string[]): NonNullable<Step['due']> => ({
  within: random.pick(['soon', 'later', 'days', 'work']),
  ...(random.chance(0.5) && { remind: ['-PT2H', '-PT30H'] }),
  ...(random.chance(0.7) && {
    escalate: random.pick([
      { add: 'superior' },
      { reassign: 'superior' },
      { outcome: random.pick(outcomes) },
    ]),
  }),
})

const KINDS: Readonly<Record<string, readonly string[]>> = {
  form: ['submit'],
  decision: ['approve', 'return', 'reject'],
  service: ['complete'],
  process: ['complete', 'reject'],
  signal: ['complete'],
}

const randomKind = (random: Random): string => {
  if (random.chance(0.75)) return 'decision'
  return random.chance(0.5) ? 'form' : random.pick(['service', 'process', 'signal'])
}

const SENT = { note: 'requester.id', amount: 'has(fields.amount) ? fields.amount : 1' }

/** What a step waits for that no person decides. */
const outside = (random: Random, kind: string): Partial<Step> => {
  if (kind === 'service') return { webhook: 'hook', input: SENT }
  if (kind === 'process') return { definition: 'test-request', input: SENT }
  return kind === 'signal' ? { signal: random.pick(['ping', 'pong']) } : {}
}

const outcomesOf = (random: Random, kind: string): readonly string[] => {
  const usual = KINDS[kind] ?? []
  if (kind === 'form' && random.chance(0.4)) return ['complete']
  return kind === 'decision' && random.chance(0.3) ? [...usual, 'again'] : usual
}

/** Settings of a step, each left to its default at times. */
export const randomStep = (random: Random, steps: StepKeys): Step => {
  const maybe = <K extends string, V>(key: K, value: V) =>
    random.chance(0.6) ? ({ [key]: value } as { [key in K]: V }) : {}
  const kind = randomKind(random)
  const outcomes = outcomesOf(random, kind)
  return {
    kind,
    participants: rules(random, steps),
    outcomes,
    ...outside(random, kind),
    ...maybe('opinion', random.pick(['required', 'optional'])),
    ...(kind === 'decision' && random.chance(0.75) && { policy: randomPolicy(random) }),
    ...maybe(
      'returnTo',
      random.pick<string | readonly string[]>(['earlier', 'earlier', 'requester', [random.pick(steps)]]),
    ),
    ...maybe('resubmit', random.pick(['walk-again', 'straight-back'])),
    ...maybe('onSelf', random.pick(['superior', 'skip'])),
    ...maybe('onEmpty', random.pick(['superior', 'administrator', 'skip'])),
    ...maybe('onRepeated', random.pick(['ask', 'carry'])),
    ...maybe('onDeparted', random.pick(['superior', 'administrator'])),
    ...maybe('separateFrom', random.some(steps, 2)),
    ...maybe('form', randomForm(random)),
    ...maybe('due', randomDue(random, outcomes)),
  }
}

const randomForm = (random: Random): Readonly<Record<string, string>> =>
  random.pick<Readonly<Record<string, string>>>([
    { '*': 'read' },
    { '*': 'read', note: 'required' },
    { '*': 'hidden', amount: 'edit' },
    { '*': 'edit', secret: 'hidden' },
  ])

export const randomActions = (random: Random, steps: StepKeys): readonly Action[] => {
  if (random.chance(0.75)) return []
  const one = random.pick<Action>([
    { type: 'set-fields', params: { values: { total: 'has(fields.amount) ? fields.amount + 1 : 0' } } },
    {
      type: 'set-fields',
      params: { values: { total: 'has(fields.total) ? fields.total * 3 : 7', urgent: 'true' } },
    },
    {
      type: 'notify',
      params: { to: [randomRule(random, steps)], message: { zh: '知', en: 'Know' } } as never,
    },
    { type: 'cc', params: { to: [randomRule(random, steps)] } },
    { type: 'archive' },
    { type: 'call-webhook', params: { webhook: 'hook' } },
    { type: 'raise-incident', params: { message: { zh: '看', en: 'Look' } } as never },
    {
      type: 'start-process',
      params: {
        definition: 'test-request',
        fields: { note: 'requester.id', amount: 'has(fields.amount) ? fields.amount : 1' },
      },
    },
  ])
  return random.chance(0.7) ? [one] : [one, ...randomActions(random, steps)]
}
