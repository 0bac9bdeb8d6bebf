type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The same object without entries that are undefined, which canonical JSON and exact optional types refuse. */
export const given = <T extends Record<string, unknown>>(values: T): Given<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>
