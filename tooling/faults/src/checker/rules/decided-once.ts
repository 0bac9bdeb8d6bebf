import type { Rule } from '../story.ts'

/** No task is decided twice, no activation settled twice, no timer ended twice or early, nothing after the end (6, 9). */
export const decidedOnce: Rule = (_story, { tasks, settled, strange }) => [
  ...strange,
  ...[...tasks]
    .filter(([, { votes }]) => votes.length > 1)
    .map(([number, { votes }]) => `task ${number} was decided ${votes.length} times`),
  ...[...settled]
    .filter(([, times]) => times > 1)
    .map(([activation, times]) => `${activation} was settled ${times} times`),
]
