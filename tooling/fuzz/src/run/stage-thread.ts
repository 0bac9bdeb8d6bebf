import { parentPort, workerData } from 'node:worker_threads'
import { runCalls } from '../calls/run-calls.ts'
import { runConditions } from '../conditions/run-conditions.ts'
import { runDefinitions } from '../definitions/run-definitions.ts'
import type { Report } from './report.ts'
import type { Stage, StageMessage, StageOptions } from './run-stage.ts'

type Run = (options: StageOptions, begins: (input: string) => void) => Promise<Report> | Report

const RUNS: Readonly<Record<Stage, Run>> = {
  calls: runCalls,
  definitions: runDefinitions,
  conditions: runConditions,
}

const say = (message: StageMessage): void => parentPort?.postMessage(message)
const { stage, options } = workerData as { readonly stage: Stage; readonly options: StageOptions }
say({ report: await RUNS[stage](options, (input) => say({ begins: input })) })
