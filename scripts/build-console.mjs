import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { root } from './root.mjs'

const HOME = join(root, 'apps/console')
const DIST = join(HOME, 'dist')
const STAMP = join(DIST, '.built-from')

/** The console and the rooms whose code runs in the browser with it. */
const INPUTS = [
  'apps/console',
  'packages/access/src',
  'packages/accounts/src',
  'packages/definition/src',
  'packages/engine/src',
  'packages/texts/src',
  'pnpm-lock.yaml',
]

/**
 * Builds the console when its sources changed since the last time. It is built aside and swapped in, so that a server
 * running from this clone never serves half a console. Returns an exit code.
 */
export const buildConsole = async (run) => {
  const wanted = fingerprint(INPUTS)
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return 0
  process.stdout.write('building the console\n')
  const next = join(HOME, `node_modules/.dist-${process.pid}`)
  const output = []
  const code = await run(
    join(HOME, 'node_modules/.bin/vite'),
    ['build', '--outDir', next, '--logLevel', 'warn'],
    {
      cwd: HOME,
      stdio: ['ignore', 'pipe', 'pipe'],
      started: (child) => {
        child.stdout.on('data', (chunk) => output.push(chunk))
        child.stderr.on('data', (chunk) => output.push(chunk))
      },
    },
  )
  if (code !== 0) {
    process.stderr.write(
      `${Buffer.concat(output)}\nThe console could not be built; the lines above say why.\n`,
    )
    rmSync(next, { recursive: true, force: true })
    return code
  }
  writeFileSync(join(next, '.built-from'), wanted)
  rmSync(DIST, { recursive: true, force: true })
  renameSync(next, DIST)
  return 0
}
