import type { Policy } from './document.ts'
import { type FullStep, stops } from './language.ts'
import { ownerOf } from './people/places.ts'
import { isUnanswered, type Task, type Vote } from './request.ts'

const votesIn = (tasks: readonly Task[]): readonly Vote[] =>
  tasks.flatMap(({ vote }) => (vote === null ? [] : [vote])).toSorted((a, b) => a.seq - b.seq)

/** What most of them say; of equally many, what was said first. */
const mostSaid = (votes: readonly Vote[]): string | null => {
  const times = (outcome: string): number => votes.filter((vote) => vote.outcome === outcome).length
  const most = Math.max(0, ...votes.map(({ outcome }) => times(outcome)))
  return votes.find(({ outcome }) => times(outcome) === most)?.outcome ?? null
}

const isStop = ({ outcome }: Vote): boolean => stops(outcome)

const weightOf = (weights: Readonly<Record<string, number>>, task: Task): number => {
  const people = task.vote === null ? task.candidates : [task.vote.person]
  return Math.max(0, ...people.map((person) => weights[ownerOf(task, person)] ?? 1))
}

/** Whether these of all tasks would do. */
const isEnough = ({ need = {} }: Policy, these: readonly Task[], all: readonly Task[]): boolean => {
  if (need.count !== undefined) return these.length >= need.count
  if (need.percent !== undefined) return these.length * 100 >= need.percent * all.length
  const weight = these.reduce((sum, task) => sum + weightOf(need.weights ?? {}, task), 0)
  return weight >= (need.weight ?? 0)
}

const byQuorum = (policy: Policy, tasks: readonly Task[]): string | null => {
  const votes = votesIn(tasks)
  const isFor = ({ vote }: Task): boolean => vote !== null && !isStop(vote)
  const approved = tasks.filter(isFor)
  if (approved.length > 0 && isEnough(policy, approved, tasks))
    return mostSaid(votes.filter((vote) => !isStop(vote)))
  const hopeful = tasks.filter((task) => isFor(task) || isUnanswered(task))
  return isEnough(policy, hopeful, tasks) ? null : mostSaid(votes.filter(isStop))
}

/** The answer of the step's own task, once everybody who was added has answered too. */
const byOne = (tasks: readonly Task[]): string | null => {
  const waits = tasks.some((task) => task.addedBy !== undefined && isUnanswered(task))
  if (waits) return null
  return tasks.find((task) => task.addedBy === undefined && task.vote !== null)?.vote?.outcome ?? null
}

/** The outcome of a step by its policy, or null while it waits. */
export const settledBy = ({ policy }: FullStep, all: readonly Task[]): string | null => {
  const tasks = all.filter(({ state }) => state !== 'cancelled')
  const votes = votesIn(tasks)
  const stop = votes.find(isStop)
  if (stop !== undefined && policy.counted !== true) return stop.outcome
  if (policy.type === 'one') return byOne(tasks)
  if (policy.type === 'quorum') return byQuorum(policy, tasks)
  if (tasks.some(isUnanswered)) return null
  return mostSaid(votes.filter(isStop)) ?? votes.at(-1)?.outcome ?? null
}

/** True where not even everybody's approval would settle it. */
export const isOutOfReach = ({ policy }: FullStep, all: readonly Task[]): boolean => {
  const tasks = all.filter(({ state }) => state !== 'cancelled')
  return policy.type === 'quorum' && !isEnough(policy, tasks, tasks)
}
