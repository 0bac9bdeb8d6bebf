import { spawnSync } from 'node:child_process'
import { ROOT } from './root.ts'

/** The commit checked out, by which a sample is drawn; the day where there is no repository. */
export const commitOf = (): string => {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : new Date().toISOString().slice(0, 10)
}
