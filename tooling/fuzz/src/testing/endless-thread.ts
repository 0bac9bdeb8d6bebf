import { parentPort } from 'node:worker_threads'
import type { StageMessage } from '../run/run-stage.ts'

const begins: StageMessage = { begins: 'an endless case' }
parentPort?.postMessage(begins)
for (;;);
