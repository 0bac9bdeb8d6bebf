import type { Definition } from '@countersign/definition/definition'
import type { Transition, TransitionObject } from '@countersign/definition/machine'
import { walkStates } from '@countersign/definition/steps'

/** What a card on a board says of a request beside its work: the dates promised, and what a limit that passed set. */
export type BoardFields = { readonly dates: readonly string[]; readonly flags: readonly string[] }

/** The date fields that limits end at, and the fields that a limit sets to true; none that is sensitive. */
export const boardFields = (definition: Definition): BoardFields => {
  const { properties } = definition.fields
  const open = (name: string): boolean => properties[name]?.['x-sensitive'] === undefined
  const dates = Object.values(definition.delays ?? {}).flatMap((delay) =>
    'until' in delay ? [delay.until] : [],
  )
  const flags = [...walkStates(definition)].flatMap(({ node }) =>
    Object.values(node.after ?? {}).flatMap((transition) => transitionsOf(transition).flatMap(setTrue)),
  )
  return { dates: [...new Set(dates)].filter(open), flags: [...new Set(flags)].filter(open) }
}

const transitionsOf = (transition: Transition): readonly TransitionObject[] => {
  if (typeof transition === 'string') return []
  return Array.isArray(transition) ? transition : [transition]
}

const setTrue = ({ actions = [] }: TransitionObject): readonly string[] =>
  [actions]
    .flat()
    .flatMap((action) =>
      action.type === 'set-fields'
        ? Object.entries(action.params.values).flatMap(([name, source]) => (source === 'true' ? [name] : []))
        : [],
    )
