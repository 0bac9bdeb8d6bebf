import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
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
 * Makes a PDF of a paper in a thread of its own, which loads fonts and library and takes them away with it: the server
 * neither waits nor grows. Throws when the thread fails or is not done in time.
 */
export const makePdf = async (paper: Paper): Promise<MadePdf> => {
  if (lengthOf(paper) > MAX_CHARACTERS) return { made: false, code: 'too-long' }
  if (waiting >= MAX_WAITING) return { made: false, code: 'busy' }
  waiting += 1
  const made = last.then(() => inThread(paper))
  last = made.catch(() => undefined)
  try {
    return { made: true, bytes: await made }
  } finally {
    waiting -= 1
  }
}

const inThread = async (paper: Paper): Promise<Uint8Array<ArrayBuffer>> => {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
    workerData: paper,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
  })
  try {
    const signal = AbortSignal.timeout(MAX_SECONDS * 1000)
    const [bytes]: Uint8Array<ArrayBuffer>[] = await once(worker, 'message', { signal })
    if (bytes === undefined) throw new Error('the thread made no file')
    return bytes
  } finally {
    await worker.terminate()
  }
}
