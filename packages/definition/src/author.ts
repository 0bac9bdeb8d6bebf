import type { Definition } from './definition.ts'
import type { FieldValues } from './field.ts'
import type { Scenario } from './scenario.ts'

/** A definition as written in TypeScript: read-only, with every literal known. */
export type DefinitionSource = DeepReadonly<Omit<Definition, 'scenarios'>> & {
  readonly scenarios?: readonly ScenarioSource[]
}
/** Apart, because the compiler gives up on making the unbounded JSON of a scenario's values read-only. */
type ScenarioSource = DeepReadonly<Omit<Scenario, 'fields' | 'acts'>> & {
  readonly fields: FieldValues
  readonly acts: readonly (DeepReadonly<Omit<Scenario['acts'][number], 'fields'>> & {
    readonly fields?: FieldValues
  })[]
}
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T

type Names<T> = keyof T & string
type FieldOf<D> = D extends { fields: { properties: infer P } } ? Names<P> : never
type DelayOf<D> = D extends { delays: infer P } ? Names<P> : never
type OptionListOf<D> = D extends { options: infer P } ? Names<P> : never
type StateIn<N> = N extends { states: infer S } ? { [K in Names<S>]: K | StateIn<S[K]> }[Names<S>] : never
type StepIn<N> = N extends { states: infer S }
  ? { [K in Names<S>]: (S[K] extends { meta: { step: object } } ? K : never) | StepIn<S[K]> }[Names<S>]
  : never
type StateOf<D> = D extends { machine: infer M } ? StateIn<M> : never
type StepOf<D> = D extends { machine: infer M } ? StepIn<M> : never
type ChildOf<N> = N extends { states: infer S } ? Names<S> : never

/** Refuses every key but those allowed: the source's own type would else bring its misspelt ones along. */
type OnlyKeys<T, Allowed extends string> = { [K in keyof T]: K extends Allowed ? unknown : never }
type Each<T, Check> = T extends readonly unknown[] ? { [I in keyof T]: Check } : unknown
/** A check of a property where the source has it, else nothing. */
type Where<T, Pattern, Check> = T extends Pattern ? Check : unknown

type CheckAction<D, A> = A extends { type: 'set-fields'; params: { values: infer V } }
  ? { params: { values: OnlyKeys<V, FieldOf<D>> } }
  : unknown
type CheckActions<D, A> = A extends readonly unknown[]
  ? { [I in keyof A]: A[I] & CheckAction<D, A[I]> }
  : CheckAction<D, A>

type CheckTransition<D, X, Target extends string> = X extends string
  ? Target
  : X extends readonly unknown[]
    ? { [I in keyof X]: X[I] & CheckTransition<D, X[I], Target> }
    : Where<X, { target: string }, { target: Target }> &
        (X extends { actions: infer A } ? { actions: CheckActions<D, A> } : unknown)
type CheckTransitions<D, O, Target extends string> = { [E in keyof O]: CheckTransition<D, O[E], Target> }

type CheckRule<D, R> = Where<R, { rule: 'decider' }, { step: StepOf<D> }> &
  (R extends { of: { field: string } } ? { of: { field: FieldOf<D> } } : unknown) &
  (R extends { department: { field: string } } ? { department: { field: FieldOf<D> } } : unknown)
type CheckRules<D, R> = R extends readonly unknown[] ? { [I in keyof R]: R[I] & CheckRule<D, R[I]> } : unknown

type CheckStep<D, S> = (S extends { form: infer F } ? { form: OnlyKeys<F, FieldOf<D> | '*'> } : unknown) &
  Where<S, { due: object }, { due: { within: DelayOf<D> } }> &
  (S extends { participants: infer P } ? { participants: CheckRules<D, P> } : unknown) &
  (S extends { separateFrom: infer P } ? { separateFrom: Each<P, StepOf<D>> } : unknown) &
  (S extends { returnTo: infer P }
    ? { returnTo: P extends readonly unknown[] ? Each<P, StepOf<D>> : unknown }
    : unknown)

type TargetOf<D, N, Sibling extends string> = Sibling | `#${StateOf<D>}` | `.${ChildOf<N>}`
type CheckNode<D, N, Sibling extends string> = Where<N, { initial: string }, { initial: ChildOf<N> }> &
  (N extends { states: infer S } ? { states: { [K in keyof S]: CheckNode<D, S[K], Names<S>> } } : unknown) &
  (N extends { on: infer O } ? { on: CheckTransitions<D, O, TargetOf<D, N, Sibling>> } : unknown) &
  (N extends { after: infer O }
    ? { after: CheckTransitions<D, O, TargetOf<D, N, Sibling>> & OnlyKeys<O, DelayOf<D>> }
    : unknown) &
  (N extends { always: infer X } ? { always: CheckTransition<D, X, TargetOf<D, N, Sibling>> } : unknown) &
  (N extends { onDone: infer X } ? { onDone: CheckTransition<D, X, TargetOf<D, N, Sibling>> } : unknown) &
  Where<N, { target: string }, { target: TargetOf<D, N, Sibling> }> &
  (N extends { entry: infer A } ? { entry: CheckActions<D, A> } : unknown) &
  (N extends { exit: infer A } ? { exit: CheckActions<D, A> } : unknown) &
  (N extends { meta: { step: infer S } } ? { meta: { step: CheckStep<D, S> } } : unknown)

type CheckFieldOptions<D, F> = Where<F, { 'x-options': string }, { 'x-options': OptionListOf<D> }> &
  Where<F, { items: { 'x-options': string } }, { items: { 'x-options': OptionListOf<D> } }>

/** The names within a definition that must name something: what `defineProcess` asks beside the schema. */
type CheckNames<D> = (D extends { fields: { required: infer R } }
  ? { fields: { required: Each<R, FieldOf<D>> } }
  : unknown) &
  (D extends { fields: { properties: infer P } }
    ? { fields: { properties: { [K in keyof P]: CheckFieldOptions<D, P[K]> } } }
    : unknown) &
  (D extends { stepDefaults: infer S } ? { stepDefaults: { [K in keyof S]: CheckStep<D, S[K]> } } : unknown) &
  // As in XState, the machine itself has no siblings: from it, only `#key` and `.key` lead anywhere.
  (D extends { machine: infer M } ? { machine: CheckNode<D, M, never> } : unknown)

/**
 * A built-in process written in TypeScript: the compiler checks that fields, steps, targets, delays and option lists
 * that it names exist. The result is the plain definition, the same data an owner edits.
 */
export const defineProcess = <const D extends DefinitionSource>(definition: D & CheckNames<D>): Definition =>
  // Read-only here, mutable in the type that the schema infers; nobody writes to a definition.
  definition as unknown as Definition
