import { createServer } from 'node:net'
import { openDatabase } from '@countersign/database/client'
import { describe, expect, it } from 'vitest'
import { failureProblem } from './failure-problem.ts'

const coded = (code: string) => Object.assign(new Error('a sentence'), { code })

describe('a failure while the database is out of reach', () => {
  it.each<readonly [string, unknown]>([
    ['PostgreSQL is starting', coded('57P03')],
    ['PostgreSQL was killed', coded('57P01')],
    ['the disk is full', coded('53100')],
    ['there are too many connections', coded('53300')],
    ['its socket broke', coded('EPIPE')],
    ['its socket is not there', new Error('connect ENOENT /data/cluster/.s.PGSQL.5432')],
    ['the pool gave up', new Error('timeout exceeded when trying to connect')],
    ['a session could not be read', new Error('Failed to get session')],
    [
      'Prisma wraps it',
      Object.assign(coded('P2039'), { meta: { driverAdapterError: { cause: coded('57P03') } } }),
    ],
  ])('tells the caller to come again: %s', (_, error) => {
    expect(failureProblem(error)).toMatchObject({ code: 'not-ready', retryAfter: 1 })
  })

  it('tells so when nobody listens there and when what listens hangs up', async () => {
    const hangsUp = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await new Promise((resolve) => hangsUp.once('listening', resolve))
    const address = hangsUp.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const failure = () =>
      openDatabase(`postgresql://somebody@127.0.0.1:${port}/any`).catch((error: unknown) => error)
    expect(failureProblem(await failure())).toMatchObject({ code: 'not-ready' })
    await new Promise((resolve) => hangsUp.close(resolve))
    expect(failureProblem(await failure())).toMatchObject({ code: 'not-ready' })
  })
})

describe('any other failure', () => {
  it.each<readonly [string, unknown]>([
    ['a defect', new TypeError('x is undefined')],
    ['a constraint', coded('23514')],
    ['a file that is missing', coded('ENOENT')],
    ['a statement that took too long', coded('57014')],
    ['no error at all', 'why'],
  ])('is unexpected: %s', (_, error) => {
    expect(failureProblem(error)).toEqual({ code: 'unexpected', params: {}, problems: [] })
  })
})
