import { expect, test } from 'vitest'
import { logError } from './log-error.ts'

const SECRET = 'marker-secret'

const withParts = (error: Error, parts: object): Error => Object.assign(error, parts)

test.each<readonly [string, Error, object]>([
  [
    'the row that a constraint refused',
    withParts(new Error('new row for relation "phrase" violates check constraint "c"'), {
      code: '23514',
      detail: `Failing row contains (${SECRET})`,
      where: `SQL statement "INSERT ... ${SECRET}"`,
      table: 'phrase',
      constraint: 'c',
    }),
    {
      code: '23514',
      table: 'phrase',
      constraint: 'c',
      message: 'new row for relation "phrase" violates check constraint "c"',
    },
  ],
  [
    'a value of the wrong form',
    withParts(new Error(`invalid input syntax for type uuid: "${SECRET}"`), { code: '22P02' }),
    { code: '22P02', message: 'invalid input syntax for type uuid: …' },
  ],
  [
    'the arguments of a call of Prisma',
    withParts(new Error(`\nInvalid \`prisma.file.create()\` invocation:\n\n{ name: "${SECRET}" }\n\nno`), {
      name: 'PrismaClientKnownRequestError',
      code: 'P2002',
      meta: { target: SECRET },
    }),
    { code: 'P2002', message: 'Invalid `prisma.file.create()` invocation' },
  ],
  [
    'what is not JSON',
    new SyntaxError(`Unexpected token 'x', "x${SECRET} \n" is not valid JSON`),
    { message: 'Unexpected token … is not valid JSON' },
  ],
  [
    'parameters kept with the error, and its cause',
    new Error('the query failed', {
      cause: withParts(new Error('no'), { values: [SECRET], code: SECRET.repeat(9) }),
    }),
    { message: 'the query failed', cause: { message: 'no' } },
  ],
  [
    'what several attempts said',
    new AggregateError(
      [withParts(new Error('refused'), { code: 'ECONNREFUSED', input: SECRET })],
      'all failed',
    ),
    { message: 'all failed', cause: { code: 'ECONNREFUSED' } },
  ],
])('the log leaves out %s', (_what, error, shown) => {
  const logged = logError(error)
  expect(logged).toMatchObject(shown)
  expect(JSON.stringify(logged)).not.toContain(SECRET)
  expect(logged.stack).toMatch(/^\s+at .*log-error\.test\.ts/)
})

test('what is thrown and no error is named by its type alone', () => {
  expect(logError(SECRET)).toEqual({ type: 'string', message: '', stack: '' })
})

test('errors that cause each other end', () => {
  const error = new Error('round')
  error.cause = error
  expect(JSON.stringify(logError(error)).match(/"round"/g)?.length).toBeLessThan(10)
})
