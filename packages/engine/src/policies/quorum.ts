import type { Policy } from '@countersign/definition/policy'
import { isUnanswered, type Task, type Vote } from '../instance.ts'
import { placeOf } from '../participants/place.ts'
import { leading, type PolicyRule, stops, votesOf } from './policy-rule.ts'

type Quorum = Extract<Policy, { type: 'quorum' }>

/**
 * 票签: a task each; so many votes, so many of a hundred, or so much weight for it settle the step. A return or reject
 * settles at once (one against is enough), or where they are `counted` once those for it can no longer be enough.
 * Whoever was added 加签 has one vote more to give, and is counted among the hundred.
 */
export const quorum = ({ need, counted = false }: Quorum): PolicyRule => {
  const weigh = (tasks: readonly Task[]): number => tasks.reduce((sum, task) => sum + weightOf(need, task), 0)
  const isEnough = (weight: number, tasks: readonly Task[]): boolean => {
    if ('count' in need) return weight >= need.count
    return 'percent' in need ? weight * 100 >= need.percent * tasks.length : weight >= need.weight
  }
  const isFor = (task: Task): boolean => task.vote !== null && !stops(task.vote)
  return {
    tasks: (seats) => seats,
    inOrder: false,
    settle: (tasks) => {
      const votes = votesOf(tasks)
      const against = votes.filter(stops)
      if (!counted && against[0] !== undefined) return against[0].outcome
      const inFavour = tasks.filter(isFor)
      if (inFavour.length > 0 && isEnough(weigh(inFavour), tasks)) return leading(votesFor(votes))
      const atMost = tasks.filter((task) => isFor(task) || isUnanswered(task))
      return isEnough(weigh(atMost), tasks) ? null : leading(against)
    },
    canSettle: (tasks) => isEnough(weigh(tasks), tasks),
  }
}

const votesFor = (votes: readonly Vote[]): readonly Vote[] => votes.filter((vote) => !stops(vote))

/** By the person whose vote it is, whoever gives it for them; 1 for those the weights do not name. */
const weightOf = (need: Quorum['need'], task: Task): number => {
  if (!('weights' in need)) return 1
  const people = task.vote === null ? task.candidates : [task.vote.person]
  const weights = people.map((person) => {
    const owner = placeOf(task, person)
    return Object.hasOwn(need.weights, owner) ? (need.weights[owner] ?? 1) : 1
  })
  return Math.max(0, ...weights)
}
