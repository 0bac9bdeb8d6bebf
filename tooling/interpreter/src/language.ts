import { type Place, type Tree, treeOf } from './chart/tree.ts'
import type { Document, Policy, Rule, Step } from './document.ts'

/** A step with everything that it leaves to a default. */
export type FullStep = {
  readonly key: string
  readonly kind: string
  readonly participants: readonly Rule[]
  readonly outcomes: readonly string[]
  readonly opinion: string
  readonly policy: Policy
  readonly returnTo: string | readonly string[]
  readonly resubmit: string
  readonly onSelf: string
  readonly onEmpty: string
  readonly onRepeated: string
  readonly onDeparted: string
  readonly separateFrom: readonly string[]
  readonly form: Readonly<Record<string, string>>
  readonly due: Step['due'] | null
  readonly definition: string
  readonly input: Readonly<Record<string, string>>
  readonly webhook: string
  readonly signal: string | null
}

/** A definition made ready to be read. */
export type Language = {
  readonly document: Document
  readonly tree: Tree
  readonly steps: ReadonlyMap<string, FullStep>
}

const OUTCOMES: Readonly<Record<string, readonly string[]>> = {
  form: ['submit'],
  decision: ['approve', 'return', 'reject'],
  process: ['complete', 'reject'],
}

const full = (key: string, step: Step): FullStep => ({
  key,
  kind: step.kind,
  participants: step.participants ?? [],
  outcomes: step.outcomes ?? OUTCOMES[step.kind] ?? ['complete'],
  opinion: step.opinion ?? (step.kind === 'decision' ? 'required' : 'optional'),
  policy: step.policy ?? { type: 'one' },
  returnTo: step.returnTo ?? 'earlier',
  resubmit: step.resubmit ?? 'walk-again',
  onSelf: step.onSelf ?? 'superior',
  onEmpty: step.onEmpty ?? 'superior',
  onRepeated: step.onRepeated ?? 'ask',
  onDeparted: step.onDeparted ?? 'superior',
  separateFrom: step.separateFrom ?? [],
  form: step.form ?? { '*': 'read' },
  due: step.due ?? null,
  definition: step.definition ?? '',
  input: step.input ?? {},
  webhook: step.webhook ?? '',
  signal: step.signal ?? null,
})

export const read = (document: Document): Language => {
  const tree = treeOf(document)
  const steps = new Map<string, FullStep>()
  for (const [key, { node }] of tree.places) {
    const step = node.meta?.step
    if (step !== undefined) steps.set(key, full(key, { ...document.stepDefaults?.[step.kind], ...step }))
  }
  return { document, tree, steps }
}

/** What a step's form lets its people do with a field. */
export const permission = (step: FullStep, field: string): string =>
  step.form[field] ?? step.form['*'] ?? 'read'

export const editable = ({ document }: Language, step: FullStep): readonly string[] =>
  Object.keys(document.fields.properties).filter((field) =>
    ['edit', 'required'].includes(permission(step, field)),
  )

export const demanded = (language: Language, step: FullStep): readonly string[] =>
  editable(language, step).filter(
    (field) => permission(step, field) === 'required' || language.document.fields.required?.includes(field),
  )

/** The outcome that goes on: the first that neither returns nor rejects. */
export const goingOn = ({ outcomes }: FullStep): string =>
  outcomes.find((one) => !stops(one)) ?? outcomes[0] ?? 'approve'

/** Steps at which no person decides. */
export const waitsOutside = ({ kind }: FullStep): boolean => ['service', 'process', 'signal'].includes(kind)

/** The form that the requester hands in is nobody else's to fill. */
export const isHandedIn = ({ outcomes }: FullStep): boolean => outcomes.includes('submit')

export const stops = (outcome: string): boolean => outcome === 'return' || outcome === 'reject'

/** The parallel regions around a state: pairs of parallel state and region. */
export const regionsOf = ({ tree }: Language, key: string): ReadonlyMap<string, string> => {
  const regions = new Map<string, string>()
  for (let place: Place | null | undefined = tree.places.get(key); place?.parent; place = place.parent)
    if (place.parent.kind === 'parallel') regions.set(place.parent.key, place.key)
  return regions
}
