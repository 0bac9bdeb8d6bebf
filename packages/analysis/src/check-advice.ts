import type { Field } from '@countersign/definition/field'
import type { ResolvedStep } from '@countersign/definition/steps'
import type { Draft } from './draft.ts'
import { errorAt, type Finding, warningAt } from './finding.ts'

/** People, due times and names: without people a step stands still; without the rest it runs, but badly. */
export const checkAdvice = (draft: Draft): readonly Finding[] => [
  ...[...draft.steps.values()].flatMap(checkHumanStep),
  ...checkLabels(draft),
]

const checkHumanStep = (step: ResolvedStep): readonly Finding[] => {
  if (step.kind !== 'form' && step.kind !== 'decision') return []
  const params = { step: step.key }
  const findings: Finding[] = []
  if (step.participants.length === 0) findings.push(errorAt(step.pointer, 'no-participants', params))
  // The requester's own form may lie in a drawer as long as it likes.
  if (step.due === null && !step.outcomes.includes('submit'))
    findings.push(warningAt(step.pointer, 'no-due', params))
  return findings
}

const checkLabels = ({ definition, placed, steps }: Draft): readonly Finding[] => [
  ...Object.entries(definition.fields.properties).flatMap(([name, field]) => checkFieldLabels(name, field)),
  ...placed.flatMap(({ key, node, parent, pointer }) => {
    const isEnd = node.type === 'final' && parent === null
    const isNamed = node.meta?.title !== undefined || (steps.get(key)?.title ?? null) !== null
    return (isEnd || steps.has(key)) && !isNamed ? [warningAt(pointer, 'no-label', { name: key })] : []
  }),
]

const checkFieldLabels = (name: string, field: Field): readonly Finding[] => {
  const path = `/fields/properties/${name}`
  const item = field.type === 'array' ? field.items : field
  const below = item.type === 'object' ? Object.entries(item.properties) : []
  const inside = `${path}${field.type === 'array' ? '/items' : ''}/properties`
  return [
    ...(field['x-label'] === undefined ? [warningAt(path, 'no-label', { name })] : []),
    ...below.flatMap(([key, property]) =>
      property['x-label'] === undefined ? [warningAt(`${inside}/${key}`, 'no-label', { name: key })] : [],
    ),
  ]
}
