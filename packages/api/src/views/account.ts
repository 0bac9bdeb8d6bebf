import { z } from 'zod'
import { pageOf } from './instance.ts'

/** An account 客户 as it is picked from a list. */
const AccountView = z.object({ id: z.string(), number: z.string(), name: z.string() })
export const AccountPage = pageOf(AccountView)
