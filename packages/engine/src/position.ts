import type { StateValue } from './instance.ts'

/** Whether a state is among those that a chart stands in, at any depth. */
export const standsIn = (value: StateValue, state: string): boolean =>
  typeof value === 'string'
    ? value === state
    : Object.entries(value).some(([key, inner]) => key === state || standsIn(inner, state))

/** The innermost state of the first region: what an operator is told of a chart that stands still. */
export const innermost = (value: StateValue): string => {
  if (typeof value === 'string') return value
  const [[key, inner] = ['', '']] = Object.entries(value)
  return typeof inner === 'string' && inner === '' ? key : innermost(inner)
}
