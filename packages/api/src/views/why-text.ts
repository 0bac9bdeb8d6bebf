import type { ParticipantRule } from '@countersign/definition/participant-rule'
import type { CompiledDefinition } from '@countersign/engine/compile'
import type { WhyCandidate } from '@countersign/engine/why-candidate'
import type { Organisation } from '@countersign/runtime/organisation'
import { type Reader, text } from '@countersign/texts/text'
import { stepTitle } from './step-title.ts'

type Told = {
  readonly reader: Reader
  readonly compiled: CompiledDefinition
  readonly organisation: Pick<Organisation, 'departments' | 'people'>
}
type Source = string | { readonly of: string } | { readonly field: string } | { readonly each: string }

/** Why a task is somebody's 为什么是我: the participant rule that names them, in words. */
export const whyText = (told: Told, why: WhyCandidate): string =>
  why.by === 'rule'
    ? ruleText(told, why.rule)
    : text(told.reader, ['rule', why.by], 'person' in why ? { person: nameOf(told, why.person) } : {})

const nameOf = ({ organisation }: Told, person: string): string =>
  organisation.people.get(person)?.name ?? person

const ruleText = (told: Told, rule: ParticipantRule): string => {
  const say = (code: string, params: Readonly<Record<string, string | number>> = {}): string =>
    text(told.reader, ['rule', code], params)
  switch (rule.rule) {
    case 'superior':
      return say('superior', { of: personText(told, rule.of), levels: rule.levels ?? 1 })
    case 'superiors-up-to':
      return say('superiors-up-to', { of: personText(told, rule.of), rank: rankText(told, rule.rank) })
    case 'rank': {
      const code = rule.orAbove === true ? 'rank-or-above' : 'rank'
      const rank = rankText(told, rule.rank)
      return rule.department === undefined
        ? say(code, { rank })
        : say(`${code}-in`, { rank, department: departmentText(told, rule.department) })
    }
    case 'head':
      return say('head', { department: departmentText(told, rule.department) })
    case 'decider':
      return say('decider', { step: stepTitle(told.reader.language, told.compiled, rule.step) })
    default:
      return say(rule.rule)
  }
}

const rankText = ({ reader }: Told, rank: string): string => text(reader, ['rank', rank])

const fieldText = ({ reader, compiled }: Told, name: string): string => {
  const label = compiled.definition.fields.properties[name]?.['x-label']
  if (label === undefined) return name
  return reader.language === 'en' ? label.en : label.zh
}

const personText = (told: Told, source: string | { readonly field: string }): string =>
  typeof source === 'string' ? text(told.reader, ['rule', `of-${source}`]) : fieldText(told, source.field)

const departmentText = (told: Told, source: Source): string => {
  if (typeof source !== 'string') {
    if ('of' in source) return text(told.reader, ['rule', 'own-department'])
    return fieldText(told, 'each' in source ? source.each : source.field)
  }
  const department = told.organisation.departments.get(source)
  if (department === undefined) return source
  return told.reader.language === 'en' ? department.name.en : department.name.zh
}
