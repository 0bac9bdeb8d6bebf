/** In whose place somebody stands, and how they came to it, as the log has it. */
export type Steads = Readonly<Record<string, { readonly for: string; readonly by: string }>>

/** Who is asked by a task, in whose stead, and who took it on. */
export type Places = {
  candidates: readonly string[]
  instead: Steads
  claimedBy: string | null
}

const wayFrom = (instead: Steads, person: string): readonly string[] => {
  const way = [person]
  for (let at = instead[person]?.for; at !== undefined && !way.includes(at); at = instead[at]?.for)
    way.push(at)
  return way
}

const swap = (task: Places, from: string, to: string): void => {
  if (task.candidates.includes(from))
    task.candidates = [...new Set([...task.candidates.filter((one) => one !== from), to])].sort()
  if (task.claimedBy === from) task.claimedBy = to
}

const substitutesOf = (instead: Steads, person: string): readonly string[] =>
  Object.keys(instead).filter((one) => instead[one]?.by === 'substitution' && instead[one]?.for === person)

const drop = (task: Places, people: readonly string[]): void => {
  task.candidates = task.candidates.filter((one) => !people.includes(one))
  task.instead = Object.fromEntries(Object.entries(task.instead).filter(([one]) => !people.includes(one)))
}

type Given = { readonly from: string; readonly to: string; readonly how: string }

/** A place is another's; whoever had it before them has it back, and who came after that is out of it. */
export const giveAway = (task: Places, { from, to, how }: Given): void => {
  const way = wayFrom(task.instead, from)
  const back = way.indexOf(to)
  drop(task, substitutesOf(task.instead, from))
  if (back < 0) task.instead = { ...task.instead, [to]: { for: from, by: how } }
  else {
    const out = way.slice(0, back)
    drop(
      task,
      out.filter((one) => one !== from),
    )
    task.instead = Object.fromEntries(Object.entries(task.instead).filter(([one]) => !out.includes(one)))
  }
  swap(task, from, to)
}

/** A place is theirs again who gave it to its holder. */
export const giveBack = (task: Places, holder: string, to: string): void => {
  const giver = task.instead[holder]?.for ?? to
  drop(task, substitutesOf(task.instead, holder))
  task.instead = Object.fromEntries(Object.entries(task.instead).filter(([one]) => one !== holder))
  swap(task, holder, giver)
}

/** Gives again what was given away last. */
export const takeAgain = (task: Places, { from, to, how }: Given): void => {
  if (task.instead[to]?.for === from) giveBack(task, to, from)
  else {
    task.instead = { ...task.instead, [from]: { for: to, by: how } }
    swap(task, to, from)
  }
}
