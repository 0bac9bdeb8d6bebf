import type { Rule, Value, World } from '../document.ts'
import type { Request, Vote } from '../request.ts'
import { votesOf } from '../request.ts'
import { holdersOf, outranks, superiorsOf } from './organisation.ts'

/** For whom a rule is asked: a request and one of its steps; for a start rule there is neither yet. */
export type Asking = {
  readonly world: World
  readonly requester: string
  readonly department: string
  readonly request: Request | null
  readonly step: string
}

/** The people that one rule names, whoever they are. */
export const named = (rule: Rule, asking: Asking): readonly string[] => {
  const { world } = asking
  switch (rule.rule) {
    case 'requester':
      return [asking.requester]
    case 'superior':
      return sources(rule.of, asking).flatMap((one) => {
        const superior = superiorsOf(world, one)[(rule.levels ?? 1) - 1]
        return superior === undefined ? [] : [superior]
      })
    case 'superiors-up-to':
      return sources(rule.of, asking).flatMap((one) =>
        superiorsOf(world, one).filter((superior) => !outranks(world, superior, rule.rank ?? '')),
      )
    case 'rank':
      return departments(rule.department, asking).flatMap((department) =>
        holdersOf(world, { rank: rule.rank ?? '', orAbove: rule.orAbove ?? false }, department),
      )
    case 'head':
      return departments(rule.department, asking).flatMap((department) => {
        const head = department === null ? null : (world.heads[department] ?? null)
        return head === null ? [] : [head]
      })
    case 'account-owner':
      return typeof world.account?.owner === 'string' ? [world.account.owner] : []
    case 'named':
      return rule.people ?? []
    case 'chosen':
      return asking.request?.chosen[asking.step] ?? []
    case 'decider':
      return decidersOf(asking.request, rule.step ?? '')
    default:
      throw new Error(`unknown rule ${rule.rule}`)
  }
}

const sources = (of: Rule['of'], asking: Asking): readonly string[] => {
  if (of === undefined || of === 'requester') return [asking.requester]
  if (of !== 'previous-decider') return texts(asking.request?.fields[of.field])
  const last = votesBefore(asking)
    .filter((vote) => vote.person !== asking.requester)
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1)
  return last === undefined ? [] : [last.person]
}

/** Votes from before the step was entered: what came later must not change whom it asks. */
const votesBefore = ({ request, step }: Asking): readonly Vote[] => {
  const activations = request?.activations ?? []
  const here = activations.findIndex((one) => one.step === step && one.endedAt === null)
  if (here < 0) return activations.flatMap(votesOf)
  const since = activations[here]?.since ?? ''
  return activations
    .slice(0, here)
    .flatMap(votesOf)
    .filter((vote) => vote.at <= since)
}

/** The departments a rule goes through; null stands for the whole organisation. */
export const departments = (source: Rule['department'], asking: Asking): readonly (string | null)[] => {
  if (source === undefined) return [null]
  if (typeof source === 'string') return [source]
  if ('of' in source) return [asking.department]
  const field = 'each' in source ? source.each : source.field
  return [...new Set(texts(asking.request?.fields[field]))]
}

const decidersOf = (request: Request | null, step: string): readonly string[] =>
  (request?.activations ?? [])
    .filter((one) => one.step === step && votesOf(one).length > 0)
    .at(-1)
    ?.tasks.flatMap(({ vote }) => (vote === null ? [] : [vote.person])) ?? []

const texts = (value: Value | undefined): readonly string[] =>
  (Array.isArray(value) ? (value as readonly Value[]) : [value]).filter((one) => typeof one === 'string')
