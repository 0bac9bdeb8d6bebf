import type { Random } from './random.ts'
import type { Tamperings } from './tampering.ts'

/** The files of an export by name. */
export type Files = ReadonlyMap<string, Buffer>

/** A tampering with files: what it makes of them, or null where it does not apply. */
export type TamperWithFiles = (files: Files, random: Random) => Files | null

const onFile =
  (tamper: (bytes: Buffer, random: Random) => Buffer | null): TamperWithFiles =>
  (files, random) => {
    const name = random.pick([...files.keys()])
    const bytes = tamper(files.get(name) ?? Buffer.alloc(0), random)
    return bytes === null ? null : new Map(files).set(name, bytes)
  }

const onLines = (
  tamper: (lines: readonly string[], random: Random) => readonly string[] | null,
): TamperWithFiles =>
  onFile((bytes, random) => {
    const lines = bytes.toString('utf8').split(/(?<=\n)/)
    const other = lines.length < 2 ? null : tamper(lines, random)
    return other === null ? null : Buffer.from(other.join(''))
  })

const without = (bytes: Buffer, from: number, count: number): Buffer =>
  Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + count)])

/** What somebody who holds the folder can do to its bytes. */
export const FILE_TAMPERINGS: Tamperings<TamperWithFiles> = {
  'a byte changed': onFile((bytes, random) => {
    const other = Buffer.from(bytes)
    const at = random.below(other.length)
    other[at] = (other[at] ?? 0) ^ (1 << random.below(8))
    return other
  }),
  'bytes taken out': onFile((bytes, random) =>
    without(bytes, random.below(bytes.length), 1 + random.below(8)),
  ),
  'bytes put in': onFile((bytes, random) => {
    const at = random.below(bytes.length + 1)
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(random.pick([' ', '\n', '0', '"', '\u200b'])),
      bytes.subarray(at),
    ])
  }),
  'the end of a file cut off': onFile((bytes, random) => bytes.subarray(0, random.below(bytes.length))),
  'a line taken out': onLines((lines, random) => lines.toSpliced(random.below(lines.length), 1)),
  'a line repeated': onLines((lines, random) => {
    const at = random.below(lines.length)
    return lines.toSpliced(at, 0, ...lines.slice(at, at + 1))
  }),
  'two lines exchanged': onLines((lines, random) => {
    const [a, b] = [random.below(lines.length), random.below(lines.length)]
    return lines.with(a, lines[b] ?? '').with(b, lines[a] ?? '')
  }),
  'a file removed': (files, random) => new Map([...files].toSpliced(random.below(files.size), 1)),
  'a file added': (files, random) =>
    new Map(files).set(`more-${random.below(1000)}.jsonl`, Buffer.from('{}\n')),
  'two files exchanged': (files, random) => {
    const [a, b] = [random.pick([...files.keys()]), random.pick([...files.keys()])]
    return new Map(files).set(a, files.get(b) ?? Buffer.alloc(0)).set(b, files.get(a) ?? Buffer.alloc(0))
  },
}

export const sameFiles = (a: Files, b: Files): boolean =>
  a.size === b.size && [...a].every(([name, bytes]) => b.get(name)?.equals(bytes) === true)
