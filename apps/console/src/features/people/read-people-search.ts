import { PERSON_RANKS, type PeopleFilter } from './list-people.ts'

const textIn = (search: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = search[name]
  return typeof value === 'string' && value !== '' ? value.slice(0, 100) : undefined
}

/** The filter in an address, with whatever is none left out. */
export const readPeopleSearch = (search: Readonly<Record<string, unknown>>): PeopleFilter => {
  const q = textIn(search, 'q')
  const department = textIn(search, 'department')?.slice(0, 64)
  const rank = PERSON_RANKS.find((known) => known === search.rank)
  const state = (['active', 'disabled'] as const).find((known) => known === search.state)
  return {
    ...(q !== undefined && { q }),
    ...(department !== undefined && { department }),
    ...(rank !== undefined && { rank }),
    ...(state !== undefined && { state }),
  }
}
