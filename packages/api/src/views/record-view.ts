import type { InstanceSight } from '@countersign/access/see-instance'
import type { Command, Verb } from '@countersign/engine/command'
import type { Event } from '@countersign/engine/event'
import type { PersonId } from '@countersign/engine/organisation'
import type { RecordBody } from '@countersign/engine/record'
import type { StoredRecord } from '@countersign/engine/replay'
import type { Call } from '../context.ts'
import type { RecordView } from './instance.ts'
import { personView } from './person-view.ts'

/** How much of the log the caller reads: all but some fields, the course without contents, or who did what when. */
export type RecordSight = { readonly sight: InstanceSight; readonly hiddenFields: ReadonlySet<string> }

/** One entry of the log, from the very text its hash was taken over. */
export const recordView = (call: Call, { body, hash }: StoredRecord, seen: RecordSight): RecordView => {
  const { seq, facts, actor, command, events, previous } = JSON.parse(body) as RecordBody
  const vote = events.find((event) => event.type === 'voted')
  const settled = events.find((event) => event.type === 'settled')
  return {
    seq,
    at: facts.now,
    actor: 'person' in actor ? personView(call.organisation, actor.person) : null,
    verb: command.verb,
    step: vote?.step ?? settled?.step ?? null,
    outcome: vote?.outcome ?? settled?.outcome ?? null,
    opinion: seen.sight === 'full' ? (vote?.opinion ?? null) : null,
    reason: reasonOf(command, seen.sight),
    people: peopleOf(command).map((id) => personView(call.organisation, id)),
    to: command.verb === 'decide' || command.verb === 'repair' ? (command.to ?? null) : null,
    events: seen.sight === 'metadata' ? [] : events.map((event) => shown(event, seen)),
    hash,
    previous,
  }
}

/** Interventions are explained to everybody who sees them; other reasons are part of the matter. */
const EXPLAINED: readonly Verb[] = ['reassign', 'suspend', 'resume', 'terminate', 'repair', 'fail-step']

const reasonOf = (command: Command, sight: InstanceSight): string | null =>
  'reason' in command && (sight === 'full' || EXPLAINED.includes(command.verb))
    ? (command.reason ?? null)
    : null

const peopleOf = (command: Command): readonly PersonId[] => {
  switch (command.verb) {
    case 'transfer':
    case 'delegate':
      return [command.to]
    case 'add-participant':
    case 'reassign':
    case 'cc':
      return command.to
    case 'comment':
      return command.mentions ?? []
    default:
      return []
  }
}

const shown = (event: Event, { sight, hiddenFields }: RecordSight): RecordView['events'][number] => {
  if (sight === 'masked') return masked(event)
  if (event.type !== 'fields-set') return asJson(event)
  const values = Object.entries(event.values).filter(([name]) => !hiddenFields.has(name))
  return asJson({ ...event, values: Object.fromEntries(values) })
}

/** The course of a request without what people wrote into it. */
const masked = (event: Event): RecordView['events'][number] => {
  switch (event.type) {
    case 'fields-set':
      return { type: event.type, values: {}, cleared: [] }
    case 'commented':
      return { type: event.type }
    case 'voted':
      return { ...event, opinion: null }
    default:
      return asJson(event)
  }
}

/** Events come out of JSON; their own types are closed where the view is open. */
const asJson = (event: object): RecordView['events'][number] =>
  event as unknown as RecordView['events'][number]
