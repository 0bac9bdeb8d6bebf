import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A directory that is gone when it goes out of scope. */
export type TestDirectory = { readonly path: string } & Disposable

export const testDirectory = (): TestDirectory => {
  const path = mkdtempSync(join(tmpdir(), 'countersign-e2e-'))
  // As root PostgreSQL runs as another user, who must be let through.
  chmodSync(path, 0o711)
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
