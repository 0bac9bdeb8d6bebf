import { settle } from '../advance.ts'
import { type Activation, openActivations, type Task } from '../instance.ts'
import type { PersonId } from '../organisation.ts'
import { barredFrom, findParticipants, isActive, successorFor } from '../participants/find-participants.ts'
import { policyRule } from '../policies/policy.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { ruleContext } from '../rule-context.ts'
import { activationOf, deliver, emit, stepOf, type Work } from '../work.ts'
import { refuseUnlessSystem } from './standing.ts'
import type { VerbRule } from './verb.ts'

/**
 * Finds the candidates of the open tasks again after the organisation changed, as a recorded command: whoever the rule
 * no longer names loses the task, whoever it names now gets one, votes already given stand. A draft stays the requester's
 * alone: nobody has been asked anything yet.
 */
export const refreshParticipants: VerbRule<'refresh-participants'> = {
  verb: 'refresh-participants',
  permit: refuseUnlessSystem,
  execute: (work) => {
    const { revision } = work.facts.directory
    const outdated = openActivations(work.instance).filter((one) => one.organisation !== revision)
    if (outdated.length === 0) return refuse('participants-unchanged')
    for (const activation of outdated) {
      // Settling one may have moved the chart out of the others.
      if (activationOf(work.instance, activation.step, activation.visit).endedAt !== null) continue
      const refusal = refresh(work, activation)
      if (refusal !== null) return refusal
    }
    return null
  },
}

const refresh = (work: Work, before: Activation): Refusal | null => {
  const key = { step: before.step, visit: before.visit }
  const step = stepOf(work.compiled, before.step)
  emit(work, { type: 'participants-confirmed', ...key, organisation: work.facts.directory.revision })
  if (work.instance.status === 'draft') return null
  const context = ruleContext(work, before.step)
  const found = findParticipants(step, context)
  // A step that would be skipped today keeps waiting for the superior rules of tomorrow: nobody decides by accident.
  const people = found.found === 'people' ? found.people : []
  const barred = barredFrom(step, context)
  const staying = (added: readonly PersonId[]) =>
    added.flatMap((person) => {
      const here = isActive(work.facts.directory, person) ? person : successorFor(step, context, person)
      return here === null || barred.has(here) ? [] : [here]
    })
  if (step.policy.type === 'one') shareTask(work, before, { people, staying })
  else reassignTasks(work, before, { people, staying })
  const after = activationOf(work.instance, before.step, before.visit)
  const waits = after.tasks.some((task) => task.state === 'open')
  const hadIncident = work.instance.incidents.some((incident) => incident.state === before.step)
  if (waits && hadIncident) emit(work, { type: 'incident-resolved', state: before.step })
  if (waits) return null
  const outcome = policyRule(step.policy).settle(after.tasks)
  if (outcome !== null) return settle(work, key, { name: outcome, returnTo: null })
  const because = found.found === 'administrator' ? found.because : 'empty'
  if (!hadIncident) emit(work, { type: 'incident-raised', code: `nobody-${because}`, state: before.step })
  return null
}

/** Today's people, and who of those added beside the rule, or their successors, may still take part. */
type Found = {
  readonly people: readonly PersonId[]
  readonly staying: (added: readonly PersonId[]) => readonly PersonId[]
}

/** One task for all: its candidates become today's people and whoever was added beside the rule. */
const shareTask = (work: Work, { step, visit, tasks }: Activation, { people, staying }: Found): void => {
  const open = tasks.find((task) => task.state === 'open')
  if (open === undefined) {
    if (people.length > 0) openTask(work, { step, visit }, people)
    return
  }
  changeCandidates(work, { step, visit, task: open }, { named: people, added: staying(open.added) })
}

/**
 * A task each: people who are new get one, people who are gone lose theirs unless they have voted. Who was added to the
 * task of someone gone keeps it, as that person would have had to answer.
 */
const reassignTasks = (work: Work, { step, visit, tasks }: Activation, { people, staying }: Found): void => {
  for (const task of tasks.filter((one) => one.state === 'open')) {
    const named = ownersOf(task).filter((person) => people.includes(person))
    changeCandidates(work, { step, visit, task }, { named, added: staying(task.added) })
  }
  const served = new Set(tasks.flatMap((task) => (task.state === 'cancelled' ? [] : ownersOf(task))))
  for (const person of people.filter((one) => !served.has(one))) openTask(work, { step, visit }, [person])
}

/** Whom the rule gave the task, and whoever answered it. */
const ownersOf = (task: Task): readonly PersonId[] => [
  ...task.candidates.filter((person) => !task.added.includes(person)),
  ...(task.vote === null ? [] : [task.vote.person]),
]

type Candidates = { readonly named: readonly PersonId[]; readonly added: readonly PersonId[] }

const changeCandidates = (
  work: Work,
  { step, visit, task }: { readonly step: string; readonly visit: number; readonly task: Task },
  { named, added: beside }: Candidates,
): void => {
  // Whoever the rule names now owns the task, though they were added before or stand in for somebody who was.
  const added = beside.filter((person) => !named.includes(person))
  const candidates = [...new Set([...named, ...added])].sort()
  if (candidates.length === 0) {
    emit(work, { type: 'task-cancelled', step, visit, task: task.number })
    return
  }
  if (same(candidates, task.candidates) && same(added, task.added)) return
  emit(work, { type: 'candidates-changed', step, visit, task: task.number, candidates, added })
  tell(
    work,
    step,
    candidates.filter((person) => !task.candidates.includes(person)),
  )
}

const openTask = (
  work: Work,
  key: { step: string; visit: number },
  candidates: readonly PersonId[],
): void => {
  emit(work, { type: 'task-opened', ...key, task: work.instance.taskCount + 1, candidates })
  tell(work, key.step, candidates)
}

const tell = (work: Work, step: string, people: readonly PersonId[]): void =>
  deliver(work, people, { kind: 'task-opened', params: { step } })

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index])
