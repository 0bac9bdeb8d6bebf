import { ownerOf } from './people/places.ts'
import type { Activation, Task } from './request.ts'
import type { Reopening, Run } from './run.ts'
import { numbered, openNext, repeat } from './tasks.ts'

/** Everybody else's answers stand on in a step that is entered anew, and whoever was added is there again. */
export const restoreVotes = (run: Run, activation: Activation, { before, task: taken }: Reopening): void => {
  const anew = new Map<number, number>()
  for (const old of before.tasks) {
    const task =
      old.addedBy === undefined ? counterpart(activation, old) : addAgain(run, activation, { old, anew })
    if (task === undefined) continue
    anew.set(old.number, task.number)
    if (old.vote !== null && old.number !== taken) repeat(task, old.vote)
  }
  openNext(activation)
}

/** Who was asked then for the same place, or the same group. */
const counterpart = ({ tasks }: Activation, { vote, group, ...old }: Task): Task | undefined => {
  if (vote === null) return undefined
  const owner = ownerOf(old, vote.person)
  return tasks.find(
    (one) =>
      one.vote === null &&
      one.addedBy === undefined &&
      one.group === group &&
      (group !== undefined || one.candidates.includes(owner)),
  )
}

type Again = { readonly old: Task; readonly anew: ReadonlyMap<number, number> }

const addAgain = (run: Run, activation: Activation, { old, anew }: Again): Task | undefined => {
  if (old.removed === true) return undefined
  const { candidates, added, addedBy } = old
  const after = (old.after ?? []).flatMap((number) => anew.get(number) ?? [])
  const task = numbered(run, {
    candidates,
    added,
    state: after.length > 0 ? 'waiting' : 'open',
    vote: null,
    ...(addedBy !== undefined && { addedBy }),
    ...(after.length > 0 && { after }),
  })
  activation.tasks.push(task)
  return task
}
