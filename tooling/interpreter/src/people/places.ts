import type { Task } from '../request.ts'

type Held = Pick<Task, 'instead'>

/** From whoever holds a place over those who gave it away to whose it was first. */
export const wayOf = ({ instead = {} }: Held, person: string): readonly string[] => {
  const way: string[] = []
  for (let at: string | undefined = person; at !== undefined && !way.includes(at); at = instead[at]?.for)
    way.push(at)
  return way
}

export const ownerOf = (task: Held, person: string): string => wayOf(task, person).at(-1) ?? person

/** Whom somebody substitutes for; undefined for whoever acts for themselves. */
export const substitutedBy = ({ instead = {} }: Held, person: string): string | undefined =>
  instead[person]?.by === 'substitution' ? instead[person].for : undefined

/** Who only asked this candidate for advice. */
export const delegatorOf = ({ instead = {} }: Held, person: string): string | undefined =>
  instead[person]?.by === 'delegation' ? instead[person].for : undefined
