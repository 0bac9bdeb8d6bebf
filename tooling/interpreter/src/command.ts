import type { Values } from './document.ts'

/** The step of another request that waits for this one. */
export type Parent = { readonly instance: string; readonly step: string; readonly visit: number }
type OnTask<V extends string> = { readonly verb: V; readonly task: number }
type GivenTo<V extends string> = OnTask<V> & { readonly to: string; readonly reason?: string }
type Intervention<V extends string> = { readonly verb: V; readonly reason: string }
type Chosen = { readonly [step: string]: readonly string[] }

/** Commands as they are sent: the engine takes the same JSON. */
export type Command =
  | {
      readonly verb: 'start'
      readonly id: string
      readonly fields: Values
      readonly submit: boolean
      readonly chosen?: Chosen
      readonly parent?: Parent
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
  | OnTask<'claim'>
  | OnTask<'release'>
  | GivenTo<'transfer'>
  | GivenTo<'delegate'>
  | (OnTask<'add-participant'> & {
      readonly to: readonly string[]
      readonly where: 'before' | 'after' | 'beside'
      readonly reason?: string
    })
  | (OnTask<'remove-participant'> & { readonly reason?: string })
  | { readonly verb: 'take-back' }
  | (Intervention<'reassign'> & {
      readonly step: string
      readonly task?: number
      readonly to: readonly string[]
    })
  | Intervention<'suspend'>
  | Intervention<'resume'>
  | Intervention<'terminate'>
  | (Intervention<'repair'> & { readonly to: string })
  | {
      readonly verb: 'signal'
      readonly signal: string
      readonly outcome?: string
      readonly fields?: Values
    }
  | {
      readonly verb: 'complete-step'
      readonly step: string
      readonly visit: number
      readonly outcome?: string
      readonly fields?: Values
    }
  | {
      readonly verb: 'fail-step'
      readonly step: string
      readonly visit: number
      readonly reason: string
    }
  | {
      readonly verb: 'fire-timer'
      readonly timer: { readonly state: string; readonly visit: number; readonly name: string }
    }
  | { readonly verb: 'refresh-participants' }

export type CommandOf<V extends Command['verb']> = Extract<Command, { verb: V }>
