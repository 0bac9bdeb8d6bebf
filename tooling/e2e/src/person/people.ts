import { type Person, signIn } from './person.ts'

const NAMES = ['rep', 'rep2', 'supervisor', 'manager', 'vp', 'gm', 'dev-supervisor'] as const
type Name = (typeof NAMES)[number]

/** The demo people these tests work with, signed in. */
export type People = Readonly<Record<Name, Person>>

export const signInAll = async (server: { readonly origin: string }): Promise<People> => {
  const entries = await Promise.all(NAMES.map(async (name) => [name, await signIn(server, name)] as const))
  return Object.fromEntries(entries) as People
}
