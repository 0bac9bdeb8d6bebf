import type { Action } from '@countersign/definition/action'
import type { FieldValues } from '@countersign/definition/field'
import type { AccountWrite } from './decision.ts'
import { actingPerson, addEffect, conditionContext, type Work } from './work.ts'

/** The actions that write into the account book 客户档案. */
export type AccountAction = Extract<Action, { params: { account: string } }>

/**
 * Asks for one entry into the account book. Nothing is asked for where the form names no account, or leaves empty what
 * would be written.
 */
export const writeAccount = (work: Work, action: AccountAction): void => {
  const account = work.instance.fields[action.params.account]
  if (typeof account !== 'string') return
  const write = writeOf(work, action)
  if (write !== null)
    addEffect(work, { kind: 'write-account', params: { account, by: actingPerson(work.actor), ...write } })
}

const writeOf = (work: Work, action: AccountAction): AccountWrite | null => {
  const { fields } = work.instance
  switch (action.type) {
    case 'register-account': {
      const owner = fields[action.params.owner]
      return typeof owner === 'string' ? { write: 'register', owner } : null
    }
    case 'update-profile': {
      const values = valuesOf(work, action.params.values)
      return Object.keys(values).length === 0 ? null : { write: 'profile', values }
    }
    case 'open-findings': {
      const findings = fields[action.params.findings]
      return Array.isArray(findings) && findings.length > 0
        ? { write: 'findings', kind: action.params.kind, findings }
        : null
    }
    case 'file-report':
      return { write: 'report', fields: picked(fields, action.params.fields) }
    case 'file-risk-sheet': {
      const total = fields[action.params.total]
      const scores = scoresOf(fields, action.params.scores)
      return typeof total === 'number' && scores !== null ? { write: 'risk', scores, total } : null
    }
    case 'enter-visit': {
      const { at, place, held } = action.params
      const when = fields[at]
      const where = place === undefined ? undefined : fields[place]
      if (typeof when !== 'string') return null
      return { write: 'visit', at: when, held, place: typeof where === 'string' ? where : null }
    }
    case 'file-dossier':
      return { write: 'dossier', title: action.params.title }
  }
}

/** What has no value, such as a field that was left empty, changes nothing in the profile. */
const valuesOf = (work: Work, sources: Readonly<Record<string, string>>): FieldValues => {
  const context = conditionContext(work)
  const known = Object.entries(sources).flatMap(([name, source]) => {
    const field = /^fields\.(\w+)$/.exec(source)?.[1]
    if (field !== undefined && work.instance.fields[field] === undefined) return []
    return [[name, work.compiled.conditions.value(source, context)] as const]
  })
  return Object.fromEntries(known)
}

/** Null unless each indicator was scored. */
const scoresOf = (
  fields: FieldValues,
  sources: Readonly<Record<string, string>>,
): Readonly<Record<string, number>> | null => {
  const scores: [string, number][] = []
  for (const [indicator, field] of Object.entries(sources)) {
    const score = fields[field]
    if (typeof score !== 'number') return null
    scores.push([indicator, score])
  }
  return Object.fromEntries(scores)
}

const picked = (fields: FieldValues, names: readonly string[]): FieldValues =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)))
