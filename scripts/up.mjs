// The way in from a bare clone. It runs on any Node >= 18 with npm and needs no package; what it starts runs on the
// project's own Node 24 from node_modules.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { buildConsole } from './build-console.mjs'
import { install } from './install.mjs'
import { root } from './root.mjs'

/** Where each command begins, and whether it shows the console. */
const COMMANDS = {
  start: { entry: 'apps/server/src/main.ts', console: true },
  test: { entry: 'tooling/checks/src/test.ts', console: true },
  check: { entry: 'tooling/checks/src/check.ts', console: false },
  bench: { entry: 'tooling/bench/src/main.ts', console: false },
  e2e: { entry: 'tooling/e2e/src/main.ts', console: true },
  faults: { entry: 'tooling/faults/src/main.ts', console: true },
  drill: { entry: 'tooling/faults/src/main.ts', console: true, first: ['drill'] },
  fuzz: { entry: 'tooling/fuzz/src/main.ts', console: false },
  mutants: { entry: 'tooling/mutants/src/main.ts', console: false },
  screenshots: { entry: 'tooling/screenshots/src/main.ts', console: true },
  records: { entry: 'tooling/tampering/src/main.ts', console: false },
  demo: { entry: 'apps/cli/src/main.ts', console: false, first: ['demo'] },
  backup: { entry: 'apps/cli/src/main.ts', console: false, first: ['backup'] },
  restore: { entry: 'apps/cli/src/main.ts', console: false, first: ['restore'] },
  'release-outbox': { entry: 'apps/cli/src/main.ts', console: false, first: ['release-outbox'] },
  doctor: { entry: 'apps/cli/src/main.ts', console: false, first: ['doctor'] },
}

const [name = 'start', ...given] = process.argv.slice(2)
const command = COMMANDS[name]
if (command === undefined || !existsSync(join(root, command.entry))) {
  const known = Object.keys(COMMANDS).filter((key) => existsSync(join(root, COMMANDS[key].entry)))
  process.stderr.write(`There is no command "${name}". Known: ${known.join(', ')}.\n`)
  process.exit(1)
}

/** The process at work now; a signal that arrives during the installation ends that. */
let child = null
let signalled = null

const environment = () => ({
  ...process.env,
  PATH: join(root, 'node_modules/.bin') + delimiter + (process.env.PATH ?? ''),
  // Half the processor time of a start went into stripping types and compiling; both are kept from then on.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/node'),
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
})

/** Runs one process to its end; its exit code, or 128 + the signal that ended it as shells have it. */
const run = (program, options, settings = {}) =>
  new Promise((resolve, reject) => {
    if (signalled !== null) return resolve(128 + constants.signals[signalled])
    child = spawn(program, options, { cwd: root, env: environment(), ...settings })
    settings.started?.(child)
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })

const end = (signal) => {
  signalled = signal
  child?.kill(signal)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal))

// npm passes signals on, but a killed npm passes nothing: then this process gets another parent. Started by hand, a
// changed parent only means that the shell has gone, which is no reason to end.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && end('SIGTERM'), 250).unref()
}

const prepare = async () => {
  const installed = await install(run)
  if (installed !== 0 || !command.console) return installed
  return await buildConsole(run)
}

const prepared = await prepare()
if (prepared !== 0) process.exit(prepared)

/** How a server's process keeps its memory: docs/decisions/148-memory-of-a-server.md. */
const flags =
  name === 'start' ? JSON.parse(readFileSync(new URL('./server-flags.json', import.meta.url), 'utf8')) : []

// The child holds the other end of this pipe, see end-with-launcher.mjs.
const options = [...flags, '--import', join(root, 'scripts/end-with-launcher.mjs'), join(root, command.entry)]
const words = [...(command.first ?? []), ...given.filter((word) => word !== '--')]
process.exitCode = await run(join(root, 'node_modules/.bin/node'), [...options, ...words], {
  stdio: ['pipe', 'inherit', 'inherit'],
})
