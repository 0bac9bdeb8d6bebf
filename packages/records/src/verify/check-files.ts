import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type ExportedFile, MANIFEST, type Manifest } from '../export/manifest.ts'
import { type Finding, finding } from './finding.ts'

/** Compares the files of a folder with the list, byte by byte. */
export const checkFiles = async (folder: string, { files }: Manifest): Promise<Finding[]> => {
  const listed = new Set([MANIFEST, ...files.map(({ name }) => name)])
  const extra = (await readdir(folder)).filter((name) => !listed.has(name))
  const wrong = extra.map((file) => finding('file-unlisted', { file }, 'no such file was exported'))
  for (const file of files) {
    const found = await checkFile(folder, file)
    if (found !== null) wrong.push(found)
  }
  return wrong
}

const checkFile = async (folder: string, { name, size, sha256 }: ExportedFile): Promise<Finding | null> => {
  const path = join(folder, name)
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile())
    return finding('file-missing', { file: name }, 'this file was exported')
  if (found.size !== size)
    return finding('file-size', { file: name }, `it has ${found.size} bytes instead of ${size}`)
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex') === sha256
    ? null
    : finding('file-hash', { file: name }, 'its bytes are not those that were exported')
}
