import { completenessOf, informationLevel } from '@countersign/accounts/profile'
import type { z } from 'zod'
import type { Call } from '../context.ts'
import { personView } from '../views/person-view.ts'
import { AccountItem, StandingView } from './account-view.ts'
import { profileOf } from './profile-of.ts'

type Row = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly standing: string
  readonly target: boolean
  readonly owner: string | null
  readonly department: string
  readonly profile: unknown
  readonly openFindings: number
  readonly customerType: string | null
  readonly category: string | null
  readonly relationship: number | null
  readonly grades: z.infer<typeof AccountItem>['grades']
}

/** What a list shows of an account. */
export const accountItem = (
  { organisation }: Pick<Call, 'organisation'>,
  row: Row,
): z.infer<typeof AccountItem> => {
  const profile = profileOf(row.profile)
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    standing: StandingView.parse(row.standing),
    target: row.target,
    owner: row.owner === null ? null : personView(organisation, row.owner),
    department: departmentLabel(organisation, row.department),
    completeness: completenessOf(profile),
    level: informationLevel(profile),
    openFindings: row.openFindings,
    customerType: AccountItem.shape.customerType.catch(null).parse(row.customerType),
    category: AccountItem.shape.category.catch(null).parse(row.category),
    relationship: row.relationship,
    grades: row.grades,
  }
}

/** A department that is no more keeps its key for a name. */
export const departmentLabel = (organisation: Call['organisation'], key: string) =>
  organisation.departments.get(key)?.name ?? { zh: key, en: key }
