import type { Values } from './document.ts'

type Chosen = { readonly [step: string]: readonly string[] }

/** Commands as they are sent: the engine takes the same JSON. */
export type Command =
  | {
      readonly verb: 'start'
      readonly id: string
      readonly fields: Values
      readonly submit: boolean
      readonly chosen?: Chosen
    }
  | { readonly verb: 'save-draft'; readonly fields: Values }
  | { readonly verb: 'submit'; readonly fields?: Values; readonly chosen?: Chosen }
  | {
      readonly verb: 'decide'
      readonly task: number
      readonly outcome: string
      readonly opinion?: string
      readonly fields?: Values
      readonly to?: string
    }
  | { readonly verb: 'discard' }
  | { readonly verb: 'withdraw'; readonly reason?: string }
  | { readonly verb: 'remind' }
  | { readonly verb: 'comment'; readonly text: string; readonly mentions?: readonly string[] }
  | { readonly verb: 'cc'; readonly to: readonly string[] }
  | { readonly verb: 'attach'; readonly field: string; readonly files: readonly string[] }
  | {
      readonly verb: 'fire-timer'
      readonly timer: { readonly state: string; readonly visit: number; readonly name: string }
    }
  | { readonly verb: 'refresh-participants' }

export type CommandOf<V extends Command['verb']> = Extract<Command, { verb: V }>
