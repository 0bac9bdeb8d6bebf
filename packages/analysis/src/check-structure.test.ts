import type { Definition } from '@countersign/definition/definition'
import { parseDefinition } from '@countersign/definition/parse-definition'
import { describe, expect, it } from 'vitest'
import { checkStructure } from './check-structure.ts'
import { FINDING_CODES, type FindingCode } from './finding.ts'
import { sampleDraft, sampleReferences } from './sample-draft.ts'

/** Seeds one fault by changes at JSON pointers; undefined removes. */
const seeded = (changes: Readonly<Record<string, unknown>>): Definition => {
  const draft: unknown = sampleDraft()
  for (const [pointer, value] of Object.entries(changes)) {
    const keys = pointer.split('/').slice(1)
    const last = keys.pop() ?? ''
    const owner = keys.reduce((at, key) => (at as Record<string, unknown>)[key], draft) as Record<
      string,
      unknown
    >
    if (value === undefined) delete owner[last]
    else owner[last] = value
  }
  const parsed = parseDefinition(JSON.parse(JSON.stringify(draft)))
  if (!parsed.ok) throw new Error(`the seeded fault is no definition: ${JSON.stringify(parsed.problems)}`)
  return parsed.definition
}
const states = '/machine/states'
const step = (key: string): string => `${states}/${key}/meta/step`
const cel = (source: string) => ({ type: 'cel', params: { if: source } })
const when = (source: string) => ({ [`${states}/first/on/approve/0/guard`]: cel(source) })
const setAmount = (source: string) => ({ type: 'set-fields', params: { values: { amount: source } } })
const guardPath = `${states}/first/on/approve/0/guard/params/if`

const row = (cell: string | null, answer: string) => ({ when: [cell], answer })
const table = (change: object) => ({
  hit: 'unique',
  inputs: [{ value: 'fields.amount' }],
  rows: [row(null, 'short')],
  ...change,
})
/** The first approval goes by what a table answers. */
const promised = (until: string) => ({ '/delays/promise': { until } })
const routed = (routes: object) => ({
  '/tables': { routes },
  [`${states}/first/on/approve/0/guard`]: { type: 'table', params: { table: 'routes', equals: 'short' } },
})
const outside = (kind: string, settings: object) => ({
  [step('work')]: {
    kind,
    title: { zh: '例', en: 'Sample' },
    participants: [{ rule: 'requester' }],
    outcomes: ['complete'],
    ...settings,
  },
})

type Fault = readonly [
  code: FindingCode,
  what: string,
  path: string,
  changes: Readonly<Record<string, unknown>>,
]

