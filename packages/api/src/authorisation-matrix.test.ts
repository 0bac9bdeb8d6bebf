import { changeOrganisation } from '@countersign/database/change-organisation'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appRouter } from './router.ts'
import { ACCOUNT_ROWS, ACCOUNT_STANDINGS, type AccountRow, makeAccount } from './testing/account-matrix.ts'
import { type ApiUnderTest, apiUnderTest } from './testing/api-under-test.ts'
import { PROCEDURE_ROWS, type RequestRow, ROUTE_ROWS, type Subject, type Target } from './testing/matrix.ts'
import { openRequest } from './testing/open-request.ts'
import { PLAIN_PROCEDURES, PLAIN_ROUTES, type PlainRow } from './testing/plain-matrix.ts'
import { DISABLED, SIGNED_OUT, STANDINGS } from './testing/standings.ts'

let api: ApiUnderTest

const ROLES = Object.keys(STANDINGS)
const asks = (role: string) => (role === SIGNED_OUT ? null : role)

beforeAll(async () => {
  api = await apiUnderTest([openRequest])
  await Promise.all(ROLES.map((role) => api.ask(asks(role), 'GET /api/v1/me')))
})
afterAll(async () => {
  expect(api.unexpected).toEqual([])
  await api[Symbol.asyncDispose]()
})

/** Takes away and gives back what keeps somebody from starting a request of their own. */
const withoutHindrance = async <T>(work: () => Promise<T>): Promise<T> => {
  const set = (roles: string[], active: boolean) =>
    changeOrganisation(api.runtime.database, async (transaction) => {
      await transaction.person.update({ where: { id: 'auditor' }, data: { roles } })
      await transaction.person.update({ where: { id: DISABLED }, data: { active } })
    })
  await set([], true)
  const done = await work()
  await set(['auditor'], false)
  await api.runtime.organisation.refresh()
  return done
}

const person = (by: string) => ({ person: by })

/** A request of its own for each cell, so that what one cell changes no other sees. */
const makeTarget = async (on: Subject, by: string): Promise<Target> => {
  const file = crypto.randomUUID()
  const { prisma } = api.runtime.database
  const sha256 = 'of nothing'
  await prisma.fileContent.createMany({
    data: [{ sha256, bytes: new Uint8Array() }],
    skipDuplicates: true,
  })
  const row = {
    id: file,
    sha256,
    name: 'paper.txt',
    size: 0,
    mediaType: 'text/plain',
    uploadedAt: new Date(),
  }
  await prisma.file.create({ data: { ...row, uploadedBy: by } })
  const id = crypto.randomUUID()
  const answer = await api.runtime.execute({
    instanceId: id,
    definition: openRequest.key,
    actor: person(by),
    command: { verb: 'start', id, fields: { note: 'n', papers: [file] }, submit: on === 'running' },
    idempotency: null,
    revision: null,
  })
  if (!answer.applied) throw new Error(`${by} cannot start: ${answer.code}`)
  return { id, task: `${id}.${answer.instance.taskCount}`, file }
}

/** tRPC keeps its procedures flat, by their dotted names, whatever its types say. */
const procedures = appRouter._def.procedures as unknown as Readonly<
  Record<string, { _def: { type: string } }>
>

const trpc = async (who: string | null, name: string, input: object | undefined): Promise<number> => {
  const isQuery = procedures[name]?._def.type === 'query'
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
  const answer = isQuery
    ? await api.ask(who, `GET /trpc/${name}${query}`)
    : await api.ask(who, `POST /trpc/${name}`, { body: input ?? {} })
  return answer.status
}

const rest = async (who: string | null, call: string, input: object | undefined): Promise<number> => {
  const [method] = call.split(' ')
  const asking = method === 'POST' ? { body: input ?? {} } : {}
  return (await api.ask(who, call as 'GET /', asking)).status
}

type Cell = readonly [name: string, expected: number, got: number]
const mismatches = (cells: readonly Cell[]): readonly string[] =>
  cells.flatMap(([name, expected, got]) =>
    expected === got ? [] : [`${name}: ${got} instead of ${expected}`],
  )

type Call = (who: string | null, target: Target) => Promise<number>

