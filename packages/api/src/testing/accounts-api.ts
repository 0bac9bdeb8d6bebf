import type { AccountPageView } from '../accounts/account-view.ts'
import type { ApiUnderTest } from './api-under-test.ts'

type Body = { result?: { data: unknown }; error?: { data: { problem: { code: string } } } }

const dataOf = <T>({ body }: { body: unknown }): T => {
  const { result, error } = body as Body
  return (result?.data ?? error?.data.problem.code) as T
}

/** Asks procedures as somebody; answers what they answer, or the code of the refusal. */
export const asking = (api: () => ApiUnderTest) => {
  const query = async <T>(who: string, path: string, input?: object): Promise<T> => {
    const encoded = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
    return dataOf(await api().ask(who, `GET /trpc/${path}${encoded}`))
  }
  const change = async <T>(who: string, path: string, body: object): Promise<T> =>
    dataOf(await api().ask(who, `POST /trpc/${path}`, { body }))
  return {
    query,
    change,
    page: (who: string, id: string) => query<AccountPageView>(who, 'accounts.get', { id }),
    timeline: async (who: string, id: string) =>
      (await query<{ items: { kind: string; reason: string | null }[] }>(who, 'accounts.timeline', { id }))
        .items,
    created: async (name: string, who = 'rep') =>
      (await change<{ id: string }>(who, 'accounts.create', { name, despite: true })).id,
  }
}
