import type { FieldValue, FieldValues } from '@countersign/definition/field'
import type { ParticipantRule } from '@countersign/definition/participant-rule'
import { isAtLeast } from '@countersign/definition/rank'
import type { AccountFacts } from '../facts.ts'
import type { Instance, Vote } from '../instance.ts'
import type { Directory, PersonId } from '../organisation.ts'

/** What a rule is asked about: one instance, one step of it, today's organisation. */
export type RuleContext = {
  readonly directory: Directory
  readonly account: AccountFacts | null
  readonly fields: FieldValues
  readonly requester: PersonId
  readonly requesterDepartment: string
  readonly instance: Instance | null
  /** The step that looks for participants; empty for a start rule. */
  readonly step: string
  /** When it is asked: who is away 外出 then has a substitute. */
  readonly now: string
}

/**
 * The people one rule names, before any edge rule: the requester may be among them, and people who have left.
 * Rank and head rules only find active people; rules that name someone directly may find a departed one.
 */
export const resolveRule = (rule: ParticipantRule, context: RuleContext): readonly PersonId[] => {
  const { directory } = context
  switch (rule.rule) {
    case 'requester':
      return [context.requester]
    case 'superior':
      return peopleFrom(rule.of, context).flatMap((person) => superiorOf(directory, person, rule.levels ?? 1))
    case 'superiors-up-to':
      return peopleFrom(rule.of, context).flatMap((person) =>
        chainOf(directory, person).filter((id) => !outranks(directory, id, rule.rank)),
      )
    case 'rank':
      return departmentsOf(rule.department, context).flatMap((department) =>
        directory.holders({ rank: rule.rank, orAbove: rule.orAbove ?? false, department }),
      )
    case 'head':
      return headsOf(rule.department, context)
    case 'account-owner':
      return context.account?.owner ? [context.account.owner] : []
    case 'account-team':
      return teamOf(context.account, rule.role)
    case 'named':
      return rule.people
    case 'chosen':
      return chosenFor(context)
    case 'decider':
      return decidersOf(context, rule.step)
  }
}

const teamOf = (account: AccountFacts | null, role: string): readonly PersonId[] =>
  account?.team != null && Object.hasOwn(account.team, role) ? (account.team[role] ?? []) : []

/** A person's superiors, nearest first; a cycle in the data ends the walk. */
export const chainOf = (directory: Directory, person: PersonId): readonly PersonId[] => {
  const chain: PersonId[] = []
  let next = directory.person(person)?.superior ?? null
  while (next !== null && next !== person && !chain.includes(next)) {
    chain.push(next)
    next = directory.person(next)?.superior ?? null
  }
  return chain
}

/** Whoever voted in a step, the latest visit only. */
const decidersOf = ({ instance }: Pick<RuleContext, 'instance'>, step: string): readonly PersonId[] => {
  const last = instance?.activations.findLast(
    (one) => one.step === step && one.tasks.some((task) => task.vote !== null),
  )
  return last?.tasks.flatMap((task) => (task.vote === null ? [] : [task.vote.person])) ?? []
}

const superiorOf = (directory: Directory, person: PersonId, levels: number): readonly PersonId[] => {
  const superior = chainOf(directory, person)[levels - 1]
  return superior === undefined ? [] : [superior]
}

const outranks = (directory: Directory, person: PersonId, rank: Parameters<typeof isAtLeast>[0]): boolean => {
  const own = directory.person(person)?.rank
  return own !== undefined && own !== rank && isAtLeast(own, rank)
}

type DepartmentSource =
  | string
  | { readonly of: 'requester' }
  | { readonly field: string }
  | { readonly each: string }
type PersonSource = 'requester' | 'previous-decider' | { readonly field: string }

const peopleFrom = (source: PersonSource, context: RuleContext): readonly PersonId[] => {
  if (source === 'requester') return [context.requester]
  if (source !== 'previous-decider') return texts(context.fields[source.field])
  const last = votesBefore(context)
    .filter((vote) => vote.person !== context.requester)
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1)
  return last === undefined ? [] : [last.person]
}

/** The votes given when the step was entered: asked again later, a rule must not name the superior of somebody else. */
const votesBefore = ({ instance, step }: RuleContext): readonly Vote[] => {
  const activations = instance?.activations ?? []
  const entered = activations.findIndex((one) => one.step === step && one.endedAt === null)
  const before = entered < 0 ? activations : activations.slice(0, entered)
  const since = activations[entered]?.since ?? null
  return before
    .flatMap((activation) => activation.tasks.flatMap(({ vote }) => (vote === null ? [] : [vote])))
    .filter((vote) => since === null || vote.at <= since)
}

/** The departments a rule goes through; null stands for the whole organisation. */
export const departmentsOf = (
  source: DepartmentSource | undefined,
  context: RuleContext,
): readonly (string | null)[] => {
  if (source === undefined) return [null]
  if (typeof source === 'string') return [source]
  if ('of' in source) return [context.requesterDepartment]
  return [...new Set(texts(context.fields['each' in source ? source.each : source.field]))]
}

const headsOf = (source: DepartmentSource, context: RuleContext): readonly PersonId[] =>
  departmentsOf(source, context).flatMap((department) => {
    const head = department === null ? null : context.directory.head(department)
    return head === null ? [] : [head]
  })

const chosenFor = ({ instance, step }: RuleContext): readonly PersonId[] => {
  const chosen = instance?.chosen
  return chosen !== undefined && Object.hasOwn(chosen, step) ? (chosen[step] ?? []) : []
}

const texts = (value: FieldValue | undefined): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.filter((one) => typeof one === 'string')
      : []
