import { infiniteQueryOptions } from '@tanstack/react-query'
import { queryClient } from '../../shared/api/query-client.ts'
import { client, trpc } from '../../shared/api/trpc.ts'

export const SCHEMES = ['abc', 'value', 'families'] as const
export const STANDINGS = ['prospect', 'potential', 'key'] as const

/** What the list is narrowed to; all of it lives in the address. */
export type AccountsSearch = {
  readonly q?: string
  readonly standing?: (typeof STANDINGS)[number]
  readonly target?: true
  /** `abc.A`: only those of this grade by a scheme. */
  readonly grade?: string
}

/** The filter in an address, with whatever is none left out. */
export const accountsSearchOf = (search: Readonly<Record<string, unknown>>): AccountsSearch => {
  const q = typeof search.q === 'string' ? search.q.slice(0, 100) : ''
  const standing = STANDINGS.find((known) => known === search.standing)
  return {
    ...(q !== '' && { q }),
    ...(standing !== undefined && { standing }),
    ...(search.target === true && { target: true }),
    ...(gradeIn(search.grade) !== undefined && { grade: String(search.grade) }),
  }
}

/** The scheme and grade in an address. */
const gradeIn = (text: unknown) => {
  const [, scheme, grade] = /^(abc|value|families)\.(\w{1,20})$/.exec(String(text)) ?? []
  const known = SCHEMES.find((one) => one === scheme)
  return known === undefined || grade === undefined ? undefined : { scheme: known, grade }
}

/** The accounts 客户 the reader may see, by number, page by page. */
export const accountsQuery = (search: AccountsSearch) =>
  infiniteQueryOptions({
    queryKey: [...trpc.accounts.list.pathKey(), search],
    queryFn: ({ pageParam, signal }) => {
      const { grade: _, ...rest } = search
      const grade = gradeIn(search.grade)
      return client.accounts.list.query(
        { ...rest, ...(grade && { grade }), limit: 20, cursor: pageParam },
        { signal },
      )
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export const accountQuery = (id: string) => trpc.accounts.get.queryOptions({ id })

/** What happened to an account, newest first, page by page. */
export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...trpc.accounts.timeline.pathKey(), id],
    queryFn: ({ pageParam, signal }) =>
      client.accounts.timeline.query({ id, limit: 20, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

/** The latest requests about an account that the reader may see. */
export const accountRequestsQuery = (account: string) =>
  trpc.requests.list.queryOptions({ box: 'all', account, limit: 10 })

/** Whether a visit's call report is locked; an administrator's to ask. */
export const reportLockQuery = (instance: string) => trpc.accounts.reportLock.queryOptions({ instance })

const changing = {
  retry: false,
  onSuccess: () => queryClient.invalidateQueries(trpc.accounts.pathFilter()),
} as const

export const createAccountMutation = () => trpc.accounts.create.mutationOptions(changing)
export const saveProfileMutation = () => trpc.accounts.saveProfile.mutationOptions(changing)
export const handOverMutation = () => trpc.accounts.handOver.mutationOptions(changing)
export const changeTeamMutation = () => trpc.accounts.changeTeam.mutationOptions(changing)
export const saveContactMutation = () => trpc.accounts.saveContact.mutationOptions(changing)
export const closeFindingMutation = () => trpc.accounts.closeFinding.mutationOptions(changing)
export const unlockReportMutation = () => trpc.accounts.unlockReport.mutationOptions(changing)
export const amendReportMutation = () => trpc.accounts.amendReport.mutationOptions(changing)
/** The documents of an account, newest first, page by page. */
export const documentsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...trpc.accounts.documents.pathKey(), id],
    queryFn: ({ pageParam, signal }) =>
      client.accounts.documents.query({ id, limit: 10, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export const addDocumentsMutation = () => trpc.accounts.addDocuments.mutationOptions(changing)
export const classifyMutation = () => trpc.accounts.classify.mutationOptions(changing)
export const mergeMutation = () => trpc.accounts.merge.mutationOptions(changing)
export const saveRiskSheetMutation = () => trpc.accounts.risk.saveSheet.mutationOptions(changing)
export const riskModelQuery = () => trpc.accounts.risk.model.queryOptions()
export const readSensitiveMutation = () => trpc.accounts.readSensitive.mutationOptions({ retry: false })