const FAULTS: readonly Fault[] = [
  [
    'duplicate-key',
    'a state key used twice',
    `${states}/work`,
    { [`${states}/both/states/left/states/work`]: { type: 'final' } },
  ],
  [
    'key-of-the-definition',
    'a state called like the definition',
    `${states}/sample`,
    { [`${states}/sample`]: { type: 'final' } },
  ],
  [
    'duplicate-option',
    'an option twice',
    '/options/services/1/value',
    { '/options/services/1/value': 'rush' },
  ],
  [
    'unknown-target',
    'a target that is no sibling',
    `${states}/draft/on/submit`,
    { [`${states}/draft/on/submit`]: 'left-review' },
  ],
  [
    'unknown-target',
    'a target nowhere',
    `${states}/first/on/reject`,
    { [`${states}/first/on/reject`]: '#nowhere' },
  ],
  [
    'unknown-target',
    'a history state without a goal',
    `${states}/both/states/left/states/back/target`,
    { [`${states}/both/states/left/states/back`]: { type: 'history', target: 'nowhere' } },
  ],
  [
    'unknown-initial',
    'an initial state that is no child',
    `${states}/both/states/left/initial`,
    { [`${states}/both/states/left/initial`]: 'work' },
  ],
  [
    'initial-missing',
    'a region without an initial state',
    `${states}/both/states/left`,
    { [`${states}/both/states/left/initial`]: undefined },
  ],
  [
    'type-and-children',
    'a final state with children',
    `${states}/closed`,
    { [`${states}/closed/states`]: { inner: {} } },
  ],
  [
    'type-and-children',
    'a parallel state without regions',
    `${states}/both`,
    { [`${states}/both/states`]: undefined },
  ],
  [
    'final-goes-on',
    'an end with a transition',
    `${states}/rejected`,
    { [`${states}/rejected/on`]: { withdraw: 'withdrawn' } },
  ],
  [
    'step-not-atomic',
    'a step with states inside',
    step('work'),
    { [`${states}/work/initial`]: 'inner', [`${states}/work/states`]: { inner: {} } },
  ],
  [
    'start-is-no-request-form',
    'a process that begins with a decision',
    '/machine/initial',
    { '/machine/initial': 'first' },
  ],
  [
    'unknown-step',
    'a return to a step that is not there',
    `${step('first')}/returnTo/0`,
    { [`${step('first')}/returnTo`]: ['nowhere'] },
  ],
  [
    'unknown-step',
    'a separation from a state that is no step',
    `${step('first')}/separateFrom/0`,
    { [`${step('first')}/separateFrom`]: ['both'] },
  ],
  [
    'unknown-step',
    'the decider of a step that is not there',
    `${step('first')}/participants/0/step`,
    { [`${step('first')}/participants`]: [{ rule: 'decider', step: 'nowhere' }] },
  ],
  [
    'unknown-step',
    'a scenario over a step that is not there',
    '/scenarios/0/expect/path/0',
    { '/scenarios/0/expect/path/0': 'nowhere' },
  ],
  [
    'unknown-field',
    'a form with an unknown field',
    `${step('work')}/form/colour`,
    { [`${step('work')}/form/colour`]: 'read' },
  ],
  [
    'unknown-field',
    'defaults with an unknown field',
    '/stepDefaults/decision/form/colour',
    { '/stepDefaults/decision/form/colour': 'read' },
  ],
  [
    'unknown-field',
    'a required field that is not there',
    '/fields/required/0',
    { '/fields/required/0': 'colour' },
  ],
  [
    'unknown-field',
    'a person read from an unknown field',
    `${step('first')}/participants/0/of/field`,
    { [`${step('first')}/participants`]: [{ rule: 'superior', of: { field: 'colour' } }] },
  ],
  [
    'unknown-field',
    'an unknown field set',
    `${states}/closed/entry/params/values/colour`,
    { [`${states}/closed/entry`]: { type: 'set-fields', params: { values: { colour: '1' } } } },
  ],
  [
    'wrong-field-type',
    'a person read from an amount',
    `${step('first')}/participants/0/of/field`,
    { [`${step('first')}/participants`]: [{ rule: 'superior', of: { field: 'amount' } }] },
  ],
  [
    'wrong-field-type',
    'a department read from a person field',
    '/start/0/department/field',
    { '/start/0/department': { field: 'helper' } },
  ],
  [
    'wrong-field-type',
    'an option list for a number',
    '/fields/properties/amount/type',
    { '/fields/properties/amount/x-options': 'services' },
  ],
  [
    'unknown-delay',
    'a due time of an unknown delay',
    `${step('work')}/due/within`,
    { [`${step('work')}/due/within`]: 'never' },
  ],
  [
    'unknown-delay',
    'a transition after an unknown delay',
    `${states}/work/after/never`,
    { [`${states}/work/after/never`]: 'closed' },
  ],
  [
    'unknown-options',
    'an option list that is not there',
    '/fields/properties/services/items/x-options',
    { '/fields/properties/services/items/x-options': 'colours' },
  ],
  [
    'unknown-table',
    'a decision table that is not there',
    `${states}/first/on/approve/0/guard/params/table`,
    { [`${states}/first/on/approve/0/guard`]: { type: 'table', params: { table: 'prices', equals: 'x' } } },
  ],
  [
    'unknown-department',
    'a department that is not there',
    '/start/0/department',
    { '/start/0/department': 'moon' },
  ],
  [
    'unknown-person',
    'a person who is not there',
    `${step('first')}/participants/0/people/0`,
    { [`${step('first')}/participants`]: [{ rule: 'named', people: ['nobody'] }] },
  ],
  [
    'unknown-person',
    'a scenario played by a stranger',
    '/scenarios/0/requester',
    { '/scenarios/0/requester': 'nobody' },
  ],
  [
    'unknown-definition',
    'a process that is not there',
    `${states}/closed/entry/params/definition`,
    { [`${states}/closed/entry`]: { type: 'start-process', params: { definition: 'other', fields: {} } } },
  ],
  [
    'nobody-holds-rank',
    'a rank that nobody holds',
    `${step('first')}/participants/0/rank`,
    { [`${step('first')}/participants/0/rank`]: 'gm' },
  ],
  [
    'empty-range',
    'a minimum above the maximum',
    '/fields/properties/amount',
    { '/fields/properties/amount/minimum': 5, '/fields/properties/amount/maximum': 1 },
  ],
  [
    'unreachable-state',
    'a state that nothing leads to',
    `${states}/island`,
    { [`${states}/island`]: { type: 'final', meta: { title: { zh: '岛', en: 'Island' } } } },
  ],
  [
    'unreachable-state',
    'a state reached only by a state that is not reached',
    `${states}/both`,
    { [`${states}/first/on/approve`]: 'work' },
  ],
  [
    'nothing-leaves',
    'a state without a way out',
    `${states}/pit`,
    { [`${states}/pit`]: {}, [`${states}/choice/always/1/target`]: 'pit' },
  ],
  [
    'nothing-leaves',
    'a region that ends while the other never can',
    `${states}/both/states/left/states/left-done`,
    { [`${states}/both/onDone`]: undefined },
  ],
  [
    'no-way-to-an-end',
    'a round trip',
    `${states}/ping`,
    {
      [`${states}/choice/always/1/target`]: 'ping',
      [`${states}/ping`]: { after: { wait: 'pong' } },
      [`${states}/pong`]: { after: { wait: 'ping' } },
    },
  ],
  [
    'no-way-to-an-end',
    'a step that can only be withdrawn from or repeated',
    `${states}/work`,
    {
      [`${states}/work/on`]: { complete: 'work', withdraw: 'withdrawn' },
      [`${states}/work/after`]: undefined,
    },
  ],
  [
    'always-cycle',
    'moves that never come to rest',
    `${states}/turn/always`,
    {
      [`${states}/choice/always/1/target`]: 'turn',
      [`${states}/turn`]: { always: 'again' },
      [`${states}/again`]: { always: 'turn' },
    },
  ],
  [
    'always-cycle',
    'a move to nowhere',
    `${states}/choice/always/0`,
    { [`${states}/choice/always`]: [{ actions: { type: 'archive' } }] },
  ],
  [
    'always-cycle-possible',
    'moves that may never come to rest',
    `${states}/choice/always/0`,
    {
      [`${states}/choice/always/0/target`]: 'turn',
      [`${states}/turn`]: {
        always: [{ guard: cel('fields.amount > 1'), target: 'choice' }, { target: 'closed' }],
      },
    },
  ],
  [
    'outcome-without-transition',
    'an outcome that leads nowhere',
    `${step('work')}/outcomes`,
    { [`${step('work')}/outcomes`]: ['complete', 'abandon'] },
  ],
  [
    'outcome-without-transition',
    'a default outcome that leads nowhere',
    step('first'),
    { [`${states}/first/on/reject`]: undefined },
  ],
  [
    'return-has-transition',
    'a return with a target',
    `${states}/first/on/return`,
    { [`${states}/first/on/return`]: 'draft' },
  ],
  [
    'unknown-event',
    'an event that nobody can cause',
    `${states}/work/on/finish`,
    { [`${states}/work/on/finish`]: 'closed' },
  ],
  [
    'no-else',
    'a choice without an else',
    `${states}/first/on/approve/1`,
    { [`${states}/first/on/approve/1/guard`]: cel('fields.amount <= 100') },
  ],
  [
    'no-else',
    'a branch state without an else',
    `${states}/choice/always/1`,
    { [`${states}/choice/always/1/guard`]: cel('fields.amount > 1') },
  ],
  [
    'transition-after-else',
    'an alternative that is never asked',
    `${states}/first/on/approve/0`,
    { [`${states}/first/on/approve/0/guard`]: undefined },
  ],
  [
    'no-participants',
    'a decision of nobody',
    step('first'),
    { [`${step('first')}/participants`]: undefined },
  ],
  ['no-due', 'a task without a due time', step('work'), { [`${step('work')}/due`]: undefined }],
  [
    'no-label',
    'a field without a label',
    '/fields/properties/note',
    { '/fields/properties/note/x-label': undefined },
  ],
  ['no-label', 'a step without a title', `${states}/work`, { [`${step('work')}/title`]: undefined }],
  ['no-label', 'an end without a title', `${states}/closed`, { [`${states}/closed/meta`]: undefined }],
  [
    'wrong-field-type',
    'an account registered from a field that names none',
    `${states}/closed/entry/params/account`,
    {
      [`${states}/closed/entry`]: { type: 'register-account', params: { account: 'note', owner: 'helper' } },
    },
  ],
  [
    'unknown-field',
    'a report of a field that is not there',
    `${states}/closed/entry/params/fields/0`,
    {
      '/fields/properties/client': { type: 'string', 'x-ref': 'account', 'x-label': { zh: '客户', en: 'C' } },
      [`${states}/closed/entry`]: {
        type: 'file-report',
        params: { account: 'client', fields: ['nothing'] },
      },
    },
  ],
  [
    'unknown-field',
    'a profile without such a field',
    `${states}/closed/entry/params/values/shoeSize`,
    {
      '/fields/properties/client': { type: 'string', 'x-ref': 'account', 'x-label': { zh: '客户', en: 'C' } },
      [`${states}/closed/entry`]: {
        type: 'update-profile',
        params: { account: 'client', values: { shoeSize: 'fields.note' } },
      },
    },
  ],
  [
    'wrong-field-type',
    'a visit at what is no time',
    `${states}/closed/entry/params/at`,
    {
      '/fields/properties/client': { type: 'string', 'x-ref': 'account', 'x-label': { zh: '客户', en: 'C' } },
      [`${states}/closed/entry`]: {
        type: 'enter-visit',
        params: { account: 'client', at: 'note', held: true },
      },
    },
  ],
  [
    'wrong-field-type',
    'a risk score that is no number',
    `${states}/closed/entry/params/scores/fit`,
    {
      '/fields/properties/client': { type: 'string', 'x-ref': 'account', 'x-label': { zh: '客户', en: 'C' } },
      [`${states}/closed/entry`]: {
        type: 'file-risk-sheet',
        params: { account: 'client', scores: { fit: 'note' }, total: 'amount' },
      },
    },
  ],
  [
    'wrong-field-type',
    'a text that begins with a date',
    '/fields/properties/note/x-initial',
    { '/fields/properties/note/x-initial': { amount: 5, unit: 'workday' } },
  ],
  ['unknown-field', 'a limit by a field that is not there', '/delays/promise/until', promised('gone')],
  ['wrong-field-type', 'a limit by a field that is no date', '/delays/promise/until', promised('note')],
  [
    'condition-wrong-result-type',
    'a limit chosen by something else than a condition',
    '/delays/review/choices/0/if',
    {
      '/delays/review': {
        amount: 2,
        unit: 'workday',
        choices: [{ if: 'requester.id', amount: 1, unit: 'workday' }],
      },
    },
  ],
  ['table-unused', 'a decision table nobody asks', '/tables/routes', { '/tables': { routes: table({}) } }],
  [
    'table-row-length',
    'a row with a cell too few',
    '/tables/routes/rows/0/when',
    routed(table({ rows: [{ when: [], answer: 'short' }] })),
  ],
  [
    'table-cell-unreadable',
    'a cell that computes',
    '/tables/routes/rows/0/when/0',
    routed(table({ rows: [{ when: ['fields.amount * 2'], answer: 'short' }] })),
  ],
  [
    'table-answer-unknown',
    'an answer that no row gives',
    `${states}/first/on/approve/0/guard/params/equals`,
    routed(table({ rows: [{ when: [null], answer: 'long' }] })),
  ],
  [
    'table-gap',
    'a number between two ranges',
    '/tables/routes',
    routed(table({ rows: [row('< 100', 'short'), row('> 100', 'long')] })),
  ],
  [
    'table-overlap',
    'a number in two ranges',
    '/tables/routes',
    routed(table({ rows: [row('<= 100', 'short'), row('>= 100', 'long')] })),
  ],
  [
    'table-row-unused',
    'a row behind one that takes everything',
    '/tables/routes/rows/1',
    routed(table({ hit: 'first', rows: [row(null, 'short'), row('> 100', 'long')] })),
  ],
  [
    'table-too-large',
    'more combinations than can be tried',
    '/tables/routes',
    routed(
      table({
        inputs: Array.from({ length: 10 }, () => ({ value: 'fields.amount' })),
        rows: [{ when: Array(10).fill('[10..20)'), answer: 'short' }],
      }),
    ),
  ],
  ['webhook-missing', 'a service without an address', step('work'), outside('service', {})],
  ['process-missing', 'no process to wait for', step('work'), outside('process', {})],
  ['signal-missing', 'no signal to wait for', step('work'), outside('signal', {})],
  [
    'no-participants',
    'a signal that nobody may give',
    step('work'),
    outside('signal', { signal: 'shipped', participants: undefined }),
  ],
  [
    'escalation-outcome-unknown',
    'an escalation to no outcome of the step',
    `${step('work')}/due/escalate/outcome`,
    { [`${step('work')}/due/escalate`]: { outcome: 'approve' } },
  ],
  [
    'silent-approval',
    'an approval that nobody gives',
    '/stepDefaults/decision/due/escalate/outcome',
    { '/stepDefaults/decision/due/escalate': { outcome: 'approve' } },
  ],
  [
    'quorum-out-of-reach',
    'more votes than people',
    `${step('first')}/policy`,
    {
      [`${step('first')}/participants`]: [{ rule: 'named', people: ['supervisor'] }],
      [`${step('first')}/policy`]: { type: 'quorum', need: { count: 2 } },
    },
  ],
  [
    'unknown-person',
    'a weight for nobody',
    `${step('first')}/policy/need/weights/nobody`,
    { [`${step('first')}/policy`]: { type: 'quorum', need: { weight: 1, weights: { nobody: 2 } } } },
  ],
  [
    'not-for-one',
    'a form that several fill',
    `${step('work')}/policy`,
    { [`${step('work')}/policy`]: { type: 'all' } },
  ],
  ['condition-syntax-error', 'a condition that cannot be read', guardPath, when('fields.amount >')],
  ['condition-too-large', 'a condition beyond the limits', guardPath, when(`${'!'.repeat(1500)}true`)],
  ['condition-unknown-name', 'a condition over an unknown name', guardPath, when('amount > 1')],
  ['condition-unknown-field', 'a condition over an unknown field', guardPath, when('fields.colour == 1')],
  [
    'condition-unknown-step',
    'a condition over an unknown step',
    guardPath,
    when("steps['nowhere'].visits > 1"),
  ],
  [
    'condition-type-mismatch',
    'a condition that compares numbers with text',
    guardPath,
    when("fields.amount > 'x'"),
  ],
  ['condition-wrong-result-type', 'a condition that is no yes or no', guardPath, when('fields.amount')],
  [
    'condition-wrong-result-type',
    'a text set into an amount',
    `${states}/closed/entry/params/values/amount`,
    { [`${states}/closed/entry`]: setAmount("'x'") },
  ],
  [
    'condition-may-be-missing',
    'a condition over a field filled later',
    guardPath,
    when("fields.result == 'x'"),
  ],
  [
    'condition-never-equal',
    'a condition over a misspelt option',
    guardPath,
    when("'rsuh' in fields.services"),
  ],
  [
    'condition-nested-comprehension',
    'lists within lists',
    guardPath,
    when('fields.services.all(a, fields.services.exists(b, a == b))'),
  ],
  ['condition-not-offered', 'a regular expression', guardPath, when("requester.id.matches('x')")],
]

