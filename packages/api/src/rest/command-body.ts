import { FieldName } from '@countersign/definition/names'
import type { Command } from '@countersign/engine/command'
import { z } from 'zod'
import { given } from '../requests/given.ts'
import { Chosen, Fields, FileId, Opinion, PersonId, Reason, Revision } from '../views/input.ts'

const revision = Revision.optional()
const People = z.union([PersonId.transform((id) => [id]), z.array(PersonId).min(1).max(50)])

/** Verbs of the contract that the engine does not offer yet: understood, and refused as such. */
const VERBS_NOT_OFFERED = [
  'add-participant',
  'remove-participant',
  'transfer',
  'delegate',
  'claim',
  'release',
  'take-back',
  'reassign',
  'suspend',
  'resume',
  'terminate',
  'repair',
] as const

/** The body of a command on an instance, by its verb; anything a verb does not take is refused. */
export const CommandBody = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('save-draft'), fields: Fields, revision }),
  z.strictObject({ command: z.literal('discard'), revision }),
  z.strictObject({
    command: z.literal('submit'),
    fields: Fields.optional(),
    chosen: Chosen.optional(),
    revision,
  }),
  z.strictObject({ command: z.literal('withdraw'), reason: Reason.optional(), revision }),
  z.strictObject({ command: z.literal('remind'), revision }),
  z.strictObject({
    command: z.literal('comment'),
    text: Opinion,
    mentions: z.array(PersonId).max(20).optional(),
    revision,
  }),
  z.strictObject({ command: z.literal('cc'), to: People, revision }),
  z.strictObject({
    command: z.literal('attach'),
    field: FieldName,
    files: z.array(FileId).min(1).max(20),
    revision,
  }),
  z.looseObject({ command: z.enum(VERBS_NOT_OFFERED), revision }),
])
export type CommandBody = z.infer<typeof CommandBody>

/** The engine's command for a body; null for a verb that is not offered yet. */
export const commandOf = (body: CommandBody): Command | null => {
  switch (body.command) {
    case 'save-draft':
      return { verb: 'save-draft', fields: body.fields }
    case 'submit':
      return { verb: 'submit', ...given({ fields: body.fields, chosen: body.chosen }) }
    case 'withdraw':
      return { verb: 'withdraw', ...given({ reason: body.reason }) }
    case 'comment':
      return { verb: 'comment', text: body.text, ...given({ mentions: body.mentions }) }
    case 'cc':
      return { verb: 'cc', to: body.to }
    case 'attach':
      return { verb: 'attach', field: body.field, files: body.files }
    case 'discard':
    case 'remind':
      return { verb: body.command }
    default:
      return null
  }
}
