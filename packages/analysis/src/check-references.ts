import type { Action } from '@countersign/definition/action'
import type { Field } from '@countersign/definition/field'
import type { ParticipantRule } from '@countersign/definition/participant-rule'
import type { ResolvedStep } from '@countersign/definition/steps'
import { type Draft, settingPointer } from './draft.ts'
import { errorAt, type Finding } from './finding.ts'

/** Whatever a chart names must be there: XState lets an unknown action pass in silence and finds a guard missing late. */
export const checkReferences = (draft: Draft): readonly Finding[] => [
  ...checkTargets(draft),
  ...checkDelays(draft),
  ...[...draft.steps.values()].flatMap((step) => checkStep(draft, step)),
  ...checkActions(draft),
  ...checkScenarios(draft),
]

const checkTargets = ({ definition, placed, states, transitions }: Draft): readonly Finding[] => [
  ...transitions.flatMap(({ written, target, pointer }) =>
    written !== null && target === null ? [errorAt(pointer, 'unknown-target', { target: written })] : [],
  ),
  ...placed.flatMap(({ node, pointer }) =>
    node.target !== undefined && !states.has(node.target.replace(/^[#.]/, ''))
      ? [errorAt(`${pointer}/target`, 'unknown-target', { target: node.target })]
      : [],
  ),
  ...transitions.flatMap(({ guard, pointer }) =>
    guard?.type === 'table' && !Object.hasOwn(definition.tables ?? {}, guard.params.table)
      ? [errorAt(`${pointer}/guard/params/table`, 'unknown-table', { table: guard.params.table })]
      : [],
  ),
]

const checkDelays = (draft: Draft): readonly Finding[] => {
  const known = draft.definition.delays ?? {}
  const unknown = (delay: string, path: string): readonly Finding[] =>
    Object.hasOwn(known, delay) ? [] : [errorAt(path, 'unknown-delay', { delay })]
  return [
    ...draft.transitions.flatMap(({ kind, event, pointer }) =>
      kind === 'after' ? unknown(event, pointer) : [],
    ),
    ...[...draft.steps.values()].flatMap((step) =>
      step.due === null ? [] : unknown(step.due.within, `${settingPointer(draft, step, 'due')}/within`),
    ),
    ...Object.entries(known).flatMap(([name, delay]) =>
      'until' in delay ? checkDate(draft, delay.until, `/delays/${name}/until`) : [],
    ),
  ]
}

const checkDate = ({ definition }: Draft, field: string, path: string): readonly Finding[] => {
  const { properties } = definition.fields
  const found = Object.hasOwn(properties, field) ? properties[field] : undefined
  if (found === undefined) return [errorAt(path, 'unknown-field', { field })]
  return found.type === 'string' && found.format === 'date'
    ? []
    : [errorAt(path, 'wrong-field-type', { field, expected: 'date' })]
}

const checkStep = (draft: Draft, step: ResolvedStep): readonly Finding[] => {
  const unknownStep = (key: string, path: string): readonly Finding[] =>
    draft.steps.has(key) ? [] : [errorAt(path, 'unknown-step', { step: key })]
  const named = typeof step.returnTo === 'string' ? [] : step.returnTo
  const form = settingPointer(draft, step, 'form')
  return [
    ...named.flatMap((key, index) => unknownStep(key, `${settingPointer(draft, step, 'returnTo')}/${index}`)),
    ...step.separateFrom.flatMap((key, index) =>
      unknownStep(key, `${settingPointer(draft, step, 'separateFrom')}/${index}`),
    ),
    ...Object.keys(step.form).flatMap((field) =>
      field === '*' || Object.hasOwn(draft.definition.fields.properties, field)
        ? []
        : [errorAt(`${form}/${field}`, 'unknown-field', { field })],
    ),
    ...checkRules(draft, step.participants, settingPointer(draft, step, 'participants')),
    ...(step.definition === null
      ? []
      : unknownDefinition(draft, step.definition, `${step.pointer}/definition`)),
  ]
}

const unknownDefinition = ({ references }: Draft, key: string, path: string): readonly Finding[] =>
  references.definitions?.includes(key) === false
    ? [errorAt(path, 'unknown-definition', { definition: key })]
    : []

/** Participant rules 参与人规则 wherever they stand. `pointer` is the place of the list. */
export const checkRules = (
  draft: Draft,
  rules: readonly ParticipantRule[],
  pointer: string,
): readonly Finding[] => rules.flatMap((rule, index) => checkRule(draft, rule, `${pointer}/${index}`))

const checkRule = (draft: Draft, rule: ParticipantRule, path: string): readonly Finding[] => {
  switch (rule.rule) {
    case 'superior':
    case 'superiors-up-to':
      return typeof rule.of === 'string'
        ? []
        : fieldOf(draft, rule.of.field, { path: `${path}/of/field`, ref: 'person' })
    case 'rank':
      return [
        ...checkDepartment(draft, rule.department, `${path}/department`),
        ...checkRank(draft, rule.rank, path),
      ]
    case 'head':
      return checkDepartment(draft, rule.department, `${path}/department`)
    case 'named':
      return rule.people.flatMap((person, index) => checkPerson(draft, person, `${path}/people/${index}`))
    case 'decider':
      return draft.steps.has(rule.step) ? [] : [errorAt(`${path}/step`, 'unknown-step', { step: rule.step })]
    default:
      return []
  }
}

const checkPerson = ({ references }: Draft, person: string, path: string): readonly Finding[] =>
  references.people.includes(person) ? [] : [errorAt(path, 'unknown-person', { person })]

const checkRank = ({ references }: Draft, rank: string, path: string): readonly Finding[] =>
  references.ranks?.includes(rank) === false
    ? [{ code: 'nobody-holds-rank', severity: 'warning', path: `${path}/rank`, params: { rank } }]
    : []

type DepartmentSource = Extract<ParticipantRule, { rule: 'head' }>['department'] | undefined

const checkDepartment = (draft: Draft, source: DepartmentSource, path: string): readonly Finding[] => {
  if (source === undefined) return []
  if (typeof source === 'string') {
    return draft.references.departments.includes(source)
      ? []
      : [errorAt(path, 'unknown-department', { department: source })]
  }
  if ('field' in source) return fieldOf(draft, source.field, { path: `${path}/field`, ref: 'department' })
  return 'each' in source ? fieldOf(draft, source.each, { path: `${path}/each`, ref: 'department' }) : []
}

/** A field that a rule reads people or departments from must exist and refer to such. */
const fieldOf = (
  draft: Draft,
  name: string,
  { path, ref }: { path: string; ref: 'person' | 'department' | 'account' },
): readonly Finding[] => {
  const properties = draft.definition.fields.properties
  const field: Field | undefined = Object.hasOwn(properties, name) ? properties[name] : undefined
  if (field === undefined) return [errorAt(path, 'unknown-field', { field: name })]
  const item = field.type === 'array' ? field.items : field
  return item['x-ref'] === ref ? [] : [errorAt(path, 'wrong-field-type', { field: name, expected: ref })]
}

type AccountAction = Extract<Action, { params: { account: string } }>

const writesAccount = (action: Action): action is AccountAction =>
  'params' in action && 'account' in action.params

/** What writes into the account book reads its fields, and names only what a profile has. */
const checkAccountAction = (draft: Draft, action: AccountAction, pointer: string): readonly Finding[] => {
  const { params } = action
  const path = `${pointer}/params`
  return [
    ...fieldOf(draft, params.account, { path: `${path}/account`, ref: 'account' }),
    ...('owner' in params ? fieldOf(draft, params.owner, { path: `${path}/owner`, ref: 'person' }) : []),
    ...('findings' in params ? unknownField(draft, params.findings, `${path}/findings`) : []),
    ...('fields' in params
      ? params.fields.flatMap((field, index) => unknownField(draft, field, `${path}/fields/${index}`))
      : []),
    ...('scores' in params
      ? Object.entries(params.scores).flatMap(([indicator, field]) =>
          numberField(draft, field, `${path}/scores/${indicator}`),
        )
      : []),
    ...('total' in params ? numberField(draft, params.total, `${path}/total`) : []),
    ...('at' in params ? instantField(draft, params.at, `${path}/at`) : []),
    ...('place' in params && params.place !== undefined
      ? unknownField(draft, params.place, `${path}/place`)
      : []),
    ...('values' in params ? checkProfile(draft, Object.keys(params.values), `${path}/values`) : []),
  ]
}

const unknownField = ({ definition }: Draft, field: string, path: string): readonly Finding[] =>
  Object.hasOwn(definition.fields.properties, field) ? [] : [errorAt(path, 'unknown-field', { field })]

const numberField = (draft: Draft, name: string, path: string): readonly Finding[] => {
  const field = propertyOf(draft, name)
  if (field === undefined) return [errorAt(path, 'unknown-field', { field: name })]
  return field.type === 'integer' || field.type === 'number'
    ? []
    : [errorAt(path, 'wrong-field-type', { field: name, expected: 'number' })]
}

const instantField = (draft: Draft, name: string, path: string): readonly Finding[] => {
  const field = propertyOf(draft, name)
  if (field === undefined) return [errorAt(path, 'unknown-field', { field: name })]
  return field.type === 'string' && field.format === 'date-time'
    ? []
    : [errorAt(path, 'wrong-field-type', { field: name, expected: 'date-time' })]
}

const propertyOf = ({ definition: { fields } }: Draft, name: string): Field | undefined =>
  Object.hasOwn(fields.properties, name) ? fields.properties[name] : undefined

const checkProfile = ({ references }: Draft, names: readonly string[], path: string): readonly Finding[] =>
  names.flatMap((field) =>
    references.profile?.includes(field) === false
      ? [errorAt(`${path}/${field}`, 'unknown-field', { field })]
      : [],
  )

const checkActions = (draft: Draft): readonly Finding[] =>
  draft.actions.flatMap(({ action, pointer }) => {
    if (action.type === 'notify' || action.type === 'cc')
      return checkRules(draft, action.params.to, `${pointer}/params/to`)
    if (action.type === 'start-process') {
      return unknownDefinition(draft, action.params.definition, `${pointer}/params/definition`)
    }
    if (writesAccount(action)) return checkAccountAction(draft, action, pointer)
    if (action.type !== 'set-fields') return []
    return Object.keys(action.params.values).flatMap((field) =>
      Object.hasOwn(draft.definition.fields.properties, field)
        ? []
        : [errorAt(`${pointer}/params/values/${field}`, 'unknown-field', { field })],
    )
  })

const checkScenarios = (draft: Draft): readonly Finding[] =>
  (draft.definition.scenarios ?? []).flatMap((scenario, number) => {
    const at = `/scenarios/${number}`
    const step = (key: string | undefined, path: string): readonly Finding[] =>
      key === undefined || draft.steps.has(key) ? [] : [errorAt(path, 'unknown-step', { step: key })]
    return [
      ...checkPerson(draft, scenario.requester, `${at}/requester`),
      ...scenario.acts.flatMap((act, index) => [
        ...checkPerson(draft, act.by, `${at}/acts/${index}/by`),
        ...step(act.step, `${at}/acts/${index}/step`),
        ...step(act.to, `${at}/acts/${index}/to`),
      ]),
      ...scenario.expect.path.flatMap((key, index) => step(key, `${at}/expect/path/${index}`)),
    ]
  })
