import { get, type IncomingMessage } from 'node:http'
import type { Person } from '../person/person.ts'

/** One browser's stream of changes, as the console keeps it. */
export type LiveStream = {
  /** Resolves with the time of the next change that is told of; one that came before it was asked for counts. */
  next(): Promise<number>
  /** Leaves, as a tab that is closed. */
  close(): Promise<void>
}

/** Opens the stream of a person; resolves once the server has said that it is ready. */
export const openStream = async (origin: string, { id, cookie }: Person): Promise<LiveStream> => {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    // No agent: each browser has a connection of its own.
    get(`${origin}/api/live`, { headers: { cookie }, agent: false }, resolve).once('error', reject)
  })
  if (answer.statusCode !== 200) throw new Error(`${id} gets no stream: ${answer.statusCode}`)
  const changes: number[] = []
  let asked: ((at: number) => void) | null = null
  let ready = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    ready = resolve
  })
  answer.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('event: ready')) ready()
    if (!text.includes('event: changed')) return
    if (asked === null) changes.push(performance.now())
    else asked(performance.now())
    asked = null
  })
  // A connection that is cut by its own end says so.
  answer.on('error', () => undefined)
  await opened
  return {
    next: () => {
      const [heard] = changes.splice(0)
      if (heard !== undefined) return Promise.resolve(heard)
      return new Promise((resolve) => {
        asked = resolve
      })
    },
    close: () =>
      new Promise((resolve) => {
        answer.once('close', () => resolve())
        answer.destroy()
      }),
  }
}
