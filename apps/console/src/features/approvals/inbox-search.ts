export const DUES = ['overdue', 'today', 'week'] as const
export const SORTS = ['due', 'newest', 'oldest', 'amount'] as const

/** How an inbox is narrowed and sorted, as it stands in the address. */
export type InboxSearch = {
  readonly q?: string
  /** A process, by its key. */
  readonly process?: string
  readonly due?: (typeof DUES)[number]
  /** Due first when left out. */
  readonly sort?: (typeof SORTS)[number]
}

const KEY = /^[a-z][a-z0-9-]{0,63}$/
const MOST_TEXT = 100

/** Reads an address that anybody may have typed: what is not understood is left out. */
export const inboxSearchOf = (search: Readonly<Record<string, unknown>>): InboxSearch => {
  const { q, process } = search
  const text = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, MOST_TEXT) : ''
  const due = DUES.find((known) => known === search.due)
  const sort = SORTS.find((known) => known === search.sort && known !== 'due')
  return {
    ...(text !== '' && { q: text }),
    ...(typeof process === 'string' && KEY.test(process) && { process }),
    ...(due !== undefined && { due }),
    ...(sort !== undefined && { sort }),
  }
}

/** What the API is asked for. */
export const filterOf = ({ q, process, due }: InboxSearch) => ({
  ...(q !== undefined && { q }),
  ...(process !== undefined && { definition: process }),
  ...(due !== undefined && { due }),
})

/** True when some open tasks may be left out. */
export const isNarrowed = (search: InboxSearch): boolean => Object.keys(filterOf(search)).length > 0
