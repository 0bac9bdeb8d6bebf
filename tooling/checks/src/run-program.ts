import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Outcome } from './step.ts'

/** The root of the clone. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

const DAY_TO_DAY = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', FORCE_COLOR: '0' }

/** Runs a program of node_modules/.bin, at the root unless told otherwise; it passes when it exits with 0. */
export const runProgram = (program: string, options: readonly string[], cwd = ROOT): Promise<Outcome> =>
  new Promise((resolve) => {
    const path = `${ROOT}node_modules/.bin:${process.env.PATH ?? ''}`
    const child = spawn(program, options, {
      cwd,
      env: { ...process.env, ...DAY_TO_DAY, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => resolve({ passed: false, output: error.message }))
    child.on('close', (code) => resolve({ passed: code === 0, output: Buffer.concat(chunks).toString() }))
  })
