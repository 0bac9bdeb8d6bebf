import type { AppRouter } from '@countersign/api/router'
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { i18n } from '../language/i18n.ts'
import { queryClient } from './query-client.ts'

/** A form's texts do not fit into an address: this query travels in a body. */
const IN_BODY = 'definitions.previewRoute'

const shared = {
  url: '/trpc',
  // The server writes its sentences in the language the console is shown in.
  headers: () => ({ 'accept-language': i18n.language }),
} as const

/** For reading page by page: the library's own infinite queries add a direction, which the API's strict inputs refuse. */
export const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: ({ path }) => path === IN_BODY,
      true: httpLink({ ...shared, methodOverride: 'POST' }),
      false: httpBatchLink(shared),
    }),
  ],
})

/** The procedures of the API as query and mutation options; each is named in one file of a feature. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
