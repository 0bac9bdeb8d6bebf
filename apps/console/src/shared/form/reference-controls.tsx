import { type ComponentType, createContext, use } from 'react'
import type { ControlProps } from './controls/control-props.ts'

type One = ComponentType<ControlProps<string>>
type Several = ComponentType<ControlProps<readonly string[]>>
type Reading = ComponentType<{ readonly value: string }>

/**
 * Controls for values that point at something else. They call the API, which a form made from a definition does not:
 * the application hands them in.
 */
export type ReferenceControls = {
  readonly account: One
  readonly person: One
  readonly people: Several
  readonly department: One
  readonly departments: Several
  readonly files: Several
  /** How such a value is read. */
  readonly reading: {
    readonly account: Reading
    readonly person: Reading
    readonly department: Reading
    readonly file: Reading
  }
}

const Controls = createContext<ReferenceControls | null>(null)

export const ReferenceControlsProvider = Controls.Provider

export const useReferenceControls = (): ReferenceControls => {
  const controls = use(Controls)
  if (controls === null) throw new Error('a form stands outside ReferenceControlsProvider')
  return controls
}
