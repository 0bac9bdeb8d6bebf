import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { lengthOf, type Paper } from './paper.ts'

export type PdfRefusal = 'too-long' | 'busy'
export type MadePdf =
  | { readonly made: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly made: false; readonly code: PdfRefusal }

/** About two hundred pages of Chinese text. */
const MAX_CHARACTERS = 200_000
/** Whoever comes when so many wait is told to come again. */
const MAX_WAITING = 16
const MAX_SECONDS = 30
const MAX_MEMORY_MB = 512

/** One at a time: each takes a core for a moment, and the server's own thread needs the other. */
let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * Makes a PDF of a paper in a process of its own, which loads fonts and library and takes them away with it: the server
 * neither waits nor grows. Throws when the process fails or is not done in time.
 */
export const makePdf = async (paper: Paper): Promise<MadePdf> => {
  if (lengthOf(paper) > MAX_CHARACTERS) return { made: false, code: 'too-long' }
  if (waiting >= MAX_WAITING) return { made: false, code: 'busy' }
  waiting += 1
  const made = last.then(() => inProcess(paper))
  last = made.catch(() => undefined)
  try {
    return { made: true, bytes: await made }
  } finally {
    waiting -= 1
  }
}

const PROGRAM = fileURLToPath(new URL('./pdf-process.ts', import.meta.url))

const inProcess = async (paper: Paper): Promise<Uint8Array<ArrayBuffer>> => {
  const child = fork(PROGRAM, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${MAX_MEMORY_MB}`],
    // It needs nothing of what the server is told, its passwords least of all.
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const said: Buffer[] = []
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  const done = new AbortController()
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(MAX_SECONDS * 1000)])
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`the process that makes a PDF ended with ${code}: ${Buffer.concat(said).toString()}`)
  })
  try {
    child.send(paper)
    const [bytes]: Uint8Array[] = await Promise.race([once(child, 'message', { signal }), ended])
    if (bytes === undefined) throw new Error('the process made no file')
    return new Uint8Array(bytes)
  } finally {
    done.abort()
    child.kill('SIGKILL')
  }
}
