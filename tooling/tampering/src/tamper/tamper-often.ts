import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anchorLine } from '@countersign/records/anchor'
import { MANIFEST, type SignedManifest } from '@countersign/records/manifest'
import { verifyExport } from '@countersign/records/verify-export'
import { type Original, readFiles, writeFiles } from './covers.ts'
import { Random } from './random.ts'
import { makeSample } from './sample.ts'
import { tamperOnce } from './tamper-once.ts'
import { writeContents } from './write-sample.ts'

export type TamperRun = {
  readonly tried: number
  readonly found: number
  /** What was done and not found, with its number in the run. */
  readonly missed: readonly { readonly number: number; readonly done: string }[]
  /** How often each thing was done. */
  readonly kinds: ReadonlyMap<string, number>
  /** Untouched exports, copied elsewhere: how many verified, and of how many. */
  readonly controls: { readonly tried: number; readonly verified: number }
}

export type TamperOptions = {
  readonly count: number
  readonly seed: number
  /** False: the verifier is given nothing but the folder. */
  readonly secondPlace?: boolean
  readonly progress?: (tried: number) => void
}

/** Between so many tamperings an untouched copy is verified. */
const CONTROL_EVERY = 50

/**
 * Tampers with an export in random ways, each time from the original, and has each verified against the second place, which
 * whoever tampers cannot write to. The same seed does the same to the same places of another log.
 */
export const tamperOften = async ({
  count,
  seed,
  secondPlace = true,
  progress,
}: TamperOptions): Promise<TamperRun> => {
  const home = await mkdtemp(join(tmpdir(), 'tampering-'))
  try {
    const original = await makeOriginal(join(home, 'original'))
    const secondFile = join(home, 'heads.jsonl')
    const headsFile = secondPlace ? secondFile : null
    await writeFile(secondFile, original.contents.anchors.map(anchorLine).join(''))
    const folder = join(home, 'export')
    const isWhole = async (): Promise<boolean> => {
      const { findings } = await verifyExport({ folder, headsFile, key: null })
      await rm(folder, { recursive: true })
      return findings.length === 0
    }
    const random = new Random(seed)
    const missed: { number: number; done: string }[] = []
    const kinds = new Map<string, number>()
    const controls = { tried: 0, verified: 0 }
    for (let number = 1; number <= count; number++) {
      if (number % CONTROL_EVERY === 1) {
        await writeFiles(original.files, folder)
        controls.tried += 1
        if (await isWhole()) controls.verified += 1
      }
      const done = await tamperOnce(original, random, folder)
      kinds.set(done, (kinds.get(done) ?? 0) + 1)
      if (await isWhole()) missed.push({ number, done })
      progress?.(number)
    }
    return { tried: count, found: count - missed.length, missed, kinds, controls }
  } finally {
    await rm(home, { recursive: true })
  }
}

const makeOriginal = async (folder: string): Promise<Original> => {
  const sample = makeSample()
  await writeContents(sample.contents, { ...sample, folder })
  const files = await readFiles(folder)
  const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as SignedManifest
  return { ...sample, files, manifest }
}
