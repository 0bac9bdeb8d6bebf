// Loaded before the real server by `node --import <this file>?point=<point>&after=<n>`: once it has been armed by
// SIGUSR2, the process kills itself with -9 when it comes to that point for the nth time.
import pg from 'pg'
import { POINTS, type Point } from './points.ts'

const given = new URL(import.meta.url).searchParams
const point = POINTS.find((one) => one === given.get('point'))
if (point === undefined) throw new Error(`there is no crash point "${given.get('point')}"`)

let left = Number(given.get('after'))
let armed = false
process.on('SIGUSR2', () => {
  armed = true
})

const isHere = (passed: Point): boolean => armed && passed === point && --left <= 0
const die = () => process.kill(process.pid, 'SIGKILL')

type Callback = (error: Error | null, result: pg.QueryResult) => void
type Asked = { readonly name?: string; readonly text?: string } | string
type Ask = (this: pg.Client, asked: Asked, ...rest: unknown[]) => unknown

/** Connections whose open transaction has taken promised deliveries. */
const draining = new WeakSet<pg.Client>()

/** Where an answer of PostgreSQL brings the server, before anything of the server learns of it. */
const answered = (client: pg.Client, asked: Asked, result: pg.QueryResult | undefined): void => {
  const { name = '', text = '' } = typeof asked === 'string' ? { text: asked } : asked
  if (name === 'countersign-commit-batch' && isHere('commit-answered')) die()
  if (name === 'countersign-take-undrained' && (result?.rowCount ?? 0) > 0) draining.add(client)
  if (text.startsWith('INSERT INTO kept_mail') && isHere('mail-taken')) die()
  if (text !== 'COMMIT' || !draining.has(client)) return
  draining.delete(client)
  if (isHere('queued-and-committed')) die()
}

const asking = (client: pg.Client, asked: Asked): void => {
  if (typeof asked === 'object' && asked.name === 'countersign-commit-batch' && isHere('before-commit')) die()
  if (asked === 'COMMIT' && draining.has(client) && isHere('queued-before-commit')) die()
}

/** What was written so far has left this process when a write after it has. */
const dieOnceSent = (client: pg.Client): void => {
  const { connection } = client as unknown as {
    readonly connection: { readonly stream: NodeJS.WritableStream }
  }
  connection.stream.write('', die)
}

const really = pg.Client.prototype.query as unknown as Ask
const query: Ask = function (asked, ...rest) {
  asking(this, asked)
  const callback = rest.at(-1)
  if (typeof callback === 'function')
    rest[rest.length - 1] = ((error, result) => {
      answered(this, asked, result)
      callback(error, result)
    }) satisfies Callback
  const answer = really.call(this, asked, ...rest)
  if (typeof asked === 'object' && asked.name === 'countersign-commit-batch' && isHere('commit-sent'))
    dieOnceSent(this)
  return answer instanceof Promise
    ? answer.then((result: pg.QueryResult) => {
        answered(this, asked, result)
        return result
      })
    : answer
}
Object.assign(pg.Client.prototype, { query })
