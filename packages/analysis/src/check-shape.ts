import type { StateNode } from '@countersign/definition/machine'
import { type PlacedState, stateType } from '@countersign/definition/steps'
import type { Draft } from './draft.ts'
import { errorAt, type Finding } from './finding.ts'

/** Each state on its own: its kind fits what it holds, and a compound one knows where to begin. */
export const checkShape = (draft: Draft): readonly Finding[] => [
  ...checkInitial(draft.definition.machine, '/machine'),
  ...draft.placed.flatMap(checkState),
  ...checkStart(draft),
]

const checkState = ({ key, node, pointer }: PlacedState): readonly Finding[] => {
  const type = stateType(node)
  const findings: Finding[] = []
  const hasChildren = Object.keys(node.states ?? {}).length > 0
  const mayHaveChildren = type === 'compound' || type === 'parallel'
  if (hasChildren !== mayHaveChildren) findings.push(errorAt(pointer, 'type-and-children', { key, type }))
  else if (type === 'compound') findings.push(...checkInitial(node, pointer))
  if ((type === 'final' || type === 'history') && goesOn(node))
    findings.push(errorAt(pointer, 'final-goes-on', { key, type }))
  if (node.meta?.step !== undefined && type !== 'atomic') {
    findings.push(errorAt(`${pointer}/meta/step`, 'step-not-atomic', { key, type }))
  }
  return findings
}

const goesOn = (node: StateNode): boolean =>
  node.always !== undefined ||
  node.onDone !== undefined ||
  Object.keys({ ...node.on, ...node.after }).length > 0

const checkInitial = (node: StateNode, pointer: string): readonly Finding[] => {
  const { initial } = node
  if (initial === undefined) return [errorAt(pointer, 'initial-missing')]
  return Object.hasOwn(node.states ?? {}, initial)
    ? []
    : [errorAt(`${pointer}/initial`, 'unknown-initial', { key: initial })]
}

/** Without the requester's own form at the beginning nobody could fill in and submit a request. */
const checkStart = ({ definition, steps }: Draft): readonly Finding[] => {
  let node: StateNode | undefined = definition.machine
  let key = ''
  while (node !== undefined && stateType(node) === 'compound' && node.initial !== undefined) {
    key = node.initial
    node = node.states?.[key]
  }
  const step = steps.get(key)
  const isRequestForm =
    step?.kind === 'form' &&
    step.outcomes.includes('submit') &&
    step.participants.some(({ rule }) => rule === 'requester')
  return isRequestForm || node === undefined
    ? []
    : [errorAt('/machine/initial', 'start-is-no-request-form', { key })]
}
