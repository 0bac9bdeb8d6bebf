import { isUnanswered } from '../instance.ts'
import { leading, type PolicyRule, stops, votesOf } from './policy-rule.ts'

/**
 * 会签: a task each. One return or reject settles at once, or where they are `counted` once everybody was heard; without
 * any the last answer does, with its outcome. Whoever was added 加签 is one more who must answer.
 */
export const all = ({ counted = false }: { readonly counted?: boolean | undefined }): PolicyRule => ({
  tasks: (seats) => seats,
  inOrder: false,
  settle: (tasks) => {
    const votes = votesOf(tasks)
    const against = votes.filter(stops)
    if (!counted && against[0] !== undefined) return against[0].outcome
    if (tasks.some(isUnanswered)) return null
    return leading(against) ?? votes.at(-1)?.outcome ?? null
  },
  canSettle: () => true,
})
