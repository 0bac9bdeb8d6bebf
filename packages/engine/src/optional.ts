/** The object without one of its optional properties: what is absent is never written as undefined. */
export const without = <T extends object, K extends keyof T>(
  from: T,
  name: K & (T extends { [P in K]: unknown } ? never : K),
): T => {
  if (!(name in from)) return from
  const { [name]: _left, ...rest } = from
  return rest as T
}
