import { execFile, execFileSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type TestDirectory, testDirectory } from '@countersign/e2e/test-directory'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '../../../..')
const MIGRATIONS = 'packages/database/prisma/migrations'
/** Where the rooms of a server are. */
const ROOMS = ['packages', 'apps']

export type VersionBefore = TestDirectory & {
  readonly commit: string
  /** The newest migration that it has. */
  readonly schema: string
}

/** The commit before the one that brought the newest migration; empty where the history does not go back so far. */
const commitBefore = (): string => {
  const git = (...words: readonly string[]) =>
    execFileSync('git', words, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    const newest = `${MIGRATIONS}/${newestSchema()}`
    return git(
      'rev-parse',
      `${git('log', '--first-parent', '--diff-filter=A', '--format=%H', '-1', '--', newest)}^`,
    )
  } catch {
    return ''
  }
}

/** Why the version before cannot be had here; null where it can. */
export const noHistory = (): string | null =>
  commitBefore() === '' ? 'the repository has no history to take the version before from' : null

/** Packages from outside are today's; rooms of the tree find one another in it by their relative links. */
const linkModules = (tree: string): void => {
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'))
  for (const group of ROOMS)
    for (const room of readdirSync(join(tree, group))) {
      const modules = join(ROOT, group, room, 'node_modules')
      if (existsSync(modules))
        cpSync(modules, join(tree, group, room, 'node_modules'), { recursive: true, verbatimSymlinks: true })
    }
}

const migrationsIn = (tree: string): readonly string[] =>
  readdirSync(join(tree, MIGRATIONS), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

/** The newest migration of this version. */
export const newestSchema = (): string => migrationsIn(ROOT).at(-1) ?? ''

/** Puts the version before the newest migration into a folder of its own, ready to be started. */
export const versionBefore = async (): Promise<VersionBefore> => {
  const commit = commitBefore()
  const home = testDirectory()
  const archive = join(home.path, 'tree.tar')
  await run('git', ['archive', `--output=${archive}`, commit], { cwd: ROOT })
  await run('tar', ['-xf', archive, '-C', home.path])
  linkModules(home.path)
  cpSync(join(ROOT, 'apps/console/dist'), join(home.path, 'apps/console/dist'), { recursive: true })
  await run(
    process.execPath,
    [join(ROOT, 'packages/database/node_modules/prisma/build/index.js'), 'generate'],
    {
      cwd: join(home.path, 'packages/database'),
    },
  )
  return { ...home, commit, schema: migrationsIn(home.path).at(-1) ?? '' }
}
