import { ACCOUNT_CATEGORIES, CUSTOMER_TYPES } from '@countersign/accounts/account-classes'
import { CONTACT_LAYERS, CONTACT_ROLES, CONTACT_STANCES } from '@countersign/accounts/buying-centre'
import { ACCOUNT_STANDINGS } from '@countersign/definition/account-standing'
import { Label } from '@countersign/definition/label'
import { z } from 'zod'
import { PersonView } from '../views/person.ts'

const Instant = z.iso.datetime()
export const StandingView = z.enum(ACCOUNT_STANDINGS)
export const AccountId = z.string().min(1).max(64)
export const ProfileView = z.record(z.string(), z.union([z.string(), z.number()]))

export const FiguresView = z.record(z.string(), z.number())

/** A row of the list of accounts 客户. */
export const AccountItem = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  standing: StandingView,
  /** A development programme is open 目标大客户. */
  target: z.boolean(),
  owner: PersonView.nullable(),
  department: Label,
  /** Completeness of the profile in per cent, and the information level reached, 0 to 3. */
  completeness: z.int(),
  level: z.int(),
  openFindings: z.int(),
  customerType: z.enum(CUSTOMER_TYPES).nullable(),
  category: z.enum(ACCOUNT_CATEGORIES).nullable(),
  /** 1 认识 to 5 相知. */
  relationship: z.int().nullable(),
  /** By scheme; null while a figure that its rules ask for is not known. */
  grades: z.object({
    abc: z.string().nullable(),
    value: z.string().nullable(),
    families: z.string().nullable(),
  }),
})

export const ContactView = z.object({
  id: z.uuid(),
  name: z.string(),
  position: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  layer: z.enum(CONTACT_LAYERS).nullable(),
  role: z.enum(CONTACT_ROLES).nullable(),
  stance: z.enum(CONTACT_STANCES).nullable(),
  relationship: z.int().nullable(),
  reportsTo: z.uuid().nullable(),
})

const FindingView = z.object({
  id: z.uuid(),
  kind: z.string(),
  content: z.string(),
  department: z.object({ key: z.string(), name: Label }).nullable(),
  instance: z.uuid().nullable(),
  openedAt: Instant,
  openedBy: PersonView.nullable(),
  closedAt: Instant.nullable(),
  closedBy: PersonView.nullable(),
  closing: z.string().nullable(),
})

const ReportView = z.object({
  instance: z.uuid(),
  fields: z.record(z.string(), z.json()),
  filedAt: Instant,
  filedBy: PersonView.nullable(),
  /** Who unlocked it, when and why; null while it is locked. */
  unlocked: z.object({ by: PersonView, at: Instant, reason: z.string() }).nullable(),
})

/** A risk sheet 客户风险分析表 as it was scored then. */
const RiskSheetView = z.object({
  id: z.uuid(),
  /** The version of the model it was scored by; null where a process scored it by its own. */
  version: z.int().nullable(),
  scores: z.record(z.string(), z.number()),
  total: z.int(),
  band: z.string().nullable(),
  madeAt: Instant,
  madeBy: PersonView.nullable(),
  instance: z.uuid().nullable(),
})

/** An account as its page shows it. */
export const AccountPageView = AccountItem.extend({
  registeredAt: Instant.nullable(),
  profileAt: Instant.nullable(),
  /** Without what is sensitive. */
  profile: ProfileView,
  /** Whether the caller may look at what is sensitive, and which of those fields are filled. */
  sensitive: z.object({ may: z.boolean(), filled: z.array(z.string()) }),
  mayHandOver: z.boolean(),
  mayChangeTeam: z.boolean(),
  figures: FiguresView,
  risk: z.array(RiskSheetView),
  /** The total of the latest worksheet that holds it; null where none does, or an answer is blank. */
  worksheet: z.object({ total: z.int().nullable(), madeAt: Instant }).nullable(),
  /** Others of the same name that the caller sees too. */
  duplicates: z.array(z.object({ id: z.string(), number: z.string(), name: z.string() })),
  /** Numbers and names of those that were merged into it. */
  merged: z.array(z.object({ number: z.string(), name: z.string() })),
  team: z.array(z.object({ role: z.string(), people: z.array(PersonView) })),
  contacts: z.array(ContactView),
  findings: z.array(FindingView),
  reports: z.array(ReportView),
})
export type AccountPageView = z.infer<typeof AccountPageView>
