import type { FieldValues } from '@countersign/definition/field'
import { keepPreviousData } from '@tanstack/react-query'
import { trpc } from '../../shared/api/trpc.ts'

/** The route 审批路线 a request of the caller's with these fields would take today. */
export const routeQuery = (key: string, fields: FieldValues) =>
  trpc.definitions.previewRoute.queryOptions(
    { key, fields: structuredClone(fields) as Record<string, never> },
    { placeholderData: keepPreviousData, staleTime: 30_000 },
  )
