import { type Client, keepAliveClient } from '../contestants/keep-alive-client.ts'
import { signIn } from '../contestants/sign-in.ts'
import { type Latency, latencyOf } from '../measure/latency.ts'
import { seededRandom } from '../workload/seeded-random.ts'

/** One kind of page, read over and over by one person. */
export type Reading = {
  readonly title: string
  readonly latency: Latency
  /** How many pages from the first one the deepest was. */
  readonly depth: number
}

export type ReadOptions = {
  readonly origin: string
  readonly password: string
  /** Requests that a director may open. */
  readonly instances: readonly string[]
  readonly seed: number
  /** How often each page is read. */
  readonly times: number
}

type List = { readonly title: string; readonly person: string; readonly path: string }

const LIMIT = 50
const MOST_PAGES = 400

const LISTS: readonly List[] = [
  { title: 'inbox', person: 'supervisor', path: '/api/v1/tasks?' },
  { title: 'my requests', person: 'rep', path: '/api/v1/instances?box=started&' },
  { title: 'what I decided', person: 'manager', path: '/api/v1/instances?box=done&' },
  { title: 'all requests of a director', person: 'director', path: '/api/v1/instances?box=all&' },
  {
    title: 'all running requests of an auditor',
    person: 'auditor',
    path: '/api/v1/instances?box=all&status=running&',
  },
]

/** Reads first pages, pages at every depth and request pages, one at a time, as a person who waits for each would. */
export const readPages = async ({
  origin,
  password,
  instances,
  seed,
  times,
}: ReadOptions): Promise<Reading[]> => {
  const client = keepAliveClient(origin)
  const random = seededRandom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const readings: Reading[] = []
  for (const { title, person, path } of LISTS) {
    const ask = asking(client, await signIn(client, person, password))
    const pages = await pagesOf(ask, `${path}limit=${LIMIT}`)
    const first = await timesOf(times, () => ask(pages[0] ?? ''))
    const deep = await timesOf(times, () => ask(pick(pages)))
    readings.push({ title: `${title}, first page`, latency: first, depth: 0 })
    readings.push({ title: `${title}, any page`, latency: deep, depth: pages.length - 1 })
  }
  const director = asking(client, await signIn(client, 'director', password))
  const open = (path: (id: string) => string) => timesOf(times, () => director(path(pick(instances))))
  readings.push({ title: 'request page', latency: await open((id) => `/api/v1/instances/${id}`), depth: 0 })
  readings.push({
    title: 'its moves',
    latency: await open((id) => `/api/v1/instances/${id}/moves`),
    depth: 0,
  })
  readings.push({
    title: 'its records',
    latency: await open((id) => `/api/v1/instances/${id}/records`),
    depth: 0,
  })
  const sought = (id: string) => `/api/v1/instances?box=all&q=C-${Number.parseInt(id.slice(0, 5), 16)}`
  readings.push({
    title: 'search by the first characters of a number',
    latency: await open(sought),
    depth: 0,
  })
  return readings
}

type Ask = (path: string) => Promise<{ readonly next?: string | null }>

const asking =
  (client: Client, cookie: string): Ask =>
  async (path) => {
    const { status, body } = await client({ path, headers: { cookie } })
    if (status !== 200) throw new Error(`${path} was answered with ${status}: ${body.slice(0, 300)}`)
    return JSON.parse(body)
  }

/** The addresses of a list's pages, by following each page's own mark of the next. */
const pagesOf = async (ask: Ask, path: string): Promise<string[]> => {
  const pages = [path]
  for (let next = (await ask(path)).next; next && pages.length < MOST_PAGES; ) {
    const page = `${path}&cursor=${encodeURIComponent(next)}`
    pages.push(page)
    next = (await ask(page)).next
  }
  return pages
}

const timesOf = async (times: number, read: () => Promise<unknown>): Promise<Latency> => {
  const taken: number[] = []
  for (let count = 0; count < times; count++) {
    const begin = performance.now()
    await read()
    taken.push(performance.now() - begin)
  }
  return latencyOf(taken)
}
