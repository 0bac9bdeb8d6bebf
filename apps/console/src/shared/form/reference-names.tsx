import { createContext, type ReactNode, use } from 'react'
import type { RequestView } from '../api/views.ts'

type References = Pick<RequestView, 'references' | 'fileSizes'>

const NONE: References = { references: {}, fileSizes: {} }
const Names = createContext(NONE)

type Props = { readonly value: References | null; readonly children: ReactNode }

/** What ids in a request's fields stand for, as the API told with the request; null for a request that is none yet. */
export const ReferenceNames = ({ value, children }: Props) => <Names value={value ?? NONE}>{children}</Names>

/** The name behind an id; the id itself when nobody told one. */
export const useReferenceName = (): ((id: string) => string) => {
  const { references } = use(Names)
  return (id) => references[id] ?? id
}

/** The size in bytes of the file behind an id; null when nobody told one. */
export const useFileSize = (): ((id: string) => number | null) => {
  const { fileSizes } = use(Names)
  return (id) => fileSizes[id] ?? null
}
