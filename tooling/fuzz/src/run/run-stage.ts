import { Worker } from 'node:worker_threads'
import { type Report, shortened } from './report.ts'

export const STAGES = ['calls', 'definitions', 'conditions'] as const
export type Stage = (typeof STAGES)[number]

/** `count` is a procedure or route for calls, in all for the others. */
export type StageOptions = { readonly seed: number; readonly count: number }

/** What a stage's thread says: which case it begins, or what came of all of them. */
export type StageMessage = { readonly begins: string } | { readonly report: Report }

const ENTRY = new URL('./stage-thread.ts', import.meta.url)
/** Far beyond what any case takes on a busy machine, where a thread may wait for its turn. */
const HANGS_MS = 30_000

type Given = { readonly entry?: URL; readonly hangsMs?: number }

/**
 * Runs one stage in a thread of its own, which can be ended in the middle of a loop without an end: such a case is
 * found, with its input, and ends the stage.
 */
export const runStage = (stage: Stage, options: StageOptions, given: Given = {}): Promise<Report> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(given.entry ?? ENTRY, { workerData: { stage, options } })
    let begun = 'nothing yet'
    let cases = 0
    const end = (report: Report) => {
      clearTimeout(watch)
      resolve(report)
      thread.terminate()
    }
    const hung = () => {
      const finding = { what: 'hangs', where: stage, input: shortened(begun) }
      end({ cases, findings: [finding], answers: {}, slowest: given.hangsMs ?? HANGS_MS })
    }
    const watch = setTimeout(hung, given.hangsMs ?? HANGS_MS)
    thread.on('message', (message: StageMessage) => {
      if ('report' in message) return end(message.report)
      begun = message.begins
      cases++
      watch.refresh()
    })
    thread.on('error', (error) => {
      clearTimeout(watch)
      reject(new Error(`${stage} ended at: ${shortened(begun)}`, { cause: error }))
    })
  })
