import { problem } from '../problem/problem.ts'
import type { DirectoryEdit } from './edit-directory.ts'

/** Lets a disabled person work again, at the place they had: rules name them again, and not their successor. */
export const enabling =
  (id: string): DirectoryEdit =>
  ({ people }) => {
    const person = people.get(id)
    if (person === undefined) return problem('not-found')
    people.set(id, { ...person, active: true, successor: null })
    return null
  }
