const WATCHED = { Object, Array, Function, String, Number, Promise, Map, Error } as const

const namesOf = (): string =>
  Object.entries(WATCHED)
    .map(([name, { prototype }]) => `${name}: ${Reflect.ownKeys(prototype).map(String).sort().join(' ')}`)
    .join('; ')

/** Remembers what hangs on the prototypes all values share; says later whether anything was added or taken away. */
export const watchPrototypes = (): (() => string | null) => {
  const before = namesOf()
  return () => {
    const now = namesOf()
    return now === before ? null : now
  }
}
