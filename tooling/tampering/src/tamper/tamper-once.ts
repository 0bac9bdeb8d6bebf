import type { JsonValue } from '@countersign/definition/canonical-json'
import type { Manifest } from '@countersign/records/manifest'
import { changeJson } from './change-json.ts'
import { sameContents } from './contents.ts'
import { COVERS, type Original, writeFiles, writeManifest } from './covers.ts'
import type { Random } from './random.ts'
import { ANCHOR_TAMPERINGS } from './tamper-anchors.ts'
import { FILE_TAMPERINGS, sameFiles } from './tamper-files.ts'
import { RECORD_TAMPERINGS } from './tamper-records.ts'

/** What was done, in words, once it was done. */
type Done = string | null

type Way = (original: Original, random: Random, folder: string) => Promise<Done>

const pickEntry = <T>(table: Readonly<Record<string, T>>, random: Random): readonly [string, T] =>
  random.pick(Object.entries(table))

const inFiles: Way = async (original, random, folder) => {
  const [name, tamper] = pickEntry(FILE_TAMPERINGS, random)
  const files = tamper(original.files, random)
  if (files === null || sameFiles(files, original.files)) return null
  await writeFiles(files, folder)
  return name
}

const inList: Way = async (original, random, folder) => {
  const changed = changeJson(
    original.manifest.manifest as unknown as JsonValue,
    random,
  ) as unknown as Manifest
  const byStranger = random.below(2) === 0
  await writeManifest(original, changed, { folder, byStranger })
  return `the list edited, ${byStranger ? 'signed by a stranger' : 'under the old signature'}`
}

const inContents =
  (tamperings: typeof RECORD_TAMPERINGS): Way =>
  async (original, random, folder) => {
    const [name, tamper] = pickEntry(tamperings, random)
    const [coverName, cover] = pickEntry(COVERS, random)
    const tampered = tamper(original.contents, random)
    if (tampered === null || sameContents(tampered, original.contents)) return null
    await cover(original, tampered, folder)
    return `${name}; ${coverName}`
  }

const WAYS: readonly Way[] = [
  inFiles,
  inFiles,
  inList,
  inContents(RECORD_TAMPERINGS),
  inContents(RECORD_TAMPERINGS),
  inContents(RECORD_TAMPERINGS),
  inContents(ANCHOR_TAMPERINGS),
]

/** Leaves an export that somebody tampered with in a folder that is not there yet, and says in words what was done. */
export const tamperOnce = async (original: Original, random: Random, folder: string): Promise<string> => {
  for (;;) {
    const done = await random.pick(WAYS)(original, random, folder)
    if (done !== null) return done
  }
}
