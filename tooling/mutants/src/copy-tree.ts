import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { ROOT } from './root.ts'

/** What the tests of the packages read; no seeded bug lies elsewhere. */
const COPIED = ['packages', 'tooling/typescript', 'package.json', 'pnpm-workspace.yaml']

/** What tests leave behind, and would be written at the same time by others. */
const LEFT_OUT = new Set(['.vite', '.vitest-cache', '.cache', '.tmp', '.turbo', 'dist'])

/** A copy of the working tree to break, removed when it goes out of scope. */
export type Tree = Disposable & { readonly path: string }

/**
 * Copies the packages as they are now, changes not yet committed with them. Their links among each other are relative and
 * so lead to the copies; what comes from outside is linked, not copied.
 */
export const copyTree = (): Tree => {
  const path = mkdtempSync(join(tmpdir(), 'countersign-mutants-'))
  for (const name of COPIED)
    cpSync(join(ROOT, name), join(path, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !LEFT_OUT.has(basename(source)),
    })
  linkModules(path)
  const remove = () => rmSync(path, { recursive: true, force: true })
  // A run that is ended from outside leaves no scope.
  process.once('exit', remove)
  return {
    path,
    [Symbol.dispose]: () => {
      process.off('exit', remove)
      remove()
    },
  }
}

const linkModules = (path: string): void => {
  cpSync(join(ROOT, 'node_modules/.bin'), join(path, 'node_modules/.bin'), {
    recursive: true,
    verbatimSymlinks: true,
  })
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== '.bin' && !LEFT_OUT.has(name))
      symlinkSync(join(ROOT, 'node_modules', name), join(path, 'node_modules', name))
}
