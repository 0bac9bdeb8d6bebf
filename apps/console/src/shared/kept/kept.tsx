import { createContext, use } from 'react'

const Keeper = createContext('')

/** Whose typing is kept: another person who signs in on this browser never sees it. */
export const KeeperProvider = Keeper.Provider

const PREFIX = 'countersign.kept'

type Kept = {
  readonly read: () => unknown
  readonly write: (value: unknown) => void
  readonly clear: () => void
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a person typed and has not sent, kept for this tab over reloads and the end of a session. */
export const useKept = (what: string): Kept => {
  const key = `${PREFIX}.${use(Keeper)}.${what}`
  return {
    read: () => {
      const text = sessionStorage.getItem(key)
      return text === null ? undefined : parsed(text)
    },
    write: (value) => sessionStorage.setItem(key, JSON.stringify(value)),
    clear: () => sessionStorage.removeItem(key),
  }
}

/** Forgets everything kept in this tab; for signing out. */
export const forgetKept = (): void => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
}
