import { z } from 'zod'
import { Action } from './action.ts'
import { Label } from './label.ts'
import { CelSource, Key } from './names.ts'
import { Step } from './step.ts'

/** A guard is a reference with parameters: a CEL condition, or "decision table X answers Y". */
export const Guard = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('cel'), params: z.strictObject({ if: CelSource }) }),
  z.strictObject({
    type: z.literal('table'),
    params: z.strictObject({ table: Key, equals: z.string().max(200) }),
  }),
])
export type Guard = z.infer<typeof Guard>

/** A sibling by key, any state by `#key` (keys are unique within a definition), a child by `.key`. */
export const Target = z
  .string()
  .max(65)
  .regex(/^[#.]?[a-z][a-z0-9-]*$/, 'must be a state key, #key or .key')

const Actions = z.union([Action, z.array(Action).max(20)])
export const TransitionObject = z.strictObject({
  target: Target.optional(),
  guard: Guard.optional(),
  actions: Actions.optional(),
  reenter: z.boolean().optional(),
  description: z.string().max(1000).optional(),
})
export type TransitionObject = z.infer<typeof TransitionObject>

export const Transition = z.union([Target, TransitionObject, z.array(TransitionObject).min(1).max(20)])
export type Transition = z.infer<typeof Transition>

/** How an instance stands when it ends in a final state; by default read off the state's key, else `completed`. */
export const EndStatus = z.enum(['completed', 'rejected', 'withdrawn'])
export type EndStatus = z.infer<typeof EndStatus>

const Meta = z.strictObject({ title: Label.optional(), step: Step.optional(), end: EndStatus.optional() })

/** A state in the shape of an XState v5 config, with references only: no code, no `invoke`, no `id` beside its key. */
export const StateNode = z.strictObject({
  type: z.enum(['atomic', 'compound', 'parallel', 'final', 'history']).optional(),
  initial: Key.optional(),
  get states() {
    return z.record(Key, StateNode).optional()
  },
  on: z.record(Key, Transition).optional(),
  after: z.record(Key, Transition).optional(),
  always: Transition.optional(),
  onDone: Transition.optional(),
  entry: Actions.optional(),
  exit: Actions.optional(),
  history: z.enum(['shallow', 'deep']).optional(),
  target: Target.optional(),
  tags: z.array(Key).max(20).optional(),
  description: z.string().max(1000).optional(),
  meta: Meta.optional(),
})
export type StateNode = z.infer<typeof StateNode>

export const Machine = StateNode.extend({ initial: Key, states: z.record(Key, StateNode) })
export type Machine = z.infer<typeof Machine>
