import type { Rule } from '../story.ts'

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((line, index) => line === other[index])

const differ = (what: string, told: readonly string[], stored: readonly string[]): string[] => {
  const [a, b] = [told.toSorted(), stored.toSorted()]
  return same(a, b) ? [] : [`${what} by the log: ${a.join(', ')}; by the rows: ${b.join(', ')}`]
}

/** What the log tells is what the rows show: status, tasks, inboxes, timers (invariants 2, 4 and 6). */
export const toldAsStored: Rule = (story, { status, tasks, timers }) => {
  const lines = [...tasks].map(([number, task]) => {
    const vote = task.votes.at(-1)
    return `${number} ${task.activation} ${task.state} ${vote?.person ?? '-'} ${vote?.outcome ?? '-'}`
  })
  const rows = story.tasks.map(
    ({ number, step, visit, state, decided_by, outcome }) =>
      `${number} ${step}#${visit} ${state} ${decided_by ?? '-'} ${outcome ?? '-'}`,
  )
  // A draft that was never submitted waits in nobody's inbox, nor does what stands still or was taken on by another.
  const waiting = [...tasks].flatMap(([number, { state, candidates, claimedBy }]) =>
    state === 'open' && status === 'running'
      ? candidates
          .filter((person) => claimedBy === null || claimedBy === person)
          .map((person) => `${number} ${person}`)
      : [],
  )
  const inbox = story.candidates.filter(({ open }) => open)
  return [
    ...differ('status', [status], [story.status]),
    ...differ('tasks', lines, rows),
    ...differ(
      'inboxes',
      waiting,
      inbox.map(({ task_number, person_id }) => `${task_number} ${person_id}`),
    ),
    ...differ(
      'timers',
      [...timers.keys()],
      story.timers.map(({ state, visit, name }) => `${state}#${visit} ${name}`),
    ),
  ]
}
