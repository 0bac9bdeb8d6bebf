import { createContext, use } from 'react'

const Names = createContext<Readonly<Record<string, string>>>({})

/** What ids in a request's fields stand for, as the API told with the request. */
export const ReferenceNames = Names.Provider

/** The name behind an id; the id itself when nobody told one. */
export const useReferenceName = (): ((id: string) => string) => {
  const names = use(Names)
  return (id) => names[id] ?? id
}
