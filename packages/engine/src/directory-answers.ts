import type { Directory, Person, RankQuery } from './organisation.ts'
import type { DirectoryAnswers } from './record.ts'

/** A directory that keeps every answer it gives, so that the record can hold what the decision knew. */
export type RecordingDirectory = Directory & { readonly answers: () => DirectoryAnswers }

const holdersKey = ({ rank, orAbove, department }: RankQuery): string =>
  `${rank}${orAbove ? '+' : ''}@${department ?? '*'}`

/** Wraps a directory for one command. */
export const recordAnswers = (directory: Directory): RecordingDirectory => {
  const people = new Map<string, Person | null>()
  const holders = new Map<string, readonly string[]>()
  const heads = new Map<string, string | null>()
  const departments = new Map<string, boolean>()
  return {
    revision: directory.revision,
    person: (id) => remember(people, id, () => plain(directory.person(id))),
    holders: (query) => remember(holders, holdersKey(query), () => [...directory.holders(query)]),
    head: (department) => remember(heads, department, () => directory.head(department)),
    hasDepartment: (key) => remember(departments, key, () => directory.hasDepartment(key)),
    answers: () => ({
      revision: directory.revision,
      people: Object.fromEntries(people),
      holders: Object.fromEntries(holders),
      heads: Object.fromEntries(heads),
      departments: Object.fromEntries(departments),
    }),
  }
}

/** The directory as it answered then; asking what was never asked is a broken invariant of deciding again. */
export const directoryFromAnswers = ({
  revision,
  people,
  holders,
  heads,
  departments,
}: DirectoryAnswers): Directory => ({
  revision,
  person: (id) => known(people, id),
  holders: (query) => known(holders, holdersKey(query)),
  head: (department) => known(heads, department),
  hasDepartment: (key) => known(departments, key),
})

// Keys come from clients (a person to copy in, say), so the answers are kept in maps: an object has a prototype.
const remember = <T>(answers: Map<string, T>, key: string, ask: () => T): T => {
  const known = answers.get(key)
  if (known !== undefined) return known
  const answer = ask()
  answers.set(key, answer)
  return answer
}

const plain = (person: Person | null): Person | null =>
  person === null
    ? null
    : {
        id: person.id,
        rank: person.rank,
        department: person.department,
        superior: person.superior,
        active: person.active,
        // Left out where there is none: records from before there were any read the same.
        ...(person.successor != null && { successor: person.successor }),
        ...(person.absences !== undefined && person.absences.length > 0 && { absences: person.absences }),
        ...(person.administers === true && { administers: true }),
      }

const known = <T>(answers: Readonly<{ [key: string]: T }>, key: string): T => {
  if (!Object.hasOwn(answers, key)) throw new Error(`the record holds no answer for ${key}`)
  return answers[key] as T
}
