/** An error as it stands in the log: what failed and where, never with what it failed. */
export type LoggedError = {
  readonly type: string
  readonly message: string
  /** Of PostgreSQL, Prisma or the system. */
  readonly code?: string
  readonly table?: string
  readonly constraint?: string
  /** PostgreSQL's code, where Prisma has one of its own. */
  readonly databaseCode?: string
  /** The lines of the stack, without the message that it usually begins with. */
  readonly stack: string
  readonly cause?: LoggedError
}

const MOST_CAUSES = 4
const MOST_MESSAGE = 500

/**
 * Takes from an error only what is known to hold no values. PostgreSQL's `detail` and `where` repeat whole rows, Prisma's
 * message repeats the arguments of the call, and the words that a parser stumbles over are what somebody wrote.
 */
export const logError = (error: unknown, depth = 0): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const { code, table, constraint, errors } = error as Error & Readonly<Record<string, unknown>>
  const cause = error.cause ?? (Array.isArray(errors) ? errors[0] : undefined)
  return {
    type: error.name,
    message: messageOf(error).slice(0, MOST_MESSAGE),
    ...texts({ code, table, constraint, databaseCode: databaseCodeOf(error) }),
    stack: (error.stack ?? '').split('\n').filter(isPlace).join('\n'),
    ...(cause !== undefined && depth < MOST_CAUSES && { cause: logError(cause, depth + 1) }),
  }
}

type FromPrisma = {
  readonly meta?: { readonly driverAdapterError?: { readonly cause?: { readonly originalCode?: unknown } } }
}

const databaseCodeOf = (error: Error & FromPrisma): unknown =>
  error.meta?.driverAdapterError?.cause?.originalCode

const texts = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (isName(value) ? [[name, value]] : [])),
  )

const isName = (value: unknown): value is string => typeof value === 'string' && /^[\w.-]{1,100}$/.test(value)

const isPlace = (line: string): boolean => /^\s+at /.test(line)

const messageOf = (error: Error): string => {
  if (error.name.startsWith('PrismaClient')) return prismaMessage(error)
  return holdsValues(error) ? error.message.replaceAll(/["'`“].*["'`”]/gs, '…') : error.message
}

/** PostgreSQL's class 22 is about data, its class P0 raised by functions; its other messages hold names alone. */
const holdsValues = (error: Error): boolean =>
  error instanceof SyntaxError || ('code' in error && /^(22|P0)\w{3}$/.test(String(error.code)))

/** Which call it was stands in the first line; the reason in words comes after the arguments. */
const prismaMessage = ({ message }: Error): string =>
  /Invalid `[\w$.]{1,100}\(\)` invocation/.exec(message)?.[0] ?? ''
