import { z } from 'zod'
import { FieldName, Key } from './names.ts'
import { Rank } from './rank.ts'

export const PersonSource = z.union([
  z.enum(['requester', 'previous-decider']),
  z.strictObject({ field: FieldName }),
])

/** A department by key, the requester's own, or the one a field names. */
export const DepartmentSource = z.union([
  Key,
  z.strictObject({ of: z.literal('requester') }),
  z.strictObject({ field: FieldName }),
])

/** Each department of a list field: a task, or a group, a department. */
const EachDepartment = z.strictObject({ each: FieldName })

/**
 * Who takes part 参与人: each rule yields a set of people; a step's rules are joined to one set of distinct people.
 * Edge rules (the requester found, nobody found, someone departed) belong to the step, not to the rule.
 */
export const ParticipantRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('requester') }),
  /** Direct superior 直属上级, `levels` steps up (1 when left out). */
  z.strictObject({
    rule: z.literal('superior'),
    of: PersonSource,
    levels: z.int().min(1).max(10).optional(),
  }),
  /** Every superior up to a rank, one after the other 逐级. */
  z.strictObject({ rule: z.literal('superiors-up-to'), of: PersonSource, rank: Rank }),
  z.strictObject({
    rule: z.literal('rank'),
    rank: Rank,
    orAbove: z.boolean().optional(),
    department: z.union([DepartmentSource, EachDepartment]).optional(),
    group: z.boolean().optional(),
  }),
  z.strictObject({
    rule: z.literal('head'),
    department: z.union([DepartmentSource, EachDepartment]),
    group: z.boolean().optional(),
  }),
  z.strictObject({ rule: z.literal('account-owner') }),
  z.strictObject({ rule: z.literal('account-team'), role: Key }),
  z.strictObject({ rule: z.literal('named'), people: z.array(z.string().min(1).max(64)).min(1).max(50) }),
  /** Chosen by the requester when submitting. */
  z.strictObject({
    rule: z.literal('chosen'),
    min: z.int().min(1).max(50).optional(),
    max: z.int().min(1).max(50).optional(),
  }),
  /** Whoever decided step X. */
  z.strictObject({ rule: z.literal('decider'), step: Key }),
])
export type ParticipantRule = z.infer<typeof ParticipantRule>
