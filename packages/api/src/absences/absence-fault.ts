import type { Absence } from '@countersign/engine/organisation'
import type { DirectoryDraft } from '../people/directory-draft.ts'
import { type Problem, problem } from '../problem/problem.ts'

/** Longer than this nobody is away; a slip of the year would keep a substitute for a decade. */
const LONGEST_MS = 366 * 86_400_000
const MOST = 50

export type NewAbsence = {
  readonly person: string
  readonly absence: Absence
  /** The instant it is entered at, ISO 8601 UTC. */
  readonly now: string
}

/** Why somebody cannot be away like this; null when they can. */
export const absenceFault = (
  { people }: Pick<DirectoryDraft, 'people'>,
  { person: id, absence, now }: NewAbsence,
): Problem | null => {
  const { from, until, substitute } = absence
  if (until <= from) return at('absence-reversed', '/until')
  if (until <= now) return at('absence-over', '/until')
  if (Date.parse(until) - Date.parse(from) > LONGEST_MS) return at('absence-too-long', '/until')
  if (substitute === id) return at('substitute-self', '/substitute')
  const other = people.get(substitute)
  if (other === undefined) return at('person-unknown', '/substitute')
  if (!other.active) return at('superior-disabled', '/substitute', { name: other.name })
  const others = (people.get(id)?.absences ?? []).filter((one) => one.until > now)
  if (others.length >= MOST) return problem('absence-too-many', { max: MOST })
  if (others.some((one) => meet(one, absence))) return at('absence-overlaps', '/from')
  const circle = circleOf({ people }, id, absence)
  return circle === null
    ? null
    : at('substitute-circle', '/substitute', {
        names: circle.map((one) => people.get(one)?.name ?? one).join(' → '),
      })
}

const at = (code: Problem['code'], path: string, params: Problem['params'] = {}): Problem =>
  problem(code, params, [{ path, code: 'not-an-option' }])

type Span = { readonly from: string; readonly until: string }

const common = (a: Span, b: Span): Span => {
  const [, from = a.from] = [a.from, b.from].toSorted()
  const [until = a.until] = [a.until, b.until].toSorted()
  return { from, until }
}

const meet = (a: Span, b: Span): boolean => a.from < b.until && b.from < a.until

/**
 * The way from somebody over substitutes who are away at the same time back to them; null when there is none. The
 * engine would let nobody substitute then, and whoever enters it should know.
 */
const circleOf = (
  { people }: Pick<DirectoryDraft, 'people'>,
  id: string,
  { from, until, substitute }: Absence,
): readonly string[] | null => {
  const walk = (at: string, span: Span, way: readonly string[]): readonly string[] | null => {
    if (at === id) return [...way, at]
    if (way.includes(at)) return null
    for (const next of people.get(at)?.absences ?? []) {
      if (!meet(next, span)) continue
      const found = walk(next.substitute, common(next, span), [...way, at])
      if (found !== null) return found
    }
    return null
  }
  return walk(substitute, { from, until }, [id])
}
