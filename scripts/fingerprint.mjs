import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const IGNORED = new Set(['node_modules', 'dist', 'generated', '.turbo'])

const add = (hash, path) => {
  const full = join(root, path)
  if (!existsSync(full)) return
  if (statSync(full).isDirectory()) {
    for (const entry of readdirSync(full).sort()) if (!IGNORED.has(entry)) add(hash, `${path}/${entry}`)
    return
  }
  hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
}

/** One hash over the contents of files and directories, paths from the root; what is missing counts for nothing. */
export const fingerprint = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths) add(hash, path)
  return hash.digest('hex')
}
