import { z } from 'zod'
import { pageOf } from './instance.ts'

/** An account 客户 as it is picked from a list. */
export const AccountView = z.object({ id: z.string(), number: z.string(), name: z.string() })
export type AccountView = z.infer<typeof AccountView>
export const AccountPage = pageOf(AccountView)
