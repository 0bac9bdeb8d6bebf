import { trpc } from '../../shared/api/trpc.ts'

/** One published version, which never changes; the live one when no version is named. */
export const definitionQuery = (key: string, version?: number) =>
  trpc.definitions.get.queryOptions(version === undefined ? { key } : { key, version }, {
    staleTime: version === undefined ? 60_000 : Number.POSITIVE_INFINITY,
  })