const UNKIND: readonly FindingCode[] = [
  'no-due',
  'no-label',
  'nobody-holds-rank',
  'silent-approval',
  'table-unused',
  'table-row-unused',
  'table-too-large',
]

describe('the structural check', () => {
  it('finds nothing in a sound process', () => {
    expect(checkStructure(sampleDraft(), sampleReferences)).toEqual([])
  })

  it.each(FAULTS)('finds %s: %s', (code, _, path, changes) => {
    expect(checkStructure(seeded(changes), sampleReferences)).toContainEqual(
      expect.objectContaining({ code, path }),
    )
  })

  it('has a seeded fault for every code', () => {
    const seen = new Set(FAULTS.map(([code]) => code))
    expect(FINDING_CODES.filter((code) => !seen.has(code))).toEqual([])
  })

  it('tells a missing name from all the paths it breaks', () => {
    const findings = checkStructure(seeded({ [`${states}/draft/on/submit`]: '#nowhere' }), sampleReferences)
    expect(findings.map(({ code }) => code)).toEqual(['unknown-target'])
  })

  it('warns of what is only unkind', () => {
    const unkind = FAULTS.filter(([code]) => UNKIND.includes(code))
    for (const [, , , changes] of unkind) {
      const findings = checkStructure(seeded(changes), sampleReferences)
      expect(findings.map(({ severity }) => severity)).toEqual(['warning'])
    }
  })

  it('reports a fault of the defaults once, however many steps share it', () => {
    const findings = checkStructure(
      seeded({ '/stepDefaults/decision/due/within': 'never' }),
      sampleReferences,
    )
    expect(findings).toEqual([
      {
        code: 'unknown-delay',
        severity: 'error',
        path: '/stepDefaults/decision/due/within',
        params: { delay: 'never' },
      },
    ])
  })

  it('leaves out what it was told nothing about', () => {
    const draft = seeded({ [`${step('first')}/participants/0/rank`]: 'gm' })
    const { people, departments } = sampleReferences
    expect(checkStructure(draft, { people, departments })).toEqual([])
  })

  it('takes a chart of 300 states in well under two seconds', () => {
    const draft = sampleDraft()
    const template = draft.machine.states.work
    if (template === undefined) throw new Error('the sample has no state `work`')
    for (let index = 0; index < 300; index++) {
      const next = index < 299 ? `work-${index + 1}` : 'closed'
      draft.machine.states[`work-${index}`] = {
        ...structuredClone(template),
        on: {
          complete: [
            { guard: { type: 'cel', params: { if: `fields.amount > ${index}` } }, target: next },
            { target: 'closed' },
          ],
        },
      }
    }
    template.on = { complete: 'work-0' }
    const begin = performance.now()
    expect(checkStructure(draft, sampleReferences)).toEqual([])
    expect(performance.now() - begin).toBeLessThan(2000)
  })
})
