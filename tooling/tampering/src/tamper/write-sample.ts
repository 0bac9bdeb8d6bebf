import type { KeyObject } from 'node:crypto'
import { linkOf } from '@countersign/records/anchor'
import { writeExport } from '@countersign/records/write-export'
import type { Contents } from './contents.ts'

async function* each<T>(list: readonly T[]): AsyncGenerator<T> {
  yield* list
}

/** Writes contents as an export of everything, whoever's key signs it. */
export const writeContents = async (
  { records, anchors }: Contents,
  {
    folder,
    privateKey,
    at,
  }: { readonly folder: string; readonly privateKey: KeyObject; readonly at: string },
): Promise<void> => {
  const last = anchors.at(-1)
  const chain = last === undefined ? { number: 0, hash: '' } : linkOf(last.anchor)
  await writeExport(
    {
      at,
      scope: null,
      chain: { number: chain.number, hash: chain.hash },
      anchors: each(anchors),
      records: each(records),
    },
    { folder, privateKey, summary: async () => Buffer.from('%PDF-1.3 summary') },
  )
}
