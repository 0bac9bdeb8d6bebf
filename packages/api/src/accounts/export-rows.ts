import { accountScope } from '@countersign/access/see-account'
import { FIGURE_NAMES } from '@countersign/accounts/figures'
import { PROFILE_FIELD_NAMES } from '@countersign/accounts/profile-fields'
import { listAccounts, NO_FILTER } from '@countersign/database/list-accounts'
import { z } from 'zod'
import type { Call } from '../context.ts'
import { type Answer, answered } from '../problem/problem.ts'
import { procedureFor, valueFrom } from '../trpc/builder.ts'
import { pageFrom, readCursor } from '../views/cursor.ts'
import { Cursor } from '../views/input.ts'
import { pageOf } from '../views/instance.ts'
import { accountItem } from './account-item.ts'
import { AccountItem, FiguresView, ProfileView } from './account-view.ts'
import { figuresOf } from './figures-of.ts'
import { isSensitive, profileOf } from './profile-of.ts'

const PAGE = 500
const Keys = z.tuple([z.string().max(100)])

/** What stands for a sensitive value in an export; who may see it looks at the account, and that is logged. */
const MASK = '***'

const ExportRow = AccountItem.extend({ profile: ProfileView, figures: FiguresView })

/** A page of the accounts the caller may see, by number, for a sheet: what is sensitive 敏感 is masked, whoever asks. */
const exportRows = async (
  call: Call,
  cursor: string | null | undefined,
): Promise<Answer<{ items: z.infer<typeof ExportRow>[]; next: string | null }>> => {
  const after = readCursor(Keys, cursor)
  if (!after.ok) return after
  const scope = accountScope(call.viewer)
  if (scope === null) return answered({ items: [], next: null })
  const rows = await listAccounts(call.services.runtime.database.pool, {
    ...NO_FILTER,
    person: call.viewer.id,
    scope,
    after: after.value === null ? null : after.value[0],
    limit: PAGE + 1,
  })
  const item = (row: (typeof rows)[number]): z.infer<typeof ExportRow> => ({
    ...accountItem(call, row),
    profile: maskedProfile(row.profile),
    figures: figuresIn(row.figures),
  })
  return answered(pageFrom(rows, PAGE, { item, keys: ({ number }) => [number] }))
}

const maskedProfile = (stored: unknown): z.infer<typeof ProfileView> => {
  const profile = profileOf(stored)
  return Object.fromEntries(
    PROFILE_FIELD_NAMES.flatMap((name) => {
      const value = profile[name]
      return value === undefined ? [] : [[name, isSensitive(name) ? MASK : value]]
    }),
  )
}

const figuresIn = (stored: unknown): z.infer<typeof FiguresView> => {
  const figures = figuresOf(stored)
  return Object.fromEntries(
    FIGURE_NAMES.flatMap((name) => (figures[name] === undefined ? [] : [[name, figures[name]]])),
  )
}

export const exportRowsProcedure = procedureFor('accounts:read')
  .input(z.strictObject({ cursor: Cursor.nullish() }))
  .output(pageOf(ExportRow))
  .query(async ({ ctx, input }) => valueFrom(await exportRows(ctx.call, input.cursor)))