/** Every role and relation of one row; all requests are made first, while everybody may. */
const checkRequestRow = async (name: string, { on, statuses }: RequestRow, call: Call): Promise<void> => {
  const cells = ROLES.flatMap((role) =>
    Object.entries(STANDINGS[role] ?? {}).map(([relation, { by, standing }]) => ({
      role,
      relation,
      by,
      standing,
    })),
  )
  const targets = await withoutHindrance(() => Promise.all(cells.map(({ by }) => makeTarget(on, by))))
  const results: Cell[] = []
  for (const [index, { role, relation, standing }] of cells.entries()) {
    const target = targets[index] as Target
    results.push([`${role} ${relation}: ${name}`, statuses[standing], await call(asks(role), target)])
  }
  expect(mismatches(results)).toEqual([])
}

const expectedOf = (role: string, { everybody, auditor, administrator = everybody }: PlainRow): number => {
  if (role === 'auditor') return auditor
  return role === 'admin' ? administrator : everybody
}

const checkPlainRow = async (name: string, row: PlainRow, call: (who: string | null) => Promise<number>) => {
  const results: Cell[] = []
  for (const role of ROLES) {
    const nobody = role === DISABLED || role === SIGNED_OUT
    const expected = nobody ? row.nobody : expectedOf(role, row)
    results.push([`${role}: ${name}`, expected, await call(asks(role))])
  }
  expect(mismatches(results)).toEqual([])
}

describe('every procedure and route has a row, and every row one', () => {
  test('procedures', () => {
    const rows = [...Object.keys(PROCEDURE_ROWS), ...Object.keys(PLAIN_PROCEDURES)]
    expect(rows.sort()).toEqual(Object.keys(procedures).sort())
  })

  test('routes', () => {
    const mounted = api.app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('/*'))
      .map(({ method, path }) => `${method} ${path}`)
    const rows = [...Object.keys(ROUTE_ROWS), ...Object.keys(PLAIN_ROUTES)]
    expect(rows.sort()).toEqual([...new Set(mounted)].sort())
  })
})

/** An account of its own for each cell. */
const checkAccountRow = async (name: string, { statuses, input }: AccountRow): Promise<void> => {
  const results: Cell[] = []
  for (const [standing, who] of Object.entries(ACCOUNT_STANDINGS)) {
    const target = await makeAccount(api.runtime.database.prisma)
    const expected = statuses[standing as keyof typeof statuses]
    results.push([`${standing}: ${name}`, expected, await trpc(who, name, input(target))])
  }
  expect(mismatches(results)).toEqual([])
}

const requestRows = (rows: Readonly<Record<string, readonly RequestRow[]>>) =>
  Object.entries(rows).flatMap(([name, list]) => list.map((row) => [name, row.on, row] as const))

describe('procedures about a request', () => {
  test.each(requestRows(PROCEDURE_ROWS))('%s on a %s one', (name, _on, row) =>
    checkRequestRow(name, row, (who, target) => trpc(who, name, row.input(target))),
  )
})

describe('routes about a request', () => {
  test.each(requestRows(ROUTE_ROWS))(
    '%s on a %s one',
    (name, _on, row) =>
      checkRequestRow(name, row, (who, target) => {
        const [method] = name.split(' ')
        return rest(who, `${method} ${row.path?.(target)}`, row.input(target))
      }),
    // A PDF for every role takes its time.
    90_000,
  )
})

describe('section 4: procedures about an account', () => {
  test('are all here', () => {
    const named = Object.entries(PLAIN_PROCEDURES).flatMap(([name, { input }]) =>
      JSON.stringify(input ?? {}).includes('"nowhere"') && name.startsWith('accounts.') ? [name] : [],
    )
    expect(Object.keys(ACCOUNT_ROWS).sort()).toEqual(named.sort())
  })

  test.each(Object.entries(ACCOUNT_ROWS))('%s', checkAccountRow)
})

describe('procedures about no single request', () => {
  test.each(Object.entries(PLAIN_PROCEDURES))('%s', (name, row) =>
    checkPlainRow(name, row, (who) => trpc(who, name, row.input)),
  )
})

describe('routes about no single request', () => {
  test.each(Object.entries(PLAIN_ROUTES))('%s', (name, row) => {
    const [method, pattern] = name.split(' ')
    return checkPlainRow(name, row, (who) => rest(who, `${method} ${row.path ?? pattern}`, row.input))
  })
})
