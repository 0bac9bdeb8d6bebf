import { execFile } from 'node:child_process'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { testDirectory } from '@countersign/e2e/test-directory'

const run = promisify(execFile)
const CHUNK = Buffer.alloc(1024 * 1024)
/** What is left after the last whole megabyte is taken by pages. */
const CRUMB = Buffer.alloc(4096)

/** A disk of its own, small enough to be filled. */
export type SmallDisk = {
  readonly path: string
  /** Takes everything that is free. */
  fill(): Promise<void>
  /** Gives back what `fill` took. */
  free(): Promise<void>
} & AsyncDisposable

/** Why no such disk can be had here; null where it can. */
export const noSmallDisk = (): string | null =>
  process.platform === 'linux' && process.getuid?.() === 0
    ? null
    : 'a disk to fill can only be mounted by root, on Linux'

const writeUntilFull = async (file: string, piece: Buffer): Promise<void> => {
  const handle = await open(file, 'a')
  try {
    for (;;) await handle.appendFile(piece)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    await handle.close()
  }
}

export const smallDisk = async (megabytes: number): Promise<SmallDisk> => {
  const home = testDirectory()
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'countersign', home.path])
  const filler = join(home.path, 'filler')
  return {
    path: home.path,
    fill: async () => {
      await writeUntilFull(filler, CHUNK)
      await writeUntilFull(filler, CRUMB)
    },
    free: () => rm(filler, { force: true }),
    [Symbol.asyncDispose]: async () => {
      await run('umount', ['--lazy', home.path])
      home[Symbol.dispose]()
    },
  }
}
