import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fingerprint } from './fingerprint.mjs'
import { root } from './root.mjs'

const STAMP = join(root, 'node_modules/.countersign-installed')
const LOCK = join(root, '.installing')
const CLIENT = join(root, 'packages/database/src/generated/client.ts')

/** Everything an installation depends on; the database's schema because its client is generated while installing. */
const INPUTS = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  'packages/database/prisma/schema.prisma',
  'packages/database/prisma.config.ts',
]

const readText = (file) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const hasDependencies = (folder) => {
  const manifest = JSON.parse(readText(join(folder, 'package.json')) ?? '{}')
  return ['dependencies', 'devDependencies'].some((key) => Object.keys(manifest[key] ?? {}).length > 0)
}

/** A room whose node_modules was removed (git clean) needs an installation although the root's is whole. */
const everyRoomIsLinked = () =>
  ['apps', 'packages', 'tooling'].every((kind) =>
    readdirSync(join(root, kind)).every((room) => {
      const folder = join(root, kind, room)
      return !hasDependencies(folder) || existsSync(join(folder, 'node_modules'))
    }),
  )

const wanted = () => `${fingerprint(INPUTS)} ${process.platform}-${process.arch}`
const isInstalled = () => readText(STAMP) === wanted() && everyRoomIsLinked()

const isRunning = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two commands started at once in a fresh clone must not install over each other. */
const takeLock = async () => {
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const pid = Number(readText(LOCK))
      if (pid > 0 && !isRunning(pid)) rmSync(LOCK, { force: true })
      else await sleep(200)
    }
  }
}

const pinnedPnpm = () => {
  const { packageManager } = JSON.parse(readText(join(root, 'package.json')))
  const present = JSON.parse(readText(join(root, 'node_modules/pnpm/package.json')) ?? '{}')
  return `pnpm@${present.version}` === packageManager
    ? [join(root, 'node_modules/.bin/pnpm'), []]
    : ['npx', ['-y', packageManager]]
}

const collect = (lines) => (child) => {
  child.stdout.on('data', (chunk) => lines.push(chunk))
  child.stderr.on('data', (chunk) => lines.push(chunk))
}

/** Where packages come from is the machine's own business and may carry a password. */
const withoutAddresses = (text) => text.replace(/\b[a-z+]+:\/\/[^\s'"]+/gi, '<registry>')

/** pnpm leaves out the scripts of a room whose packages are as before, also when its schema is not. */
const isGeneratedSince = (instant) => (statSync(CLIENT, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= instant

const installNow = async (run) => {
  process.stdout.write('installing (once; 20 seconds to a minute)\n')
  const [program, first] = pinnedPnpm()
  const output = []
  const pnpm = (...words) =>
    run(program, [...first, ...words], { stdio: ['ignore', 'pipe', 'pipe'], started: collect(output) })
  const began = Date.now()
  const installed = await pnpm('install', '--frozen-lockfile', '--prefer-offline')
  const done = installed !== 0 || isGeneratedSince(began)
  const code = done ? installed : await pnpm('--filter', '@countersign/database', 'run', 'generate')
  if (code !== 0) {
    process.stderr.write(withoutAddresses(Buffer.concat(output).toString()))
    process.stderr.write('The installation failed; the lines above say why.\n')
    return code
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(STAMP, wanted())
  return 0
}

/** Installs what the lockfile pins, unless that is what is there. Returns an exit code. */
export const install = async (run) => {
  if (isInstalled()) return 0
  await takeLock()
  try {
    return isInstalled() ? 0 : await installNow(run)
  } finally {
    rmSync(LOCK, { force: true })
  }
}
