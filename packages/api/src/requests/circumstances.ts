import { contentHash } from '@countersign/definition/content-hash'
import { given } from './given.ts'
import type { Circumstances } from './run-command.ts'

/** Key and revision of a call. A key stands for one path and body: both are hashed with it. */
export const circumstancesOf = (
  input: { readonly key?: string | undefined; readonly revision?: number | undefined },
  path: string,
): Circumstances => {
  const { key, ...body } = input
  return {
    idempotency: key === undefined ? null : { key, hash: contentHash({ path, body: given(body) }) },
    revision: input.revision ?? null,
  }
}
