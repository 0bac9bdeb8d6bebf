import { wayOf } from '../people/places.ts'
import type { Stead, Steads, Task } from '../request.ts'
import type { Run } from '../run.ts'
import { reask } from '../tasks.ts'

const swapped = (people: readonly string[], from: string, to: string): readonly string[] =>
  people.includes(from) ? [...new Set(people.map((one) => (one === from ? to : one)))].sort() : people

type Way = { readonly from: string; readonly to: string; readonly instead: Steads }

/** A place goes from one to another; whoever substituted for who had it goes with them, and a claim stays with it. */
const swap = (run: Run, task: Task, { from, to, instead }: Way): void => {
  const mine = ([, { by, for: absent }]: readonly [string, Stead]): boolean =>
    by === 'substitution' && absent === from
  const leaving = Object.entries(instead)
    .filter(mine)
    .map(([person]) => person)
  const claim = task.claimedBy === from ? to : task.claimedBy
  reask(run, task, {
    candidates: swapped(
      task.candidates.filter((one) => !leaving.includes(one)),
      from,
      to,
    ),
    added: swapped(task.added, from, to),
    instead: Object.fromEntries(Object.entries(instead).filter((one) => !mine(one))),
  })
  if (claim !== undefined) task.claimedBy = claim
}

type Given = { readonly from: string; readonly to: string; readonly how: 'transfer' | 'delegation' }

/** A place changes hands; everybody it only passed through has no part in it any more. */
export const give = (run: Run, task: Task, { from, to, how }: Given): void => {
  const way = wayOf(task, from)
  const isReturned = way.includes(to)
  const passed = isReturned ? way.slice(0, way.indexOf(to)) : []
  const kept = Object.entries(task.instead ?? {}).filter(([person]) => !passed.includes(person))
  const instead = Object.fromEntries(kept)
  task.candidates = task.candidates.filter((one) => one === from || !passed.includes(one))
  swap(run, task, { from, to, instead: isReturned ? instead : { ...instead, [to]: { for: from, by: how } } })
}

/** A place goes back to whom its holder stood for. */
export const giveBack = (run: Run, task: Task, holder: string): void => {
  const { [holder]: stead, ...instead } = task.instead ?? {}
  if (stead !== undefined) swap(run, task, { from: holder, to: stead.for, instead })
}

/** What was given away is the giver's again, also where it had gone back to somebody who gave it to them. */
export const takeAgain = (run: Run, task: Task, { from, to, how }: Given): void => {
  if (task.instead?.[to]?.for === from) giveBack(run, task, to)
  else swap(run, task, { from: to, to: from, instead: { ...task.instead, [from]: { for: to, by: how } } })
}
