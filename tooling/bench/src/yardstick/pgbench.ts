import { spawn, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Phase, Sample } from '../workload/drive.ts'

/** Debian keeps it out of the PATH. */
const DEBIAN = '/usr/lib/postgresql'

/** pgbench on this machine, the newest where there are several; null when there is none. */
export const findPgbench = (): string | null => {
  const versions = foldersIn(DEBIAN).sort((one, other) => Number(other) - Number(one))
  const programs = [...versions.map((version) => join(DEBIAN, version, 'bin/pgbench')), 'pgbench']
  return programs.find((program) => spawnSync(program, ['--version']).status === 0) ?? null
}

const foldersIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** One instance: a random id, then its commands one after the other, each its own transaction. */
export const pgbenchScript = (commands: number): string =>
  [
    '\\set high random(0, 9223372036854775806)',
    '\\set low random(0, 9223372036854775806)',
    ...Array.from({ length: commands }, (_, index) => `SELECT yardstick.command(:high, :low, ${index + 1});`),
  ].join('\n')

export type Pgbench = {
  readonly program: string
  readonly script: string
  readonly url: string
  readonly commands: number
}

/** Runs pgbench for one phase, with as many threads as there are processors to share. */
export const runPgbench = async (pgbench: Pgbench, { clients, seconds }: Phase): Promise<Sample> => {
  const threads = Math.min(2, clients)
  const options = ['-n', '-M', 'prepared', '-f', pgbench.script, '-c', clients, '-j', threads, '-T', seconds]
  const output = await outputOf(pgbench.program, [...options.map(String), pgbench.url])
  const walks = Number(/^tps = ([\d.]+)/m.exec(output)?.[1])
  const failed = Number(/^number of failed transactions: (\d+)/m.exec(output)?.[1] ?? 0)
  if (!(walks > 0) || failed > 0) throw new Error(`pgbench did not do its work:\n${output}`)
  return { commands: walks * pgbench.commands * seconds, seconds, latency: null }
}

const outputOf = (program: string, options: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    const errors: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString())
      else reject(new Error(`pgbench ended with code ${code}: ${Buffer.concat(errors).toString()}`))
    })
  })
