import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { chmod, copyFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { BackupError } from './backup-error.ts'
import type { Manifest } from './manifest.ts'

type Name = Manifest['files'][number]['name']

/**
 * Where the files are that a database cannot do without: the key for signed heads, the one that a rotation under way puts in
 * its place, and the heads' second place.
 */
export type FilePlaces = Readonly<Record<Name, string>>

const NAMES: readonly Name[] = ['record-key', 'next-record-key', 'heads']

/** The hash of a file, read piece by piece; null where there is none. */
const hashOf = async (path: string): Promise<string | null> => {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  return hash.digest('hex')
}

const copy = async (from: string, to: string): Promise<void> => {
  await copyFile(from, to, constants.COPYFILE_EXCL)
  await chmod(to, 0o600)
}

/** Copies what there is of them into the folder, readable for its owner alone. */
export const keepFiles = async (folder: string, places: FilePlaces): Promise<Manifest['files']> => {
  const kept: Manifest['files'] = []
  for (const name of NAMES) {
    if ((await hashOf(places[name])) === null) continue
    await copy(places[name], join(folder, name))
    kept.push({ name, sha256: (await hashOf(join(folder, name))) ?? '' })
  }
  return kept
}

/**
 * Puts them where they belong; one that is there already with the same contents stays.
 * @throws {BackupError} backup-damaged, file-exists
 */
export const putFilesBack = async (
  folder: string,
  files: Manifest['files'],
  places: FilePlaces,
): Promise<void> => {
  for (const { name, sha256 } of files) {
    if ((await hashOf(join(folder, name))) !== sha256) throw new BackupError('backup-damaged', name)
    const there = await hashOf(places[name])
    if (there !== null && there !== sha256) throw new BackupError('file-exists', places[name])
    if (there !== null) continue
    await mkdir(dirname(places[name]), { recursive: true, mode: 0o700 })
    await copy(join(folder, name), places[name])
  }
}
